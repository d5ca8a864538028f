"""The goals between the reviews: set, put into other words, moved, judged, and each step taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger import goals
from meetingtui.domain.ledger.goals import HORIZONS, Goal, GoalState
from meetingtui.domain.meeting.due import MonthReview, month_review
from meetingtui.domain.text import one_line
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Holdings, NewId, Store

TAKEN_BACK = "taken back"
"""The reason that is kept with a goal that was set by mistake."""


class GoalBook:
    """All goals of a pair. Each change is kept at once; the last one made here can be taken back."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id
        self._done: list[Goal] = []
        self._seen: dict[str, Goal] = {}

    @property
    def today(self) -> date:
        """The pair's calendar day."""
        return local_day(self._clock.wall(), self._pair.zone)

    def month_review(self) -> MonthReview:
        """Whether the month review is due, and since when it counts."""
        return month_review(self._store.summaries(self._pair.id), self._clock.wall(), self._pair.zone)

    def goals(self) -> list[Goal]:
        """The current ones by the day on which they are due, then the others, the last one closed first.

        What is changed from now on is meant for the goals as they are seen here.
        """
        goals = in_order(list(self._store.goals(self._pair.id)))
        self._seen = {goal.id: goal for goal in goals}
        return goals

    def commitments_for(self, goal: Goal) -> list[Commitment]:
        """Everything that was promised for the goal, oldest first."""
        return [task for task in self._store.commitments(self._pair.id) if task.goal_id == goal.id]

    def quiet(self, goal: Goal) -> bool:
        """Whether nothing was done for a current goal in three weeks."""
        return goals.quiet(goal, self._store.commitments(self._pair.id), self._clock.wall())

    def add(self, text: str, days: int, known_by: str = "") -> Goal:
        """Set a goal for 30, 60 or 90 days from today; raises BadInput for no words or another horizon."""
        goal = Goal(
            id=self._new_id(),
            pair_id=self._pair.id,
            text=_said(text),
            set_on=self.today,
            due=goals.due_in(_checked(days), self.today),
            known_by=one_line(known_by),
        )
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            present.keep(goal)
        return self._done_here(goal)

    def reword(self, goal_id: str, text: str, known_by: str, why: str) -> Goal:
        """Give a goal other words; without other words nothing is changed.

        Raises NotFound, BadInput for no words, or IllegalMove when another window changed the goal meanwhile.
        """
        text, known_by = _said(text), one_line(known_by)

        def reworded(goal: Goal) -> Goal:
            if (text, known_by) == (goal.text, goal.known_by):
                return goal
            return goals.reworded(goal, text=text, known_by=known_by, why=one_line(why), at=self._clock.wall())

        return self._change(goal_id, reworded)

    def set_state(self, goal_id: str, state: GoalState, why: str = "") -> Goal:
        """Say where a goal stands; the same state without a reason changes nothing.

        Raises NotFound, or IllegalMove when another window changed the goal meanwhile.
        """
        why = one_line(why)

        def with_state(goal: Goal) -> Goal:
            if goal.state is state and not why:
                return goal
            return goals.with_state(goal, state, why=why, at=self._clock.wall())

        return self._change(goal_id, with_state)

    def move(self, goal_id: str, days: int, why: str = "") -> Goal:
        """Put a goal on another horizon, counted from today.

        Raises NotFound, BadInput for another horizon, or IllegalMove when another window changed the goal meanwhile.
        """
        days, today = _checked(days), self.today
        return self._change(
            goal_id, lambda goal: goals.moved_goal(goal, days, why=one_line(why), at=self._clock.wall(), today=today)
        )

    def undo(self) -> Goal | None:
        """Take back the last change made here; None when there is none left.

        A goal that was set is dropped, with a note. Raises IllegalMove when the goal was changed elsewhere since.
        """
        if not self._done:
            return None
        after = self._done[-1]
        with self._store.changing() as present:
            if self._goal(present, after.id).changes != after.changes:
                self._done.pop()
                raise IllegalMove("This goal has been changed elsewhere since.", do="Change it by hand.")
            before = self._before(after)
            present.keep(before)
        self._done.pop()
        self._seen[before.id] = before
        return before

    def _before(self, goal: Goal) -> Goal:
        if goal.changes:
            return goals.undone(goal)
        return goals.with_state(goal, GoalState.DROPPED, why=TAKEN_BACK, at=self._clock.wall())

    def _goal(self, present: Holdings, goal_id: str) -> Goal:
        for goal in present.goals(self._pair.id):
            if goal.id == goal_id:
                return goal
        raise NotFound("That goal is no longer there.")

    def _change(self, goal_id: str, change: Callable[[Goal], Goal]) -> Goal:
        """Change the goal as it is kept now; raises IllegalMove when that is not the one that was seen."""
        with self._store.changing() as present:
            before = self._goal(present, goal_id)
            if self._seen.get(goal_id, before) != before:
                raise IllegalMove(
                    f"This goal was changed in another window meanwhile: {before.state.words}, {before.text}.",
                    "Nothing was changed now.",
                    "Look at it again, then repeat your change.",
                )
            after = change(before)
            if after == before:
                return before
            present.keep(after)
        return self._done_here(after)

    def _done_here(self, goal: Goal) -> Goal:
        self._done.append(goal)
        self._seen[goal.id] = goal
        return goal


def in_order(all_goals: list[Goal]) -> list[Goal]:
    """The current goals by the day on which they are due, then the others, the last one closed first."""
    closed_at: Callable[[Goal], float] = lambda goal: goal.changes[-1].at.timestamp() if goal.changes else 0.0  # noqa: E731
    current = sorted((goal for goal in all_goals if goal.current), key=lambda goal: goal.due)
    return current + sorted((goal for goal in all_goals if not goal.current), key=closed_at, reverse=True)


def _checked(days: int) -> int:
    if days not in HORIZONS:
        raise BadInput(f"A goal cannot run for {days} days.", do="Choose 30, 60 or 90.")
    return days


def _said(text: str) -> str:
    text = one_line(text)
    if not text:
        raise BadInput("Type the goal first.")
    return text
