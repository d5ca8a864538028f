"""The month review tells by itself what it knows of each goal, and shows where kept goals roll to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.ledger.commitments import CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.goals import Goal, GoalChange, GoalState, Verdict, reviewed_goal
from meetingtui.domain.meeting.opening import Wishes
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

DAY = timedelta(days=1)
TODAY = date(2026, 11, 17)
REVIEW = held(number=2, began=TUESDAY - 28 * DAY, month_reviewed=True)
MONTH: dict[str, Any] = {"wishes": Wishes(month=True), "records": [REVIEW]}


def goal(text: str, days: int, *, set_days_ago: int = 40) -> Goal:
    since = TODAY - set_days_ago * DAY
    return Goal(f"g-{text}", "pair-1", text, since, since + days * DAY)


TALK, LEAD, SHIP = goal("Give a talk", 60), goal("Lead", 90), goal("Ship it", 45)


def looked(days_ago: int, outcome: Outcome, note: str = "") -> LookBack:
    return LookBack("m", TUESDAY - days_ago * DAY, outcome, note)


def done(text: str, days_ago: int, note: str = "", **fields: Any) -> Any:
    history = (looked(days_ago, Outcome.DONE, note),)
    made = TUESDAY - (days_ago + 7) * DAY
    return commitment(text, goal_id=TALK.id, status=CommitmentStatus.DONE, made_at=made, history=history, **fields)


async def to_month(stage: Stage) -> None:
    await stage.press("ctrl+n")


@on_stage(
    **MONTH,
    goals=[TALK],
    commitments=[
        *(done(f"Step {days}", days, id=f"s{days}") for days in (21, 20, 14, 13, 6)),
    ],
)
async def test_the_newest_deeds_come_first_and_the_older_ones_are_counted_behind_them(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    for line in ("For it, since the last review: + Step 6: done, Wed 11 Nov", "+ Step 13: done, Wed 4 Nov"):
        assert line in stage.text
    assert "+ Step 14: done, Tue 3 Nov and 2 earlier" in stage.text
    assert "Step 20" not in stage.text


@on_stage(
    **MONTH,
    goals=[TALK],
    commitments=[
        done("Before the review", 35),
        done("Outline", 7, "Two friends read it"),
        commitment("Slides", goal_id=TALK.id),
        replace(done("Other", 7), goal_id="g-other"),
    ],
)
async def test_what_was_done_since_the_last_review_is_shown_by_itself(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    told = stage.flat
    assert '+ Outline: done, Tue 10 Nov "Two friends read it"' in told
    assert "- Slides: open since Tue 10 Nov" in told
    assert "Before the review" not in told
    assert "Other" not in told
    assert "Quiet" not in told


@on_stage(**MONTH, goals=[TALK], commitments=[commitment("Slides", goal_id=TALK.id)])
async def test_what_was_said_today_in_last_week_counts(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("Ten of them", "enter")
    await to_month(stage)
    assert '+ Slides: done, Tue 17 Nov "Ten of them"' in stage.flat


@on_stage(
    **MONTH,
    goals=[
        reviewed_goal(
            TALK, GoalChange(TUESDAY - 28 * DAY, Verdict.KEEP, "two invitations", "it is fun"), today=TODAY - 28 * DAY
        )
    ],
)
async def test_the_words_of_a_month_ago_come_back_and_a_quiet_goal_is_named_kindly(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    told = stage.flat
    assert 'Your words of 20 Oct: "two invitations; it is fun"' in told
    assert "Quiet for three weeks. A small step next, or let it rest?" in told


@on_stage(**MONTH, goals=[SHIP, TALK], commitments=[commitment("Slides", goal_id=TALK.id)])
async def test_the_review_walks_from_goal_to_goal_and_each_tells_its_own(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    assert (stage.step, "Slides" in stage.flat) == ("goals/g-Ship it", False)
    await stage.press("right", "right")
    await stage.type("half", "down")
    await stage.type("still fun", "enter")
    assert (stage.step, "Slides" in stage.flat) == ("goals/g-Give a talk", True)


@on_stage(**MONTH, goals=[SHIP, TALK, LEAD])
async def test_kept_goals_stand_on_the_horizon_they_are_on_now(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    await stage.press("right", "right", "enter", "right", "right", "enter", *["right"] * 4, "enter")
    await stage.open("add/goal-30")
    assert "> Ship it goes on, due Sun 22 Nov" in stage.text
    assert "> Give a talk goes on, due Mon 7 Dec" in stage.text
    assert "Lead goes on" not in stage.text
    for days in (60, 90):
        await stage.open(f"add/goal-{days}")
        assert "goes on" not in stage.text


@on_stage(**MONTH, goals=[LEAD])
async def test_an_adjusted_goal_shows_its_new_words_in_the_next_set_and_undo_takes_the_answer_back(
    stage: Stage,
) -> None:
    await stage.begin()
    await to_month(stage)
    await stage.press("right", "right", "right", "tab", "tab", "tab")
    await stage.type("Lead one small thing")
    await stage.open("add/goal-60")
    assert "Lead one small thing goes on" in stage.text
    await stage.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert stage.contents.goal_reviews[0].verdict is None
    assert "goes on" not in stage.text


@on_stage(**MONTH, goals=[TALK])
async def test_what_the_screen_showed_is_what_is_kept(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    await stage.press("right", "right")
    await stage.type("two invitations", "enter", "ctrl+n", "ctrl+n", "ctrl+n", "y")
    kept = stage.store.goals("pair-1")[0]
    assert (kept.due, kept.state, kept.changes[-1].evidence) == (
        TALK.due,
        GoalState.ON_TRACK,
        "two invitations",
    )


@on_stage(size=(80, 24), **MONTH, goals=[TALK], commitments=[done(f"Step {n}", 7, id=f"s{n}") for n in range(6)])
async def test_many_deeds_leave_room_for_the_answer_in_a_small_window(stage: Stage) -> None:
    await stage.begin()
    await to_month(stage)
    await stage.press("right", "right")
    assert "reached [keep] adjust drop" in stage.text
    await stage.type("two invitations")
    assert "and 3 earlier" in stage.text
    for field in ("two invitations", "Why? One line", "due Mon 7 Dec 2026; another day?"):
        assert field in stage.text
    await stage.press("up", "right")
    for field in ("two invitations", "Why? One line", "The goal in other words", "due Mon 7 Dec 2026; another day?"):
        assert field in stage.text
