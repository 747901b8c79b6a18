"""What a worker process does: one job at a time, from its standard input to its standard output.

``python -m explainer.serve.worker [pack …]`` is started by `workers` and by nobody else; the packed
pages are those that readers have. A job is one line of JSON, ``[kind, asked]``; an answer is one
line of JSON, ``{"refused": sentence or null, "bytes": n}``, and then that many bytes. It ends when
its input does, so it never outlives the server.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.serve import narrowing

__all__ = ["JOBS", "work"]

Job = Callable[..., bytes]
NOBODY = "documents=none"
"""The page that shows no claim: it is made in no time."""


def _canonical(asked: str, ledger: Ledger) -> bytes:
    return narrowing.canonical(asked, ledger).encode()


def _report(asked: str, ledger: Ledger) -> bytes:
    from explainer.classroom.coding.reply import answer  # few readers code a report

    return json.dumps(answer(asked, ledger), ensure_ascii=False).encode()


JOBS: dict[str, Job] = {
    "canonical": _canonical,
    "page": narrowing.narrowed_page,
    "beside": narrowing.narrowed_page,
    "report": _report,
}
"""What can be asked; each refuses with a ValueError that is one sentence for the reader. ``beside``
is a page as it is sent to those who have the packed pages."""


def work(
    jobs: BinaryIO,
    answers: BinaryIO,
    ledger: Ledger,
    carried: narrowing.Carried = narrowing.NOTHING,
) -> None:
    """Answer jobs until there are no more; ``beside`` refers to what readers carry."""
    for line in jobs:
        kind, asked = json.loads(line)
        refused, made = None, b""
        try:
            beside = {"carried": carried} if kind == "beside" else {}
            made = JOBS[kind](asked, ledger, **beside)
        except ValueError as fault:
            refused = str(fault)
        answers.write(json.dumps({"refused": refused, "bytes": len(made)}).encode() + b"\n" + made)
        answers.flush()


def main() -> None:
    """Say that the records are read, and work; nothing else is written to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    ledger = load_ledger()
    answers.write(b"ready\n")
    answers.flush()
    narrowing.narrowed_page(NOBODY, ledger)  # what the first page reads is read beforehand
    carried = narrowing.carried_in(Path(file) for file in sys.argv[1:])
    gc.freeze()  # all this stays: it is not looked through again for each page
    work(sys.stdin.buffer, answers, ledger, carried)


if __name__ == "__main__":
    main()
