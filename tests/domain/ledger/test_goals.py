from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Commitment, LookBack, Outcome
from meetingtui.domain.ledger.goals import (
    Goal,
    GoalChange,
    GoalState,
    Verdict,
    done_for,
    due_in,
    moved_goal,
    quiet,
    reviewed_goal,
    reworded,
    undone,
    with_state,
)
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.strategies import a_goal

TODAY = TUESDAY.date()


def after(goal: Goal, verdict: Verdict, *, days: int = 0, text: str = "") -> Goal:
    return reviewed_goal(goal, GoalChange(TUESDAY, verdict), text=text, today=TODAY + timedelta(days=days))


@each(
    ("days_later", "horizon"),
    [(0, 90), (29, 90), (30, 60), (59, 60), (60, 30), (89, 30), (90, 30), (120, 30)],
)
def test_as_days_pass_a_ninety_becomes_a_sixty_and_a_thirty(days_later: int, horizon: int) -> None:
    assert a_goal("g", "Lead a project", 90).horizon(TODAY + timedelta(days=days_later)) == horizon


@each("days", [30, 60, 90])
def test_a_goal_that_is_set_today_is_in_the_horizon_it_was_set_for(days: int) -> None:
    assert a_goal("g", "Lead", days).due == due_in(days, TODAY)
    assert a_goal("g", "Lead", days).horizon(TODAY) == days


def test_a_goal_that_is_further_away_than_any_horizon_is_in_the_last() -> None:
    assert a_goal("g", "Lead", 200).horizon(TODAY) == 90


@each(
    ("verdict", "state"),
    [
        (Verdict.REACHED, GoalState.REACHED),
        (Verdict.KEEP, GoalState.ON_TRACK),
        (Verdict.ADJUST, GoalState.ADJUSTED),
        (Verdict.DROP, GoalState.DROPPED),
    ],
)
def test_the_review_decides_where_a_goal_stands(verdict: Verdict, state: GoalState) -> None:
    goal = after(a_goal("g", "Talk", 60), verdict)
    assert goal.state is state
    assert goal.current == (verdict in (Verdict.KEEP, Verdict.ADJUST))


def test_every_review_is_remembered_in_order() -> None:
    goal = after(after(a_goal("g", "Talk", 60), Verdict.KEEP), Verdict.REACHED)
    assert [change.verdict for change in goal.changes] == [Verdict.KEEP, Verdict.REACHED]


def test_an_adjusted_goal_takes_the_new_words_if_there_are_any() -> None:
    assert after(a_goal("g", "Talk", 60), Verdict.ADJUST, text="Give a short talk").text == "Give a short talk"
    assert after(a_goal("g", "Talk", 60), Verdict.ADJUST).text == "Talk"


@each("verdict", [Verdict.KEEP, Verdict.REACHED, Verdict.DROP])
def test_words_that_were_typed_for_another_answer_do_not_change_the_goal(verdict: Verdict) -> None:
    assert after(a_goal("g", "Talk", 60), verdict, text="Give a short talk").text == "Talk"


@each(("days", "due"), [(10, 60), (33, 60), (60, 60), (61, 91), (75, 105)])
def test_a_goal_that_goes_on_keeps_its_day_and_gets_thirty_days_anew_once_it_is_over(days: int, due: int) -> None:
    for verdict in (Verdict.KEEP, Verdict.ADJUST):
        assert after(a_goal("g", "Talk", 60), verdict, days=days).due == TODAY + timedelta(days=due)


def test_a_goal_that_goes_on_gets_the_day_that_was_said() -> None:
    said = TODAY + timedelta(days=77)
    for verdict, due in ((Verdict.KEEP, said), (Verdict.ADJUST, said), (Verdict.DROP, due_in(60, TODAY))):
        change = GoalChange(TUESDAY, verdict)
        assert reviewed_goal(a_goal("g", "Talk", 60), change, due=said, today=TODAY).due == due


def test_a_goal_that_is_over_keeps_its_day() -> None:
    assert after(a_goal("g", "Talk", 60), Verdict.REACHED, days=75).due == due_in(60, TODAY)


# --- between the reviews ------------------------------------------------------------------------------------

LATER = TUESDAY + timedelta(days=9)
BEFORE = a_goal("g", "Talk", 60, known_by="Ten people came")


def changed_once(how: str) -> Goal:
    """The goal after one change."""
    match how:
        case "state":
            return with_state(BEFORE, GoalState.AT_RISK, why="a busy month", at=LATER)
        case "words":
            return reworded(BEFORE, text="Short talk", known_by="Five came", why="smaller", at=LATER)
        case "horizon":
            return moved_goal(BEFORE, 90, why="after the move", at=LATER, today=LATER.date())
        case "kept":
            return reviewed_goal(BEFORE, GoalChange(LATER, Verdict.KEEP), today=LATER.date())
        case "adjusted":
            return reviewed_goal(BEFORE, GoalChange(LATER, Verdict.ADJUST), text="Short talk", today=LATER.date())
        case _:
            return reviewed_goal(BEFORE, GoalChange(LATER, Verdict.DROP), today=LATER.date())


HOWS = ("state", "words", "horizon", "kept", "adjusted", "dropped")


@each("how", HOWS)
def test_every_change_is_dated_and_can_be_taken_back(how: str) -> None:
    after_it = changed_once(how)
    (change,) = after_it.changes
    assert (change.at, change.state_before, change.state) == (LATER, GoalState.ON_TRACK, after_it.state)
    assert undone(after_it) == BEFORE


@each("first", HOWS)
@each("second", ["state", "words", "horizon"])
def test_only_the_last_change_is_taken_back(first: str, second: str) -> None:
    between = changed_once(first)
    match second:
        case "state":
            last = with_state(between, GoalState.ON_TRACK, why="", at=LATER)
        case "words":
            last = reworded(between, text="Other", known_by="", why="", at=LATER)
        case _:
            last = moved_goal(between, 30, why="", at=LATER, today=LATER.date())
    assert undone(last) == between


def test_a_goal_without_a_change_has_nothing_to_take_back() -> None:
    with pytest.raises(IllegalMove):
        undone(BEFORE)


def test_a_change_of_the_first_version_cannot_be_taken_back() -> None:
    old = replace(BEFORE, changes=(GoalChange(TUESDAY, Verdict.KEEP, "two talks"),))
    with pytest.raises(IllegalMove):
        undone(old)


def test_a_moved_goal_is_due_so_many_days_from_the_day_it_was_moved() -> None:
    goal = changed_once("horizon")
    assert (goal.state, goal.due) == (GoalState.MOVED, LATER.date() + timedelta(days=90))
    assert (goal.changes[0].due_before, goal.changes[0].why) == (BEFORE.due, "after the move")


def test_a_reworded_goal_remembers_its_words_and_how_the_pair_was_to_know() -> None:
    (change,) = changed_once("words").changes
    assert (change.text_before, change.known_by_before) == ("Talk", "Ten people came")


@each("state", GoalState)
def test_a_goal_is_current_until_it_is_reached_or_dropped(state: GoalState) -> None:
    goal = with_state(BEFORE, state, why="", at=LATER)
    assert goal.current == (state not in (GoalState.REACHED, GoalState.DROPPED))


@each("state", [GoalState.AT_RISK, GoalState.ADJUSTED, GoalState.MOVED])
def test_a_goal_that_is_kept_is_on_track_again_and_remembers_where_it_stood(state: GoalState) -> None:
    before = with_state(BEFORE, state, why="", at=TUESDAY)
    kept = after(before, Verdict.KEEP)
    assert (kept.state, kept.changes[-1].state_before) == (GoalState.ON_TRACK, state)
    assert undone(kept) == before


# --- what was done for it -----------------------------------------------------------------------------------


def task(name: str, made: int, *looks: int, goal: str | None = "g") -> Commitment:
    """A commitment made on that day, and looked back at on those."""
    history = tuple(LookBack("m", TUESDAY + timedelta(days=day), Outcome.PARTLY) for day in looks)
    return commitment(name, goal_id=goal, made_at=TUESDAY + timedelta(days=made), history=history)


def test_what_was_done_for_a_goal_is_what_was_promised_or_looked_at_since() -> None:
    tasks = [
        task("old", -30),
        task("old, seen", -30, 2),
        task("new", 3),
        task("other", 3, goal="h"),
        task("no", 3, goal=None),
    ]
    found = done_for(BEFORE, tasks, TUESDAY)
    assert [each.text for each in found] == ["old, seen", "new"]


@each(
    ("days", "tasks", "quietly"),
    [
        (20, [], False),
        (21, [], True),
        (40, [task("seen", 0, 25)], False),
        (40, [task("made", 19)], False),
        (40, [task("long ago", 2, 10)], True),
        (40, [task("for another", 30, goal="h")], True),
    ],
)
def test_a_goal_for_which_nothing_was_done_in_three_weeks_is_quiet(
    days: int, tasks: list[Commitment], quietly: bool
) -> None:
    assert quiet(BEFORE, tasks, TUESDAY + timedelta(days=days)) is quietly


def test_a_goal_that_is_over_is_never_quiet() -> None:
    assert not quiet(changed_once("dropped"), [], TUESDAY + timedelta(days=90))


def test_what_was_decided_of_a_goal_is_said_in_the_same_words_everywhere() -> None:
    for verdict, state, words in (
        (Verdict.DROP, GoalState.DROPPED, "dropped"),
        (Verdict.REACHED, GoalState.REACHED, "reached"),
        (Verdict.ADJUST, GoalState.ADJUSTED, "adjusted"),
        (Verdict.KEEP, GoalState.ON_TRACK, "kept"),
    ):
        assert (verdict.words, GoalChange(TUESDAY, verdict, state=state).words) == (words, words)
    assert GoalChange(TUESDAY, state=GoalState.AT_RISK).words == "at risk"
    assert GoalChange(TUESDAY).words == "changed"
