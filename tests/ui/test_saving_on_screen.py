"""What is said when words cannot be saved: nothing is lost, and everything goes on."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetingtui.domain.dates.agreed_date import agreed
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.errors import StoreBusy
from meetingtui.services.clipboard import Clipboard
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY
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


@on_stage()
async def test_what_another_window_changed_is_said_at_the_end_and_again_in_the_shell(stage: Stage) -> None:
    await stage.begin()
    (whose,) = stage.store.pairs()
    stage.store.keep(replace(whose, closed_on=date(2026, 11, 17), next_meeting=None))
    await stage.type("half a thought", "ctrl+q", "f", "y")
    assert "Saved" in stage.text
    said = "Meanwhile, in another window: the pair was closed. That stays; the recap says what you saw."
    assert stage.message == said
    await stage.press("enter")
    assert not stage.app.is_running
    (printed,) = stage.app._exit_renderables
    assert str(printed) == said


@on_stage()
async def test_an_end_that_found_nothing_changed_says_nothing_of_it(stage: Stage) -> None:
    await to_recap(stage)
    assert "Meanwhile" not in stage.text
    await stage.press("enter")
    assert [str(words) for words in stage.app._exit_renderables] == [
        "Meeting 1 is saved.\nTo read it: meet show last"
    ]


@on_stage(start=False)
async def test_leaving_an_unsaved_recap_offers_the_meeting_again(stage: Stage) -> None:
    await stage.press("s", "w")
    stage.store.problem = FULL
    await to_recap(stage)
    await stage.press("enter")
    assert stage.screen == "HomeScreen"
    stage.store.problem = None
    await stage.press("s")
    assert "A finished meeting is not saved yet" in stage.text
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
    assert (stage.step, stage.letters) == ("went-well", False)
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
    assert "half a thought" in stage.app.clipboard
    assert "#" not in stage.app.clipboard
    assert stage.message == "Copied to the clipboard. It is also in /home/sam/meeting-1-2026-11-17-recap.txt"
    assert stage.files["meeting-1-2026-11-17-recap.txt"] == stage.app.clipboard
    await stage.press("y")
    assert len(stage.files) == 2


@on_stage(clipboard=Clipboard({}, find=lambda name: name, run=lambda *_: True))
async def test_a_command_of_the_system_copies_and_the_terminal_is_left_alone(stage: Stage) -> None:
    await to_recap(stage)
    await stage.press("y")
    assert stage.message.startswith("Copied to the clipboard. It is also in")
    assert stage.app.clipboard == ""


@on_stage()
async def test_after_a_meeting_i_saves_the_invitation_to_the_next_one(stage: Stage) -> None:
    await to_recap(stage)
    assert "i: invitation   Enter: done" in stage.rows[-2], "the hint fits the narrowest window"
    await stage.press("i")
    assert stage.message.startswith("Problem: No next meeting is set yet.")
    stage.store.keep(pair(next_meeting=agreed(TUESDAY + timedelta(days=7), BERLIN, 60)))
    await stage.press("i")
    assert stage.message == "Saved as /home/sam/sam-and-ada.ics"
    stage.app.screen.saved = False  # type: ignore[attr-defined]
    stage.files.clear()
    await stage.press("i")
    assert "it is not saved" in stage.message
    assert stage.files == {}


@on_stage()
async def test_what_cannot_be_saved_to_a_file_is_said(stage: Stage) -> None:
    await to_recap(stage)

    def refuse(_name: str, _text: str) -> None:
        raise StoreBusy("The folder cannot be written.", do="Choose another one.")

    stage.app.screen._write_file = lambda record: refuse("", "")  # type: ignore[attr-defined]
    await stage.press("e")
    assert "Problem: The folder cannot be written. Choose another one." in stage.message


@on_stage(notices=["The file was damaged; the copy of [/] 12 Nov was taken."])
async def test_what_happened_to_the_data_is_said_once_and_can_be_read_again(stage: Stage) -> None:
    assert "the copy of [/] 12 Nov was taken." in " ".join(stage.words("Toast").split())
    await stage.run_command("Messages")
    assert "The file was damaged; the copy of [/] 12 Nov" in stage.words("#said")


@pytest.mark.fault(3, 42, 45)
@on_stage()
async def test_a_pause_on_a_full_disk_says_so_and_asks_before_anything_is_lost(stage: Stage) -> None:
    await stage.begin()
    stage.drafts.problem = "disk full"
    await stage.type("half a thought", "ctrl+q")
    assert "Everything you typed is saved" not in stage.flat
    assert "NOT SAVED: disk full. What you typed since 15:00 is only in this window." in stage.flat
    await stage.press("p")
    assert "Not saved yet. Leave anyway?" in stage.text
    await stage.press("r")
    assert "Not saved yet. Leave anyway?" in stage.text
    await stage.press("escape")
    assert stage.screen == "MeetingScreen"
    assert stage.typed == "half a thought"
    await stage.press("ctrl+q", "p")
    stage.drafts.problem = ""
    await stage.press("r")
    assert stage.app.return_code == 0
    assert stage.mark.names == ""


@pytest.mark.fault(42)
@on_stage()
async def test_leaving_all_the_same_is_no_success_and_says_what_is_lost(stage: Stage) -> None:
    await stage.begin()
    stage.drafts.problem = "disk full"
    await stage.type("half a thought", "ctrl+q", "p", "l")
    assert stage.app.return_code == 1
    said = str(stage.app._exit_renderables[0])
    assert said == "NOT SAVED: disk full. What was typed since 15:00 is lost."


@pytest.mark.fault(3, 42)
@on_stage(start=False)
async def test_words_in_a_second_place_are_named_with_it(stage: Stage) -> None:
    await stage.press("s", "w")
    await stage.begin()
    stage.drafts.problem, stage.drafts.elsewhere = "disk full", "/home/sam/.local/state/meetingtui"
    await stage.look()
    assert "SAVED ELSEWHERE: disk full" in stage.rows[0]
    assert "Your words go to /home/sam/.local/state/meetingtui: disk full" in stage.message
    await stage.type("half a thought", "ctrl+q")
    told = " ".join(stage.words(".dialog-fact").split())
    assert "Your words are safe in /home/sam/.local/state/meetingtui and meet start finds them there." in told
    await stage.press("p")
    assert stage.screen == "HomeScreen"
    assert "Every word is in /home/sam/.local/state/meetingtui" in " ".join(stage.words("Toast").split())
    await stage.run_command("Messages")
    assert "Every word is in /home/sam/.local/state/meetingtui" in " ".join(stage.words("#said").split())


@pytest.mark.fault(3, 42)
@on_stage()
async def test_a_recap_never_says_that_words_are_in_a_draft_that_is_not_written(stage: Stage) -> None:
    stage.store.problem = FULL
    stage.drafts.problem = "disk full"
    await to_recap(stage)
    assert "Every word is in the draft" not in stage.flat
    assert "NOT ON ANY DISK: leave this window open." in stage.message
    await stage.press("enter")
    assert "This meeting is not on any disk. Leave anyway?" in stage.text
    await stage.press("escape")
    assert stage.screen == "RecapScreen"
    stage.drafts.elsewhere = "/tmp/meetingtui-1000"
    await stage.press("r")
    assert "Every word is in /tmp/meetingtui-1000; meet start finds it there." in stage.message
    stage.drafts.elsewhere = ""
    await stage.press("r", "enter", "l")
    assert stage.app.return_code == 1


@on_stage()
async def test_the_recap_waits_for_another_window_without_standing_still(stage: Stage) -> None:
    free, real = threading.Event(), stage.store.commit

    def commit(*conclusions: Conclusion) -> None:
        assert free.wait(60)
        real(*conclusions)

    stage.store.commit = commit  # type: ignore[method-assign]
    await stage.begin()
    await stage.type("half a thought", "ctrl+q", "f")
    stage._send("y")
    await stage.wait_for(lambda: "Saving ..." in stage.rows[0])
    assert stage.store.records("pair-1") == []
    stage._send("y")
    await stage.wait_for(lambda: bool(stage.app.clipboard))
    stage._send("enter")
    await stage.wait_for(lambda: "Saving: one moment." in stage.message)
    free.set()
    await stage.wait_for(lambda: not stage.app.is_running or stage.app.return_code is not None)
    assert stage.record.contents.answer("went-well") == "half a thought"


@on_stage(notices=[])
async def test_what_comes_up_later_is_told_on_the_screen_that_is_there(stage: Stage) -> None:
    await stage.begin()
    stage.app.setting.notices.append("This disk cannot lock files.")
    stage.app.tell_notices()
    await stage.settle()
    assert "This disk cannot lock files." in stage.words("Toast")
    stage.app.tell_notices()
    assert [said[7:] for said in stage.app.said].count("This disk cannot lock files.") == 1
    await stage.run_command("Messages")
    assert "This disk cannot lock files." in stage.words("#said")
