"""Coded estimates: the rows of a reader's own conflict-data file (UCDP GED, Candidate, ACLED).

They are no claims: a coder made each of several reports. They are never among the claims, never
added to them, and no export of the project holds one.
"""
