"""An instant as its day or its time of day, with the city where the two of a pair live by different clocks."""

from __future__ import annotations

from datetime import datetime

from meetingtui.domain.dates.formatting import clock_time, day
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.dates.zones import city, shown_zone
from meetingtui.domain.people import Pair


def day_at(at: datetime, zone: str) -> str:
    """The day of an instant in a zone: `Tue 24 Nov 2026`."""
    return day(local_day(at, zone))


def time_at(at: datetime, zone: str) -> str:
    """The time of an instant in a zone: `16:00`."""
    return clock_time(local(at, zone).time())


def time_said(at: datetime, pair: Pair) -> str:
    """The time of an instant as the pair says it: `16:00`, or `16:00 Berlin` when the other one's clock differs."""
    return " ".join(part for part in (time_at(at, pair.zone), clock_city(at, pair)) if part)


def clock_city(at: datetime, pair: Pair) -> str:
    """The city whose clocks the pair's times mean; empty when the clocks of the two show the same at that instant."""
    shown = {local(at, zone).utcoffset() for zone in (pair.mentor.zone, pair.mentee.zone, pair.zone)}
    if len(shown) == 1:
        return ""
    return city(pair.zone) if shown_zone(pair.zone).known else "UTC"
