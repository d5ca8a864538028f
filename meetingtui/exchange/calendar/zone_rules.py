"""The rule by which a zone changes its clocks every year, from the last line of its TZif data (RFC 9636, POSIX `TZ`).

What calendars read without doubt is small: one summer time, ahead of standard time, on the same weekday of a month
each year, at an hour of that day. Zones of which more would have to be said have no rule here.
"""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

_NAME = r"(?:<[A-Za-z0-9+-]+>|[A-Za-z]+)"
_TIME = r"[+-]?\d{1,3}(?::\d{2}){0,2}"
_DAY = rf",M(\d{{1,2}})\.([1-5])\.([0-6])(?:/({_TIME}))?"
_FOOTER = re.compile(rf"({_NAME})({_TIME})({_NAME})({_TIME})?{_DAY}{_DAY}")
_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_LAST_WEEK = 5
HOUR = timedelta(hours=1)
FROM_YEAR = 1970
"""The year from which on the rule is said; some calendars read no earlier one."""


@dataclass(frozen=True)
class Observance:
    """Standard or summer time: from when on each year, and how far the clocks are ahead then."""

    name: str
    """Its short name, such as `CEST`."""
    before: timedelta
    """How far the clocks are ahead of UTC before it."""
    ahead: timedelta
    """How far they are ahead of UTC in it."""
    month: int
    """The month in which it begins."""
    week: int
    """In which week of the month, from 1; -1 is the last."""
    weekday: int
    """On which day, 0 is Monday."""
    clock: time
    """At which time of that day, on the clocks of before."""

    @property
    def day_code(self) -> str:
        """Weekday and week as calendars write them: `-1SU`."""
        return f"{self.week}{_DAYS[(self.weekday + 1) % 7]}"

    def begins(self, year: int) -> datetime:
        """When it begins in that year, on the clocks of before; without a zone."""
        if self.week > 0:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.week - 1))
        else:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - self.weekday) % 7)
        return datetime.combine(day, self.clock)


@dataclass(frozen=True)
class ZoneRule:
    """How the clocks of a zone change, every year the same."""

    standard: Observance
    """The time without summer time."""
    summer: Observance
    """Summer time."""

    def ahead(self, at: datetime) -> timedelta:
        """How far the clocks are ahead of UTC at an instant."""
        at = at.astimezone(UTC).replace(tzinfo=None)
        starts, ends = (one.begins(at.year) - one.before for one in (self.summer, self.standard))
        in_summer = starts <= at < ends if starts < ends else not ends <= at < starts
        return self.summer.ahead if in_summer else self.standard.ahead


def rule_of(footer: str) -> ZoneRule | None:
    """The rule that a footer such as `CET-1CEST,M3.5.0,M10.5.0/3` says; None where a calendar could not read it.

    That is so without summer time, where it is behind standard time (Dublin), for hours before or after the day
    (Santiago, Jerusalem, Gaza, Nuuk), and for days that are counted otherwise.
    """
    said = _FOOTER.fullmatch(footer)
    if said is None:
        return None
    name, behind, summer_name, summer_behind, *days = said.groups()
    usual = -_length(behind)
    summer = -_length(summer_behind) if summer_behind else usual + HOUR
    begins, ends = _clock(days[3]), _clock(days[7])
    if summer <= usual or begins is None or ends is None:
        return None
    return ZoneRule(
        Observance(name.strip("<>"), summer, usual, *_day(*days[4:7]), ends),
        Observance(summer_name.strip("<>"), usual, summer, *_day(*days[:3]), begins),
    )


def footer_of(zone: str) -> str:
    """The last line of the zone's data on this machine; empty when there is none."""
    for folder in zoneinfo.TZPATH:
        if (path := Path(folder, zone)).is_file():
            return _last_line(path.read_bytes())
    # Loaded here: few systems are without data of their own.
    from importlib.resources import files

    try:
        # As `zoneinfo` does where the system has no data of its own.
        return _last_line(files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes())
    except (ModuleNotFoundError, OSError):
        return ""


def _last_line(data: bytes) -> str:
    lines = data.split(b"\n")
    return lines[-2].decode("ascii", "replace") if data.startswith(b"TZif") and len(lines) > 2 else ""


def _length(said: str) -> timedelta:
    hours, minutes, seconds = (*map(int, said.lstrip("+-").split(":")), 0, 0)[:3]
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if said.startswith("-") else length


def _clock(said: str | None) -> time | None:
    """The time of a day; None when it is on another day."""
    after = _length(said) if said else 2 * HOUR
    return (datetime.min + after).time() if timedelta() <= after < 24 * HOUR else None


def _day(month: str, week: str, weekday: str) -> tuple[int, int, int]:
    return int(month), -1 if int(week) == _LAST_WEEK else int(week), (int(weekday) - 1) % 7
