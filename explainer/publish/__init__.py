"""What leaves the project: the records as CSV, JSON Lines and JSON-LD, and how one is added."""
