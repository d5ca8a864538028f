"""What a calendar is told: one agreed meeting, or a series of them by the agreement. How files say it: `exchange`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from meetingtui.domain.dates.zones import at_wall_clock

if TYPE_CHECKING:
    from meetingtui.domain.agreement.agreement import Absence
    from meetingtui.domain.between.invitations import Invitation

WEEK = timedelta(days=7)
LONGEST_SERIES = 52 * WEEK
"""How far ahead a series goes when the agreement has no end: who still meets then writes it anew."""


@dataclass(frozen=True)
class Guest:
    """Somebody who is invited by mail."""

    name: str
    """How the person is called."""
    address: str
    """The mail address."""


@dataclass(frozen=True)
class Series:
    """Meetings at one time of day, so many weeks apart; what is said in a zone stays so when its clocks change."""

    first: date
    """The day of the first one, in the zone."""
    clock: time
    """The time of day on the wall clock."""
    zone: str
    """IANA name of the zone."""
    weeks: int
    """From one meeting to the next."""
    count: int
    """How many there are, with those that are left out."""
    away: frozenset[date] = frozenset()
    """The days among them that are left out, because somebody is away."""

    @property
    def days(self) -> list[date]:
        """The day of every meeting, in the zone; with those that are left out."""
        return [self.first + number * self.weeks * WEEK for number in range(self.count)]

    def instant(self, day: date) -> datetime:
        """When the meeting of that day starts, in UTC."""
        return at_wall_clock(day, self.clock, self.zone)


@dataclass(frozen=True)
class CalendarEvent:
    """One event, as every file and address about it says it."""

    invitation: Invitation
    """How calendars know it, when it is and where; whether it is called off."""
    title: str
    """What it is called."""
    agenda: tuple[str, ...]
    """What happens in it, a line each; nothing that anybody typed, because colleagues see calendars."""
    told_at: datetime
    """When the calendar is told, in UTC."""
    guests: tuple[Guest, ...] = ()
    """The organizer and the other one; empty unless both addresses are known."""
    series: Series | None = None
    """The other meetings; None for a single one."""

    @property
    def moved(self) -> bool:
        """Whether a calendar may know it from an earlier file that says something else."""
        return self.invitation.sequence > 0 and self.invitation.cancelled_at is None


def series_from(
    first: date, clock: time, zone: str, weeks: int, absences: Iterable[Absence], runs_until: date | None
) -> Series:
    """The meetings from a day on, up to the end of the agreement or a year ahead, without the days away."""
    last = first + LONGEST_SERIES if runs_until is None else max(first, min(runs_until, first + LONGEST_SERIES))
    series = Series(first, clock, zone, weeks, 1 + (last - first) // (weeks * WEEK))
    absences = list(absences)
    away = frozenset(day for day in series.days if any(absence.covers(day) for absence in absences))
    return Series(first, clock, zone, weeks, series.count, away)
