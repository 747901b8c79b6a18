"""Questions for the classroom: what is asked, what is right, and why. Pure.

`kinds` says what a question is and marks an answer; the other modules hold one chapter's
questions each, as functions of the ledger. No key is typed in: a claim that changes either
changes the key or makes the question raise `UnanswerableError`.
"""
