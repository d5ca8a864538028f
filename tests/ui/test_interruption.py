"""Cut off, left, taken up again: every way out of a meeting and back into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.timebox import Pace
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply
from tests.builders import arriving, commitment
from tests.fakes import TUESDAY, FakeClock
from tests.ui.stage import Stage, on_stage

MINUTE = timedelta(minutes=1)


def cut_off(*more: events.Event, minutes: int = 20) -> Meeting:
    """A meeting that ran for so long, with words in it; then the program was gone."""
    meeting = arriving(commitments=[commitment("Write the slides", id="c")])
    for event in (
        events.Started(TUESDAY),
        events.Answered(TUESDAY + MINUTE, "went-well", "half a thought"),
        events.SignOfLife(TUESDAY + minutes * MINUTE),
        *more,
    ):
        meeting = apply(meeting, event)
    return meeting


def later(minutes: float) -> FakeClock:
    return FakeClock(TUESDAY + minutes * MINUTE)


@on_stage(unfinished=[cut_off()], clock=later(26))
async def test_a_meeting_that_was_cut_off_says_where_it_stopped_and_goes_on_when_it_counts(stage: Stage) -> None:
    assert "Meeting 1 was stopped. Go on?" in stage.text
    assert "It stopped in Last week at 15:20, 6 minutes ago; 40 min were left." in stage.flat
    assert "Everything you typed is here." in stage.text
    await stage.press("c")
    assert stage.screen == "MeetingScreen"
    assert "OVER by 11 min 34 min left, ends 16:00" in stage.text
    await stage.open("went-well")
    assert stage.typed == "half a thought"
    assert stage.mark.names == "Sam and Ada"


@on_stage(unfinished=[cut_off(minutes=10)], clock=later(16))
async def test_the_time_away_may_have_been_a_break(stage: Stage) -> None:
    await stage.press("b")
    assert stage.figures == "05:00"
    assert "44 min left, ends 16:00" in stage.text


@on_stage(unfinished=[cut_off(minutes=10)], clock=later(16))
async def test_or_a_break_with_a_later_end(stage: Stage) -> None:
    await stage.press("l")
    assert stage.figures == "05:00"
    assert "50 min left, ends 16:06" in stage.text


@pytest.mark.fault(32)
@on_stage(unfinished=[cut_off()], clock=later(26))
async def test_it_can_be_finished_as_it_is(stage: Stage) -> None:
    await stage.press("f")
    assert stage.screen == "RecapScreen"
    assert stage.record.ended == TUESDAY + 20 * MINUTE
    assert stage.record.contents.answer("went-well") == "half a thought"
    assert stage.drafts.put_away == ["meeting-1"]
    await stage.press("enter")
    assert stage.mark.names == ""


@on_stage(unfinished=[cut_off()], clock=later(200))
async def test_long_past_its_end_it_is_finished_or_both_stay_longer(stage: Stage) -> None:
    assert stage.answers == [
        "f Finish it as it is: save what there is",
        "l It was a break, and we both stay longer: new end 19:00",
        "n Leave it for later, start a new meeting",
    ]


@pytest.mark.fault(41)
@on_stage(unfinished=[cut_off()], clock=later(26))
async def test_a_new_meeting_leaves_the_draft_for_later(stage: Stage) -> None:
    await stage.press("n")
    assert stage.screen == "ArrivalScreen"
    assert "meeting-1" in stage.drafts.kept


@on_stage(unfinished=[cut_off()], clock=later(26))
async def test_leaving_the_question_changes_nothing(stage: Stage) -> None:
    before = dict(stage.drafts.kept)
    await stage.press("escape")
    assert stage.drafts.kept == before
    assert stage.mark.names == ""
    assert stage.app.return_code == 0


@on_stage(unfinished=[cut_off(events.Paused(TUESDAY + 20 * MINUTE))], clock=later(26))
async def test_a_paused_meeting_goes_on_with_one_key(stage: Stage) -> None:
    assert "Meeting 1 was paused. Go on?" in stage.text
    await stage.press("g")
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert stage.live.reading().pace is not Pace.PAUSED


@on_stage(unfinished=[cut_off(events.AwayNoticed(TUESDAY + 30 * MINUTE, TUESDAY + 20 * MINUTE))], clock=later(36))
async def test_a_question_that_was_never_answered_is_asked_again(stage: Stage) -> None:
    assert "b It was a break: the phase goes on, the end stays 16:00" in stage.flat
    await stage.press("b")
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert stage.figures == "+05:00"


@on_stage(unfinished=[cut_off(events.Finished(TUESDAY + 59 * MINUTE))], clock=later(90))
async def test_a_finished_meeting_that_was_not_saved_is_saved_now(stage: Stage) -> None:
    assert "A finished meeting is not saved yet" in stage.text
    assert "The time counts" not in stage.text
    await stage.press("f")
    assert stage.record.ended == TUESDAY + 59 * MINUTE
    assert stage.drafts.unfinished() == []


@pytest.mark.fault(41)
@on_stage(
    unfinished=[cut_off(), replace(cut_off(minutes=5), id="older")],
    clock=later(26),
)
async def test_the_newest_of_several_is_asked_about_first(stage: Stage) -> None:
    assert "stopped in Last week at 15:20" in stage.flat
    assert "1 older meeting is asked about the next time." in stage.flat


SEVERAL = {"unfinished": [cut_off(minutes=10), replace(cut_off(minutes=5), id="older")], "clock": later(16)}


@on_stage(size=(80, 24), **SEVERAL)
async def test_the_longest_question_fits_a_small_window(stage: Stage) -> None:
    assert "Meeting 1 was stopped. Go on?" in stage.text
    assert "Enter: choose Esc: leave" in stage.text


@on_stage(size=(80, 18), **SEVERAL)
async def test_the_title_of_a_question_stays_when_its_answers_are_scrolled(stage: Stage) -> None:
    stage.app.screen.query_one(".dialog").scroll_end(animate=False)
    await stage.settle()
    assert "Leave it for later, start a new meeting" in stage.text
    assert "It stopped in Last week" not in stage.text
    assert "Meeting 1 was stopped. Go on?" in stage.text


@pytest.mark.fault(45)
@on_stage()
async def test_pausing_leaves_with_every_word_in_the_draft(stage: Stage) -> None:
    await stage.begin()
    await stage.type("half a thought", "ctrl+q")
    assert "Leave the meeting?" in stage.text
    await stage.press("p")
    kept = stage.drafts.unfinished()[0]
    assert (kept.status, kept.contents.answer("went-well")) == (MeetingStatus.PAUSED, "half a thought")
    assert stage.store.records("pair-1") == []
    assert stage.mark.names == ""


@on_stage()
async def test_finishing_from_the_leave_question_asks_when_nothing_was_agreed(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "q", "f")
    assert "End the meeting with nothing agreed?" in stage.text
    await stage.press("escape")
    assert stage.screen == "MeetingScreen"
    await stage.press("q", "f", "y")
    assert stage.screen == "RecapScreen"


@on_stage()
async def test_discarding_asks_once_more_and_keeps_a_copy(stage: Stage) -> None:
    await stage.begin()
    await stage.type("half a thought", "ctrl+q", "x")
    assert "a copy stays in the drafts folder" in stage.flat
    await stage.press("n")
    assert stage.screen == "MeetingScreen"
    await stage.press("ctrl+q", "x", "d")
    assert stage.drafts.discarded == [stage.drafts.discarded[0]]
    assert stage.drafts.unfinished() == []
    assert stage.store.records("pair-1") == []


@on_stage()
async def test_escape_stays_in_the_meeting_with_the_cursor_in_its_place(stage: Stage) -> None:
    await stage.begin()
    await stage.type("halves", "left", "ctrl+q", "escape")
    await stage.type("X")
    assert stage.contents.answer("went-well") == "halveXs"


@on_stage()
async def test_the_end_asks_and_says_what_was_agreed(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")
    await stage.press("ctrl+n")
    assert "No next steps are written down: no task" in stage.flat
    assert "There are 60 min left." in stage.text
    await stage.press("escape")
    assert stage.step == "add/promise-mentee"
    await stage.type("Write the slides", "enter", "enter")
    await stage.open("next-meeting")
    await stage.press("enter", "ctrl+n")
    assert "End the meeting?" in stage.text
    assert "Sam: Write the slides, by next time, the week's task" in stage.flat
    assert "Next meeting: Tue 24 Nov 2026, 15:00 Europe/Berlin" in stage.flat
    assert ("^n", "Next phase") not in stage.footer


@on_stage(unfinished=[cut_off()], resume=False)
async def test_asked_for_a_fresh_one_it_asks_nothing(stage: Stage) -> None:
    assert stage.screen == "ArrivalScreen"


@on_stage(resume=True)
async def test_asked_to_go_on_where_nothing_was_cut_off_it_says_so_and_begins(stage: Stage) -> None:
    assert stage.screen == "ArrivalScreen"
    assert stage.message == "No meeting is unfinished: this is a new one."
    await stage.press("enter")
    assert stage.screen == "MeetingScreen"


@on_stage(unfinished=[cut_off()], resume=True, clock=later(26))
async def test_asked_to_go_on_with_a_meeting_it_says_nothing_else_even_when_a_new_one_is_begun(stage: Stage) -> None:
    await stage.press("n")
    assert stage.screen == "ArrivalScreen"
    assert "No meeting is unfinished" not in stage.message


@on_stage(start=False)
async def test_another_window_with_a_meeting_is_told_in_one_sentence(stage: Stage) -> None:
    stage.mark.busy = StoreBusy("A meeting of Sam and [/] has been running since 15:00.", "Nothing was changed.")
    await stage.press("s")
    assert stage.screen == "HomeScreen"
    assert "A meeting of Sam and [/] has been running since 15:00." in stage.message
    stage.mark.busy = None
    await stage.press("s", "w")
    assert stage.screen == "ArrivalScreen"


@on_stage(busy=StoreBusy("A meeting of [/] and Ada has been running since 15:00.", "Nothing was changed."))
async def test_started_from_the_shell_it_says_so_there_and_leaves(stage: Stage) -> None:
    assert stage.app.return_code == StoreBusy.exit_code
    said = str(stage.app._exit_renderables[0])
    assert said == "A meeting of [/] and Ada has been running since 15:00.\nNothing was changed."
    assert stage.drafts.unfinished() == []


@on_stage()
async def test_an_arrival_that_is_left_stores_nothing(stage: Stage) -> None:
    await stage.press("ctrl+q")
    assert stage.store.records("pair-1") == []
    assert stage.drafts.unfinished() == []
    assert stage.mark.names == ""


@on_stage(start=False)
async def test_words_typed_on_arrival_wait_for_the_next_try(stage: Stage) -> None:
    await stage.press("s", "w")
    await stage.type("I leave with a title", "ctrl+q")
    assert stage.screen == "HomeScreen"
    await stage.press("s", "w")
    assert stage.screen == "ArrivalScreen"
    assert stage.value("#worth-it") == "I leave with a title"
    assert stage.store.records("pair-1") == []


@pytest.mark.fault(30)
@on_stage(unfinished=[cut_off(minutes=10)], clock=later(-50))
async def test_a_clock_that_went_back_meanwhile_is_said_and_moves_the_times_of_the_question(stage: Stage) -> None:
    assert "23 hours" not in stage.flat
    assert (
        "It stopped in Last week at an unknown time: this computer's clock has been set back since; 50 min were left."
        in (stage.flat)
    )
    assert "The time counts: the meeting still ends 15:00" in stage.flat
    await stage.press("c")
    assert "50 min left, ends 15:00" in stage.text


@pytest.mark.fault(30, 35, 36)
@on_stage()
async def test_a_clock_that_is_set_back_while_the_question_stands_asks_with_the_times_that_are_so(
    stage: Stage,
) -> None:
    await stage.begin()
    await stage.go(minutes=1)
    await stage.sleep(42)
    assert "You were away for 42 minutes" in stage.flat
    assert "new end 16:42" in stage.flat
    await stage.sleep(-30)
    await stage.look()
    assert "You were away for 12 minutes" in stage.flat
    assert "new end 16:12" in stage.flat
    assert "16:42" not in stage.flat
    await stage.sleep(-12)
    await stage.look()
    # Nothing is left to ask.
    assert stage.screen == "MeetingScreen"
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert "59 min left, ends 16:00" in stage.text
