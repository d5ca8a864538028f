"""What one of the two said that they will do, and how it comes back until it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.people import Role


class CommitmentStatus(StrEnum):
    """Where a commitment stands today."""

    OPEN = "open"
    DONE = "done"
    CHANGED = "changed"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """What became of a commitment, as said in a meeting."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    CHANGED = "changed"
    SMALLER = "smaller"
    SWAPPED = "swapped"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        """As the screens say it."""
        return self.value.replace("-", " ")

    @property
    def comes_back(self) -> bool:
        """Whether the commitment stays open."""
        return self in (Outcome.PARTLY, Outcome.NOT_YET)

    @property
    def replaces(self) -> bool:
        """Whether the words typed with it are a new commitment instead of the old one."""
        return self in (Outcome.CHANGED, Outcome.SMALLER, Outcome.SWAPPED)


EVERYDAY = (Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET, Outcome.CHANGED)
"""The answers that every commitment can get."""
THIRD_TIME = (Outcome.SMALLER, Outcome.SWAPPED, Outcome.DROPPED)
"""What is offered besides, when a commitment is looked back at for the third time."""


@dataclass(frozen=True)
class LookBack:
    """One look back at a commitment."""

    meeting_id: str
    """The meeting in which it was said."""
    at: datetime
    """When, in UTC."""
    outcome: Outcome | None
    """What was said; None when the meeting did not come to it."""
    note: str = ""
    """In their words."""


@dataclass(frozen=True)
class Commitment:
    """A promise with an owner."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    owner: Role
    """Who does it."""
    text: str
    """What they will do, as typed."""
    made_at: datetime
    """When it was promised, in UTC."""
    due: date | None = None
    """The day it is due in the pair's zone; None means by the next meeting."""
    week_task: bool = False
    """True for the mentee's main one."""
    goal_id: str | None = None
    """The goal that it serves, if it was linked."""
    status: CommitmentStatus = CommitmentStatus.OPEN
    """Where it stands."""
    times_carried: int = 0
    """How many times it came back unfinished."""
    history: tuple[LookBack, ...] = ()
    """What was said of it in later meetings, oldest first."""
    replaces: str | None = None
    """The commitment that it took the place of."""
    door_id: str | None = None
    """The door that it is a step through, if it belongs to one."""

    @property
    def open(self) -> bool:
        """Whether it still waits to be done."""
        return self.status is CommitmentStatus.OPEN

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """The answers that may be given to it now."""
        return EVERYDAY + THIRD_TIME if self.times_carried >= 2 else EVERYDAY

    def late(self, today: date) -> bool:
        """Whether its day is behind us; one that is due by the next meeting is never late."""
        return self.open and self.due is not None and self.due < today


def step_through(door: Opportunity, text: str, *, new_id: str, at: datetime, due: date | None) -> Commitment:
    """What the mentee will do about a door, as a promise that comes back like the others."""
    return Commitment(new_id, door.pair_id, Role.MENTEE, text, at, due=due, door_id=door.id)


def came_back(times: int) -> str:
    """How often it came back, in words; empty for the first look."""
    if times == 0:
        return ""
    return {1: "back once", 2: "back twice"}.get(times, f"back {times} times")


def in_order_of_review(commitments: Iterable[Commitment]) -> list[Commitment]:
    """The mentor's promises first, then the week's task, then the others."""

    def place(commitment: Commitment) -> tuple[int, datetime]:
        if commitment.owner is Role.MENTOR:
            return 0, commitment.made_at
        return (1 if commitment.week_task else 2), commitment.made_at

    return sorted(commitments, key=place)


def reviewed(
    commitment: Commitment, outcome: Outcome | None, note: str, *, meeting_id: str, at: datetime, today: date
) -> Commitment:
    """The commitment after a look back; None as outcome means that the meeting did not come to it.

    What stays open counts as having come back, unless its day is still ahead.
    """
    history = (*commitment.history, LookBack(meeting_id, at, outcome, note))
    status = commitment.status
    if outcome is Outcome.DONE:
        status = CommitmentStatus.DONE
    elif outcome is Outcome.DROPPED:
        status = CommitmentStatus.DROPPED
    elif outcome is not None and outcome.replaces:
        status = CommitmentStatus.CHANGED
    came = status is CommitmentStatus.OPEN and (commitment.due is None or commitment.due <= today)
    return replace(
        commitment,
        status=status,
        history=history,
        times_carried=commitment.times_carried + (1 if came else 0),
    )
