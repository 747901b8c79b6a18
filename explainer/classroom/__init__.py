"""For those who teach: chapters, questions, a report of one’s own, sheets to print."""
