"""Next steps on the screen: the first two closing questions, and what their lists can do."""

from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.ui.stage import Stage, on_stage

TODAY = date(2026, 11, 17)
GOALS = [Goal(f"g{n}", "pair-1", f"Goal {n}", TODAY, TODAY + timedelta(days=30 * n)) for n in (1, 2)]


async def to_next_steps(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")


def made(stage: Stage) -> list[tuple[str, Role, date | None, bool, str | None]]:
    return [(c.text, c.owner, c.due, c.week_task, c.goal_id) for c in stage.contents.commitments]


@on_stage()
async def test_the_four_closing_questions_are_asked_by_name(stage: Stage) -> None:
    await to_next_steps(stage)
    shown = stage.flat
    for question in (
        "a What will Sam do next week?",
        "b What will Ada look out for?",
        "c When and where is the next",
    ):
        assert question in shown
    assert stage.app.screen.query("#question-else-mentee, #question-else-mentor")
    assert stage.focus == "promise-mentee"


@on_stage()
async def test_a_promise_gets_its_day_and_the_first_one_is_the_weeks_task(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "tab")
    await stage.type("fri")
    assert "= Fri 20 Nov" in stage.text
    await stage.press("enter")
    await stage.type("Rehearse", "enter")
    assert made(stage) == [
        ("Write the slides", Role.MENTEE, date(2026, 11, 20), True, None),
        ("Rehearse", Role.MENTEE, None, False, None),
    ]
    assert "* Write the slides by Fri 20 Nov, the week's task" in stage.text
    assert "> - Rehearse by next time" in stage.text


@on_stage()
async def test_a_day_that_is_none_is_refused_with_the_words_kept(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "tab")
    for day in ("tbd", "yesterday", "31 feb", "16 nov 2026"):
        await stage.type(day, "enter")
        assert made(stage) == []
        assert stage.message.startswith("Problem:")
        assert stage.value("#promise-mentee .words") == "Write the slides"
        assert (stage.value("#promise-mentee .due"), stage.focus) == (day, "promise-mentee")
        await stage.press("ctrl+u")


@on_stage(goals=GOALS)
async def test_one_key_each_for_goal_owner_weeks_task_and_removal(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter")
    await stage.type("Rehearse", "enter", "up")
    await stage.press("g")
    assert "Rehearse by next time, for: Goal 1" in stage.text
    await stage.press("g", "t")
    assert made(stage)[1] == ("Rehearse", Role.MENTEE, None, True, "g2")
    assert not made(stage)[0][3]
    await stage.press("g")
    assert made(stage)[1][4] is None
    await stage.press("o")
    assert made(stage)[1][1:4] == (Role.MENTOR, None, False)
    await stage.press("x")
    assert [text for text, *_ in made(stage)] == ["Rehearse"]


@on_stage()
async def test_linking_without_a_goal_says_where_goals_come_from(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "up", "g")
    assert "Goals are set in the month review" in stage.message


@on_stage(goals=GOALS)
async def test_editing_keeps_the_day_the_weeks_task_and_the_goal(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "tab")
    await stage.type("fri", "enter", "up", "g", "e")
    assert stage.value("#promise-mentee .words") == "Slides"
    assert "= Fri 20 Nov" in stage.text
    await stage.type(" for the talk", "enter")
    assert made(stage) == [("Slides for the talk", Role.MENTEE, date(2026, 11, 20), True, "g1")]
    await stage.press("up", "enter", "tab", "ctrl+u")
    await stage.type("mon", "enter")
    assert made(stage) == [("Slides for the talk", Role.MENTEE, date(2026, 11, 23), True, "g1")]
    await stage.press("escape", "u", "u")
    assert made(stage) == [("Slides", Role.MENTEE, date(2026, 11, 20), True, "g1")]


@on_stage()
async def test_an_edit_that_is_emptied_leaves_the_item_as_it_is(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "up", "e", "ctrl+u")
    await stage.press("enter")
    assert [text for text, *_ in made(stage)] == ["Slides"]
    await stage.press("shift+tab", "shift+tab")
    await stage.type("Another", "enter")
    assert [text for text, *_ in made(stage)] == ["Slides", "Another"]


@on_stage()
async def test_look_outs_and_promises_of_the_mentor_have_a_list_each(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.press("enter")
    assert stage.focus == "door-line"
    await stage.type("A meetup slot", "enter", "enter")
    assert stage.focus == "promise-mentor"
    await stage.type("Send the book", "tab")
    await stage.type("tomorrow", "enter")
    assert [door.text for door in stage.contents.lookouts] == ["A meetup slot"]
    assert made(stage) == [("Send the book", Role.MENTOR, date(2026, 11, 18), False, None)]
    assert "> > A meetup slot looking out" in stage.text
    assert "> - Send the book by Wed 18 Nov" in stage.text


@on_stage()
async def test_a_look_out_can_be_reworded_removed_and_brought_back(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.press("enter")
    await stage.type("A slot", "enter", "up", "e")
    await stage.type(" in January", "enter")
    assert [door.text for door in stage.contents.lookouts] == ["A slot in January"]
    await stage.press("up", "x")
    assert stage.contents.lookouts == ()
    assert stage.focus == "door-line"
    await stage.press("escape", "u", "u")
    assert [door.text for door in stage.contents.lookouts] == ["A slot"]


@on_stage()
async def test_the_weeks_task_is_never_the_mentors(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.press("enter", "enter")
    await stage.type("Send the book", "enter", "up", "t")
    assert "The week's task is the mentee's." in stage.message
    assert not made(stage)[0][3]


@on_stage(commitments=[commitment("Submit the talk"), commitment("Read", times_carried=3)])
async def test_what_comes_back_by_itself_is_said(stage: Stage) -> None:
    await stage.begin()
    await stage.press("p", "enter", "s")
    await stage.type("Read a page", "ctrl+n", "ctrl+n")
    assert "Carried over: Submit the talk; Read a page" in stage.flat


@on_stage()
async def test_words_that_were_not_entered_are_entered_when_the_meeting_ends(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "tab")
    await stage.type("fri", "ctrl+n", "enter")
    assert stage.screen == "RecapScreen"
    kept = stage.record.contents.commitments
    assert [(c.text, c.due) for c in kept] == [("Write the slides", date(2026, 11, 20))]
