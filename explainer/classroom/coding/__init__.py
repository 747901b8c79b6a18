"""A report that a class codes itself: findings, form, record, and two readers compared."""
