"""How goals went in a stretch of time: what they were, each change with its reason, what was done for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.goals import Goal, GoalChange, GoalState, Verdict
from meetingtui.domain.story.promise_story import Became, PromiseTold

_STATES = {
    Verdict.REACHED: GoalState.REACHED,
    Verdict.DROP: GoalState.DROPPED,
    Verdict.ADJUST: GoalState.ADJUSTED,
}
_OVER = (GoalState.REACHED, GoalState.DROPPED)


@dataclass(frozen=True)
class GoalStep:
    """One change of a goal."""

    on: date
    """The day, in the pair's zone."""
    words: str
    """What happened, in a word or two: `kept`, `reached`, `moved`."""
    evidence: str = ""
    """How the pair knew."""
    why: str = ""
    """One line of reason."""
    text_before: str = ""
    """The words that it had until then; empty when they stayed."""


@dataclass(frozen=True)
class GoalTold:
    """One goal, as it stood at the end of the stretch."""

    id: str
    """Identity."""
    text: str
    """Its words at the end of the stretch."""
    known_by: str
    """How the pair will know."""
    set_on: date
    """The day it was set."""
    due: date
    """The day its horizon ended, as it is known today."""
    state: GoalState
    """Where it stood at the end of the stretch."""
    steps: tuple[GoalStep, ...]
    """What happened to it in the stretch, oldest first."""
    done_for: int = 0
    """How many promises that serve it were done in the stretch."""


def goals_told(
    goals: Iterable[Goal], promises: Sequence[PromiseTold], zone: str, since: date, until: date
) -> tuple[GoalTold, ...]:
    """The goals that were current in the stretch, oldest first.

    Args:
        goals: All of the pair, as they stand today.
        promises: What became of the promises of the stretch.
        zone: The zone in which days are counted.
        since: The first day.
        until: The last day; what was decided later is not known to the story.
    """
    done_for = Counter(promise.goal_id for promise in promises if promise.became is Became.DONE)
    told = []
    for goal in sorted(goals, key=lambda goal: goal.set_on):
        known = [change for change in goal.changes if local_day(change.at, zone) <= until]
        over_before = _state(known) in _OVER and local_day(known[-1].at, zone) < since
        if goal.set_on <= until and not over_before:
            told.append(_told(goal, known, done_for[goal.id], zone, since))
    return tuple(told)


def _told(goal: Goal, known: Sequence[GoalChange], done_for: int, zone: str, since: date) -> GoalTold:
    later = goal.changes[len(known) :]
    texts = [change.text_before for change in later if change.text_before]
    known_by = [change.known_by_before for change in later if change.known_by_before is not None]
    days = [(local_day(change.at, zone), change) for change in known]
    due = [change.due_before for change in later if change.due_before is not None]
    return GoalTold(
        id=goal.id,
        text=texts[0] if texts else goal.text,
        known_by=known_by[0] if known_by else goal.known_by,
        set_on=goal.set_on,
        due=due[0] if due else goal.due,
        state=_state(known),
        steps=tuple(_step(day, change) for day, change in days if day >= since),
        done_for=done_for,
    )


def _step(on: date, change: GoalChange) -> GoalStep:
    return GoalStep(on, change.words, change.evidence, change.why, change.text_before)


def _state(changes: Sequence[GoalChange]) -> GoalState:
    """Where a goal stands after these changes."""
    if not changes:
        return GoalState.ON_TRACK
    last = changes[-1]
    if last.state is not None:
        return last.state
    # Records of the first version kept the verdict alone.
    return _STATES.get(last.verdict, GoalState.ON_TRACK) if last.verdict else GoalState.ON_TRACK
