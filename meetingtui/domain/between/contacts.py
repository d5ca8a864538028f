"""Messages between two meetings, outside of this program: that one was written, or that an answer came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.people import Role

PATIENCE = timedelta(days=5)
"""How long a message may wait for its answer before a kind second one."""
NUDGED_WITHIN = timedelta(days=7)
"""After so long the second one is better left to the meeting."""


class ContactKind(StrEnum):
    """What happened."""

    WROTE = "wrote"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Contact:
    """One message."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    at: datetime
    """When it was noted, in UTC."""
    kind: ContactKind
    """What happened."""
    by: Role | None = None
    """Who wrote or answered; None when nobody said."""
    text: str = ""
    """What it was about, in their words."""
    taken_back_at: datetime | None = None
    """When it was taken back, in UTC; None while it stands."""


class Advice(StrEnum):
    """What to do about a message without an answer."""

    WAIT = "wait"
    NUDGE = "nudge"
    ASK = "ask"
    """Leave it to the next meeting, or to whom the agreement names."""


@dataclass(frozen=True)
class Silence:
    """Messages that wait for an answer."""

    messages: tuple[Contact, ...]
    """Those that were written since the last answer or meeting, oldest first; at least one."""
    since: date
    """The day of the first one, in the pair's zone."""
    advice: Advice
    """What to do about it."""

    @property
    def nudge_on(self) -> date:
        """The day from which a second message is kind."""
        return self.since + PATIENCE


def standing_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    """Those that were not taken back, oldest first."""
    return sorted((one for one in contacts if one.taken_back_at is None), key=lambda one: one.at)


def in_the_week(contacts: Iterable[Contact], today: date, zone: str) -> list[Contact]:
    """The standing ones of the calendar week of that day, from Monday on, in the zone."""
    monday = today - timedelta(days=today.weekday())
    return [one for one in standing_contacts(contacts) if monday <= local_day(one.at, zone) <= today]


def silence(contacts: Iterable[Contact], last_met: datetime | None, today: date, zone: str) -> Silence | None:
    """What waits for an answer, and what to do about it; None when nothing does.

    Whoever met has spoken, and whoever is written to by the other one has an answer.

    Args:
        contacts: Those of the pair.
        last_met: When its last meeting ended, in UTC; None before the first one.
        today: The day, in the zone.
        zone: The pair's zone.
    """
    waiting: list[Contact] = []
    for one in standing_contacts(contacts):
        answer = one.kind is ContactKind.ANSWERED
        if answer or (waiting and waiting[-1].by is not one.by):
            waiting.clear()
        if not answer and (last_met is None or one.at > last_met):
            waiting.append(one)
    if not waiting:
        return None
    since = local_day(waiting[0].at, zone)
    if len(waiting) > 1 or today > since + NUDGED_WITHIN:
        advice = Advice.ASK
    else:
        advice = Advice.NUDGE if today >= since + PATIENCE else Advice.WAIT
    return Silence(tuple(waiting), since, advice)
