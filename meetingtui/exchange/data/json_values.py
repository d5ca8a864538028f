"""How instants, days and lengths of time stand in the JSON for programs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import overload

from meetingtui.domain.dates.zone_time import local


@overload
def instant_text(at: datetime, zone: str) -> str: ...
@overload
def instant_text(at: datetime | None, zone: str) -> str | None: ...
def instant_text(at: datetime | None, zone: str) -> str | None:
    """An instant as local time with its offset; None stays None."""
    return local(at, zone).isoformat(timespec="seconds") if at else None


@overload
def day_text(day: date) -> str: ...
@overload
def day_text(day: date | None) -> str | None: ...
def day_text(day: date | None) -> str | None:
    """A day; None stays None."""
    return day.isoformat() if day else None


def whole_seconds(length: timedelta) -> int:
    """A length of time in whole seconds."""
    return round(length.total_seconds())
