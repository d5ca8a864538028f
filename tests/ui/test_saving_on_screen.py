"""What is said when words cannot be saved: nothing is lost, and everything goes on."""

from __future__ import annotations

import pytest

from meetingtui.domain.errors import StoreBusy
from tests.ui.stage import Stage, on_stage

FULL = StoreBusy("The disk is full.", "Nothing was lost.", "Free some space, then press r.")


async def to_recap(stage: Stage) -> None:
    await stage.begin()
    await stage.type("half a thought", "ctrl+q", "f", "y")
    assert stage.screen == "RecapScreen"


@pytest.mark.fault(3)
@on_stage()
async def test_a_meeting_that_cannot_be_kept_stays_in_its_draft_until_it_can(stage: Stage) -> None:
    stage.store.problem = FULL
    await to_recap(stage)
    assert "NOT SAVED YET" in stage.text
    assert "The disk is full." in stage.message
    assert "Every word is in the draft. r: try again" in stage.message
    assert ("r", "Try again to save") in stage.footer
    assert stage.store.records("pair-1") == []
    assert [m.contents.answer("went-well") for m in stage.drafts.unfinished()] == ["half a thought"]
    await stage.press("r")
    assert "NOT SAVED YET" in stage.text
    stage.store.problem = None
    await stage.press("r")
    assert "NOT SAVED" not in stage.text
    assert "Saved" in stage.text
    assert ("r", "Try again to save") not in stage.footer
    assert stage.record.contents.answer("went-well") == "half a thought"
    assert stage.drafts.unfinished() == []
    await stage.press("r")
    assert len(stage.store.records("pair-1")) == 1


@on_stage(start=False)
async def test_leaving_an_unsaved_recap_offers_the_meeting_again(stage: Stage) -> None:
    await stage.press("s", "w")
    stage.store.problem = FULL
    await to_recap(stage)
    await stage.press("enter")
    assert stage.screen == "HomeScreen"
    stage.store.problem = None
    await stage.press("s")
    assert "A finished meeting was not saved yet" in stage.text
    await stage.press("f")
    assert stage.record.contents.answer("went-well") == "half a thought"


@pytest.mark.fault(3, 42)
@on_stage()
async def test_a_draft_that_cannot_be_written_is_said_and_typing_goes_on(stage: Stage) -> None:
    await stage.begin()
    stage.drafts.problem = "disk full"
    await stage.type("half a th")
    await stage.look()
    assert "NOT SAVED: disk full" in stage.rows[0]
    assert stage.message.startswith("NOT SAVED: disk full. Your words are kept here")
    assert stage.focus == "question-went-well"
    await stage.type("ought", "ctrl+s")
    assert "Could not save yet." in stage.message
    assert stage.contents.answer("went-well") == "half a thought"
    stage.drafts.problem = ""
    await stage.look()
    assert "NOT SAVED" not in stage.text.replace(stage.message, "")
    assert "Saved 15:00" in stage.text
    await stage.press("ctrl+s")
    assert stage.message.startswith("Saved.")


@on_stage()
async def test_the_recap_can_be_copied_and_saved_to_a_file(stage: Stage) -> None:
    await to_recap(stage)
    await stage.press("e")
    assert "Saved as /home/sam/meeting-1-2026-11-17.md" in stage.message
    assert "half a thought" in stage.files["meeting-1-2026-11-17.md"]
    await stage.press("y")
    assert stage.app.clipboard == stage.files["meeting-1-2026-11-17.md"]
    assert "Sent to the clipboard" in stage.message


@on_stage()
async def test_what_cannot_be_saved_to_a_file_is_said(stage: Stage) -> None:
    await to_recap(stage)

    def refuse(_name: str, _text: str) -> None:
        raise StoreBusy("The folder cannot be written.", do="Choose another one.")

    stage.app.screen._write_file = lambda record, text: refuse("", "")  # type: ignore[attr-defined]
    await stage.press("e")
    assert "Problem: The folder cannot be written. Choose another one." in stage.message


@on_stage(notices=["The file was damaged; the copy of [/] 12 Nov was taken."])
async def test_what_happened_to_the_data_is_said_once_and_can_be_read_again(stage: Stage) -> None:
    assert "the copy of [/] 12 Nov was taken." in " ".join(stage.words("Toast").split())
    await stage.run_command("Messages")
    assert "The file was damaged; the copy of [/] 12 Nov" in stage.words("#said")
