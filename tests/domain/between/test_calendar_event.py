"""The meetings of a series, by the agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.between.calendar_event import series_from
from tests.builders import BERLIN

TUESDAY = date(2026, 3, 17)


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    series = series_from(TUESDAY, time(15), BERLIN, 1, (), date(2026, 4, 1))
    assert list(map(series.instant, series.days)) == [
        datetime(2026, 3, 17, 14, tzinfo=UTC),
        datetime(2026, 3, 24, 14, tzinfo=UTC),
        datetime(2026, 3, 31, 13, tzinfo=UTC),
    ]


def test_it_ends_with_the_agreement_or_after_a_year() -> None:
    assert series_from(TUESDAY, time(15), BERLIN, 2, (), None).days[-1] == date(2027, 3, 16)
    assert series_from(TUESDAY, time(15), BERLIN, 1, (), date(2099, 1, 1)).count == 53
    assert series_from(TUESDAY, time(15), BERLIN, 1, (), date(2026, 1, 1)).days == [TUESDAY]


def test_days_away_are_left_out() -> None:
    away = Absence("a", None, date(2026, 3, 20), date(2026, 4, 1))
    series = series_from(TUESDAY, time(15), BERLIN, 1, iter((away,)), date(2026, 4, 7))
    assert series.away == {date(2026, 3, 24), date(2026, 3, 31)}
    assert series.count == 4
