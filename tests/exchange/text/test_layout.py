from __future__ import annotations

import pytest

from meetingtui.domain.text import drawn
from meetingtui.exchange.text.layout import cells, columns, cut, wrapped


def test_wide_letters_count_twice_and_marks_not_at_all() -> None:
    assert cells("abc") == 3
    assert cells("漢字") == 4
    assert cells("e\u0301") == 1


def test_columns_line_up_whatever_the_script() -> None:
    assert columns([("漢字", "x"), ("Sam", "y")]) == ["漢字  x", "Sam   y"]


@pytest.mark.fault(54)
def test_columns_line_up_and_no_sign_is_parted_whatever_was_typed() -> None:
    typed = ["Sam", "👩\u200d💻", "🇩🇪🇫🇷", "Zoe\u0308", "micro\u00adservices", "שלום", "한글", "👩🏽\u200d🚀" * 9]
    lines = columns([(name, name) for name in typed], width=40)
    for name, line in zip(typed, lines, strict=True):
        seen = drawn(name)
        assert line.startswith(seen), ascii(line)
        gap = len(line) - len(seen) - len(line[len(seen) :].lstrip())
        assert cells(seen) + gap == 20, ascii(line)
        assert cells(line) <= 40
    assert cut("👩\u200d💻" * 4, 7) == "👩\u200d💻👩\u200d💻..."
    assert wrapped("👩\u200d💻" * 4, 5) == ["👩\u200d💻👩\u200d💻"] * 2


def test_numbers_stand_at_the_right() -> None:
    assert columns([("9", "a"), ("10", "b")]) == [" 9  a", "10  b"]


def test_the_last_column_is_cut_to_the_width() -> None:
    assert columns([("Sam", "a long story")], width=12) == ["Sam  a lo..."]
    assert columns([("Sam", "a long story")], width=None) == ["Sam  a long story"]


def test_a_cut_never_splits_a_wide_letter() -> None:
    assert cut("漢字漢字", 6) == "漢..."


def test_no_rows_make_no_lines() -> None:
    assert columns([]) == []


def test_a_pasted_text_keeps_its_levels_and_its_blanks() -> None:
    code = "def f(x):\n    if  x:\n\treturn  1\n- list\n  - inner words that are long"
    assert wrapped(code, 24, "  ") == [
        "  def f(x):",
        "      if  x:",
        "      return  1",
        "  - list",
        "    - inner words that",
        "    are long",
    ]
    assert wrapped(" " * 30 + "far in", 20) == ["far in"]
    assert wrapped("\n\na\n\n  b  \n", 20) == ["a", "", "  b"]


def test_own_line_ends_stay_and_long_lines_are_broken() -> None:
    assert wrapped("one two three\nfour", 9, "  ") == ["  one two", "  three", "  four"]
