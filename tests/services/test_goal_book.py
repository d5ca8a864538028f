from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger.goals import Goal, GoalState, with_state
from meetingtui.services.goal_book import GoalBook
from tests.builders import commitment, pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.meetings import conclusion_of

TODAY = TUESDAY.date()
DAY = 24 * 60


class Shelf:
    """A goal book of Ada and Sam on a clock that stands still."""

    def __init__(self) -> None:
        self.clock, self.store = FakeClock(), MemoryStore()
        self.store.keep(pair())
        self.book = self.again()

    def again(self) -> GoalBook:
        """The book as another window opens it."""
        return GoalBook(self.store, pair(), clock=self.clock, new_id=CountingIds())

    def kept(self) -> Goal:
        (goal,) = self.store.goals("pair-1")
        return goal


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_a_goal_is_set_for_a_horizon_from_today_and_kept_at_once(shelf: Shelf) -> None:
    goal = shelf.book.add("  Give a\ntalk ", 60, "ten people\x1b came")
    assert shelf.kept() == goal
    assert (goal.text, goal.known_by) == ("Give a talk", "ten people\ufffd came")
    assert (goal.set_on, goal.due, goal.state) == (TODAY, TODAY + timedelta(days=60), GoalState.ON_TRACK)


@pytest.mark.parametrize(("text", "days"), [("", 30), ("  ", 30), ("Talk", 45), ("Talk", 0)])
def test_a_goal_needs_words_and_a_horizon(shelf: Shelf, text: str, days: int) -> None:
    with pytest.raises(BadInput):
        shelf.book.add(text, days)
    assert shelf.store.goals("pair-1") == []


def test_current_goals_come_by_their_day_and_then_the_last_one_closed(shelf: Shelf) -> None:
    names = {
        name: shelf.book.add(name, days).id for name, days in (("c", 90), ("x", 30), ("a", 30), ("y", 30), ("b", 60))
    }
    shelf.book.set_state(names["x"], GoalState.REACHED)
    shelf.clock.go(minutes=DAY)
    shelf.book.set_state(names["y"], GoalState.DROPPED)
    assert [goal.text for goal in shelf.book.goals()] == ["a", "b", "c", "y", "x"]


def test_every_change_is_kept_with_its_day_and_reason(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30)
    shelf.clock.go(minutes=3 * DAY)
    shelf.book.set_state(goal.id, GoalState.AT_RISK, " a busy\nmonth ")
    shelf.book.reword(goal.id, "Short talk", "five came", "smaller")
    after = shelf.book.move(goal.id, 90, "after the move")
    assert shelf.kept() == after
    assert [change.why for change in after.changes] == ["a busy month", "smaller", "after the move"]
    assert (after.text, after.known_by, after.due) == ("Short talk", "five came", date(2027, 2, 18))


def test_what_changes_nothing_is_no_change(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30, "ten came")
    assert shelf.book.set_state(goal.id, GoalState.ON_TRACK) == goal
    assert shelf.book.reword(goal.id, " Talk ", "ten came", "why") == goal
    assert shelf.kept().changes == ()


def test_a_reason_alone_is_worth_a_line(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30)
    assert shelf.book.set_state(goal.id, GoalState.ON_TRACK, "it goes well").changes[0].why == "it goes well"


def test_changes_are_taken_back_one_by_one_and_a_goal_that_was_set_is_dropped(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30)
    moved = shelf.book.move(goal.id, 60)
    shelf.book.set_state(goal.id, GoalState.REACHED)
    assert shelf.book.undo() == moved
    assert shelf.book.undo() == goal == shelf.kept()
    dropped = shelf.book.undo()
    assert dropped is not None
    assert (dropped.state, dropped.changes[0].why) == (GoalState.DROPPED, "taken back")
    assert shelf.book.undo() is None


def test_only_what_was_changed_here_is_taken_back(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30)
    assert shelf.again().undo() is None
    shelf.again().set_state(goal.id, GoalState.AT_RISK)
    with pytest.raises(IllegalMove, match="elsewhere"):
        shelf.book.undo()
    assert shelf.kept().state is GoalState.AT_RISK


def test_a_goal_that_is_not_there_is_an_error(shelf: Shelf) -> None:
    for change in (
        lambda: shelf.book.set_state("x", GoalState.REACHED),
        lambda: shelf.book.move("x", 30),
        lambda: shelf.book.reword("x", "a", "b", ""),
    ):
        with pytest.raises(NotFound):
            change()


def test_what_was_promised_for_a_goal_stands_with_it(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 30)
    tasks = (commitment("slides", goal_id=goal.id), commitment("other"))
    shelf.store.commit(conclusion_of(1, TUESDAY, commitments=tasks))
    assert [task.text for task in shelf.book.commitments_for(goal)] == ["slides"]


def test_a_goal_is_quiet_after_three_weeks_without_anything(shelf: Shelf) -> None:
    goal = shelf.book.add("Talk", 90)
    assert not shelf.book.quiet(goal)
    shelf.clock.go(minutes=21 * DAY)
    assert shelf.book.quiet(goal)
    task = commitment("slides", goal_id=goal.id, made_at=shelf.clock.wall())
    shelf.store.commit(conclusion_of(1, TUESDAY, commitments=(task,)))
    assert not shelf.book.quiet(goal)
    assert not shelf.book.quiet(with_state(goal, GoalState.DROPPED, why="", at=shelf.clock.wall()))
