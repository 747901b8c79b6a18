"""What the reader sees drawn: pure functions from analysis results to plotly figures."""
