"""Lines out of a chat: what is taken off them, and who is found in front."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.domain.dates.parse_when import NotADate
from meetingtui.domain.outline.entered import authored, due_of, lines_of
from meetingtui.domain.people import Role
from tests.builders import pair
from tests.each import each


@each(
    ("line", "words"),
    [
        ("- Write the slides", "Write the slides"),
        ("* Write", "Write"),
        ("\u2022 Write", "Write"),
        ("1. Write", "Write"),
        ("12) Write", "Write"),
        ("[ ] Write", "Write"),
        ("- [x] Write", "Write"),
        ("  Write  ", "Write"),
        ("-5 degrees", "-5 degrees"),
        ("2026 is the year", "2026 is the year"),
        ("3.5 hours", "3.5 hours"),
    ],
)
def test_a_line_loses_its_bullet_number_or_check_box_and_nothing_else(line: str, words: str) -> None:
    assert lines_of(line) == [words]


def test_blank_lines_are_none() -> None:
    assert lines_of("- one\n\n  \n- two\n- \n") == ["one", "two"]


@each(
    ("text", "author", "words"),
    [
        ("Ada: read it", Role.MENTOR, "read it"),
        ("ada: read it", Role.MENTOR, "read it"),
        ("Sam 15:04: write it", Role.MENTEE, "write it"),
        ("Sam 15:04 write it", Role.MENTEE, "write it"),
        ("Ada reads it", None, "Ada reads it"),
        ("Adam: read it", None, "Adam: read it"),
        ("Note: read it", None, "Note: read it"),
        ("Ada:", None, "Ada:"),
    ],
)
def test_a_name_in_front_says_whose_it_is(text: str, author: Role | None, words: str) -> None:
    assert authored(text, pair()) == (author, words)


def test_the_day_of_a_promise_may_be_next_time() -> None:
    today = date(2026, 11, 17)
    for words in ("", "  ", "next time", "By next time"):
        assert due_of(words, today) is None
    assert due_of("by fri", today) == date(2026, 11, 20)
    with pytest.raises(NotADate):
        due_of("when Kim is back", today)
