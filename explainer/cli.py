"""``python -m explainer app | check | export``."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer import __version__

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the process's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names and quotations are not ASCII
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; that is no fault
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m explainer",
        description="The October 2025 clashes and talks between Afghanistan and Pakistan, "
        "every number followed to its sentence.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")

    app = commands.add_parser("app", help="open the explainer in the browser (Voilà)")
    app.add_argument("--port", type=_port, default=8866, metavar="N", help="default 8866; 0: any")
    app.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="default 127.0.0.1, this computer only; 0.0.0.0: everybody in the network",
    )
    app.add_argument(
        "--room",
        type=_count,
        default=40,
        metavar="N",
        help="readers at the same time, about 100 MB each; default 40, 0: no limit",
    )
    app.add_argument("--name", help="name under which a web server passes the page on (DEPLOY.md)")
    app.add_argument("--no-browser", action="store_true", help="only print the address")
    app.set_defaults(run=_app)

    check = commands.add_parser("check", help="validate all records and print counts")
    check.add_argument("--seeds", type=Path, help="another folder of records")
    check.set_defaults(run=_check)

    export = commands.add_parser("export", help="write records to standard output")
    export.add_argument("what", choices=["claims"], help="what to write")
    export.add_argument("--format", choices=["jsonl", "csv"], default="jsonl", dest="format")
    export.set_defaults(run=_export)

    address = commands.add_parser("address", help="print the address of words in a text")
    address.add_argument("text", type=Path, help="the text file")
    address.add_argument("words", help="the exact words")
    address.set_defaults(run=_address)
    return parser


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is not a port; expected 0 to 65535")
    return int(value)


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise argparse.ArgumentTypeError(
            f"{value!r} is not a number of readers; expected 0 or more"
        )
    return int(value)


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _app(options: argparse.Namespace) -> int:
    from explainer.server import run_app

    return run_app(
        port=options.port,
        host=options.host,
        name=options.name,
        room=options.room,
        open_browser=not options.no_browser,
    )


def _check(options: argparse.Namespace) -> int:
    from explainer import checks, paths
    from explainer.ledger import read_ledger

    try:
        folder = paths.texts_folder()
        ledger, problems = read_ledger(options.seeds)
    except (OSError, ValueError) as error:
        _complain(str(error))
        return 1
    problems += checks.cross_record_problems(ledger)
    texts = checks.check_texts(ledger, folder)
    problems += texts.problems
    five = [d for d in ledger.documents if d.ring == "five"]
    _write(f"documents: {len(five)} of the five, {len(ledger.documents) - len(five)} wider")
    _write(
        f"claims: {len(ledger.claims(ring='five'))} in the five, "
        f"{len(ledger.claims(ring='wider'))} wider"
    )
    _write(f"addresses: {texts.addresses_rechecked} re-checked against the texts")
    _write(
        f"quotations: {texts.quotations_rechecked} re-checked, "
        f"{texts.quotations_not_rechecked} not re-checked"
    )
    for name in texts.texts_missing:
        _write(f"not re-checked: text not present: {name}")
    for problem in problems:
        _complain(str(problem))
    _write(f"problems: {len(problems)}")
    return 1 if problems else 0


def _export(options: argparse.Namespace) -> int:
    from explainer import export
    from explainer.ledger import LedgerError, load_ledger

    try:
        rows = export.claim_rows(load_ledger())
    except (LedgerError, OSError) as error:
        _complain(str(error))
        return 1
    for line in (export.to_csv if options.format == "csv" else export.to_jsonl)(rows):
        _write(line)
    return 0


def _address(options: argparse.Namespace) -> int:
    import hashlib

    try:
        text = options.text.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _complain(f"{options.text} cannot be read as UTF-8 text: {error}")
        return 1
    found = text.count(options.words)
    if found != 1:
        _complain(f"{options.words!r} occurs {found} times in {options.text}; expected once")
        return 1
    start = text.index(options.words)
    line = text.count("\n", 0, start) + 1
    fingerprint = hashlib.sha256(options.words.encode()).hexdigest()
    end = start + len(options.words)
    _write(f"at: {{line: {line}, start: {start}, end: {end}, fingerprint: {fingerprint}}}")
    return 0
