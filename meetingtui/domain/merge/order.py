"""In which order the lists of a merged store stand: told from what is in them, so the same on both machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.ending.first_meeting_result import not_reached_id
from meetingtui.domain.meeting.agenda import PhaseKind

Place: TypeAlias = tuple[int, int]
"""Which of several lists, and where in it."""
_NOWHERE: Place = (2**31, 0)


def places(lists: Iterable[Sequence[str]], *, newest: bool = False) -> dict[str, Place]:
    """Where each identity stands in lists that follow each other in time.

    Args:
        lists: Identities as the meetings name them, the oldest meeting first.
        newest: Whether the last list that names an identity counts, instead of the first.
    """
    found: dict[str, Place] = {}
    for number, identities in enumerate(lists):
        for index, identity in enumerate(identities):
            if newest or identity not in found:
                found[identity] = number, index
    return found


def place_of(identity: str, known: dict[str, Place]) -> Place:
    """Where it stands; behind everything when no list names it."""
    return known.get(identity, _NOWHERE)


def queue_left(meeting_id: str, topics: Sequence[str], phases: Iterable[PhaseKind]) -> list[str]:
    """The topics as a meeting left their queue: those that it had, then what a first meeting did not come to."""
    return [*topics, *(not_reached_id(meeting_id, phase) for phase in phases)]


def queue_place(topic_id: str, added_at: datetime, left: dict[str, Place]) -> tuple[Place, datetime, str]:
    """The place of a topic in the queue: as the last meeting that had it left it, else behind, the oldest first."""
    return place_of(topic_id, left), added_at, topic_id


def in_order(agreements: Iterable[Agreement]) -> list[Agreement]:
    """The states of an agreement, the newest last: by day, and on one day a revision behind what it replaces."""
    known = {agreement.id: agreement for agreement in agreements}
    return sorted(known.values(), key=lambda one: _agreement_place(one, known))


def _agreement_place(agreement: Agreement, known: dict[str, Agreement]) -> tuple[date, int, str]:
    before, seen = agreement, {agreement.id}
    while before.replaces in known and before.replaces not in seen:
        before = known[before.replaces]
        seen.add(before.id)
    return agreement.agreed_on, len(seen), agreement.id
