from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.dates.formatting import clock_time
from meetingtui.domain.dates.parse_times import parse_clock_time, time_readings, until_instant
from meetingtui.domain.errors import BadInput
from tests.each import each

NOW = datetime(2026, 11, 17, 14, 50, tzinfo=UTC)
"""15:50 in Berlin."""


@each(
    ("typed", "meant"),
    [
        ("16:00", time(16)),
        (" 16:00 ", time(16)),
        ("4pm", time(16)),
        ("4 PM", time(16)),
        ("4:30 p.m.", time(16, 30)),
        ("at 4pm", time(16)),
        ("@16:15", time(16, 15)),
        ("16", time(16)),
        ("16h", time(16)),
        ("16h30", time(16, 30)),
        ("16.30", time(16, 30)),
        ("1630", time(16, 30)),
        ("2000", time(20)),
        ("16:00:00", time(16)),
        ("\uff11\uff16\uff1a\uff10\uff10", time(16)),
        ("noon", time(12)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("4:30", time(4, 30)),
        ("0", time(0)),
    ],
)
def test_a_clock_time_is_understood(typed: str, meant: time) -> None:
    assert parse_clock_time(typed) == meant


@each(
    "typed",
    [
        *(
            "",
            "soon",
            "25:00",
            "24:00",
            "16:60",
            "13pm",
            "0am",
            "-4",
            "4-5pm",
            "16:0",
            "1663",
            "16:00 CET",
            "99",
            "\u0663",
        ),
        *("16:00" + " " * 60 + "or later", "half past four"),
    ],
)
def test_anything_else_is_no_clock_time(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_clock_time(typed)
    assert refused.value.do


@each(
    ("words", "readings"),
    [
        ("3:00", [time(15), time(3)]),
        ("7.30", [time(19, 30), time(7, 30)]),
        ("at 4", [time(16), time(4)]),
        ("@ 9", [time(9)]),
        ("03:00", [time(3)]),
        ("9:30", [time(9, 30)]),
        ("at 16", [time(16)]),
        ("at 12", [time(12)]),
        ("at 04", [time(4)]),
        ("4", []),
        ("10.12", []),
    ],
)
def test_a_time_that_may_be_in_the_afternoon_has_two_readings(words: str, readings: list[time]) -> None:
    assert list(time_readings(words)) == readings


@given(st.times())
def test_every_time_as_the_program_says_it_is_understood(clock: time) -> None:
    whole = clock.replace(second=0, microsecond=0)
    assert time_readings(clock_time(clock)) == (whole,)


@each(
    ("clock", "now", "instant"),
    [
        (time(16), "2026-11-17T14:50Z", "2026-11-17T15:00Z"),
        (time(23, 59), "2026-11-17T05:00Z", "2026-11-17T22:59Z"),
        (time(0, 15), "2026-11-17T22:30Z", "2026-11-17T23:15Z"),
        (time(3), "2026-10-25T00:10Z", "2026-10-25T02:00Z"),
        (time(2, 30), "2026-10-25T00:10Z", "2026-10-25T00:30Z"),
        (time(2, 30), "2026-10-25T00:40Z", "2026-10-25T01:30Z"),
        (time(2, 30), "2027-03-28T00:40Z", "2027-03-28T01:30Z"),
    ],
)
def test_until_means_the_next_such_time(clock: time, now: str, instant: str) -> None:
    found = until_instant(clock, datetime.fromisoformat(now), "Europe/Berlin")
    assert found == datetime.fromisoformat(instant)
    assert found.tzinfo is UTC


@each("clock", [time(15), time(15, 50), time(4), time(0)])
def test_until_a_time_that_is_over_is_refused(clock: time) -> None:
    with pytest.raises(BadInput, match=r"has passed: it is 15:50 now\."):
        until_instant(clock, NOW, "Europe/Berlin")
