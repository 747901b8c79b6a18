"""What the app says: to a reader whom it cannot answer, and in its window to who serves."""

from __future__ import annotations

__all__ = [
    "BY_STATUS",
    "CUT_OFF",
    "ELSEWHERE",
    "ENDED",
    "NOT_MADE",
    "NOT_STARTED",
    "NO_CELLS",
    "NO_PICTURE",
    "OUTSIDE",
    "START_AGAIN",
    "STOPPED",
    "UNREADABLE",
    "cannot_listen",
    "choice_not_understood",
    "for_the_room",
    "no_host",
    "no_port",
    "no_source",
    "port_in_use",
    "too_few_files",
    "uneven_row",
]

BY_STATUS = {
    400: "That request was not understood.",
    403: "The explainer does not answer under this name; see --name in DEPLOY.md.",
    404: "There is no such page.",
    405: "This address can be read, and nothing else.",
    413: "That is more than the explainer takes at one time.",
    414: "This address is longer than the explainer reads; try it without what follows its “?”.",
    415: "A report of one’s own is sent as JSON.",
    431: "The browser sends more with this address, such as cookies, than the explainer reads.",
    500: "The page could not be made.",
    503: "The explainer has more to do than it can just now. Try again in a few seconds.",
}
ELSEWHERE = "The explainer works for its own pages only, not for those of another site."
STOPPED = "This could not be worked out just now. What is on the page can still be read."
UNREADABLE = (
    "The records could not be read, so nothing is shown. Run “python -m explainer check” to see "
    "what is wrong with them."
)
NOT_MADE = (
    "The pages could not be made, so nothing is shown. The reason stands in the window in which "
    "the explainer was started."
)
ENDED = "the pages could not be made: the process that makes them was ended"


def choice_not_understood(why: str) -> str:
    """That a choice was not understood, with what follows a colon."""
    return f"This choice was not understood{why}"


# ---- in the window of who serves ----------------------------------------------------------------

NOT_STARTED = "a worker process could not be started"


def for_the_room(address: str) -> str:
    """Under which address others can visit, and what that means."""
    return (
        f"for the room: {address}\n"
        "Everybody in your network can now open the explainer, without a password and without "
        "encryption. They cannot run code here or read other files. On the open internet, put it "
        "behind a web server: see DEPLOY.md.\n"
    )


def no_host(given: str) -> str:
    """That a name is none."""
    return f"{given!r} is not the name of a host"


def no_port(port: int) -> str:
    """That a port is none."""
    return f"port {port} does not exist; expected 0 (any) to 65535"


def port_in_use(port: int, free: int, command: str) -> str:
    """That a port is taken, and the command with the next free one."""
    return f"port {port} is in use; the next free port is {free}: {command}"


def cannot_listen(host: str, port: int, why: str | None) -> str:
    """That a port cannot be had for another reason."""
    return f"cannot listen on {host}, port {port}: {why}"


def too_few_files(there: int, needed: int) -> str:
    """That too few files may be open to serve a class."""
    return (
        f"only {there} files may be open at the same time; expected at least {needed}. Allow more "
        "with “ulimit -n 1024” and start again"
    )


# ---- of a file that is damaged: what follows its name --------------------------------------------

START_AGAIN = "remove the folder and start again"
OUTSIDE = "lies outside of the site"
CUT_OFF = "is cut off or damaged"
NO_CELLS = "cells is missing or empty"
NO_PICTURE = "is cut off or no PNG"


def uneven_row(row: int, cells: int, columns: int) -> str:
    """That a row of a table has more or fewer cells than its head."""
    return f"row {row} has {cells} cells and the head {columns}"


def no_source(cell: int) -> str:
    """That a cell of a notebook has no text."""
    return f"cell {cell}: source is missing or no text"
