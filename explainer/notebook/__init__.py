"""The page in a notebook, as widgets."""
