"""What the pair wants to reach in 30, 60 or 90 days, and how that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Commitment

HORIZONS = (30, 60, 90)
"""Days ahead."""
NEXT_REVIEW = timedelta(days=28)
"""When goals are looked at again."""
QUIET_AFTER = timedelta(days=21)
"""A goal for which nothing was done so long is named."""


class GoalState(StrEnum):
    """Where a goal stands."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    ADJUSTED = "adjusted"
    MOVED = "moved"
    REACHED = "reached"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        """As the screens say it."""
        return self.value.replace("-", " ")


class Verdict(StrEnum):
    """What the month review says of a goal."""

    REACHED = "reached"
    KEEP = "keep"
    ADJUST = "adjust"
    DROP = "drop"

    @property
    def words(self) -> str:
        """What became of the goal, as everything says it that looks back: `kept`, `dropped`."""
        return _DECIDED[self]


_DECIDED = {
    Verdict.REACHED: "reached",
    Verdict.KEEP: "kept",
    Verdict.ADJUST: "adjusted",
    Verdict.DROP: "dropped",
}


@dataclass(frozen=True)
class GoalChange:
    """One dated change of a goal."""

    at: datetime
    """When, in UTC."""
    verdict: Verdict | None = None
    """What the month review decided; None for a change between reviews."""
    evidence: str = ""
    """How the pair knows."""
    why: str = ""
    """One line of reason."""
    text_before: str = ""
    """The goal's words before they were adjusted; empty when they stayed."""
    meeting_id: str = ""
    """The meeting in which it was decided; empty between meetings."""
    state: GoalState | None = None
    """Where the goal stood afterwards; None in records of the first version, which kept the verdict alone."""
    state_before: GoalState | None = None
    """Where it stood before; None likewise."""
    due_before: date | None = None
    """Its day before, if it was moved."""
    known_by_before: str | None = None
    """How the pair was to know before, if that was changed."""

    @property
    def words(self) -> str:
        """What happened, in a word or two: `kept`, `at risk`, `moved`."""
        decided = self.verdict or self.state
        return decided.words if decided else "changed"


@dataclass(frozen=True)
class Goal:
    """Something to reach, with how the pair will know."""

    id: str
    """Identity."""
    pair_id: str
    """Whose goal it is."""
    text: str
    """The goal, as typed."""
    set_on: date
    """The day it was set."""
    due: date
    """The day its horizon ends."""
    known_by: str = ""
    """How the pair will know that it is reached ("we will know because ...")."""
    state: GoalState = GoalState.ON_TRACK
    """Where it stands."""
    changes: tuple[GoalChange, ...] = ()
    """What the month reviews said, oldest first."""

    @property
    def current(self) -> bool:
        """Whether it is still worked on."""
        return self.state not in (GoalState.REACHED, GoalState.DROPPED)

    def horizon(self, today: date) -> int:
        """The horizon it is in on that day: 30, 60 or 90; as days pass a 60 becomes a 30."""
        left = (self.due - today).days
        return next((days for days in HORIZONS if left <= days), HORIZONS[-1])


def due_in(days: int, today: date) -> date:
    """The day on which a horizon that starts today ends."""
    return today + timedelta(days=days)


def reviewed_goal(goal: Goal, change: GoalChange, *, text: str = "", due: date | None = None, today: date) -> Goal:
    """The goal after a month review; an adjusted one takes the new text, if there is one.

    A goal that goes on keeps its day unless another one was said; a day that is over is rolled on to the shortest
    horizon.
    One that is kept is on track again: the pair has just looked at it, and what was said of it before is behind.
    """
    said, due, state = due, goal.due, goal.state
    if change.verdict is Verdict.REACHED:
        state = GoalState.REACHED
    elif change.verdict is Verdict.DROP:
        state = GoalState.DROPPED
    else:
        due = said or (due_in(HORIZONS[0], today) if goal.due < today else goal.due)
    if change.verdict is Verdict.KEEP:
        state = GoalState.ON_TRACK
    if change.verdict is Verdict.ADJUST:
        state = GoalState.ADJUSTED
    else:
        text = ""  # words that were typed for another answer
    return _after(goal, change, state=state, due=due, text=text or goal.text)


def with_state(goal: Goal, state: GoalState, *, why: str, at: datetime) -> Goal:
    """The goal in another state, with one line of why."""
    return _after(goal, GoalChange(at, why=why), state=state)


def reworded(goal: Goal, *, text: str, known_by: str, why: str, at: datetime) -> Goal:
    """The goal in other words."""
    return _after(goal, GoalChange(at, why=why), state=GoalState.ADJUSTED, text=text, known_by=known_by)


def moved_goal(goal: Goal, days: int, *, why: str, at: datetime, today: date) -> Goal:
    """The goal on another horizon, counted from today."""
    return _after(goal, GoalChange(at, why=why), state=GoalState.MOVED, due=due_in(days, today))


def undone(goal: Goal) -> Goal:
    """The goal before its last change; raises IllegalMove when there is none that can be taken back."""
    change = goal.changes[-1] if goal.changes else None
    if change is None or change.state_before is None:
        raise IllegalMove("There is no change to this goal to take back.")
    return replace(
        goal,
        state=change.state_before,
        text=change.text_before or goal.text,
        due=change.due_before or goal.due,
        known_by=goal.known_by if change.known_by_before is None else change.known_by_before,
        changes=goal.changes[:-1],
    )


def _after(
    goal: Goal,
    change: GoalChange,
    *,
    state: GoalState,
    due: date | None = None,
    text: str | None = None,
    known_by: str | None = None,
) -> Goal:
    after = replace(
        goal,
        state=state,
        due=goal.due if due is None else due,
        text=goal.text if text is None else text,
        known_by=goal.known_by if known_by is None else known_by,
    )
    noted = replace(
        change,
        state=state,
        state_before=goal.state,
        text_before=goal.text if after.text != goal.text else "",
        due_before=goal.due if after.due != goal.due else None,
        known_by_before=goal.known_by if after.known_by != goal.known_by else None,
    )
    return replace(after, changes=(*goal.changes, noted))


def done_for(goal: Goal, commitments: Iterable[Commitment], since: datetime) -> list[Commitment]:
    """The commitments linked to the goal that were made or looked back at since then, oldest first."""
    return [
        commitment
        for commitment in commitments
        if commitment.goal_id == goal.id
        and (commitment.made_at >= since or any(look.at >= since for look in commitment.history))
    ]


def quiet(goal: Goal, commitments: Iterable[Commitment], now: datetime) -> bool:
    """Whether nothing was done for a current goal in three weeks."""
    old_enough = now.date() - goal.set_on >= QUIET_AFTER
    return goal.current and old_enough and not done_for(goal, commitments, now - QUIET_AFTER)
