"""The month on the screen: each goal's verdict with its words, the month, and the next set of goals."""

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
async def test_one_key_says_how_it_goes_on_with_a_goal(stage: Stage) -> None:
    await to_month(stage)
    for key, verdict in (("r", Verdict.REACHED), ("k", Verdict.KEEP), ("a", Verdict.ADJUST), ("x", Verdict.DROP)):
        await stage.press(key)
        assert reviewed(stage) == [(verdict, "", "", "")]
        assert f"Goal 1 {verdict.value.upper()}" in stage.text
        assert stage.focus == "goal-evidence"
        await stage.press("up")
    await stage.press("x")
    assert reviewed(stage)[0][0] is None


@on_stage(goals=goals(2), **MONTH)
async def test_evidence_and_reason_belong_to_the_marked_goal(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("r")
    await stage.type("It is live", "enter")
    await stage.type("Lin helped", "enter")
    assert stage.focus == "goal-list"
    assert (stage.value("#goal-evidence"), stage.value("#goal-why")) == ("", "")
    await stage.press("k")
    await stage.type("Half way", "up", "up")
    assert stage.value("#goal-why") == "Lin helped"
    assert reviewed(stage) == [(Verdict.REACHED, "It is live", "Lin helped", ""), (Verdict.KEEP, "Half way", "", "")]


@on_stage(goals=goals(1), **MONTH)
async def test_an_adjusted_goal_gets_new_words_and_only_that(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("k")
    assert not stage.app.screen.query_one("#goal-text").display
    await stage.press("up", "a", "enter", "enter")
    assert stage.focus == "goal-text"
    await stage.type("A smaller goal", "enter")
    assert reviewed(stage)[0] == (Verdict.ADJUST, "", "", "A smaller goal")
    assert stage.focus == "question-month-well"


@on_stage(**MONTH)
async def test_goals_are_set_on_three_horizons(stage: Stage) -> None:
    await to_month(stage)
    assert "No goals yet. Write the first ones below." in stage.text
    await stage.press("tab", "tab")
    await stage.type("Ship it", "enter")
    await stage.type("people use it", "enter")
    await stage.type("Give a talk", "enter", "enter")
    await stage.type("Lead a project", "enter", "enter")
    assert [(g.text, (g.due - TODAY).days, g.known_by) for g in stage.contents.new_goals] == [
        ("Ship it", 30, "people use it"),
        ("Give a talk", 60, ""),
        ("Lead a project", 90, ""),
    ]
    assert stage.focus == "question-help-mentor"
    assert "30 days Ship it we will know because people use it" in stage.text
    assert "+ new today" in stage.text


@on_stage(**MONTH)
async def test_a_new_goal_can_be_taken_back_and_brought_back(stage: Stage) -> None:
    await to_month(stage)
    await stage.press("tab", "tab")
    await stage.type("Ship it", "enter", "enter")
    assert stage.focus == "goal-60"
    await stage.press("shift+tab", "shift+tab", "shift+tab")
    assert stage.focus == "new-goals"
    await stage.press("x")
    assert stage.contents.new_goals == ()
    assert stage.focus == "goal-30"
    await stage.press("escape", "u")
    assert [goal.text for goal in stage.contents.new_goals] == ["Ship it"]


@on_stage(goals=goals(1), **MONTH)
async def test_the_month_and_the_mentors_two_lines_are_asked(stage: Stage) -> None:
    await to_month(stage)
    shown = " ".join(str(label.render()) for label in stage.app.screen.query(".question"))
    for question in (
        "This month: what went well?",
        "could have gone better?",
        "How can Sam help Ada?",
        "did Ada learn?",
    ):
        assert question in shown
    assert "still right" not in shown


@on_stage(
    records=[held(number=n, began=TUESDAY - (90 - 30 * n) * DAY, month_reviewed=True) for n in (1, 2)],
    **MONTH,
)
async def test_every_third_time_it_asks_whether_the_agreement_is_still_right(stage: Stage) -> None:
    await to_month(stage)
    assert stage.app.screen.query("#question-agreement-right")


@on_stage(goals=goals(5), size=(80, 24), **MONTH)
async def test_five_goals_fit_a_small_window_with_their_words(stage: Stage) -> None:
    await to_month(stage)
    for number in range(1, 6):
        await stage.press("r")
        await stage.type("seen", "enter")
        shown = stage.text
        assert f"> + 30 days Goal {number} REACHED" in shown
        assert "r reached k keep a adjust x drop" in shown
        await stage.press("enter")
    assert [evidence for _, evidence, _, _ in reviewed(stage)] == ["seen"] * 5
