"""Colours, signs, type and style sheets: the only place with a colour."""
