"""What is drawn: functions from data to plain plotly specs. Pure."""
