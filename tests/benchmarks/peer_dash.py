"""The peer with a server: a plain Dash app with one map, one bar chart and one day slider.

Run as ``python peer_dash.py PORT``; needs requirements.txt and nothing of the explainer.
"""

from __future__ import annotations

import sys

from dash import Dash, Input, Output, dcc, html
from peer_charts import figures

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1("One map and one bar chart"),
        dcc.Slider(10, 29, 1, value=29, id="day"),
        dcc.Graph(id="map"),
        dcc.Graph(id="bars"),
    ]
)
app.callback(Output("map", "figure"), Output("bars", "figure"), Input("day", "value"))(figures)

if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
