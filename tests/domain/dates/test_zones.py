from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest

from meetingtui.domain.dates.zones import (
    at_wall_clock,
    city,
    clock_note,
    is_zone,
    nearest,
    shown_zone,
    zone,
    zone_meant,
)
from meetingtui.domain.errors import BadInput
from tests.each import each


def test_every_place_of_the_database_is_a_zone() -> None:
    assert {name for name in available_timezones() if not is_zone(name)} <= {"Factory", "localtime"}


@each(
    "name",
    [
        *("", "None", "Mars/Base", "europe/berlin", "Europe", "/etc/passwd", "../UTC", "a\0b", "x" * 5000, "\ud800"),
        *("localtime", "posixrules", "Factory", "CET-1CEST", "UTC ", "Europe/Berlin\n", "zone.tab", "tzdata.zi"),
    ],
)
def test_nothing_else_is_a_zone(name: str) -> None:
    assert not is_zone(name)
    with pytest.raises(BadInput):
        zone(name)


@pytest.mark.fault(60)
@each(
    ("typed", "meant"),
    [
        ("berlin", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"),
        ("europe/london", "Europe/London"),
        ("new york", "America/New_York"),
        ("America/Buenos Aires", "America/Buenos_Aires"),
    ],
)
def test_an_unknown_zone_is_answered_with_the_nearest_names(typed: str, meant: str) -> None:
    with pytest.raises(BadInput) as refused:
        zone(typed)
    assert meant in refused.value.do
    assert typed in refused.value.happened


@each(
    ("typed", "meant"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        (" Lisbon ", "Europe/Lisbon"),
        ("new  york", "America/New_York"),
        ("NEW_YORK", "America/New_York"),
        ("utc", None),  # `UTC` and `Etc/UTC`
        ("GMT+3", "Etc/GMT-3"),
        ("utc -03:00", "Etc/GMT+3"),
        ("Etc/GMT+3", "Etc/GMT+3"),
        ("UTC+15", None),
        ("buenos aires", None),  # two names
        ("Lisbn", None),
        ("Europe", None),
        ("factory", None),
        ("", None),
    ],
)
def test_a_city_means_the_only_zone_of_its_name(typed: str, meant: str | None) -> None:
    assert zone_meant(typed) == meant


def test_a_zone_that_looks_like_nothing_is_answered_with_the_form() -> None:
    assert nearest("qqqqqq") == []
    with pytest.raises(BadInput) as refused:
        zone("qqqqqq\x1b]0;")
    assert refused.value.do == "Write it like Europe/Berlin or America/New_York."
    assert "\x1b" not in refused.value.happened


@pytest.mark.fault(63)
def test_a_stored_zone_that_is_gone_is_shown_in_utc_and_marked() -> None:
    lost = shown_zone("Mars/Base")
    assert (lost.tz, lost.known, lost.label) == (UTC, False, "UTC (zone “Mars/Base” unknown)")
    assert shown_zone("").label == "UTC"
    there = shown_zone("Europe/Berlin")
    assert (there.known, there.label) == (True, "Europe/Berlin")


@pytest.mark.fault(60)
def test_a_zone_of_hours_is_said_as_people_count_them() -> None:
    now = datetime(2026, 11, 17, 12, tzinfo=UTC)
    for hours in (*range(-12, 0), *range(1, 15)):
        name = f"Etc/GMT{-hours:+}"
        shown = shown_zone(name)
        assert shown.label == city(name) == f"UTC{hours:+}"
        assert now.astimezone(shown.tz).utcoffset() == timedelta(hours=hours)
    assert (city("Etc/UTC"), city("Etc/GMT"), shown_zone("Etc/GMT0").label) == ("UTC", "GMT", "Etc/GMT0")
    with pytest.raises(BadInput, match="not a time zone") as refused:
        zone("GMT+3")
    assert "Etc/GMT-3" in refused.value.do


def test_people_read_the_city() -> None:
    assert [city(name) for name in ("America/New_York", "America/Argentina/Buenos_Aires", "UTC")] == [
        "New York",
        "Buenos Aires",
        "UTC",
    ]


@pytest.mark.fault(59)
@each(
    ("name", "day", "clock", "instant", "note"),
    [
        ("Europe/Berlin", date(2026, 11, 24), time(15), "2026-11-24T14:00+00:00", ""),
        ("Europe/Berlin", date(2026, 10, 25), time(1, 59), "2026-10-24T23:59+00:00", ""),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30+00:00", "twice"),
        ("Europe/Berlin", date(2026, 10, 25), time(3), "2026-10-25T02:00+00:00", ""),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 30), "2027-03-28T01:30+00:00", "this means 03:30"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30+00:00", "twice"),
        ("America/New_York", date(2027, 3, 14), time(2, 15), "2027-03-14T07:15+00:00", "this means 03:15"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:45+00:00", "this means 02:45"),
        ("Asia/Kolkata", date(2027, 3, 28), time(2, 30), "2027-03-27T21:00+00:00", ""),
    ],
)
def test_a_wall_clock_time_is_one_instant_even_when_the_clocks_change(
    name: str, day: date, clock: time, instant: str, note: str
) -> None:
    assert at_wall_clock(day, clock, name) == datetime.fromisoformat(instant)
    assert at_wall_clock(day, clock, name).tzinfo is UTC
    said = clock_note(day, clock, name)
    assert note in said
    assert bool(said) is bool(note)


def test_the_second_of_two_equal_times_can_be_had() -> None:
    first, second = (
        at_wall_clock(date(2026, 10, 25), time(2, 30), "Europe/Berlin", second=second) for second in (False, True)
    )
    assert second - first == timedelta(hours=1)
