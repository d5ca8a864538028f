"""Tables that a spreadsheet opens without calculating what somebody typed."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.meeting.contents import Contents
from meetingtui.exchange.data.csv_cells import csv_text, disarmed
from meetingtui.exchange.data.csv_tables import TABLES, table_text
from meetingtui.exchange.material import Material, corrected
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import apart, full_record
from tests.records import held
from tests.strategies import MODEST
from tests.taken_along import amended, full_material, spoiled

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200d=1+1",
    "\u200b\u00ad\ufeff=1+1",
    "\u2066=1+1\u2069",
    "\u200d =1+1",
    " \u200c \u200d\u00a0=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "\ufe661+1",
    "\u208a1",
    "\u22121",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
)


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def table(name: str, material: Material) -> list[dict[str, str]]:
    return read(table_text(name, material))


@pytest.mark.fault(64)
@each("formula", FORMULAS)
def test_what_looks_like_a_formula_gets_an_apostrophe(formula: str) -> None:
    assert disarmed(formula).startswith("'")
    assert disarmed(f"\x00 {formula}")[0] in "'\ufffd"


@each(
    "words",
    ["a = b", "3-4", "mail@example.org", "a;b", 'a; "b"', "a\u200db", "'quoted'", "x | y", "a |-b", "ü 漢", ""],
)
def test_what_is_no_formula_stays_as_it_was_typed(words: str) -> None:
    assert disarmed(words) == words


@pytest.mark.fault(64)
@each(
    "words",
    [
        "a;=1+1",
        "a; =1+1",
        "a;b;-1",
        "a;\u200d=1",
        "a; \u200d =1",
        'a;"=1',
        'a;" \u200d""=1',
        "a;;=1",
        'a;b;"=1;-1',
    ],
)
def test_a_formula_behind_a_semicolon_is_disarmed_too(words: str) -> None:
    assert disarmed(words).replace("'", "") == words
    assert re.search(r""";[\s\u200c\u200d"]*'[=@+-]""", disarmed(words))
    text = csv_text([["x", words, "y"]]).removeprefix('"x",').removesuffix("\r\n")
    for cell in text.split(";")[1:]:
        assert not re.match(r'[\s\u200c\u200d"]*[=@+-]', cell)


def test_several_lines_become_one_so_that_no_line_begins_a_row() -> None:
    assert disarmed("- Offer a date\n=1+1\r\n\r\nlast") == "'- Offer a date / =1+1 / last"
    assert disarmed("one\n=1+1") == "one / =1+1"


def test_control_characters_become_a_visible_sign() -> None:
    assert disarmed("a\x1b[2Jb\u202ec\x00d\ud800") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd"


@pytest.mark.fault(64)
@MODEST
@given(st.lists(st.lists(st.text(max_size=12) | st.integers() | st.none(), min_size=1, max_size=3), max_size=3))
def test_every_cell_is_quoted_on_one_line_and_never_a_formula(rows: list[list[str | int | None]]) -> None:
    text = csv_text(rows)
    text.encode()
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert "\n" not in line
        assert "\r" not in line
        (cells,) = csv.reader([line])
        assert len(cells) == len(row)
        assert line.startswith('"')
        assert line.endswith('"')
        for cell, value in zip(cells, row, strict=True):
            assert isinstance(value, int) or not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.fault(64)
@each("name", TABLES)
@each("formula", FORMULAS)
def test_no_cell_of_a_table_is_a_formula_whatever_was_typed(name: str, formula: str) -> None:
    rows = table(name, spoiled(full_material(), lambda text: f"{formula} {text}"))
    assert rows
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


def test_the_meetings_have_times_with_their_offset_and_minutes_as_numbers() -> None:
    first, full = table("meetings", full_material())
    assert (first["Kind"], full["Meeting"]) == ("first", "12")
    assert (full["Mentee"], full["Mentor"], full["Zone"]) == ("Sam", "Ada", "Europe/Berlin")
    assert (full["Began"], full["Ended"]) == ("2026-11-17T15:00:00+01:00", "2026-11-17T16:02:00+01:00")
    assert (full["Minutes"], full["Minutes planned"], full["Minutes over"]) == ("62", "60", "2")
    assert (full["Minutes of last week"], full["Minutes of the month"]) == ("12", "14")
    assert (first["Minutes of last week"], first["Month review"], full["Month review"]) == ("", "no", "yes")
    assert full["Went well"] == "The review went well. / I asked early."
    assert full["Spoken about"] == "How to say no / Old thing"
    assert full["The week's task"] == "Finish the slides"
    assert full["Next meeting"] == "2026-11-24T15:00:00+01:00"
    assert not any("id" in name.lower().split() for name in full)


def test_the_commitments_say_who_what_and_what_became_of_it() -> None:
    rows = {row["What"]: row for row in table("commitments", full_material())}
    done, new = rows["Introduce Sam to Lin"], rows["Finish the slides"]
    assert (done["Who"], done["Role"], done["State"], done["Said last"]) == ("Ada", "mentor", "done", "Mail is sent")
    assert done["Settled on"] == "2026-11-17"
    assert rows["Read chapter 3"]["In meeting"] == ""
    assert (new["In meeting"], new["Due"], new["The week's task"]) == ("12", "2026-11-24", "yes")
    assert (new["For the goal"], new["State"], new["Settled on"]) == ("Lead a review", "open", "")
    assert rows["Write the slides"]["Times back"] == "2"


def test_the_goals_and_the_doors() -> None:
    goals, (door,) = table("goals", full_material()), table("doors", full_material())
    assert [(goal["Goal"], goal["By"], goal["State"]) for goal in goals] == [
        ("Speak at a meetup", "2026-11-19", "on track"),
        ("Lead a review", "2026-12-17", "on track"),
    ]
    assert (goals[1]["Promises for it"], goals[1]["Of them done"]) == ("1", "0")
    assert (door["Door"], door["Stage"], door["Steps"]) == ("A meetup where Sam could speak", "offered", "1")
    assert (door["Moved last on"], door["Said last"]) == ("2026-11-17", "A list of dates")
    assert door["What came of it"] == ""


def test_corrected_lines_say_what_they_say_now() -> None:
    changes = (amended("answers/went-well", "New"), amended("commitments/c-5/text", "Finish all slides"))
    material = corrected(full_material(records=[full_record(amendments=changes)]))
    (meeting,) = table("meetings", material)
    assert (meeting["Went well"], meeting["The week's task"]) == ("New", "Finish all slides")
    assert meeting["Corrected lines"] == "2"
    assert "Finish all slides" in [row["What"] for row in table("commitments", material)]


def test_corrected_goals_doors_and_notes_stand_in_the_lists_too() -> None:
    changes = (
        amended("new-goals/g-2/text", "Lead two reviews"),
        amended("new-goals/g-2/known-by", "Ada is silent"),
        amended("lookouts/o-2/text", "A small meetup"),
        amended("reviews/c-2/note", "Two thirds"),
    )
    material = corrected(full_material(records=[full_record(amendments=changes)]))
    goal = next(row for row in table("goals", material) if row["Goal"] == "Lead two reviews")
    assert goal["We will know because"] == "Ada is silent"
    assert [row["Door"] for row in table("doors", material)] == ["A small meetup"]
    assert "Two thirds" in [row["Said last"] for row in table("commitments", material)]


@each(
    ("since", "until", "counts"),
    [(None, None, (2, 7, 2, 1)), (date(2026, 11, 17), None, (1, 3, 1, 1)), (None, date(2026, 11, 16), (1, 4, 1, 0))],
)
def test_a_table_can_be_narrowed_to_some_days(
    since: date | None, until: date | None, counts: tuple[int, ...]
) -> None:
    material = replace(full_material(), since=since, until=until)
    assert tuple(len(table(name, material)) for name in TABLES) == counts


@each("name", TABLES)
def test_a_pair_that_has_nothing_yet_has_the_heads_of_its_tables(name: str) -> None:
    text = table_text(name, Material(apart(), TUESDAY.date()))
    assert text.endswith('"\r\n')
    assert text.count("\r\n") == 1


def test_the_same_material_gives_the_same_table() -> None:
    for name in TABLES:
        assert table_text(name, full_material()) == table_text(name, full_material())


def test_half_a_letter_does_not_stop_the_table() -> None:
    record = held(contents=Contents(answers={"went-well": "half \ud800"}))
    table_text("meetings", full_material(records=[record])).encode()
