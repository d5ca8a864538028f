"""What was promised in a stretch of time, and what became of it by its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, LookBack, Outcome
from meetingtui.domain.people import Role


class Became(StrEnum):
    """What a promise came to, in the order in which a story tells it."""

    DONE = "done"
    CHANGED = "changed"
    OPEN = "open"
    DROPPED = "dropped"


@dataclass(frozen=True)
class PromiseTold:
    """One promise, as it stood at the end of the stretch."""

    id: str
    """ID of the commitment."""
    owner: Role
    """Who promised it."""
    text: str
    """What, as typed."""
    made_on: date
    """The day of the promise, in the pair's zone."""
    week_task: bool
    """Whether it is the mentee's main one."""
    became: Became
    """What it came to."""
    settled_on: date | None = None
    """The day on which it was done, changed or dropped; None while it is open."""
    times_back: int = 0
    """How often it came back unfinished until then."""
    note: str = ""
    """What was said of it last; of a changed one, the new words."""
    goal_id: str | None = None
    """The goal that it serves."""


def promises_told(commitments: Iterable[Commitment], zone: str, since: date, until: date) -> tuple[PromiseTold, ...]:
    """The promises that were made, or still open, in the stretch; oldest first.

    Args:
        commitments: All of the pair, as they stand today.
        zone: The zone in which days are counted.
        since: The first day.
        until: The last day; what was said later is not known to the story.
    """
    told = (_told(commitment, zone, until) for commitment in commitments)
    known = [one for one in told if one.made_on <= until and (one.settled_on is None or one.settled_on >= since)]
    return tuple(sorted(known, key=lambda one: one.made_on))


def _told(commitment: Commitment, zone: str, until: date) -> PromiseTold:
    looks = [look for look in commitment.history if local_day(look.at, zone) <= until]
    later = len(commitment.history) - len(looks)
    last = looks[-1] if looks else None
    became = Became(commitment.status.value) if later == 0 else _became(last)
    noted = [look.note for look in looks if look.note.strip()]
    times_back = sum(_came_back(look) for look in looks)
    return PromiseTold(
        id=commitment.id,
        owner=commitment.owner,
        text=commitment.text,
        made_on=local_day(commitment.made_at, zone),
        week_task=commitment.week_task,
        became=became,
        settled_on=None if became is Became.OPEN else local_day(last.at if last else commitment.made_at, zone),
        # What had its day still ahead did not come back, so the count that was kept is the better one.
        times_back=min(times_back, commitment.times_carried) if later == 0 else times_back,
        note=noted[-1] if noted else "",
        goal_id=commitment.goal_id,
    )


def _became(last: LookBack | None) -> Became:
    outcome = last.outcome if last else None
    if outcome is Outcome.DONE:
        return Became.DONE
    if outcome is Outcome.DROPPED:
        return Became.DROPPED
    return Became.CHANGED if outcome is not None and outcome.replaces else Became.OPEN


def _came_back(look: LookBack) -> bool:
    return look.outcome is None or look.outcome.comes_back
