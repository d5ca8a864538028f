from __future__ import annotations

from datetime import timedelta

import pytest

from meetingtui.domain.goals import Goal, GoalChange, GoalState, Verdict, changed, due_in
from tests.fakes import TUESDAY
from tests.strategies import a_goal

TODAY = TUESDAY.date()


def after(goal: Goal, verdict: Verdict, *, days: int = 0, text: str = "") -> Goal:
    return changed(goal, GoalChange(TUESDAY, verdict), text=text, today=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("days_later", "horizon"),
    [(0, 90), (29, 90), (30, 60), (59, 60), (60, 30), (89, 30), (90, 30), (120, 30)],
)
def test_as_days_pass_a_ninety_becomes_a_sixty_and_a_thirty(days_later: int, horizon: int) -> None:
    assert a_goal("g", "Lead a project", 90).horizon(TODAY + timedelta(days=days_later)) == horizon


@pytest.mark.parametrize("days", [30, 60, 90])
def test_a_goal_that_is_set_today_is_in_the_horizon_it_was_set_for(days: int) -> None:
    assert a_goal("g", "Lead", days).due == due_in(days, TODAY)
    assert a_goal("g", "Lead", days).horizon(TODAY) == days


def test_a_goal_that_is_further_away_than_any_horizon_is_in_the_last() -> None:
    assert a_goal("g", "Lead", 200).horizon(TODAY) == 90


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.REACHED, GoalState.REACHED),
        (Verdict.KEEP, GoalState.ON_TRACK),
        (Verdict.ADJUST, GoalState.ON_TRACK),
        (Verdict.DROP, GoalState.DROPPED),
    ],
)
def test_the_review_decides_where_a_goal_stands(verdict: Verdict, state: GoalState) -> None:
    goal = after(a_goal("g", "Talk", 60), verdict)
    assert goal.state is state
    assert goal.current == (state is GoalState.ON_TRACK)


def test_every_review_is_remembered_in_order() -> None:
    goal = after(after(a_goal("g", "Talk", 60), Verdict.KEEP), Verdict.REACHED)
    assert [change.verdict for change in goal.changes] == [Verdict.KEEP, Verdict.REACHED]


def test_an_adjusted_goal_takes_the_new_words_if_there_are_any() -> None:
    assert after(a_goal("g", "Talk", 60), Verdict.ADJUST, text="Give a short talk").text == "Give a short talk"
    assert after(a_goal("g", "Talk", 60), Verdict.ADJUST).text == "Talk"


@pytest.mark.parametrize("verdict", [Verdict.KEEP, Verdict.REACHED, Verdict.DROP])
def test_words_that_were_typed_for_another_answer_do_not_change_the_goal(verdict: Verdict) -> None:
    assert after(a_goal("g", "Talk", 60), verdict, text="Give a short talk").text == "Talk"


@pytest.mark.parametrize(("days", "due"), [(10, 60), (32, 60), (33, 63), (60, 90), (75, 105)])
def test_a_goal_that_is_kept_and_due_before_the_next_review_gets_thirty_days_anew(days: int, due: int) -> None:
    for verdict in (Verdict.KEEP, Verdict.ADJUST):
        assert after(a_goal("g", "Talk", 60), verdict, days=days).due == TODAY + timedelta(days=due)


def test_a_goal_that_is_over_keeps_its_day() -> None:
    assert after(a_goal("g", "Talk", 60), Verdict.REACHED, days=75).due == due_in(60, TODAY)
