"""What claims show beside each other: who knew, counted, carried, revised what. Pure."""
