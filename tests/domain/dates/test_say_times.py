from __future__ import annotations

from datetime import UTC, datetime

from meetingtui.domain.dates.say_times import clock_city, time_said
from meetingtui.domain.people import Person
from tests.builders import BERLIN, LONDON, pair
from tests.each import each
from tests.fakes import TUESDAY

NEW_YORK = "America/New_York"


def test_one_clock_needs_no_city() -> None:
    assert time_said(TUESDAY, pair()) == "15:00"
    assert time_said(TUESDAY, pair(mentor=Person("Ada", "Europe/Paris"))) == "15:00"


@each(("zone", "said"), [(BERLIN, "15:00 Berlin"), (LONDON, "14:00 London"), ("Mars/Base", "14:00 UTC")])
def test_two_clocks_need_the_city_of_the_one_that_is_meant(zone: str, said: str) -> None:
    apart = pair(mentor=Person("Ada", NEW_YORK), mentee=Person("Sam", zone), zone=zone)
    assert time_said(TUESDAY, apart) == said


def test_the_day_decides_because_clocks_change_on_different_days() -> None:
    cairo = pair(mentor=Person("Ada", "Africa/Cairo"))
    assert clock_city(datetime(2026, 7, 1, 12, tzinfo=UTC), cairo) == "Berlin"
    johannesburg = pair(mentor=Person("Ada", "Africa/Johannesburg"))
    assert clock_city(datetime(2026, 7, 1, 12, tzinfo=UTC), johannesburg) == ""
    assert clock_city(TUESDAY, johannesburg) == "Berlin"
