"""The goals outside a meeting: three horizons, a state in words, one line of why, and a way back from each change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from meetingtui.domain.ledger.commitments import CommitmentStatus
from meetingtui.domain.ledger.goals import Goal, GoalState, moved_goal, with_state
from tests.builders import commitment, pair
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

DAY = timedelta(days=1)
TODAY = date(2026, 11, 17)
HOME: dict[str, Any] = {"start": False, "records": [held(began=TUESDAY - 7 * DAY)]}


def goal(text: str, days: int, *, set_days_ago: int = 0, known_by: str = "") -> Goal:
    since = TODAY - set_days_ago * DAY
    return Goal(f"g-{text}", "pair-1", text, since, since + days * DAY, known_by)


SHIP, TALK, LEAD = goal("Ship it", 30), goal("Give a talk", 60), goal("Lead a project", 90)
THREE: dict[str, Any] = {"goals": [SHIP, TALK, LEAD]}


def kept(stage: Stage, text: str) -> Goal:
    return next(one for one in stage.store.goals("pair-1") if one.text == text)


@on_stage(**HOME)
async def test_without_goals_the_screen_says_how_the_first_is_written(stage: Stage) -> None:
    await stage.press("g")
    assert "No goals yet. Press a to write the first 30-day goal." in stage.text
    await stage.press("a")
    await stage.type("Ship it", "enter")
    await stage.type("people use it", "enter")
    assert (kept(stage, "Ship it").due, kept(stage, "Ship it").known_by) == (TODAY + 30 * DAY, "people use it")
    assert "Ship it ON TRACK, due Thu 17 Dec" in stage.text
    assert "we will know because people use it" in stage.text


@pytest.mark.parametrize(("key", "days"), [("3", 30), ("6", 60), ("9", 90)])
@on_stage(**HOME)
async def test_a_figure_chooses_the_horizon_of_a_new_goal(stage: Stage, key: str, days: int) -> None:
    await stage.press("g", key)
    await stage.type("Something", "enter", "enter")
    assert kept(stage, "Something").due == TODAY + days * DAY


@on_stage(**HOME)
async def test_a_new_goal_joins_the_marked_horizon_also_an_empty_one(stage: Stage) -> None:
    await stage.press("g", "down", "a")
    assert "A goal for 60 days" in stage.text
    await stage.type("Give a talk", "enter", "enter")
    assert kept(stage, "Give a talk").due == TODAY + 60 * DAY


@pytest.mark.parametrize(
    ("key", "state", "shown"),
    [
        ("i", GoalState.AT_RISK, "! Ship it AT RISK"),
        ("r", GoalState.REACHED, "Earlier: + Ship it, reached 17 Nov"),
        ("x", GoalState.DROPPED, "Earlier: x Ship it, dropped 17 Nov"),
    ],
)
@on_stage(**HOME, **THREE)
async def test_one_key_and_a_line_of_why_say_where_a_goal_stands(
    stage: Stage, key: str, state: GoalState, shown: str
) -> None:
    await stage.press("g", key)
    await stage.type("Lin is away", "enter")
    assert kept(stage, "Ship it").state is state
    assert kept(stage, "Ship it").changes[-1].why == "Lin is away"
    assert shown in stage.text


@on_stage(start=False, records=HOME["records"], goals=[with_state(SHIP, GoalState.AT_RISK, why="", at=TUESDAY)])
async def test_a_goal_comes_back_on_track_and_the_why_may_be_empty(stage: Stage) -> None:
    await stage.press("g", "t", "enter")
    assert kept(stage, "Ship it").state is GoalState.ON_TRACK
    assert "last: 17 Nov: on track" in stage.text


@on_stage(**HOME, **THREE)
async def test_escape_lets_a_change_go_and_gives_the_list_its_keys_back(stage: Stage) -> None:
    await stage.press("g", "x", "escape")
    assert kept(stage, "Ship it") == SHIP
    assert stage.focus == "goals-30"
    await stage.press("escape")
    assert stage.screen == "HomeScreen"


@on_stage(**HOME, **THREE)
async def test_other_words_and_a_why_make_it_adjusted(stage: Stage) -> None:
    await stage.press("g", "enter")
    await stage.type(" small", "enter")
    await stage.type("ten people use it", "enter")
    await stage.type("it was too big", "enter")
    now = kept(stage, "Ship it small")
    assert (now.known_by, now.state) == ("ten people use it", GoalState.ADJUSTED)
    assert "last: 17 Nov: adjusted, it was too big" in stage.text


@on_stage(**HOME, **THREE)
async def test_a_goal_moves_to_another_horizon_and_the_mark_goes_with_it(stage: Stage) -> None:
    await stage.press("g", "m", "9")
    await stage.type("after the summer", "enter")
    assert kept(stage, "Ship it").due == TODAY + 90 * DAY
    assert stage.focus == "goals-90"
    assert "> * Ship it MOVED, due Mon 15 Feb" in stage.text


@on_stage(**HOME, **THREE)
async def test_undo_takes_back_one_change_after_the_other(stage: Stage) -> None:
    await stage.press("g", "i", "enter", "x", "enter", "u")
    assert kept(stage, "Ship it").state is GoalState.AT_RISK
    await stage.press("u")
    assert kept(stage, "Ship it") == SHIP
    await stage.press("u")
    assert "Nothing to undo." in stage.message


@on_stage(**HOME, goals=[goal("Lead a project", 90, set_days_ago=65), goal("Old", 30, set_days_ago=33)])
async def test_days_bring_a_goal_nearer_and_the_screen_says_so_in_words(stage: Stage) -> None:
    await stage.press("g")
    assert "Lead a project ON TRACK, due Sat 12 Dec, now a 30-day goal" in stage.text
    assert "Old ON TRACK, due Sat 14 Nov, review it now" in stage.text
    assert "LATE" not in stage.text


@on_stage(**HOME, goals=[moved_goal(goal("Lead", 90, set_days_ago=65), 30, why="", at=TUESDAY, today=TODAY)])
async def test_a_goal_that_was_moved_today_did_not_roll(stage: Stage) -> None:
    await stage.press("g")
    assert "now a" not in stage.text


@on_stage(
    **HOME,
    goals=[replace(TALK, set_on=TODAY - 30 * DAY), goal("Alone", 90, set_days_ago=30)],
    commitments=[
        commitment("Proposal", goal_id=TALK.id, status=CommitmentStatus.DONE),
        commitment("Slides", goal_id=TALK.id),
        commitment("Let go", goal_id=TALK.id, status=CommitmentStatus.DROPPED),
    ],
)
async def test_what_was_promised_for_a_goal_and_a_quiet_one_are_named(stage: Stage) -> None:
    await stage.press("g")
    assert "for it: [x] Proposal [ ] Slides" in stage.text
    assert "Let go" not in stage.text
    assert stage.text.count("Quiet for three weeks.") == 1
    assert "Quiet" in stage.text.partition("Alone")[2]


@on_stage(size=(80, 24), **HOME, goals=[SHIP, replace(TALK, known_by="thirty people came"), LEAD])
async def test_in_a_small_window_the_horizon_with_the_focus_gets_the_room(stage: Stage) -> None:
    await stage.press("g")
    heights = {days: stage.app.screen.query_one(f"#goals-{days}").size.height for days in (30, 60, 90)}
    assert heights[30] > heights[60] == heights[90]
    await stage.press("down")
    assert stage.focus == "goals-60"
    assert stage.app.screen.query_one("#goals-60").size.height == heights[30]


@on_stage(size=(80, 24), start=False, records=HOME["records"], goals=[goal("Alone", 90, set_days_ago=30)])
async def test_home_names_goals_and_doors_with_their_keys_in_its_last_rows(stage: Stage) -> None:
    assert ("g", "Goals") in stage.footer
    assert "d: doors" in stage.message
    assert len(stage.footer) <= 7
    assert "^p All" in stage.rows[-1]
    assert "Alone = on track, due 16 Jan, quiet for three weeks" in " ".join(stage.words("#home-goals").split())


@on_stage(whose=pair(closed_on=TODAY), start=False, records=HOME["records"])
async def test_a_closed_pair_is_told_that_everything_stays(stage: Stage) -> None:
    assert "You wrapped up on Tue 17 Nov 2026. Everything stays readable." in stage.words("#home-next")
