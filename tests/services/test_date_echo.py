from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from meetingtui.domain.dates.zones import at_wall_clock
from meetingtui.domain.errors import BadInput
from meetingtui.services.date_echo import distance, echo
from meetingtui.services.next_date import same_slot_next
from tests.each import each

BERLIN, LONDON, NEW_YORK = "Europe/Berlin", "Europe/London", "America/New_York"
NOW = datetime(2026, 11, 17, 14, 50, tzinfo=UTC)
"""15:50 in Berlin, a Tuesday."""
NEXT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
"""15:00 in Berlin, a week later."""

CHANGES = [
    (BERLIN, date(2026, 10, 25)),
    (BERLIN, date(2027, 3, 28)),
    (LONDON, date(2026, 10, 25)),
    (LONDON, date(2027, 3, 28)),
    (NEW_YORK, date(2026, 11, 1)),
    (NEW_YORK, date(2027, 3, 14)),
    ("Australia/Lord_Howe", date(2027, 4, 4)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Santiago", date(2027, 4, 4)),
    ("Africa/Casablanca", date(2027, 2, 7)),
    ("Asia/Kolkata", date(2026, 11, 1)),
]


@pytest.mark.fault(58)
@each(("zone", "change"), CHANGES)
@each("clock", [time(9), time(15), time(23, 30)])
def test_the_weekly_slot_keeps_its_wall_clock_over_a_change(zone: str, change: date, clock: time) -> None:
    start = at_wall_clock(change - timedelta(days=10), clock, zone)
    for weeks in range(5):
        slot = same_slot_next(start, zone, weeks).astimezone(ZoneInfo(zone))
        assert (slot.date(), slot.time()) == (change - timedelta(days=10 - 7 * weeks), clock)


@each(("zone", "change"), [pair for pair in CHANGES if pair[0] in {BERLIN, NEW_YORK}])
def test_one_week_is_an_hour_longer_or_shorter_over_a_change(zone: str, change: date) -> None:
    start = at_wall_clock(change - timedelta(days=3), time(15), zone)
    hour = timedelta(hours=1 if change.month > 6 else -1)
    assert same_slot_next(start, zone) - start == timedelta(weeks=1) + hour


@pytest.mark.fault(59)
def test_a_skipped_time_moves_on_once_and_comes_back() -> None:
    start = at_wall_clock(date(2027, 3, 21), time(2, 30), BERLIN)
    slots = [same_slot_next(start, BERLIN, weeks).astimezone(ZoneInfo(BERLIN)).time() for weeks in range(4)]
    assert slots == [time(2, 30), time(3, 30), time(2, 30), time(2, 30)]


def test_a_doubled_time_is_the_first_one_like_everywhere() -> None:
    start = at_wall_clock(date(2026, 10, 18), time(2, 30), BERLIN)
    assert same_slot_next(start, BERLIN) == at_wall_clock(date(2026, 10, 25), time(2, 30), BERLIN)
    assert same_slot_next(start, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.fault(58)
def test_the_zone_decides_and_not_the_offset_of_the_start() -> None:
    start = datetime.fromisoformat("2026-10-20T15:00+02:00")
    slot = same_slot_next(start, BERLIN)
    assert slot == datetime(2026, 10, 27, 14, tzinfo=UTC)
    assert slot.utcoffset() == timedelta()
    assert type(slot) is datetime


def test_a_slot_in_an_unknown_zone_is_refused() -> None:
    with pytest.raises(BadInput):
        same_slot_next(NEXT, "Mars/Base")


@pytest.mark.fault(61)
@each(
    ("zones", "said"),
    [
        ([("Ada", BERLIN), ("Sam", BERLIN)], "Tue 24 Nov 2026, 15:00 Europe/Berlin, in 7 days"),
        (
            [("Ada", BERLIN), ("Sam", LONDON)],
            "Tue 24 Nov 2026, 15:00 Europe/Berlin, for Sam 14:00 London, in 7 days",
        ),
        (
            [("Ada", BERLIN), ("Sam", "Europe/Paris")],
            "Tue 24 Nov 2026, 15:00 Europe/Berlin, in 7 days",
        ),
        (
            [("Ada", NEW_YORK), ("Sam", "Pacific/Auckland")],
            "Tue 24 Nov 2026, 09:00 America/New_York, for Sam Wed 25 Nov 03:00 Auckland, in 7 days",
        ),
        ([], "Tue 24 Nov 2026, 14:00 UTC, in 7 days"),
        (
            [("Ada", "Mars/Base"), ("Sam", BERLIN)],
            "Tue 24 Nov 2026, 14:00 UTC (zone “Mars/Base” unknown), for Sam 15:00 Berlin, in 7 days",
        ),
    ],
)
def test_a_date_is_echoed_in_full_for_both(zones: list[tuple[str, str]], said: str) -> None:
    assert echo(NEXT, zones, NOW) == said


def test_the_echo_of_a_doubled_hour_says_which() -> None:
    for hour, which in ((0, "first"), (1, "second")):
        said = echo(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), [("Ada", BERLIN)], NOW)
        assert said.startswith(f"Sun 25 Oct 2026, 02:30 (the {which} time) Europe/Berlin")


@each(
    ("away", "said"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=40), "in 40 minutes"),
        (timedelta(minutes=59, seconds=50), "in 1 hour"),
        (timedelta(hours=3), "in 3 hours"),
        (timedelta(hours=9), "in 9 hours"),
        (timedelta(hours=20), "tomorrow"),
        (timedelta(hours=32), "tomorrow"),
        (timedelta(hours=33), "in 2 days"),
        (timedelta(days=7, minutes=-50), "in 7 days"),
        (timedelta(days=59), "in 59 days"),
        (timedelta(days=60), "in 2 months"),
        (timedelta(days=95), "in 3 months"),
        (timedelta(days=400), "in 1 year"),
        (-timedelta(minutes=20), "20 minutes ago"),
        (-timedelta(hours=1), "1 hour ago"),
        (-timedelta(days=1), "yesterday"),
        (-timedelta(days=3), "3 days ago"),
        (-timedelta(days=100), "3 months ago"),
    ],
)
def test_a_distance_is_said_in_words(away: timedelta, said: str) -> None:
    assert distance(NOW + away, NOW, BERLIN) == said


def test_days_are_counted_by_the_calendar_of_the_zone() -> None:
    instant = datetime(2026, 11, 18, 10, 30, tzinfo=UTC)
    assert distance(instant, NOW, BERLIN) == "tomorrow"
    assert distance(instant, NOW - timedelta(hours=6), "Pacific/Auckland") == "tomorrow"
    assert distance(instant, NOW, "Asia/Tokyo") == "tomorrow"
    assert distance(instant, NOW, "Pacific/Auckland") == "in 20 hours"
