"""``python -m explainer app | check | export | source | handouts``."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Sequence
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

    _add_exports(commands.add_parser("export", help="write records for other programs"))
    _add_sources(commands.add_parser("source", help="begin the record of one more report"))
    _add_locate(commands.add_parser("address", help="the same as “source locate”"))

    handouts = commands.add_parser("handouts", help="write lesson plans and sheets to print")
    handouts.add_argument(
        "--folder", type=Path, default=Path("handouts"), metavar="DIR", help="default handouts/"
    )
    handouts.set_defaults(run=_handouts)
    return parser


def _add_exports(export: argparse.ArgumentParser) -> None:
    kinds = export.add_subparsers(required=True, metavar="what")
    claims = kinds.add_parser("claims", help="every field of every claim, one claim a line")
    claims.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
    claims.set_defaults(run=_export_claims)
    linked = kinds.add_parser("jsonld", help="claims and their evidence as linked data")
    linked.set_defaults(run=_export_jsonld)
    for kind in (claims, linked):
        kind.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    schema = kinds.add_parser("schema", help="JSON Schema of each YAML file")
    schema.add_argument("--folder", type=Path, metavar="DIR", help="default: standard output")
    schema.set_defaults(run=_export_schema)


def _add_sources(source: argparse.ArgumentParser) -> None:
    steps = source.add_subparsers(required=True, metavar="step")
    new = steps.add_parser("new", help="write the skeleton of a record from a text")
    new.add_argument("--document", type=Path, required=True, metavar="TEXT", help="the text file")
    new.add_argument("--title", help="the headline")
    new.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="for example seeds/wider/my-report.yaml; default: standard output",
    )
    new.set_defaults(run=_new_source)
    _add_locate(steps.add_parser("locate", help="print the address of words in a text"))


def _add_locate(locate: argparse.ArgumentParser) -> None:
    locate.add_argument("text", type=Path, help="the text file")
    locate.add_argument("words", help="the exact words")
    locate.set_defaults(run=_address)


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


def _export_claims(options: argparse.Namespace) -> int:
    from explainer import claims_table
    from explainer.ledger import LedgerError, load_ledger

    try:
        rows = claims_table.claim_rows(load_ledger())
        lines = (
            claims_table.to_csv(rows) if options.format == "csv" else claims_table.to_jsonl(rows)
        )
        return _put(lines, options.output)
    except (LedgerError, OSError) as error:
        return _give_up(error)


def _export_jsonld(options: argparse.Namespace) -> int:
    import json

    from explainer import jsonld
    from explainer.ledger import LedgerError, load_ledger

    try:
        made = json.dumps(jsonld.document(load_ledger()), ensure_ascii=False, indent=1)
        return _put([made], options.output)
    except (LedgerError, OSError) as error:
        return _give_up(error)


def _export_schema(options: argparse.Namespace) -> int:
    from explainer import reference, schemas

    if options.folder is None:
        return _put([schemas.as_text(schemas.schemas()).rstrip()], None)
    try:
        for file in (*schemas.write(options.folder), reference.write(options.folder)):
            _write(str(file))
    except OSError as error:
        return _give_up(error)
    return 0


def _new_source(options: argparse.Namespace) -> int:
    from explainer import sources
    from explainer.ledger import LedgerError, load_ledger

    file: Path | None = options.output
    try:
        key = sources.id_of(file) if file else sources.id_for(options.document.stem)
        text = sources.text_of(options.document)
        name = options.document.name
        made = sources.skeleton(text, name, load_ledger(), key=key, title=options.title)
        if file is None:
            return _put([made.rstrip("\n")], None)
        sources.write(made, file)
    except (LedgerError, ValueError, OSError) as error:
        return _give_up(error)
    _write(f"{file} is written; open it and fill in what says {sources.TODO}")
    return 0


def _put(lines: Iterable[str], file: Path | None) -> int:
    """Write lines to a file or to standard output, each ended by a line feed on every system."""
    if file is not None:
        with file.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
        return 0
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
    for line in lines:
        _write(line)
    return 0


def _give_up(error: Exception) -> int:
    _complain(str(error))
    return 1


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


def _handouts(options: argparse.Namespace) -> int:
    from explainer import handouts
    from explainer.ledger import LedgerError, load_ledger

    try:
        made = handouts.write(load_ledger(), options.folder)
    except (LedgerError, OSError) as error:
        _complain(str(error))
        return 1
    for file in made.files:
        _write(str(file))
    if made.note:
        _complain(made.note)
    return 0
