from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.text import clean, one_line
from tests.strategies import MODEST

ANYTHING = st.text(st.characters(), max_size=40)
"""Halves of characters included: they come in through a terminal or a file."""


@pytest.mark.parametrize(
    "text", ["", "plain", "[/] [@click=app.quit]", "two\nlines\tand a tab", "é ü 会 👩‍💻 שלום", "می‌خواهم"]
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) is text


@pytest.mark.fault(52, 53)
@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u2029", "\ud800"],
)
def test_what_could_steer_a_terminal_or_hide_becomes_a_visible_sign(sign: str) -> None:
    assert clean(f"a{sign}b") == "a\ufffdb"
    assert clean(f"a{sign}b", replacement="?") == "a?b"


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.fault(52)
@MODEST
@given(ANYTHING)
def test_clean_text_steers_nothing_can_be_written_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert clean(cleaned) is cleaned


@MODEST
@given(ANYTHING)
def test_one_line_is_one_clean_line_without_needless_blanks(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip() == " ".join(line.split())
    assert clean(line) == line
