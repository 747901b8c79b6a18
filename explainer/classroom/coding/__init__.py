"""A report that a class codes itself: what is found in a line, the form, the record, two readers."""
