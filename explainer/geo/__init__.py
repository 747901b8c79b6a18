"""The map layers, and lengths measured on them."""
