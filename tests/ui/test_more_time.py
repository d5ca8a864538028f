"""More time has a price and needs both; a beginning before the clock; and what a time away was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.transitions import MeetingStatus
from tests.ui.stage import Stage, on_stage

MINUTE = timedelta(minutes=1)


@on_stage()
async def test_more_time_shows_its_price_and_keeps_the_joint_yes(stage: Stage) -> None:
    await stage.begin()
    await stage.type("words", "ctrl+t")
    assert "5 more minutes? Ask each other: you both have to agree." in stage.text
    assert stage.answers == [
        "y We both say yes: 5 min more for Last week, takes open discussion from 30 to 25 min",
        "l We both say yes: 5 min more for Last week, new end 16:05",
    ]
    assert stage.figures == "15:00"
    await stage.press("y")
    assert stage.figures == "20:00"
    assert "noted that you both said yes." in stage.message
    assert (stage.step, stage.letters) == ("went-well", False)
    await stage.press("f9", "l")
    assert "60 min left" not in stage.text
    assert "65 min left, ends 16:05" in stage.text
    await stage.press("escape", "q", "f", "y")
    assert [(e.by, e.source) for e in stage.record.extensions] == [
        (5 * MINUTE, Source.DISCUSSION),
        (5 * MINUTE, Source.LATER_END),
    ]


@on_stage()
async def test_escape_leaves_the_time_as_it_is(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+t", "escape")
    assert stage.meeting.extensions == ()
    assert stage.figures == "15:00"


@on_stage()
async def test_enter_alone_gives_no_time_and_a_marked_line_does(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+t", "enter")
    assert "Press a letter to choose. Esc: no" in stage.text
    assert stage.meeting.extensions == ()
    await stage.press("down", "down", "enter")
    assert [extension.source for extension in stage.meeting.extensions] == [Source.LATER_END]


@on_stage()
async def test_more_time_by_mistake_is_taken_back_with_one_key(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+t", "l")
    assert "Ctrl+Z: undo" in stage.message
    assert "65 min left, ends 16:05" in stage.text
    await stage.press("escape", "u")
    assert stage.message == "Taken back: the 5 extra minutes."
    assert "60 min left, ends 16:00" in stage.text
    assert ("u", "Undo") not in stage.footer
    await stage.press("q", "f", "y")
    assert stage.record.extensions == ()


@on_stage()
async def test_more_time_that_is_in_use_is_kept_and_it_says_why(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+t", "y")
    await stage.go(minutes=17)
    await stage.press("escape", "u")
    assert "are in use by now. It stays in the record, because you both said yes." in stage.message
    assert len(stage.meeting.extensions) == 1


@on_stage()
async def test_the_discussion_is_never_sold_below_its_floor(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=36)
    await stage.press("ctrl+t")
    assert stage.answers == ["y We both say yes: 5 min more for Last week, new end 16:05"]


@on_stage()
async def test_a_beginning_before_the_clock_is_said_in_minutes(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "m")
    assert stage.screen == "MinutesAgo"
    for wrong in ("soon", "0", "-3"):
        await stage.type(wrong, "enter")
        assert "Type whole minutes, such as 6." in stage.text
        await stage.press("ctrl+u")
    await stage.type("6", "enter")
    assert stage.screen == "MeetingScreen"
    assert stage.figures == "09:00"
    assert "54 min left, ends 15:54" in stage.text
    assert "began 6 min before the clock" in stage.message


@on_stage()
async def test_a_beginning_that_is_no_beginning_is_refused(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "m", "escape")
    assert stage.figures == "15:00"


async def asleep(stage: Stage, minutes: float) -> None:
    await stage.begin()
    await stage.type("half a th")
    await stage.go(minutes=5)
    await stage.sleep(minutes)
    assert stage.screen == "ByItself"


async def answer(stage: Stage, number: int) -> None:
    """Give an answer by its place, once it is quiet."""
    stage.clock.go(seconds=1)
    await stage.press(*["down"] * number, "enter")


@on_stage()
async def test_after_a_sleep_it_asks_what_the_time_was_and_skips_no_phase(stage: Stage) -> None:
    await asleep(stage, 42)
    assert "You were away for 42 minutes. What was it?" in stage.text
    assert stage.answers == [
        "The time counts: the meeting still ends 16:00",
        "It was a break: the phase goes on, the end stays 16:00",
        "It was a break, and we both stay longer: new end 16:42",
        "We were not away: the computer's clock was changed",
    ]
    assert stage.phase == "Last week"
    await answer(stage, 1)
    assert "OVER by 32 min 13 min left, ends 16:00" in stage.text
    await stage.type("ought")
    assert stage.contents.answer("went-well") == "half a thought"


@on_stage()
async def test_a_break_stops_the_box_and_not_the_end(stage: Stage) -> None:
    await asleep(stage, 12)
    await answer(stage, 2)
    assert stage.figures == "10:00"
    assert "43 min left, ends 16:00" in stage.text


@on_stage()
async def test_a_break_may_move_the_end_when_both_stay_longer(stage: Stage) -> None:
    await asleep(stage, 12)
    await answer(stage, 3)
    assert "Stay longer? Ask each other: you both have to agree." in stage.text
    assert stage.meeting.extensions == ()
    await stage.press("escape")
    assert stage.screen == "ByItself"
    await answer(stage, 3)
    await stage.press("enter")
    assert stage.meeting.extensions == ()
    await stage.press("y")
    assert "55 min left, ends 16:12" in stage.text
    assert [extension.source for extension in stage.meeting.extensions] == [Source.LATER_END]


@on_stage()
async def test_a_clock_that_was_set_changes_nothing_that_is_left(stage: Stage) -> None:
    await asleep(stage, 60)
    await answer(stage, 4)
    assert stage.figures == "09:59"
    assert "55 min left, ends 17:00" in stage.text


@on_stage()
async def test_a_clock_that_was_set_back_asks_nothing(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=5)
    await stage.sleep(-60)
    assert stage.screen == "MeetingScreen"
    assert stage.figures == "10:00"
    assert "55 min left, ends 15:00" in stage.text


@on_stage()
async def test_the_answer_may_wait_while_words_are_typed(stage: Stage) -> None:
    await asleep(stage, 10)
    stage.clock.go(seconds=1)
    await stage.press("escape")
    assert (stage.step, stage.letters) == ("went-well", False)
    await stage.type("ought")
    assert stage.contents.answer("went-well") == "half a thought"
    await stage.go(seconds=2)
    assert stage.screen == "MeetingScreen"
    assert ("space", "Time away") not in stage.footer
    await stage.press("ctrl+n")
    assert stage.phase == "Last week"
    await stage.press("escape")
    assert ("space", "Time away") in stage.footer
    await stage.press("y")
    await answer(stage, 2)
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert ("space", "Time away") not in stage.footer


@pytest.mark.fault(35)
@on_stage()
async def test_letters_on_their_way_answer_nothing_and_reach_the_text(stage: Stage) -> None:
    await asleep(stage, 10)
    assert stage.focus != "question-went-well"
    await stage.type("ought: could look")
    await stage.press("down", "enter", "escape")
    assert stage.screen == "ByItself"
    assert stage.meeting.status is MeetingStatus.AWAY
    stage.clock.go(seconds=0.9)
    await stage.press("enter")
    stage.clock.go(seconds=1.1)
    await stage.type("c")
    await stage.paste("b l")
    await stage.press("enter")
    assert stage.screen == "ByItself"
    stage.clock.go(seconds=1.1)
    await stage.press("enter")
    assert stage.screen == "ByItself"
    await stage.press("down", "enter")
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert stage.contents.answer("went-well") == "half a thought: could lookcb l"
    assert "The time counts" not in stage.text


@pytest.mark.fault(38)
@on_stage()
async def test_a_stop_of_ninety_seconds_is_asked_about_like_a_sleep(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=5)
    await stage.stop(seconds=50)
    assert stage.screen == "MeetingScreen"
    await stage.stop(seconds=90)
    assert stage.screen == "ByItself"
    assert "You were away for 1 minute" in stage.flat
    assert not any("clock was set" in words for words in stage.answers)
    await answer(stage, 2)
    assert stage.figures == "09:10"
