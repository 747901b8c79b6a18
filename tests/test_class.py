"""Files of answers that pupils hand in, and the one table that is made of them."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from builders import real_ledger

from explainer.classroom import answerfiles, classtable, lessons
from explainer.classroom.questions.kinds import Caption, ChoiceQuestion
from explainer.cli import main
from explainer.files import FileError
from explainer.page.tables import Keyed
from explainer.records.csvfiles import BOM, csv_line
from explainer.words.quiz import ANSWER_COLUMNS, EXIT_ROW

COUNT = next(c for c in lessons.chapters() if c.name == "The count")
ASKED = list(lessons.asked(COUNT, real_ledger()))
CHOICE = next(q for q in ASKED if isinstance(q, ChoiceQuestion))
CAPTION = next(q for q in ASKED if isinstance(q, Caption))
WRONG = next(o for o in CHOICE.options if o.id != CHOICE.key)
RIGHT = CHOICE.in_words(CHOICE.answer)
ALL = [q for asked in lessons.by_chapter(real_ledger()).values() for q in asked]
HOSTILE = "<script>alert(1)</script>"


def line(code: str, first: str, last: str, *, question=CHOICE, times: str = "2") -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    return (code, COUNT.name, question.prompt, first, "?", last, "?", times, question.id)


def text_of(*lines: tuple[str, ...], head: tuple[str, ...] = ANSWER_COLUMNS) -> str:
    return BOM + "\n".join(csv_line(cells) for cells in (head, *lines)) + "\n"


def cells(table: classtable.Table) -> list[list[str]]:
    return [[c.words if isinstance(c, Keyed) else str(c) for c in row] for row in table.rows]


def test_thirty_files_are_one_table_of_misconceptions(tmp_path: Path) -> None:
    for n in range(30):
        first = WRONG.words if n < 12 else RIGHT
        caption = "At least 500, says UNAMA" if n == 29 else str(CAPTION.answer["words"])
        lines = (
            line(f"c{n:02}", first, RIGHT),
            line(f"c{n:02}", caption, caption, question=CAPTION, times="1"),
            (f"c{n:02}", COUNT.name, EXIT_ROW, "", "", f"Ticket {n}", "", "", ""),
        )
        name = "durand-line-answers.csv"
        (tmp_path / f"pupil {n}").mkdir()  # as a learning platform hands them out
        (tmp_path / f"pupil {n}" / name).write_text(text_of(*lines), encoding="utf-8")
    made = classtable.class_table(tmp_path, ALL)
    assert len(made.handed_in) == 30
    assert made.told == ()
    first, second = cells(made.misconceptions)
    assert first[1:4] == [CHOICE.prompt, WRONG.words, "12"]
    assert first[4].split(", ") == [f"c{n:02}" for n in range(12)]
    assert WRONG.why in first[5]
    assert second[1:5] == [CAPTION.prompt, "At least 500, says UNAMA", "1", "c29"]
    assert "the number of people killed" in second[5]
    by_prompt = {row[1]: row[2:] for row in cells(made.questions)}
    assert by_prompt == {
        CHOICE.prompt: ["30", "18", "30", "2"],
        CAPTION.prompt: ["30", "29", "29", "1"],
    }
    assert len(made.tickets.rows) == 30
    assert len(made.lines) == 90


@pytest.mark.parametrize("cut_by", [1, 2, 12, 25, 33, 41, 49])
def test_the_answer_in_which_a_file_ends_is_left_out_and_told(tmp_path: Path, cut_by: int) -> None:
    whole = text_of(line("a", RIGHT, RIGHT), line("a", "“Half”, a", "The drawing, “580 corners”"))
    (tmp_path / "cut.csv").write_bytes(whole.encode()[:-cut_by])
    (handed,), told = answerfiles.read_folder(tmp_path)
    lasts = [answer.last for answer in handed.answers]
    if cut_by == 1:  # only the end of the line is missing
        assert (lasts, told) == ([RIGHT, "The drawing, “580 corners”"], ())
    elif len(lasts) == 1:
        assert lasts == [RIGHT]
        assert "ends in the middle of a line" in told[0].says
    else:
        assert lasts[1] == "The drawing, “580 corners”"


def test_what_is_cut_within_a_quotation_is_no_answer(tmp_path: Path) -> None:
    whole = text_of(line("a", RIGHT, RIGHT), line("a", "x", "The drawing, with 580 corners"))
    at = whole.encode().index(b"580 c") + 8
    (tmp_path / "cut.csv").write_bytes(whole.encode()[:at])
    (handed,), told = answerfiles.read_folder(tmp_path)
    assert [answer.last for answer in handed.answers] == [RIGHT]
    assert [note.name for note in told] == ["cut.csv"]
    letter = whole.replace("580", "580 “é").encode()
    (tmp_path / "cut.csv").write_bytes(letter[: letter.index("é".encode()) + 1])
    (handed,), told = answerfiles.read_folder(tmp_path)
    assert [answer.last for answer in handed.answers] == [RIGHT]
    assert len(told) == 1


def test_a_file_that_says_yes_of_a_wrong_answer_is_not_believed(tmp_path: Path) -> None:
    cells_ = (
        "x",
        COUNT.name,
        CHOICE.prompt,
        WRONG.words,
        "yes",
        WRONG.words,
        "yes",
        "1",
        CHOICE.id,
    )
    (tmp_path / "a.csv").write_text(text_of(cells_), encoding="utf-8")
    made = classtable.class_table(tmp_path, ALL)
    assert cells(made.questions)[0][2:] == ["1", "0", "0", "1"]


READ = (
    ("excel.csv", text_of(line("e", WRONG.words, RIGHT)).removeprefix(BOM).replace(",", ";")
     .encode("cp1252", "replace"), 1),
    ("unicode.csv", text_of(line("u", "“the second”", RIGHT)).encode("utf-16"), 1),
    ("two.csv", text_of(line("p", RIGHT, RIGHT), line("q", RIGHT, RIGHT)).encode(), 2),
    ("lines.csv", text_of(line("l", "a\nb\u2028c", RIGHT)).encode(), 1),
    ("old.csv", ("Chapter,Question,Answer,Worked out,Times checked\n"
                 + csv_line((COUNT.name, CHOICE.prompt, WRONG.words, "not yet", "1"))).encode(), 1),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "pupils"), READ, ids=[name for name, *_ in READ])
def test_files_of_other_programs_and_versions_are_read(
    tmp_path: Path, name: str, content: bytes, pupils: int
) -> None:
    (tmp_path / name).write_bytes(content)
    read, _ = answerfiles.read_folder(tmp_path)
    assert len(read) == pupils
    assert {one.answers[0].last for one in read} <= {RIGHT, WRONG.words} or name == "excel.csv"


def test_hostile_files_are_named_and_left_out_and_the_others_are_counted(tmp_path: Path) -> None:
    good = text_of(line("good", WRONG.words, RIGHT), ("good", "", "stray words", *[""] * 6))
    (tmp_path / "b.csv").write_text(good, encoding="utf-8")
    (tmp_path / "b (1).csv").write_text(good, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "nul.csv").write_bytes(b"Chapter,Question,Last answer\n\0,\0,\0")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "none.csv").write_text(text_of(), encoding="utf-8")
    (tmp_path / "huge.csv").write_bytes(b"x" * 2_100_000)
    (tmp_path / "long.csv").write_text(
        text_of(("z", "a", "b", "", "", "c" * 200_000, "", "", "")), encoding="utf-8"
    )
    (tmp_path / "bomb.csv").write_text(
        text_of(*[line("bomb", RIGHT, RIGHT)] * 900), encoding="utf-8"
    )
    (tmp_path / "twice.csv").write_text(text_of(line("good", RIGHT, RIGHT)), encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.csv")
    made = classtable.class_table(tmp_path, ALL)
    told = {}
    for one in made.told:
        told.setdefault(one.name, []).append(one.says)  # type: ignore[attr-defined]
    assert {name: len(says) for name, says in told.items()} == dict.fromkeys(
        ("a.pdf", "b.csv", "b (1).csv", "nul.csv", "other.csv", "none.csv", "huge.csv", "long.csv",
         "bomb.csv", "twice.csv", "link.csv", "loop", "pipe.csv"), 1
    ) | ({"b (1).csv": 1})  # fmt: skip
    assert "line 3 is no answer and is left out: good, , stray words" in str(told)
    assert "holds the same as" in str(told)
    assert sorted({one.code for one in made.handed_in}) == ["bomb", "good"]
    assert len(made.lines) == 1 + 1 + 499


def test_two_pupils_without_a_code_may_answer_the_same(tmp_path: Path) -> None:
    """In two folders they are two; in one it is a file that was saved twice."""
    for folder, code in (("one", ""), ("two", ""), ("three", "7b"), ("four", "7b")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text(text_of(line(code, RIGHT, RIGHT)), "utf-8")
    (tmp_path / "one" / "a (1).csv").write_text(text_of(line("", RIGHT, RIGHT)), "utf-8")
    made = classtable.class_table(tmp_path, ALL)
    assert [one.code for one in made.handed_in] == ["7b", "one/a (1).csv", "two/a.csv"]
    told = {one.name: one.says for one in made.told}  # type: ignore[attr-defined]
    assert (
        "neither has a code and they lie in two folders, so both are counted" in told["two/a.csv"]
    )
    assert told["one/a.csv"] == "holds the same as one/a (1).csv, and is left out"
    assert told["three/a.csv"] == "holds the same as four/a.csv, and is left out"


def test_a_code_is_the_same_whatever_blanks_stand_around_it_and_capitals_are_told(
    tmp_path: Path,
) -> None:
    for name, code, first in (
        ("a", "c 01", RIGHT),
        ("b", " c  01 ", WRONG.words),
        ("c", "C 01", "x"),
    ):
        (tmp_path / f"{name}.csv").write_text(text_of(line(code, first, RIGHT)), "utf-8")
    read, told = answerfiles.read_folder(tmp_path)
    assert [one.code for one in read] == ["c 01", "c 01", "C 01"]
    assert [note.says for note in told] == [
        "has the code c 01, as a.csv has: both are counted",
        "has the code C 01, and a.csv has c 01: both are counted, as of two pupils",
    ]


def test_the_table_of_a_class_is_no_file_of_a_pupil(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made again in the folder of the answers, it counts nobody twice."""
    (tmp_path / "a.csv").write_text(text_of(line("7b", WRONG.words, RIGHT)), "utf-8")
    for _ in range(2):
        assert main(["class", str(tmp_path), "-o", str(tmp_path / "class.html")]) == 0
    assert len((tmp_path / "class.csv").read_text("utf-8").splitlines()) == 2
    assert "class.csv is a table of a class that this command made" in capsys.readouterr().err


def test_what_is_no_file_of_answers_is_told_with_what_to_do(tmp_path: Path) -> None:
    fixes = {
        "all.zip": "unpack it",
        "a.xlsx": "save it as CSV",
        "a.pdf": "expected one that “Save my answers as a file” makes",
        "grades.csv": "expected Chapter, Last answer, Question in its first line",
    }
    (tmp_path / "__MACOSX").mkdir()
    for name in (*fixes, ".DS_Store", "desktop.ini", "~$a.csv", "__MACOSX/._a.csv"):
        (tmp_path / name).write_bytes(b"Name,Grade\nAnna,3\n")
    read, told = answerfiles.read_folder(tmp_path)
    assert read == ()
    assert {note.name for note in told} == set(fixes)
    assert all(fixes[note.name] in note.says for note in told)


def test_what_a_pupil_wrote_is_neither_run_nor_markup(tmp_path: Path) -> None:
    lines = (
        line(HOSTILE, f"=cmd{HOSTILE}", "@x"),
        (HOSTILE, COUNT.name, EXIT_ROW, "", "", HOSTILE, "", "", ""),
    )
    (tmp_path / "a.csv").write_text(text_of(*lines), encoding="utf-8")
    page, sheet = classtable.write(classtable.class_table(tmp_path, ALL), tmp_path / "class.html")
    assert HOSTILE not in page.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page.read_text(encoding="utf-8")
    found = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    assert len(found) == 3
    assert not [c for row in found for c in row if c.startswith(("=", "@", "+", "-"))]


@pytest.mark.long
def test_the_command_writes_both_files_and_tells_of_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "a.csv").write_text(text_of(line("7b", WRONG.words, RIGHT)), encoding="utf-8")
    (folder / "notes.docx").write_bytes(b"PK")
    assert main(["class", str(folder), "-o", str(tmp_path / "out.html")]) == 0
    told = capsys.readouterr()
    assert told.out.split() == [str(tmp_path / "out.html"), str(tmp_path / "out.csv")]
    assert "notes.docx is no CSV file" in told.err
    assert main(["class", str(tmp_path / "none")]) == 1
    assert "is no folder" in capsys.readouterr().err
    (folder / "a.csv").unlink()
    assert main(["class", str(folder)]) == 1
    assert "There is no file of answers" in capsys.readouterr().err


def test_a_missing_folder_is_told() -> None:
    with pytest.raises(FileError, match="is no folder"):
        answerfiles.read_folder(Path("/nowhere/at/all"))
