"""The month on the screen: what is decided about each goal, the month, and the next set of goals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.meeting.opening import Wishes
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

DAY = timedelta(days=1)
TODAY = date(2026, 11, 17)
MONTH: dict[str, Any] = {"wishes": Wishes(month=True)}


def goals(count: int) -> list[Goal]:
    return [
        Goal(f"g{n}", "pair-1", f"Goal {n}", TODAY - 10 * DAY, TODAY + (20 + n) * DAY) for n in range(1, count + 1)
    ]


async def to_month(stage: Stage) -> None:
    await stage.begin()
    await stage.to("The month")


def reviewed(stage: Stage) -> list[tuple[Verdict | None, str, str, str]]:
    return [(r.verdict, r.evidence, r.why, r.text) for r in stage.contents.goal_reviews]


@on_stage(goals=goals(1), **MONTH)
async def test_right_decides_about_a_goal_and_left_of_the_first_takes_it_off(stage: Stage) -> None:
    await to_month(stage)
    assert stage.step == "goals/g1"
    for verdict in (Verdict.REACHED, Verdict.KEEP, Verdict.ADJUST, Verdict.DROP):
        await stage.press("right")
        assert reviewed(stage) == [(verdict, "", "", "")]
        assert stage.choices == [[verdict.value]]
    await stage.press(*["left"] * 4)
    assert reviewed(stage)[0][0] is None


@on_stage(goals=goals(2), **MONTH)
async def test_evidence_and_reason_belong_to_their_goal(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("right")
    await stage.type("It is live", "down")
    await stage.type("Lin helped", "enter")
    assert (stage.step, stage.typed) == ("goals/g2", "")
    await stage.press("right", "right")
    await stage.type("Half way")
    assert reviewed(stage) == [(Verdict.REACHED, "It is live", "Lin helped", ""), (Verdict.KEEP, "Half way", "", "")]
    await stage.open("goals/g1")
    assert stage.typed == "It is live"
    assert "Lin helped" in stage.text
    assert "Goal 2" in stage.text


@on_stage(goals=goals(1), **MONTH)
async def test_an_adjusted_goal_gets_new_words_and_only_that(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("right", "right")
    assert not stage.app.screen.query_one("#goal-text").display
    await stage.press("right", "tab", "tab", "tab")
    assert stage.focus == "goal-text"
    await stage.type("A smaller goal", "enter")
    assert reviewed(stage)[0] == (Verdict.ADJUST, "", "", "A smaller goal")
    assert stage.step == "month-well"
    assert "A smaller goal" not in [*stage.contents.answers.values()]


@on_stage(goals=goals(1), **MONTH)
async def test_keep_keeps_the_day_and_another_one_is_said_back_before_it_counts(stage: Stage) -> None:
    await to_month(stage)
    assert not stage.app.screen.query_one("#goal-day").display
    await stage.press("right", "right")
    assert "due Tue 8 Dec 2026; another day?" in stage.text
    while stage.focus != "goal-day":
        await stage.press("tab")
    await stage.type("15 dec")
    assert "= due Tue 15 Dec 2026, was Tue 8 Dec 2026" in stage.text
    assert stage.contents.goal_reviews[0].due is None
    await stage.press("enter")
    assert stage.contents.goal_reviews[0].due == date(2026, 12, 15)
    await stage.press("ctrl+z")
    assert stage.contents.goal_reviews[0].due is None
    await stage.press("ctrl+y", *["ctrl+n"] * 3, "y")
    assert stage.store.goals("pair-1")[0].due == date(2026, 12, 15)


@on_stage(goals=goals(1), **MONTH)
async def test_another_day_of_a_goal_that_is_none_is_asked_again(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("right", "right")
    while stage.focus != "goal-day":
        await stage.press("tab")
    await stage.type("next time", "enter")
    assert stage.message.startswith("Problem:")
    assert (stage.step, stage.value("#goal-day")) == ("goals/g1", "next time")
    assert stage.contents.goal_reviews[0].due is None


@on_stage(**MONTH)
async def test_goals_are_set_on_three_horizons(stage: Stage) -> None:
    await to_month(stage)
    await stage.open("add/goal-30")
    await stage.type("Ship it", "enter")
    await stage.type("people use it", "enter", "enter")
    await stage.type("Give a talk", "enter", "enter", "enter")
    await stage.type("Lead a project", "enter", "enter", "enter")
    assert [(g.text, (g.due - TODAY).days, g.known_by) for g in stage.contents.new_goals] == [
        ("Ship it", 30, "people use it"),
        ("Give a talk", 60, ""),
        ("Lead a project", 90, ""),
    ]
    assert stage.step == "help-mentor"
    await stage.press("up")
    assert "+ Both 60 days: Give a talk" in stage.text
    await stage.open("add/goal-30")
    assert "+ Both 30 days: Ship it we will know because people use it" in stage.text


@on_stage(**MONTH)
async def test_the_horizons_come_in_their_order(stage: Stage) -> None:
    await to_month(stage)
    for days in (90, 30, 60):
        await stage.open(f"add/goal-{days}")
        await stage.type(f"in {days}", "enter", "enter")
    ids = {goal.text: goal.id for goal in stage.contents.new_goals}
    steps = [step for step in stage.steps if "goal-" in step or step.startswith("made/")]
    assert steps == [
        *(f"made/{ids['in 30']}", "add/goal-30"),
        *(f"made/{ids['in 60']}", "add/goal-60"),
        *(f"made/{ids['in 90']}", "add/goal-90"),
    ]


@on_stage(**MONTH)
async def test_a_new_goal_can_be_taken_back_and_brought_back(stage: Stage) -> None:
    await to_month(stage)
    await stage.open("add/goal-30")
    await stage.type("Ship it", "enter", "enter", "up", "delete")
    assert stage.contents.new_goals == ()
    assert stage.step == "add/goal-30"
    await stage.press("ctrl+z")
    assert [goal.text for goal in stage.contents.new_goals] == ["Ship it"]
    assert stage.message == 'Back again: "Ship it".   Ctrl+Y: take it back'


@on_stage(**MONTH)
async def test_pasted_goals_are_an_entry_each(stage: Stage) -> None:
    await to_month(stage)
    await stage.open("add/goal-90")
    await stage.paste("- Lead a project\n- Give a long talk")
    assert [(g.text, (g.due - TODAY).days) for g in stage.contents.new_goals] == [
        ("Lead a project", 90),
        ("Give a long talk", 90),
    ]
    await stage.press("ctrl+z")
    assert stage.contents.new_goals == ()


@on_stage(goals=goals(1), **MONTH)
async def test_the_month_is_asked_of_both_and_the_mentors_two_lines_too(stage: Stage) -> None:
    await to_month(stage)
    asked = [step for step in stage.steps if "/" not in step]
    assert asked == [
        "month-well",
        "mentor-month-well",
        "month-better",
        "mentor-month-better",
        "help-mentor",
        "mentor-learned",
        "mentee-keep-change",
        "mentor-keep-change",
        "onward",
    ]
    for step, words in (
        ("month-well", "> Sam This month: what went well?"),
        ("mentor-month-better", "> Ada This month: what could have gone better?"),
        ("help-mentor", "> Ada How can Sam help Ada?"),
        ("mentor-learned", "> Ada What did Ada learn?"),
        ("mentee-keep-change", "> Sam What should Ada keep doing, and what should Ada change?"),
        ("mentor-keep-change", "> Ada What should Sam keep doing, and what should Sam change?"),
    ):
        await stage.open(step)
        assert words in stage.text
        await stage.type(step)
        assert stage.contents.answer(step) == step


@on_stage(
    records=[held(number=n, began=TUESDAY - (90 - 30 * n) * DAY, month_reviewed=True) for n in (1, 2)],
    **MONTH,
)
async def test_every_third_time_it_asks_whether_the_agreement_is_still_right(stage: Stage) -> None:
    await to_month(stage)
    await stage.open("agreement-right")
    assert "still right" in stage.flat


@on_stage(goals=goals(5), size=(80, 24), **MONTH)
async def test_five_goals_fit_a_small_window_with_their_words(stage: Stage) -> None:
    await to_month(stage)
    for number in range(1, 6):
        await stage.press("right")
        await stage.type("seen")
        shown = stage.text
        assert f"> Both 30 days: Goal {number}" in shown
        assert "[reached] keep adjust drop" in shown
        assert "seen" in shown
        await stage.press("enter")
    assert [evidence for _, evidence, _, _ in reviewed(stage)] == ["seen"] * 5
