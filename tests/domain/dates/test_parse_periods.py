"""Stretches of time as a person types them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.dates.parse_periods import first_day, last_day, since_day
from meetingtui.domain.errors import BadInput
from tests.each import each

TODAY = date(2026, 11, 17)


@each(
    ("typed", "first", "last"),
    [
        ("2026-03-24", date(2026, 3, 24), date(2026, 3, 24)),
        (" 2026-3-4 ", date(2026, 3, 4), date(2026, 3, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_has_a_first_and_a_last_day(typed: str, first: date, last: date) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


@each(
    ("typed", "day"),
    [
        ("90d", date(2026, 8, 19)),
        ("6W", date(2026, 10, 6)),
        ("3m", date(2026, 8, 19)),
        ("1y", date(2025, 11, 17)),
        ("0d", TODAY),
        ("99999y", date.min),
        ("2026-03", date(2026, 3, 1)),
    ],
)
def test_a_stretch_goes_back_from_today(typed: str, day: date) -> None:
    assert since_day(typed, TODAY) == day


@each("typed", ["", "soon", "2026-00", "2026-13", "2026-02-30", "0000", "26-03", "24.3.2026"])
def test_anything_else_is_refused_with_the_forms(typed: str) -> None:
    for read in (first_day, last_day, lambda text: since_day(text, TODAY)):
        with pytest.raises(BadInput, match="not a day") as error:
            read(typed)
        assert "2026-03-24" in error.value.do


@given(st.text(max_size=12))
def test_no_text_breaks_it(typed: str) -> None:
    try:
        assert first_day(typed) <= last_day(typed)
    except BadInput:
        return
