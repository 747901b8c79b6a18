"""The views of the page: each a figure with its caption and its table twin. Pure."""
