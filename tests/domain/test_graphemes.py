"""What a reader takes for one letter is never parted, and is as wide as the screens take it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from meetingtui.domain.graphemes import first_letters, letters, quoted, shortened, width

ONE_LETTER = [
    "a",
    "e\u0301",
    "o\u0302\u0323",
    "会",
    "한",
    "\u1112\u1161\u11ab",
    "👩\u200d💻",
    "👩\u200d👩\u200d👧\u200d👦",
    "🏳\ufe0f\u200d🌈",
    "👍🏽",
    "👩🏽\u200d🚀",
    "🇩🇪",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "ש\u05c1\u05b8",
    "م\u200c",
    "कि",
    "ก\u0e34",
    "x\ufe0e",
]


@pytest.mark.fault(54)
def test_no_letter_is_parted() -> None:
    for letter in ONE_LETTER:
        assert list(letters(f"{letter}{letter}-b")) == [letter, letter, "-", "b"], ascii(letter)
        assert [first_letters(f"ab{letter}cd", limit) for limit in range(2, 2 + len(letter))] == ["ab"] * len(letter)
        assert first_letters(f"ab{letter}cd", 2 + len(letter)) == f"ab{letter}"


@pytest.mark.fault(54)
def test_a_letter_is_as_wide_as_the_screens_take_it() -> None:
    for letter in ONE_LETTER:
        if letter not in ("👍🏽", "👩🏽\u200d🚀", "1\ufe0f\u20e3"):
            assert width(letter) == cell_len(letter), ascii(letter)


def test_three_flags_are_three_letters() -> None:
    assert list(letters("🇩🇪🇫🇷🇮🇹")) == ["🇩🇪", "🇫🇷", "🇮🇹"]
    assert list(letters("a\nb\tc")) == ["a", "\n", "b", "\t", "c"]
    assert list(letters("")) == []


def test_a_text_is_shortened_with_a_mark() -> None:
    assert shortened("a short one", 11) == "a short one"
    assert shortened("one that is longer", 11) == "one that..."
    assert shortened("👩\u200d💻" * 4, 10) == "👩\u200d💻👩\u200d💻..."


def test_what_is_quoted_is_short_and_on_one_line() -> None:
    assert quoted("a\nb") == "“a b”"
    assert quoted("x" * 50) == "“" + "x" * 40 + "”"
