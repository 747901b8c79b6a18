"""``python -m explainer app | page | site | check | export | source | handouts | class | lab``.

`main` reads what is asked for; what a class needs is in `classroom`, new reports are in `sourcing`.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from explainer import __version__, files
from explainer.cli.classroom import add_class, add_handouts, add_lab, add_questions, lab
from explainer.cli.sourcing import add_locate, add_sources
from explainer.cli.telling import complain, put, write

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the process's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names and quotations are not ASCII
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    if rest and options.run is not lab:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
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
        complain(said)


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
    add_sources(commands.add_parser("source", help="begin the record of one more report"))
    add_locate(commands.add_parser("address", help="the same as “source locate”"))
    _add_page(commands.add_parser("page", help="write the whole page as one file"))
    _add_site(commands.add_parser("site", help="write page, chapters and handouts into one folder"))
    add_class(commands.add_parser("class", help="the answers of a class in one table"))
    add_handouts(commands.add_parser("handouts", help="write lesson plans and sheets to print"))
    add_lab(commands.add_parser("lab", help="open the chapters in JupyterLab"))
    return parser


def _add_app(app: argparse.ArgumentParser) -> None:
    app.add_argument("--port", type=_port, default=8866, metavar="N", help="default 8866; 0: any")
    app.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS",
        help="default 127.0.0.1, this computer only; 0.0.0.0: everybody in the network",
    )  # fmt: skip
    app.add_argument("--room", type=_count, metavar="N", help=argparse.SUPPRESS)  # of 0.1.0
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
    add_questions(kinds.add_parser("questions", help="all questions for a learning platform"))
    schema = kinds.add_parser("schema", help="JSON Schema of each YAML file")
    schema.add_argument("--folder", type=Path, metavar="DIR", help="default: standard output")
    schema.set_defaults(run=_export_schema)


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


def _app(options: argparse.Namespace) -> int:
    from explainer.notebook.plotlyjs import compressed_plotly
    from explainer.publish.builds import prepared
    from explainer.serve.command import run_app
    from explainer.serve.safety import host_name

    outside = f"https://{host_name(options.name)}/" if options.name else ""

    def build() -> Path:
        compressed_plotly()  # every page needs it: a damaged file is told now
        return prepared(outside=outside, told=complain, apart=True)

    if options.room is not None:
        complain("--room is no longer needed: reading takes no place, so there is no limit")
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
        write(line)
    for line in records_problems.listed(problems):
        complain(line)
    write(f"problems: {len(problems)}")
    return 1 if problems else 0


def _export_claims(options: argparse.Namespace) -> int:
    from explainer.publish import claims as publish_claims
    from explainer.records.loading import load_ledger

    rows = publish_claims.claim_rows(load_ledger().whole)
    named = options.output.suffix.lower() if options.output else ""
    as_csv = options.format == "csv" or (options.format is None and named == ".csv")
    lines = publish_claims.to_csv(rows) if as_csv else publish_claims.to_jsonl(rows)
    return put(lines, options.output)


def _export_jsonld(options: argparse.Namespace) -> int:
    import json

    from explainer.publish import jsonld
    from explainer.records.loading import load_ledger

    made = json.dumps(jsonld.document(load_ledger().whole), ensure_ascii=False, indent=1)
    return put([made], options.output)


def _export_schema(options: argparse.Namespace) -> int:
    from explainer.publish import reference
    from explainer.records import schemas

    if options.folder is None:
        return put([schemas.as_text(schemas.schemas()).rstrip()], None)
    for file in (*schemas.write(options.folder), reference.write(options.folder)):
        write(str(file))
    return 0


def _page(options: argparse.Namespace) -> int:
    from explainer.publish import builds

    built = builds.prepared(app=False, told=complain)
    options.output.write_bytes((built / "explainer.html").read_bytes())
    write(str(options.output))
    _tell_of_texts()
    return 0


def _site(options: argparse.Namespace) -> int:
    from explainer.publish import builds, site

    outside = options.address and f"{options.address.rstrip('/')}/"
    built = builds.prepared(app=False, outside=outside, told=complain)
    made = site.write(built, options.output)
    write(f"{options.output}: {len(made.files)} files; open {options.output / 'index.html'}")
    if made.note:
        complain(made.note)
    _tell_of_texts()
    return 0


def _tell_of_texts() -> None:
    """Who passes pages on must know when sentences of other people's texts are in them."""
    from explainer import paths

    if paths.texts_folder():
        complain(
            "EXPLAINER_TEXTS is set, so the cards show sentences of your own copies of the texts. "
            "They belong to their publishers: unset it and make this again before you pass it on."
        )
