# ruff: noqa: RUF001 - letters that look like others are what is tested
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.text import clean, drawn, one_line
from tests.each import each
from tests.strategies import MODEST

ENGLAND, SCOTLAND = (
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in letters) + "\U000e007f"
    for letters in ("gbeng", "gbsct")
)
ANYTHING = st.text(st.characters(), max_size=40)
"""Halves of characters included: they come in through a terminal or a file."""


@each(
    "text",
    [
        "",
        "plain",
        "[/] [@click=app.quit]",
        "two\nlines\tand a tab",
        "é ü 会 👩‍💻 שלום",
        "می‌خواهم",
        "micro\u00adservices",
        "a\u200bb\u2060c\ufeffd",
        f"{ENGLAND} and {SCOTLAND}",
        "\u2067שלום\u2069 and \u202bשלום\u202c",
        "a \u2066b \u202ec\u202c d\u2069 e",
        "left\u200e right\u200f",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) is text


@pytest.mark.fault(52, 53)
@each(
    "sign",
    ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u202a", "\u202c", "\u2066", "\u2069", "\ud800"],
)
def test_what_could_steer_a_terminal_becomes_a_visible_sign(sign: str) -> None:
    assert clean(f"a{sign}b") == "a\ufffdb"
    assert clean(f"a{sign}b", replacement="?") == "a?b"


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("a\r\nb\rc\nd\u2028e\u2029f\vg\fh\x85i") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


@pytest.mark.fault(53)
def test_a_change_of_direction_stays_only_if_it_is_ended_in_its_line() -> None:
    for typed, kept in {
        "a\u202eb\nc\u202cd": "a\ufffdb\nc\ufffdd",
        "\u2067a\u202eb\u2069c": "\u2067a\ufffdb\u2069c",
        "\u202ea\u2066b\u202cc\u2069d": "\ufffda\u2066b\ufffdc\u2069d",
        "\u202ea\u2066b\u2069c\u202cd": "\u202ea\u2066b\u2069c\u202cd",
    }.items():
        assert clean(typed) == kept
        assert clean(kept) is kept


@pytest.mark.fault(53)
def test_what_no_reader_sees_takes_no_place_in_a_line() -> None:
    for kept, shown in {
        "micro\u00adservices": "microservices",
        "a\u200bb\u2060c\ufeffd": "abcd",
        f"{ENGLAND}!": f"{ENGLAND}!",
        "loose\U000e0067 letters\U000e007f": "loose letters",
        "\u2067שלום\u2069": "שלום",
        "👩\u200d💻": "👩\u200d💻",
        "می\u200cخواهم": "می\u200cخواهم",
        "\u200d\u200da \u200db": "a b",
        "\x1bx": "\ufffdx",
    }.items():
        assert drawn(kept) == shown


@pytest.mark.fault(52)
@MODEST
@given(ANYTHING)
def test_clean_text_steers_nothing_can_be_written_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert clean(cleaned) is cleaned
    assert drawn(drawn(text)) == drawn(text) == clean(drawn(text))


@MODEST
@given(ANYTHING)
def test_one_line_is_one_clean_line_without_needless_blanks(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip() == " ".join(line.split())
    assert clean(line) == line
