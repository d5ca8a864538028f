"""Which courtesy is due: thanks, a kind second message, a sign of life. It follows from what happened, day by day.

A courtesy is due from a day on, and for a while; then it is let go of, because nothing here nags. What was said of it
(`courtesies.py`) takes it off the list, or puts it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from meetingtui.domain.between.contacts import NUDGED_WITHIN, Advice, Silence
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.later_months import months_after
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.web_addresses import short_address

if TYPE_CHECKING:
    # To know what is due takes none of what a meeting is made of: a prompt asks for it.
    from meetingtui.domain.between.link_marks import LinkMark
    from meetingtui.domain.between.links import Link
    from meetingtui.domain.record.record import MeetingSummary

THANKS_STAY = timedelta(days=3)
"""How long thanks may come late and still be thanks."""
UPDATE_STAYS = timedelta(days=30)
"""How long an update is looked for, unless the next one is due before."""
_WEEK = timedelta(days=7)
_UPDATES = (("1w", "a week"), ("1m", "a month"), ("3m", "three months"), ("6m", "half a year"), ("1y", "a year"))
_MONTHS = {"1m": 1, "3m": 3, "6m": 6, "1y": 12}


class CourtesyKind(StrEnum):
    """What is due."""

    THANKS_MEETING = "thanks-meeting"
    THANKS_LINK = "thanks-link"
    TAKEAWAY = "takeaway"
    NUDGE = "nudge"
    UPDATE = "update"


@dataclass(frozen=True)
class DueCourtesy:
    """One courtesy, with the stretch of days in which it is looked for."""

    key: str
    """What it is known by; the same for the same thing on every day."""
    kind: CourtesyKind
    """What it is."""
    due: date
    """The first day, in the pair's zone."""
    until: date
    """The last day; later nobody is reminded of it."""
    title: str
    """What to do: `Thank Ada for your meeting`."""
    why: str
    """What it follows from: `You met on Tue 17 Nov; within a day is best.`"""
    begin: date | None = None
    """The day from which an update tells; None for what is no update."""
    about: str = ""
    """The address of the link that it is about; empty where it is about something else."""
    since: str = ""
    """How long the wrap-up is over, in words; empty for what is no update."""


@dataclass(frozen=True)
class Happened:
    """What courtesies follow from."""

    pair: Pair
    """The two."""
    last_meeting: MeetingSummary | None = None
    """The last one that was held; None before the first."""
    silence: Silence | None = None
    """Messages without an answer; None when there are none."""
    links: Sequence[Link] = ()
    """Those that were given between meetings; thanks for the others are in those for the meeting."""
    link_marks: Sequence[LinkMark] = ()
    """What was done with links."""


def courtesies_of(happened: Happened) -> list[DueCourtesy]:
    """Every courtesy that follows from what happened, past and coming ones too, by the day from which it is due."""
    found = [*_thanks(happened), *_for_links(happened), *_takeaways(happened), *_nudge(happened), *_updates(happened)]
    return sorted(found, key=lambda one: (one.due, one.key))


def due_courtesies(happened: Happened, said: Iterable[Courtesy], today: date) -> list[DueCourtesy]:
    """What is due on a day, the oldest first.

    Args:
        happened: What it follows from.
        said: What was said of courtesies so far; of several with one key the last holds.
        today: The day, in the pair's zone.
    """
    answers = last_said(said)
    due = (_put_off(one, answers.get(one.key)) for one in courtesies_of(happened))
    return [one for one in due if one is not None and one.due <= today <= one.until]


def last_said(said: Iterable[Courtesy]) -> dict[str, Courtesy]:
    """What holds of each courtesy, by its key."""
    return {one.key: one for one in sorted(said, key=lambda one: one.at)}


def _put_off(one: DueCourtesy, answer: Courtesy | None) -> DueCourtesy | None:
    """The courtesy on the day to which it was put off; None when it was done."""
    if answer is None or (answer.done_at is None and answer.put_off_until is None):
        return one
    if answer.done_at is not None or answer.put_off_until is None:
        return None
    return replace(one, due=answer.put_off_until, until=max(one.until, answer.put_off_until + THANKS_STAY))


def _thanks(happened: Happened) -> Iterator[DueCourtesy]:
    if happened.last_meeting is None:
        return
    meeting, pair = happened.last_meeting, happened.pair
    day = local_day(meeting.ended, pair.zone)
    yield DueCourtesy(
        f"{CourtesyKind.THANKS_MEETING}/{meeting.id}",
        CourtesyKind.THANKS_MEETING,
        day,
        day + THANKS_STAY,
        f"Thank {pair.mentor.name} for your meeting",
        f"You met on {short_day(day)}; within a day is best.",
    )


def _for_links(happened: Happened) -> Iterator[DueCourtesy]:
    pair = happened.pair
    for link in happened.links:
        if link.given.by is not Role.MENTOR or _in_meeting(link.given.at, happened.last_meeting):
            continue
        day = local_day(link.given.at, pair.zone)
        yield DueCourtesy(
            f"{CourtesyKind.THANKS_LINK}/{sha256(link.address.encode()).hexdigest()[:16]}",
            CourtesyKind.THANKS_LINK,
            day,
            day + THANKS_STAY,
            f"Thank {pair.mentor.name} for the link",
            f"{short_address(link.address)}, given on {short_day(day)}.",
            about=link.address,
        )


def _in_meeting(at: datetime, meeting: MeetingSummary | None) -> bool:
    """Whether that was said in the meeting, for which thanks are due as a whole."""
    return meeting is not None and meeting.began <= at <= meeting.ended


def _takeaways(happened: Happened) -> Iterator[DueCourtesy]:
    pair = happened.pair
    own = {link.address for link in happened.links if link.given.by is Role.MENTEE}
    for mark in happened.link_marks:
        if not mark.takeaway or mark.address in own:
            continue
        day = local_day(mark.touched_at, pair.zone)
        yield DueCourtesy(
            f"{CourtesyKind.TAKEAWAY}/{mark.id}",
            CourtesyKind.TAKEAWAY,
            day,
            day + _WEEK,
            f"Tell {pair.mentor.name} what you took from the link",
            f"{short_address(mark.address)}: you noted it on {short_day(day)}.",
            about=mark.address,
        )


def _nudge(happened: Happened) -> Iterator[DueCourtesy]:
    silence, pair = happened.silence, happened.pair
    if silence is None or silence.advice is Advice.ASK:
        return
    message = silence.messages[0]
    to = pair.name(message.by.other) if message.by else "each other"
    yield DueCourtesy(
        f"{CourtesyKind.NUDGE}/{message.id}",
        CourtesyKind.NUDGE,
        silence.nudge_on,
        silence.since + NUDGED_WITHIN,
        f"Write to {to} once more, short and kind",
        f"No answer since {short_day(silence.since)}; people are busy.",
    )


def _updates(happened: Happened) -> Iterator[DueCourtesy]:
    """After the wrap-up; each tells what came since the one before."""
    pair = happened.pair
    if pair.closed_on is None:
        return
    days = [_update_day(pair.closed_on, name) for name, _ in _UPDATES]
    begins = [pair.closed_on + timedelta(days=1), *days[:-1]]
    for (name, since), begin, day, after in zip(_UPDATES, begins, days, [*days[1:], date.max], strict=True):
        yield DueCourtesy(
            f"{CourtesyKind.UPDATE}/{pair.closed_on.isoformat()}/{name}",
            CourtesyKind.UPDATE,
            day,
            min(day + UPDATE_STAYS, after - timedelta(days=1)),
            f"Tell {pair.mentor.name} what came of it, with thanks",
            f"You wrapped up {since} ago, on {short_day(pair.closed_on)}.",
            begin=begin,
            since=since,
        )


def _update_day(closed_on: date, name: str) -> date:
    return months_after(closed_on, _MONTHS[name]) if name in _MONTHS else closed_on + _WEEK
