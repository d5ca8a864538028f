"""Steps that are questions: words of both voices, options in a row, and answers that are said back."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from tests.each import each
from tests.ui.stage import Stage, on_stage, perform

FIRST: dict[str, Any] = {"wishes": Wishes(kind=MeetingKind.FIRST)}
TODAY = date(2026, 11, 17)
QUESTIONS = ["went-well", "mentor-went-well", "better", "mentor-better", "goals"]

# --- words --------------------------------------------------------------------------------------------------


@on_stage()
async def test_both_voices_have_a_row_of_their_own_to_each_question(stage: Stage) -> None:
    await stage.begin()
    assert stage.steps == [*QUESTIONS, "add/question", "onward"]
    for asked in ("What went well?", "What could have gone better?"):
        assert stage.text.index(f"Sam {asked}") < stage.text.index(f"Ada {asked}")
    for key in QUESTIONS[:4]:
        assert stage.step == key
        await stage.type(f"said to {key}", "enter")
    await stage.type("a little late", "enter")
    assert {key: stage.contents.answer(key) for key in QUESTIONS} == {
        **{key: f"said to {key}" for key in QUESTIONS[:4]},
        "goals": "a little late",
    }
    assert "+ Ada What went well? said to mentor-went-well" in stage.text
    assert stage.step == "add/question"


@on_stage()
async def test_either_voice_may_stay_empty(stage: Stage) -> None:
    await stage.begin()
    await stage.press("enter")
    await stage.type("mine alone", "enter")
    assert dict(stage.contents.answers) == {"mentor-went-well": "mine alone"}
    assert "- Sam What went well?" in stage.text
    assert "+ Ada What went well? mine alone" in stage.text


@on_stage()
async def test_an_answer_may_have_several_lines_which_the_hint_says(stage: Stage) -> None:
    await stage.begin()
    assert "Ctrl+J: new line" in stage.message
    await stage.type("first", "ctrl+j")
    await stage.type("second")
    assert stage.contents.answer("went-well") == "first\nsecond"
    assert stage.step == "went-well"
    await stage.press("enter")
    await stage.paste("well\nand well again")
    assert stage.contents.answer("mentor-went-well") == "well\nand well again"
    await stage.press("enter")
    assert "+ Sam What went well? first / second" in stage.text or "first second" in stage.text


@on_stage()
async def test_letters_figures_and_signs_of_an_answer_are_never_keys(stage: Stage) -> None:
    await stage.begin()
    said = "n b+ cu x q? o/ 1 2 [3] How do we go on, Ada?"
    await stage.type(said)
    assert stage.contents.answer("went-well") == said
    assert (stage.phase, stage.step) == ("Last week", "went-well")


@on_stage()
async def test_undo_takes_back_the_words_of_a_field_and_says_so(stage: Stage) -> None:
    await stage.begin()
    await stage.paste("a whole paste")
    await stage.press("ctrl+z")
    assert stage.contents.answer("went-well") == ""
    assert stage.message == "The last words are taken back.   Ctrl+Y: bring them again"
    await stage.press("ctrl+y")
    assert stage.contents.answer("went-well") == "a whole paste"
    assert stage.step == "went-well"


@on_stage(goals=[])
async def test_up_in_the_first_row_goes_to_the_question_before_and_stays_at_the_first(stage: Stage) -> None:
    await stage.begin()
    await stage.press("down", "down")
    assert stage.step == "better"
    await stage.press("up", "up", "up", "up")
    assert stage.step == "went-well"
    await stage.press(*["tab"] * 9)
    assert stage.step == "onward"
    await stage.press("shift+tab")
    assert stage.step == "add/question"


@on_stage(goals=[])
async def test_a_click_on_a_row_opens_its_question(stage: Stage) -> None:
    await stage.begin()
    row = next(number for number, text in enumerate(stage.rows) if "30/60/90 goals" in text)
    await stage.pilot.click(offset=(20, row))
    await stage.settle()
    assert stage.step == "goals"
    await stage.type("on the way")
    assert stage.contents.answer("goals") == "on the way"


# --- options ------------------------------------------------------------------------------------------------


@on_stage(size=(80, 24), **FIRST)
async def test_where_several_hold_the_arrows_walk_and_enter_chooses(stage: Stage) -> None:
    await stage.begin()
    await stage.open("goal-kinds")
    assert stage.message.startswith("Left, Right: walk   Enter: choose")
    await stage.press("right", "enter", "right", "right", "right", "enter")
    assert stage.contents.choice("goal-kinds") == "a project; support"
    assert stage.choices == [["a project", "support"]]
    assert "[a project]" in stage.text
    assert stage.step == "goal-kinds"
    await stage.press("enter")
    assert stage.step == "overall-goals"
    assert "+ Both What is it about? a project; support" in stage.text


@on_stage(size=(80, 24), **FIRST)
async def test_one_of_several_is_taken_off_again(stage: Stage) -> None:
    await stage.begin()
    await stage.open("goal-kinds")
    await stage.press("right", "enter", "right", "enter")
    assert stage.contents.choice("goal-kinds") == "a project; a skill"
    assert "Delete: take it off" in stage.message
    await stage.press("left", "delete")
    assert stage.contents.choice("goal-kinds") == "a skill"
    await stage.press("delete")
    assert stage.choices == [["a skill"]]
    await stage.press("ctrl+z", "ctrl+z")
    assert stage.choices == [["a project"]]


@on_stage(size=(80, 24), **FIRST)
async def test_only_one_of_a_question_that_has_one_answer(stage: Stage) -> None:
    await stage.begin()
    await stage.open("cadence")
    await stage.press("right")
    assert stage.contents.choice("cadence") == "weekly"
    await stage.press("right")
    assert stage.choices == [[stage.contents.choice("cadence")]]
    assert stage.contents.choice("cadence") != "weekly"
    await stage.press("left", "left")
    assert (stage.contents.choice("cadence"), stage.choices) == ("", [[]])


@on_stage(size=(80, 24), **FIRST)
async def test_choosing_and_taking_off_at_once_leaves_nothing_chosen(stage: Stage) -> None:
    await stage.begin()
    await stage.open("cadence")
    for key in ("right", "left"):
        stage._send(key)
    await stage.settle()
    assert (stage.contents.choice("cadence"), stage.choices) == ("", [[]])


@on_stage(size=(80, 24), **FIRST)
async def test_letters_typed_on_options_are_words_beside_them(stage: Stage) -> None:
    await stage.begin()
    await stage.open("goal-kinds")
    await stage.press("right", "enter")
    await stage.type("and nothing else")
    assert stage.contents.whole_answer("goal-kinds") == "a project; and nothing else"
    assert stage.phase == "Goals"


@on_stage(size=(80, 24), **FIRST)
async def test_an_option_can_be_clicked(stage: Stage) -> None:
    await stage.begin()
    await stage.open("goal-kinds")
    row = next(number for number, text in enumerate(stage.rows) if "a skill" in text)
    await stage.pilot.click(offset=(stage.rows[row].index("a skill"), row))
    await stage.settle()
    assert stage.contents.choice("goal-kinds") == "a skill"


@on_stage(size=(80, 24))
async def test_whether_it_was_worth_it_is_chosen_and_the_line_is_said_besides(stage: Stage) -> None:
    await stage.begin()
    await stage.open("worth")
    await stage.press("right")
    await stage.type("we laughed", "enter")
    assert stage.contents.whole_answer("worth") == "yes; we laughed"
    assert stage.step == "take-along"


# --- said back ----------------------------------------------------------------------------------------------


@on_stage(size=(80, 24), **FIRST)
async def test_a_zone_and_a_slot_are_said_back_as_soon_as_they_are_understood(stage: Stage) -> None:
    await stage.begin()
    await stage.open("mentee-zone")
    await stage.type("london")
    assert "? Did you mean Europe/London? Enter: Europe/London" in stage.text
    await stage.press("enter")
    assert stage.contents.answer("mentee-zone") == "Europe/London"
    assert "= Europe/London is known" in stage.text
    assert stage.step == "mentee-zone"
    await stage.press("enter")
    assert stage.step == "mentor-zone"
    await stage.open("slot")
    await stage.type("tue 3pm")
    assert "= Tue 15:00" in stage.text


@each("size", [(80, 24), (100, 30)])
def test_the_goals_stand_where_the_pair_says_how_it_goes_with_them(size: tuple[int, int]) -> None:
    async def look(stage: Stage) -> None:
        await stage.begin()
        assert "Give a talk" not in stage.text
        await stage.open("goals")
        assert "Give a talk" in stage.text

    goal = Goal("g", "pair-1", "Give a talk", TODAY, TODAY)
    perform(look, size, {"goals": [goal]})
