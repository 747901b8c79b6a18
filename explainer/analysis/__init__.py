"""What claims show beside each other: known, counted, carried, revised, covered. Pure; nothing is worded."""
