"""Answers by single keys, and answers that are said back, in the phases of a first meeting."""

from __future__ import annotations

from typing import Any

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from tests.ui.stage import Stage, on_stage

FIRST: dict[str, Any] = {"wishes": Wishes(kind=MeetingKind.FIRST)}


@on_stage(size=(80, 24), **FIRST)
async def test_a_key_chooses_and_the_same_key_takes_it_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+n", "u", "p")
    assert stage.contents.choice("goal-kinds") == "a project; support"
    assert "What is it about? + a project; support" in stage.text
    assert "[p]+a project" in stage.text
    await stage.press("p")
    assert stage.contents.choice("goal-kinds") == "support"


@on_stage(size=(80, 24), **FIRST)
async def test_only_one_of_a_question_that_has_one_answer(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "4", "t", "w")
    assert stage.contents.choice("cadence") == "weekly"


@on_stage(size=(80, 24), **FIRST)
async def test_a_letter_that_chooses_nothing_is_no_command(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+n", "n")
    assert stage.phase == "Goals"
    assert "No such choice" in stage.message
    assert ("^n", "Next phase") in stage.footer


@on_stage(size=(80, 24), **FIRST)
async def test_an_option_can_be_clicked(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+n")
    row = next(number for number, text in enumerate(stage.rows) if "[s] a skill" in text)
    await stage.pilot.click(offset=(stage.rows[row].index("a skill"), row))
    await stage.settle()
    assert stage.contents.choice("goal-kinds") == "a skill"


@on_stage(size=(80, 24), **FIRST)
async def test_a_zone_and_a_slot_are_said_back_as_soon_as_they_are_understood(stage: Stage) -> None:
    await stage.begin()
    await stage.press("tab", "tab")
    await stage.type("london")
    assert "? Did you mean Europe/London? Enter: Europe/London" in stage.text
    await stage.press("enter")
    assert stage.contents.answer("mentee-zone") == "Europe/London"
    assert "= Europe/London is known" in stage.text
    await stage.press("escape", "4", "enter")
    await stage.type("tue 3pm")
    assert "= Tue 15:00" in stage.text
