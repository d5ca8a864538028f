"""Names for files: they stay in their folder, whatever somebody typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.people import Person
from meetingtui.exchange.file_names import different, meeting_names, name_of, pair_name
from tests import builders
from tests.builders import BERLIN
from tests.each import each
from tests.meetings import full_record
from tests.records import held
from tests.strategies import MODEST

NASTY = (
    "../../etc/passwd",
    "..",
    ".",
    "/",
    "~",
    "-rf",
    "--force",
    ".hidden",
    "a/b\\c",
    "C:\\con",
    "CON",
    "nul",
    "com1",
    "LPT9",
    "a\x00b",
    "a\nb\rc",
    "a\x1b]0;x\x07",
    "\u202egnp.exe",
    "*?<>|\":'`$(x)",
    "n" * 500,
    "名" * 200,
    "e\u0301" * 90,
    " . ",
    "",
    "\ud800",
    "con.txt",
    "\uff0e\uff0e\uff0f",
)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def assert_safe(name: str) -> None:
    assert re.fullmatch(r"[^\W_](?:[\w-]*\w)?", name), name
    assert len(name.encode()) <= 200
    assert not RESERVED.fullmatch(name)


@pytest.mark.fault(66)
@each("words", NASTY, ids=range(len(NASTY)))
def test_a_nasty_name_becomes_a_plain_one(words: str) -> None:
    assert_safe(name_of(words))
    person = Person(words, BERLIN)
    assert len(f"{pair_name(builders.pair(mentor=person, mentee=person))}-commitments-2.csv".encode()) <= 200


@pytest.mark.fault(66)
@MODEST
@given(st.text(max_size=300))
def test_no_words_lead_out_of_the_folder(words: str) -> None:
    name = name_of(words)
    assert not name.startswith(("-", "."))
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert 0 < len(name.encode()) <= 200
    assert not RESERVED.fullmatch(name)


@each(
    ("words", "name"),
    [
        ("Ada", "ada"),
        ("Jean  Luc", "jean-luc"),
        ("Zoé", "zoé"),
        ("会議", "会議"),
        ("हिन्दी", "हिन्दी"),
        ("Weiß", "weiss"),
    ],
)
def test_letters_of_every_script_stay(words: str, name: str) -> None:
    assert name_of(words) == name


def test_a_pair_and_its_meetings_have_names_that_stay() -> None:
    assert pair_name(builders.pair()) == "sam-and-ada"
    assert meeting_names([full_record()]) == ["2026-11-17-meeting-12"]


def test_two_meetings_of_one_number_and_day_get_two_names() -> None:
    twice = [held(id="a", number=3), held(id="b", number=3)]
    assert meeting_names(twice) == ["2026-11-17-meeting-3", "2026-11-17-meeting-3-2"]
    assert different(["a", "a-2", "a", "a"]) == ["a", "a-2", "a-3", "a-4"]
