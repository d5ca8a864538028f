"""What two people agree on is a time on the wall clock of a zone; the instant follows from it.

Governments change the rules of their clocks. Then the two part, and for a date that is agreed the wall clock holds:
`tue 15:00` stays at 15:00. What a meeting says of itself (when it began, when it ended) holds as an instant.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.dates.zones import at_wall_clock, is_zone
from meetingtui.domain.people import NextMeeting, Pair


def agreed(starts_at: datetime, zone: str, minutes: int, place: str = "") -> NextMeeting:
    """A date as it is agreed now: the instant, and what the clocks of the zone show then."""
    return NextMeeting(starts_at, zone, minutes, place, wall_clock(starts_at, zone))


def wall_clock(at: datetime, zone: str) -> str:
    """What clocks in the zone show at an instant, as it is kept: `2026-11-24T15:00`; empty for an unknown zone."""
    return local(at, zone).replace(tzinfo=None).isoformat(timespec="minutes") if is_zone(zone) else ""


def as_agreed(meeting: NextMeeting) -> NextMeeting:
    """The date at the instant at which the clocks show what was agreed, by the rules that are known now.

    Without a wall clock (agreed with an older version), or where the zone is not known here, the instant holds.
    """
    said = _read(meeting.wall_clock)
    if said is None or not is_zone(meeting.zone) or wall_clock(meeting.starts_at, meeting.zone) == meeting.wall_clock:
        return meeting
    return replace(meeting, starts_at=at_wall_clock(said.date(), said.time(), meeting.zone))


def with_date_as_agreed(pair: Pair) -> Pair:
    """The pair with its next date at the instant that holds."""
    if pair.next_meeting is None:
        return pair
    meeting = as_agreed(pair.next_meeting)
    return pair if meeting is pair.next_meeting else replace(pair, next_meeting=meeting)


def next_day(pair: Pair) -> date | None:
    """The day of the pair's next meeting, in its zone; None when none is agreed."""
    return local_day(pair.next_meeting.starts_at, pair.zone) if pair.next_meeting else None


def _read(words: str) -> datetime | None:
    try:
        said = datetime.fromisoformat(words)
    except ValueError:
        return None
    return said if said.tzinfo is None else None
