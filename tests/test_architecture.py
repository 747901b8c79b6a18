"""Rules about the code itself: what may import what, where colours are, how long a module is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

MAX_MODULE_LINES = 400
MAX_CODE_LINES = 40
"""Of a function: its docstring, comments and blank lines do not count."""
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
LIVE = {"plotly", "ipywidgets", "IPython", "anywidget", "voila", "geopandas"}
MEASURING = {"geopandas", "pyogrio", "pyproj", "shapely"}
SLOW_CHECKERS = {"nbformat", "jsonschema"}

HEX = r"(?<![&\w])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])"
FUNCTION = r"\b(?:rgba?|hsla?|hwb|oklab|oklch)\((?!\))"
NAMED = (
    r"(?:colou?r|fill|stroke|background)[\"']?\s*[:=]\s*[\"']?"
    r"(?:black|white|gr[ae]y|red|green|blue|orange|yellow|purple|brown|pink)\b"
)
COLOUR = re.compile(f"{HEX}|{FUNCTION}|{NAMED}")

MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:root|home|work|tmp)(?:/|(?=[\s\"'`)]|$))", re.M)
REGISTRY = re.compile(
    r"--(?:extra-)?index-url|\bhttps?://[^\s\"]+/(?:simple|packages)/|^registry *=|"
    r"\bpypi\.org|pythonhosted\.org|registry\.npmjs|conda\.anaconda\.org|deb\.debian\.org",
    re.M,
)


def _text(path: Path) -> str | None:
    """The text of a file, or None for a picture or another file without text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _matches(pattern: re.Pattern[str], path: Path, project: Path) -> Iterator[str]:
    for number, line in enumerate((_text(path) or "").splitlines(), start=1):
        if found := pattern.search(line):
            yield f"{path.relative_to(project)}:{number}: {found[0]!r}"


def _modules_loaded_by(statement: str, folder: Path) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def sources(tracked: tuple[Path, ...], project: Path) -> tuple[Path, ...]:
    """The Python files of the package and of the maps' maker."""
    folders = (project / "explainer", project / "geo")
    return tuple(
        path
        for path in tracked
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in folders)
    )


# --- imports ----------------------------------------------------------------------------


def test_import_explainer_is_light(tmp_path: Path) -> None:
    loaded = _modules_loaded_by("import explainer", tmp_path)
    assert "explainer" in loaded
    assert not loaded & (LIVE | MEASURING)


@pytest.mark.long
def test_import_page_loads_no_geography_and_no_notebook_machinery(tmp_path: Path) -> None:
    loaded = _modules_loaded_by("import explainer.page", tmp_path)
    assert not loaded & (MEASURING | SLOW_CHECKERS | {"IPython", "ipywidgets"})


@pytest.mark.long
def test_data_flows_one_way(project: Path) -> None:
    code = "from importlinter.cli import lint_imports; exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


DOORS = {"explainer/__init__.py": "what notebooks ask for is imported when they ask"}
"""Modules that import by name, which no contract can see, and why."""
BY_NAME = re.compile(r"\bimport_module\(|\b__import__\(|\brun_module\(")


FRONT_IMPORT = re.compile(r"^(?:import|export)\b[^;]*?\bfrom \"(\.[\w./]+\.js)\"", re.M)


@pytest.fixture(scope="module")
def front_imports(project: Path) -> dict[Path, set[Path]]:
    """By each script of the front end those that it takes something from."""
    files = list((project / "explainer" / "front" / "src").rglob("*.js"))
    taken = {
        file: {(file.parent / to).resolve() for to in FRONT_IMPORT.findall(file.read_text("utf-8"))}
        for file in files
    }
    assert len(taken) > 50
    assert sum(map(len, taken.values())) > 150
    return taken


def test_the_front_end_has_no_circle(front_imports: dict[Path, set[Path]]) -> None:
    order = list(TopologicalSorter(front_imports).static_order())  # CycleError names the circle
    assert set(order) == front_imports.keys()


def test_the_front_end_has_the_rooms_of_its_picture_and_no_arrow_upwards(
    project: Path, front_imports: dict[Path, set[Path]]
) -> None:
    told = (project / "ARCHITECTURE.md").read_text(encoding="utf-8")
    picture = told.split("## The front end")[1].split("```")[1]
    below = {
        room: set(targets.split(" & ")) if targets else set()
        for room, targets in re.findall(r'^ *(\w+)\[".*?"\](?: --> (.*))?$', picture, re.M)
    }
    for room in TopologicalSorter(below).static_order():
        below[room] |= {deeper for one in below[room] for deeper in below[one]}
    assert {file.parent.name for file in front_imports} == below.keys()
    wrong = [
        f"{file.name} takes {taken.name}"
        for file, used in front_imports.items()
        for taken in used
        if taken.parent != file.parent and taken.parent.name not in below[file.parent.name]
    ]
    assert wrong == []


def test_nothing_is_imported_past_the_contracts(sources: tuple[Path, ...], project: Path) -> None:
    found = {
        path.relative_to(project).as_posix()
        for path in sources
        if BY_NAME.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(DOORS)


# --- colours ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "#fff",
        "#0072B2",
        "#0072b280",
        "rgb(0, 0, 0)",
        "rgba({r},1,1,0.5)",
        "hsl(10 20% 30%)",
        "color='white'",
        "fill: red;",
        '"background": "grey"',
    ],
)
def test_colour_codes_are_recognised(code: str) -> None:
    assert COLOUR.search(f"x {code} y")


@pytest.mark.parametrize(
    "text",
    [
        "&#8217;",
        "# 123",
        "#explainer-map",
        "see #1",
        "color: currentColor",
        "`rgb()`",
        "{# x #}",
        "fill: none",
        "coloured white",
    ],
)
def test_other_text_is_not_taken_for_a_colour(text: str) -> None:
    assert not COLOUR.search(text)


@pytest.mark.long
def test_colours_are_only_in_theme(tracked: tuple[Path, ...], project: Path) -> None:
    package, theme = project / "explainer", project / "explainer" / "theme"
    searched = [
        path
        for path in tracked
        if (path.suffix == ".css" or not path.is_relative_to(theme))
        and (path.is_relative_to(package) or path.is_relative_to(project / "notebooks"))
    ]
    found = [match for path in searched for match in _matches(COLOUR, path, project)]
    assert not found, "colours belong in explainer/theme/:\n" + "\n".join(found)


# --- size and names ---------------------------------------------------------------------


LOOK_UP = re.compile(r"\bledger\.(?:(?:actors|groups|events|places)\[|document_of\()")
NOT_OF_A_CLAIM = {
    "explainer/page/panels.py": "places that are measured, whatever claims name",
    "explainer/classroom/chapters.py": "places that are measured, whatever claims name",
    "explainer/classroom/questions/the_line.py": "the towns of a question",
}
"""Modules that look an id up that stands in no claim, and whose it is."""


def test_nothing_above_the_records_looks_up_what_a_claim_names(
    sources: tuple[Path, ...], project: Path
) -> None:
    """A claim holds its speaker, document, event, places and group (design, section 3)."""
    names = {
        path: path.relative_to(project).as_posix()
        for path in sources
        if not path.is_relative_to(project / "explainer" / "records")
    }
    found = {name for path, name in names.items() if LOOK_UP.search(path.read_text("utf-8"))}
    assert found == set(NOT_OF_A_CLAIM)


ABOVE_THE_RECORDS = (
    "analysis", "words", "figures", "page", "notebook", "classroom", "publish", "serve"
)  # fmt: skip
TAKE_THE_LEDGER = {
    "analysis": 13, "classroom": 75, "notebook": 3, "page": 40, "publish": 8, "serve": 5
}  # fmt: skip
"""At most so many functions of a room ask for what no claim names: a list of all there are."""
NAME_THEIR_OWN = {
    "explainer/classroom/chapters.py": "the towns that a chapter measures",
    "explainer/classroom/questions/start_here.py": "the claims that a question is about",
    "explainer/classroom/questions/the_count.py": "the claims that a question is about",
    "explainer/classroom/questions/the_coverage.py": "the pages that a question is about",
    "explainer/classroom/questions/the_line.py": "the claim and the towns of a question",
    "explainer/classroom/questions/the_sequence.py": "the claims that a question is about",
    "explainer/classroom/questions/the_words.py": "the claims that a question is about",
    "explainer/page/panels.py": "the places that are measured",
}
"""Modules of functions that only look ids up: those that stand in the module itself."""
ONE_RECORD = {"claim", "document_of", "body_of"}
"""What a ledger tells of one id."""


@dataclass
class Taker:
    """A function that takes the ledger, and what it does with it."""

    where: str
    name: str
    lists: set[str] = field(default_factory=set)
    one: set[str] = field(default_factory=set)
    hands_to: set[str] = field(default_factory=set)


def _called(function: ast.expr) -> str:
    """The name of what is called; of a table's entry, the table's."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=table):
            return _called(table)
        case _:
            return ""


def _taker(where: str, name: str, function: ast.AST) -> Taker:
    """What a function does with its ledger: reads lists, looks one record up, hands it on."""
    taker = Taker(where, name)
    above = {child: node for node in ast.walk(function) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(function):
        if not (isinstance(node, ast.Name) and node.id == "ledger"):
            continue
        used = above[node]
        while isinstance(used, ast.keyword | ast.Starred):
            used = above[used]
        if isinstance(used, ast.Call):
            taker.hands_to.add(_called(used.func))
        elif not isinstance(used, ast.Attribute):
            taker.lists.add("all of it")
        else:
            _note(taker, used, above[used])
    return taker


def _note(taker: Taker, asked: ast.Attribute, around: ast.AST) -> None:
    """Whether `ledger.<asked>` is a list that is read, or where one id is looked up."""
    by_id = (
        asked.attr in ONE_RECORD
        or (isinstance(around, ast.Subscript) and around.value is asked)
        or (isinstance(around, ast.Attribute) and around.attr == "get")
        or isinstance(around, ast.Compare)
    )
    (taker.one if by_id else taker.lists).add(asked.attr)


def _takers(modules: Iterable[tuple[str, str]]) -> list[Taker]:
    """All functions of modules (path and text) that take the ledger; a class by its name."""
    found = []
    for where, text in modules:
        tree = ast.parse(text)
        inside = {id(m): c.name for c in ast.walk(tree) if isinstance(c, ast.ClassDef)
                  for m in c.body}  # fmt: skip
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            args = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            if any(arg.arg == "ledger" for arg in args):
                name = getattr(node, "name", "lambda")
                name = inside.get(id(node), name) if name == "__init__" else name
                found.append(_taker(where, name, node))
    return found


def _only_look_up(takers: list[Taker]) -> list[Taker]:
    """Those that read no list of the ledger, and hand it to nobody who does."""
    reads = {"replace", "JOBS"} | {taker.name for taker in takers if taker.lists}
    while more := {t.name for t in takers if t.name not in reads and t.hands_to & reads}:
        reads |= more
    return [t for t in takers if not t.lists and not t.hands_to & reads]


@pytest.fixture(scope="module")
def takers(sources: tuple[Path, ...], project: Path) -> list[Taker]:
    """The functions above the records that take the ledger."""
    return _takers(
        (path.relative_to(project).as_posix(), path.read_text(encoding="utf-8"))
        for path in sources
        if path.relative_to(project).parts[1] in ABOVE_THE_RECORDS
    )


@pytest.mark.long
def test_words_and_figures_take_no_ledger_and_other_rooms_no_more_than_they_did(
    takers: list[Taker],
) -> None:
    """Who looks up what a claim names is to read the claim: see the test above."""
    taking = Counter(taker.where.split("/")[1] for taker in takers)
    more = {room: n for room, n in taking.items() if n > TAKE_THE_LEDGER.get(room, 0)}
    assert not more, f"let them take claims, or parts of the ledger: {more}, {TAKE_THE_LEDGER}"


@pytest.mark.long
def test_who_takes_the_ledger_reads_a_list_of_it_or_hands_it_to_one_that_does(
    takers: list[Taker],
) -> None:
    """But for questions, tables and drawings that name their own records in their module."""
    only = {taker.where for taker in _only_look_up(takers)}
    private = [t for t in _only_look_up(takers) if t.name.startswith("_")]
    assert only == set(NAME_THEIR_OWN)
    assert not private, f"give them the record: {private}"


def test_a_helper_that_reads_one_list_is_given_that_list(takers: list[Taker]) -> None:
    found = [
        f"{taker.where}: {taker.name} reads {', '.join(taker.lists)}"
        for taker in takers
        if taker.name.startswith("_") and not taker.hands_to and len(taker.lists | taker.one) == 1
    ]
    assert not found, "\n".join(found)


def test_what_is_done_with_a_ledger_is_told_apart() -> None:
    module = """
def a(ledger): return ledger.claim("x").says
def b(ledger): return [c for c in ledger.claims()]
def c(ledger): return b(ledger)
def d(ledger, key): return ledger.actors[key] if key in ledger.actors else a(ledger)
class E:
    def __init__(self, ledger): self.ledger = ledger
def f(ledger): return E(ledger=ledger)
"""
    assert {taker.name for taker in _only_look_up(_takers([("m.py", module)]))} == {"a", "d"}


def test_modules_are_short(sources: tuple[Path, ...], project: Path) -> None:
    lengths = {
        str(path.relative_to(project)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources
    }
    long = {name: lines for name, lines in lengths.items() if lines > MAX_MODULE_LINES}
    assert not long, f"at most {MAX_MODULE_LINES} lines a module; split by what they are about"


def _code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """The lines of a function without its docstring, comments and blank lines."""
    doc = function.body[0] if ast.get_docstring(function) else None
    told = range(doc.lineno, (doc.end_lineno or doc.lineno) + 1) if doc else ()
    numbers = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    code = (lines[n - 1].strip() for n in numbers if n not in told)
    return sum(bool(line) and not line.startswith("#") for line in code)


@pytest.mark.long
def test_functions_are_short(sources: tuple[Path, ...], project: Path) -> None:
    long = [
        f"{path.relative_to(project)}:{node.lineno}: {node.name} has {length} lines of code"
        for path in sources
        for text in [path.read_text(encoding="utf-8")]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _code_lines(node, text.splitlines())) > MAX_CODE_LINES
    ]
    assert not long, "\n".join(long)


def test_no_module_has_a_name_that_says_nothing(tracked: tuple[Path, ...], project: Path) -> None:
    vague = [
        path.relative_to(project)
        for path in tracked
        if path.suffix == ".py" and VAGUE_NAMES.intersection({path.stem, path.parent.name})
    ]
    assert not vague


WRITTEN_AND_BOUND = {"Claim", "Location", "Part"}
"""One thing in two forms: as it is written in seeds/ (claims, counts), and resolved (bound)."""
TYPE_NAME = re.compile(r"[A-Z]+[a-z]\w*")


@pytest.mark.long
def test_a_name_of_a_type_means_one_thing(written: dict[Path, str], project: Path) -> None:
    """A reader need not open the import line to know which of two is meant."""
    homes: dict[str, list[str]] = {}
    for path, text in written.items():
        if path.suffix == ".py":
            for name in filter(TYPE_NAME.fullmatch, _defined(text)):
                homes.setdefault(name, []).append(str(path.relative_to(project)))
    shared = {name: paths for name, paths in homes.items() if len(paths) > 1}
    forms = {name: paths for name, paths in shared.items() if name in WRITTEN_AND_BOUND}
    assert {*forms} == WRITTEN_AND_BOUND
    assert all("explainer/records/bound.py" in paths for paths in forms.values())
    assert shared == forms


# --- what nobody uses -------------------------------------------------------------------


OF_OTHERS = {
    "anchor-link": "nbconvert, beside each heading",
    "dataframe": "pandas, of its tables",
    "jp-MarkdownOutput": "JupyterLab, around prose",
    "main-svg": "Plotly",
}
"""Classes that our style sheets name and others give, and who gives them."""
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
GIVEN = re.compile(r"([\w-]+-)(?:\$\{|\{\{)")
"""A class whose last part is filled in."""


@pytest.fixture(scope="module")
def written(tracked: tuple[Path, ...], project: Path) -> dict[Path, str]:
    """What is written by hand in the package, the maps' maker and the notebooks, but no sheets."""
    ends = {".py", ".j2", ".js", ".ts", ".ipynb"}
    return {
        path: path.read_text(encoding="utf-8")
        for path in tracked
        if path.suffix in ends
        and path.relative_to(project).parts[0] in {"explainer", "geo", "notebooks"}
        and not {"built", "tests"} & {*path.parts}
    }


def _defined(module: str) -> Iterator[str]:
    """The functions, classes and constants at the top of a module."""
    for node in ast.parse(module).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _unused(written: dict[Path, str]) -> set[str]:
    """Names that only their own definition and a list of what is public hold."""
    code = {p: _code(text) if p.suffix == ".py" else text for p, text in written.items()}
    words = Counter(word for text in code.values() for word in re.findall(r"\w+", text))
    return {
        name
        for path, text in written.items()
        if path.suffix == ".py"
        for name in _defined(text)
        if not name.startswith("__") and words[name] - code[path].count(f"'{name}'") <= 1
    }


def _code(module: str) -> str:
    """A module without comments and docstrings, in which names are ordinary words."""
    tree = ast.parse(module)
    for node in ast.walk(tree):
        for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if isinstance(body, list):
                body[:] = [
                    one
                    for one in body
                    if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
                ] or [ast.Pass()]
    return ast.unparse(tree)


@pytest.mark.long
def test_every_name_is_used(written: dict[Path, str]) -> None:
    assert _unused(written) == {"documentation"}, "a test holds seeds/wordings.md to that one"


@pytest.mark.long
def test_what_a_script_hands_out_another_one_takes(project: Path) -> None:
    front = project / "explainer" / "front"
    scripts = {f: f.read_text("utf-8") for f in (front / "src").rglob("*.js")}
    tests = [*(front / "tests").glob("*.js"), *(project / "tests").glob("*.mjs")]
    takers = scripts | {file: file.read_text("utf-8") for file in tests}
    handed = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", re.M)
    alone = {
        f"{file.name}: {name}"
        for file, text in scripts.items()
        for name in handed.findall(text)
        if not any(re.search(rf"\b{name}\b", t) for f, t in takers.items() if f != file)
    }
    assert alone == set()


def test_a_name_that_only_its_module_tells_of_is_found() -> None:
    module = '__all__ = ["one", "two"]\ndef one(): ...\ndef two(): return one()\nTHREE = 3\n'
    assert _unused({Path("module.py"): module}) == {"two", "THREE"}


@pytest.mark.long
def test_every_class_of_a_style_sheet_is_given(
    tracked: tuple[Path, ...], written: dict[Path, str]
) -> None:
    words = "\n".join(written.values())
    given = {*re.findall(r"[\w-]+", words)}
    begun = {*GIVEN.findall(words)}
    asked = {
        name
        for path in tracked
        if path.suffix == ".css"
        for rule in re.findall(
            r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        )
        for name in CLASS.findall(rule)
    }
    filled_in = {
        name
        for name in asked
        for start in begun
        if name.startswith(start) and name.removeprefix(start) in given
    }
    assert asked - given - filled_in == set(OF_OTHERS) - given


# --- what must not be in the repository -------------------------------------------------


def test_no_path_of_one_machine(tracked: tuple[Path, ...], project: Path) -> None:
    found = [match for path in tracked for match in _matches(MACHINE_PATH, path, project)]
    assert not found, "\n".join(found)


@pytest.mark.long
def test_no_address_of_a_package_registry(tracked: tuple[Path, ...], project: Path) -> None:
    found = [match for path in tracked for match in _matches(REGISTRY, path, project)]
    assert not found, "\n".join(found)
