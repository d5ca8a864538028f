"""What the pair wants to reach in 30, 60 or 90 days, and how that changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

HORIZONS = (30, 60, 90)
"""Days ahead."""
NEXT_REVIEW = timedelta(days=28)
"""When goals are looked at again (product, The weekly meeting)."""


class GoalState(StrEnum):
    """Where a goal stands."""

    ON_TRACK = "on-track"
    REACHED = "reached"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """What the month review says of a goal."""

    REACHED = "reached"
    KEEP = "keep"
    ADJUST = "adjust"
    DROP = "drop"


@dataclass(frozen=True)
class GoalChange:
    """One dated change of a goal."""

    at: datetime
    """When, in UTC."""
    verdict: Verdict
    """What was decided."""
    evidence: str = ""
    """How the pair knows."""
    why: str = ""
    """One line of reason."""
    text_before: str = ""
    """The goal's words before they were adjusted; empty when they stayed."""
    meeting_id: str = ""
    """The meeting in which it was decided."""


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
        return self.state is GoalState.ON_TRACK

    def horizon(self, today: date) -> int:
        """The horizon it is in on that day: 30, 60 or 90; as days pass a 60 becomes a 30."""
        left = (self.due - today).days
        return next((days for days in HORIZONS if left <= days), HORIZONS[-1])


def due_in(days: int, today: date) -> date:
    """The day on which a horizon that starts today ends."""
    return today + timedelta(days=days)


def changed(goal: Goal, change: GoalChange, *, text: str = "", today: date) -> Goal:
    """The goal after a month review; an adjusted one takes the new text, if there is one.

    A goal that goes on is rolled on: if its day comes before the next review, it gets the shortest horizon anew.
    """
    changes = (*goal.changes, change)
    if change.verdict is Verdict.REACHED:
        return replace(goal, state=GoalState.REACHED, changes=changes)
    if change.verdict is Verdict.DROP:
        return replace(goal, state=GoalState.DROPPED, changes=changes)
    due = goal.due if goal.due >= today + NEXT_REVIEW else due_in(HORIZONS[0], today)
    adjusted = text if change.verdict is Verdict.ADJUST else ""
    return replace(goal, text=adjusted or goal.text, due=due, changes=changes)
