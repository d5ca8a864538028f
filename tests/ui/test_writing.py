"""Catching a thought, moving about, and taking things back: nothing steals the focus or a letter."""

from __future__ import annotations

from typing import Any

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import MeetingStatus
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

MONTH: dict[str, Any] = {"wishes": Wishes(month=True)}


@on_stage(topics=[Topic("t", "pair-1", "Pay", TUESDAY)], **MONTH)
async def test_a_thought_is_caught_in_every_phase_and_the_cursor_is_back_where_it_was(stage: Stage) -> None:
    await stage.begin()
    steps = {
        "Last week": "went-well",
        "The month": "month-well",
        "Open discussion": "topics/t",
        "Next steps": "else-mentee",
    }
    for phase, step in steps.items():
        await stage.open(step)
        field = stage.app.focused
        await stage.type("halves", "left", "left", "ctrl+o")
        await stage.type(f"thought of {phase}", "enter")
        assert stage.app.focused is field
        await stage.type("XX")
        assert stage.typed == "halvXXes"
        assert "Caught for open discussion" in "\n".join(stage.app.said)
    caught = [(t.text, t.caught_in) for t in stage.contents.topics if t.caught_in]
    assert caught == [(f"thought of {phase}", phase) for phase in steps]


@on_stage()
async def test_escape_keeps_a_thought_for_later_and_the_letters_stay_letters(stage: Stage) -> None:
    await stage.begin()
    await stage.type("before", "f2")
    await stage.type("half a thought", "escape")
    assert stage.step == "went-well"
    await stage.type(" after")
    assert stage.contents.answer("went-well") == "before after"
    assert stage.contents.topics == ()
    await stage.press("f2")
    assert stage.value("#catch DraftLine") == "half a thought"
    await stage.press("enter")
    assert [topic.text for topic in stage.contents.topics] == ["half a thought"]


@on_stage(commitments=[commitment("Write the slides")])
async def test_a_space_on_a_row_of_choices_pauses_nothing(stage: Stage) -> None:
    await stage.begin()
    assert "Left, Right: choose" in stage.message
    await stage.press("space")
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert stage.typed == " "


@on_stage()
async def test_from_the_letter_keys_a_thought_leads_back_to_the_words(stage: Stage) -> None:
    await stage.begin()
    await stage.type("halves", "left", "escape", "c")
    await stage.type("on-call pay", "enter")
    assert [topic.text for topic in stage.contents.topics] == ["on-call pay"]
    await stage.type("X")
    assert stage.contents.answer("went-well") == "halveXs"


@on_stage()
async def test_escape_leaves_the_field_and_leads_back_to_the_same_place(stage: Stage) -> None:
    await stage.begin()
    await stage.type("halves", "left", "escape")
    assert stage.letters
    assert "KEYS" in stage.text
    assert stage.message.startswith("Letters are commands")
    await stage.press("escape")
    await stage.type("X")
    assert stage.contents.answer("went-well") == "halveXs"
    await stage.press("escape", "tab")
    await stage.type("Y")
    assert stage.contents.answer("went-well") == "halveXYs"


@on_stage()
async def test_a_letter_that_is_no_command_is_typed_where_the_cursor_was(stage: Stage) -> None:
    await stage.begin()
    await stage.type("halves", "left", "escape")
    await stage.type("How")
    assert stage.contents.answer("went-well") == "halveHows"
    assert not stage.letters


@on_stage()
async def test_escape_in_another_phase_leads_to_its_open_step(stage: Stage) -> None:
    await stage.begin()
    for phase, step in (("3", "add/promise-mentee"), ("1", "went-well"), ("3", "add/promise-mentee")):
        await stage.press("escape", phase)
        assert (stage.step, stage.letters) == (step, False)
        await stage.press("escape", "escape")
        assert (stage.step, stage.letters) == (step, False)


@on_stage(commitments=[commitment("Write the slides", id="c")])
async def test_undo_takes_back_an_outcome_and_no_letter(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("They are done", "escape", "u")
    review = stage.contents.reviews[0]
    assert (review.outcome, review.note) == (None, "They are done")
    assert stage.message.startswith('Taken back: what became of "Write the slides".')
    await stage.press("u")
    assert stage.message.startswith("Undo: there is nothing to take back.")
    await stage.press("ctrl+y")
    review = stage.contents.reviews[0]
    assert (review.outcome, review.note) == (Outcome.DONE, "They are done")


@on_stage()
async def test_what_typing_does_is_said_above_the_keys(stage: Stage) -> None:
    await stage.begin()
    assert stage.message.startswith("Enter: next step")
    await stage.press("escape")
    assert stage.message.startswith("Letters are commands")
    await stage.press("escape", "ctrl+o")
    assert stage.message == "Enter: keep it   Esc: later"


@on_stage()
async def test_messages_pass_and_can_be_read_again(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+o")
    await stage.type("on-call pay", "enter", "ctrl+s")
    await stage.run_command("Messages")
    assert stage.screen == "SaidScreen"
    shown = stage.words("#said")
    assert "15:00 Caught for open discussion." in " ".join(shown.split())
    assert shown.index("Saved.") < shown.index("Caught")
    await stage.press("escape")
    assert (stage.step, stage.letters) == ("went-well", False)


@on_stage()
async def test_a_very_long_paste_is_refused_with_a_sentence(stage: Stage) -> None:
    await stage.begin()
    await stage.type("kept")
    await stage.paste("x" * 100_001)
    assert "Too long for one field" in stage.message
    assert stage.contents.answer("went-well") == "kept"


@on_stage()
async def test_the_goals_panel_is_one_key_away(stage: Stage) -> None:
    await stage.begin()
    assert "WAITING FOR DISCUSSION" not in stage.text
    await stage.press("escape", "g")
    assert "WAITING FOR DISCUSSION" in stage.text
    await stage.resize(80, 24)
    assert "WAITING FOR DISCUSSION" in stage.text
    await stage.press("g")
    assert "WAITING FOR DISCUSSION" not in stage.text
    await stage.resize(120, 40)
    assert "WAITING FOR DISCUSSION" in stage.text
