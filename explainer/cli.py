"""``python -m explainer app | page | site | check | export | source | handouts``."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from explainer import __version__, files

if TYPE_CHECKING:
    from explainer.records.lookalikes import Found

__all__ = ["main"]

MAX_PLACES = 50
"""So many places of the same words are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the process's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names and quotations are not ASCII
    options = _parser().parse_args(arguments)
    if sys.stdout is None and options.run is not _app:
        _give_up("the output is closed; send it somewhere, such as > claims.csv")
        return 1
    try:
        code = int(options.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; that is no fault
        return 0
    except OSError as error:
        where = error.filename or "the output"
        _give_up(str(error) if error.errno is None else f"{where} {files.in_words(error)}")
        return 1
    except ValueError as error:  # LedgerError, FileError: they name their file
        _give_up(str(error))
        return 1
    return code


def _give_up(said: str) -> None:
    """Say why, and leave nothing unwritten that Python would try to write again at the end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            sys.stdout.close()
    with suppress(OSError):
        _complain(said)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m explainer",
        description="The October 2025 clashes and talks between Afghanistan and Pakistan, "
        "every number followed to its sentence.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")

    _add_app(commands.add_parser("app", help="open the explainer in the browser"))

    check = commands.add_parser("check", help="validate all records and print counts")
    check.add_argument("--seeds", type=Path, help="another folder of records")
    check.set_defaults(run=_check)

    _add_exports(commands.add_parser("export", help="write records for other programs"))
    _add_sources(commands.add_parser("source", help="begin the record of one more report"))
    _add_locate(commands.add_parser("address", help="the same as “source locate”"))
    _add_page(commands.add_parser("page", help="write the whole page as one file"))
    _add_site(commands.add_parser("site", help="write page, chapters and handouts into one folder"))
    handouts = commands.add_parser("handouts", help="write lesson plans and sheets to print")
    handouts.add_argument(
        "--folder", type=Path, default=Path("handouts"), metavar="DIR", help="default handouts/"
    )
    handouts.set_defaults(run=_handouts)
    return parser


def _add_app(app: argparse.ArgumentParser) -> None:
    app.add_argument("--port", type=_port, default=8866, metavar="N", help="default 8866; 0: any")
    app.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS",
        help="default 127.0.0.1, this computer only; 0.0.0.0: everybody in the network",
    )  # fmt: skip
    app.add_argument("--room", type=_count, metavar="N", help="no longer needed: no limit")
    app.add_argument("--name", help="name under which a web server passes the page on (DEPLOY.md)")
    app.add_argument("--no-browser", action="store_true", help="only print the address")
    app.set_defaults(run=_app)


def _add_page(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "-o", "--output", type=Path, default=Path("explainer.html"), metavar="FILE",
        help="default explainer.html",
    )  # fmt: skip
    page.set_defaults(run=_page)


def _add_site(site: argparse.ArgumentParser) -> None:
    site.add_argument(
        "-o", "--output", type=Path, default=Path("site"), metavar="DIR", help="default site/"
    )
    site.add_argument(
        "--address", default="", metavar="URL", help="where it will be found, for links to it"
    )
    site.set_defaults(run=_site)


def _add_exports(export: argparse.ArgumentParser) -> None:
    kinds = export.add_subparsers(required=True, metavar="what")
    claims = kinds.add_parser("claims", help="every field of every claim, one claim a line")
    claims.add_argument(
        "--format", choices=["jsonl", "csv"], help="default: as the name of FILE ends, else jsonl"
    )
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
    locate.add_argument("words", help="the words; what only looks the same is found too")
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
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


def _app(options: argparse.Namespace) -> int:
    from explainer.notebook.plotlyjs import compressed_plotly
    from explainer.publish.builds import prepared
    from explainer.serve.command import run_app
    from explainer.serve.safety import host_name

    outside = f"https://{host_name(options.name)}/" if options.name else ""

    def build() -> Path:
        compressed_plotly()  # every page needs it: a damaged file is told now
        return prepared(outside=outside, told=_complain, apart=True)

    if options.room is not None:
        _complain("--room is no longer needed: reading takes no place, so there is no limit")
    return run_app(
        build,
        port=options.port,
        host=options.host,
        name=options.name,
        open_browser=not options.no_browser,
    )


def _check(options: argparse.Namespace) -> int:
    from explainer import paths
    from explainer.records import checks, points, rules, textchecks
    from explainer.records import problems as records_problems
    from explainer.records.loading import read_ledger
    from explainer.serve import installation
    from explainer.words import checking

    folder = paths.texts_folder()
    october, problems = read_ledger(options.seeds)
    ledger = october.whole
    problems += installation.problems()
    problems += checks.cross_record_problems(ledger)
    texts = textchecks.check_texts(ledger, folder)
    problems += texts.problems
    problems += rules.problems(ledger, textchecks.readable_texts(ledger, folder))
    for line in checking.lines(ledger.documents, points.heard(ledger), texts):
        _write(line)
    for line in records_problems.listed(problems):
        _complain(line)
    _write(f"problems: {len(problems)}")
    return 1 if problems else 0


def _export_claims(options: argparse.Namespace) -> int:
    from explainer.publish import claims as publish_claims
    from explainer.records.loading import load_ledger

    rows = publish_claims.claim_rows(load_ledger().whole)
    named = options.output.suffix.lower() if options.output else ""
    as_csv = options.format == "csv" or (options.format is None and named == ".csv")
    lines = publish_claims.to_csv(rows) if as_csv else publish_claims.to_jsonl(rows)
    return _put(lines, options.output)


def _export_jsonld(options: argparse.Namespace) -> int:
    import json

    from explainer.publish import jsonld
    from explainer.records.loading import load_ledger

    made = json.dumps(jsonld.document(load_ledger().whole), ensure_ascii=False, indent=1)
    return _put([made], options.output)


def _export_schema(options: argparse.Namespace) -> int:
    from explainer.publish import reference
    from explainer.records import schemas

    if options.folder is None:
        return _put([schemas.as_text(schemas.schemas()).rstrip()], None)
    for file in (*schemas.write(options.folder), reference.write(options.folder)):
        _write(str(file))
    return 0


def _new_source(options: argparse.Namespace) -> int:
    from explainer.publish import sources
    from explainer.records import texts
    from explainer.records.loading import load_ledger

    file: Path | None = options.output
    key = sources.id_of(file) if file else sources.id_for(options.document.stem)
    text = texts.read(options.document)
    name = options.document.name
    _tell_damage(text, name)
    ring = sources.ring_of(file)
    made = sources.skeleton(text, name, load_ledger(), key=key, title=options.title, ring=ring)
    if file is None:
        return _put([made.rstrip("\n")], None)
    sources.write(made, file)
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


def _address(options: argparse.Namespace) -> int:
    from explainer.records import lookalikes, texts

    text = texts.read(options.text)
    _tell_damage(text, options.text.name)
    found = lookalikes.find(text, options.words)
    exact = [place for place in found if not place.told] or found
    if len(exact) != 1:
        _complain(_not_once(found, text, options))
        return 1
    _write(_address_line(text, exact[0]))
    if exact[0].told:
        _complain(f"these words look the same but are not: {exact[0].told}")
    for other in found:
        if other is not exact[0]:
            _complain(f"line {other.line} has words that look the same: {other.told}")
    return 0


def _tell_damage(text: str, name: str) -> None:
    """Warn of a text that was damaged before it came here: its words are still addressed."""
    from explainer.records import texts

    if damage := texts.damage(text):
        _complain(f"{name} is damaged: {damage}")


def _address_line(text: str, place: Found) -> str:
    fingerprint = hashlib.sha256(text[place.start : place.end].encode()).hexdigest()
    return (
        f"at: {{line: {place.line}, start: {place.start}, end: {place.end}, "
        f"fingerprint: {fingerprint}}}"
    )


def _not_once(occurrences: Sequence[Found], text: str, options: argparse.Namespace) -> str:
    """Where words stand that do not stand in one place: every place, or the nearest line."""
    from explainer.records import lookalikes

    said = f"{options.words!r} occurs {len(occurrences)} times in {options.text}; expected once"
    near = None if occurrences else lookalikes.nearest_line(text, options.words)
    if near:
        return f"{said}. Nearest is line {near[0]}: {near[1]:.120}"
    places = [
        f"line {place.line}: {_address_line(text, place)}{f' ({place.told})' * bool(place.told)}"
        for place in occurrences
    ]
    return "\n".join([said, *places[:MAX_PLACES], *_more(places)])


def _more(places: Sequence[str]) -> list[str]:
    rest = len(places) - MAX_PLACES
    return [f"… and {rest:,} more; give more of the words"] if rest > 0 else []


def _page(options: argparse.Namespace) -> int:
    from explainer.publish import builds

    built = builds.prepared(app=False, told=_complain)
    options.output.write_bytes((built / "explainer.html").read_bytes())
    _write(str(options.output))
    _tell_of_texts()
    return 0


def _site(options: argparse.Namespace) -> int:
    from explainer.publish import builds, site

    outside = options.address and f"{options.address.rstrip('/')}/"
    built = builds.prepared(app=False, outside=outside, told=_complain)
    made = site.write(built, options.output)
    _write(f"{options.output}: {len(made.files)} files; open {options.output / 'index.html'}")
    if made.note:
        _complain(made.note)
    _tell_of_texts()
    return 0


def _tell_of_texts() -> None:
    """Who passes pages on must know when sentences of other people's texts are in them."""
    from explainer import paths

    if paths.texts_folder():
        _complain(
            "EXPLAINER_TEXTS is set, so the cards show sentences of your own copies of the texts. "
            "They belong to their publishers: unset it and make this again before you pass it on."
        )


def _handouts(options: argparse.Namespace) -> int:
    from explainer.classroom.handouts import sheets
    from explainer.records.loading import load_ledger

    made = sheets.write(load_ledger(), options.folder)
    for file in made.files:
        _write(str(file))
    if made.note:
        _complain(made.note)
    return 0
