"""When and where the next meeting is: said back in full before it counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meetingtui.domain.people import NextMeeting, Person
from tests.builders import BERLIN, LONDON, pair
from tests.fakes import TUESDAY, FakeClock
from tests.ui.stage import Stage, on_stage

WEEK = timedelta(days=7)
USUAL = pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60, "usual video link"))
APART = pair(mentor=Person("Ada", LONDON), next_meeting=NextMeeting(TUESDAY, BERLIN, 60, "room 3"))


async def to_when(stage: Stage) -> None:
    """To the question for the date, by Enter on three empty lines: nothing this week."""
    await stage.begin()
    await stage.to("Next steps")
    await stage.press("enter", "enter", "enter")
    assert stage.step == "next-meeting"


def echo(stage: Stage) -> str:
    return stage.words("#when-echo")


@on_stage(whose=USUAL)
async def test_the_usual_slot_is_one_enter(stage: Stage) -> None:
    await to_when(stage)
    assert echo(stage) == "Enter: the usual slot, Tue 24 Nov 2026, 15:00 Europe/Berlin, in 7 days"
    assert stage.contents.next_meeting is None
    await stage.press("enter")
    assert stage.contents.next_meeting == NextMeeting(TUESDAY + WEEK, BERLIN, 60, "usual video link")
    assert stage.step == "else-mentee"
    assert "+ Both When and where is the next meeting? Tue 24 Nov, 15:00" in stage.text
    await stage.press("up")
    assert echo(stage).startswith("+ AGREED  Tue 24 Nov 2026, 15:00 Europe/Berlin")
    await stage.press("enter")
    assert stage.step == "else-mentee"


@on_stage(size=(80, 24), whose=APART)
async def test_before_enter_the_screen_says_in_full_what_enter_takes(stage: Stage) -> None:
    await to_when(stage)
    assert "Enter: the usual slot, Tue 24 Nov 2026, 15:00 Europe/Berlin, for Ada 14:00 London" in stage.flat
    assert "another date, for example: next tue 15:00" in stage.text


@on_stage(whose=APART)
async def test_both_peoples_times_are_said_once_when_their_clocks_differ(stage: Stage) -> None:
    await to_when(stage)
    assert "Tue 24 Nov 2026, 15:00 Europe/Berlin, for Ada 14:00 London, in 7 days" in echo(stage)
    assert echo(stage).count("15:00") == 1


@on_stage(whose=USUAL)
async def test_a_typed_date_is_said_back_and_counts_only_after_enter(stage: Stage) -> None:
    await to_when(stage)
    await stage.type("thu 26 nov 3pm")
    assert echo(stage) == "= Thu 26 Nov 2026, 15:00 Europe/Berlin, in 9 days   Enter: agree"
    assert stage.contents.next_meeting is None
    await stage.press("enter")
    agreed = stage.contents.next_meeting
    assert agreed == NextMeeting(datetime(2026, 11, 26, 14, tzinfo=UTC), BERLIN, 60, "usual video link")
    assert stage.step == "next-meeting"
    assert echo(stage).startswith("+ AGREED  Thu 26 Nov 2026, 15:00 Europe/Berlin")
    await stage.press("enter")
    assert (stage.contents.next_meeting, stage.step) == (agreed, "else-mentee")


@on_stage(whose=USUAL)
async def test_what_is_no_date_is_refused_with_a_sentence_and_keeps_the_words(stage: Stage) -> None:
    await to_when(stage)
    for typed, said in (
        ("tbd", "“tbd” is not a date I know."),
        ("10 nov 15:00", "Tue 10 Nov 2026, 15:00 is in the past."),
        ("today 18:00", "Tue 17 Nov is today, and this meeting is still running."),
        ("next thu", "“next thu” can mean Thu 19 Nov 2026, 15:00 or Thu 26 Nov 2026, 15:00."),
        ("15:00", "“15:00” is a time: on which day?"),
    ):
        await stage.type(typed)
        assert said in " ".join(echo(stage).split())
        await stage.press("enter")
        assert stage.contents.next_meeting is None
        assert (stage.step, stage.typed) == ("next-meeting", typed)
        assert stage.message.startswith(f"Problem: {said}")
        await stage.press("ctrl+u")


@on_stage(whose=USUAL)
async def test_the_place_is_kept_as_it_is_typed_and_stays_with_the_date(stage: Stage) -> None:
    await to_when(stage)
    await stage.press("enter", "up", "down", "ctrl+u")
    await stage.type("room 5")
    assert stage.contents.next_meeting is not None
    assert stage.contents.next_meeting.place == "room 5"
    await stage.press("up")
    await stage.type("next wed", "enter")
    assert stage.contents.next_meeting.place == "room 5"


@on_stage(whose=USUAL)
async def test_another_date_can_be_taken_back(stage: Stage) -> None:
    await to_when(stage)
    await stage.press("enter", "up")
    await stage.type("thu 26 nov", "enter", "escape", "u")
    assert "the next date" in stage.message
    assert stage.contents.next_meeting is not None
    assert stage.contents.next_meeting.starts_at == TUESDAY + WEEK


IN_MARCH = datetime(2026, 3, 24, 15, 0, tzinfo=UTC)
SPRING = pair(next_meeting=NextMeeting(IN_MARCH, BERLIN, 60), mentor=Person("Ada", "America/New_York"))


@on_stage(whose=SPRING, clock=FakeClock(IN_MARCH))
async def test_the_slot_stays_at_its_wall_clock_time_when_the_clocks_change(stage: Stage) -> None:
    await to_when(stage)
    assert "Tue 31 Mar 2026, 16:00 Europe/Berlin" in echo(stage)
    assert "for Ada 10:00 New York" in echo(stage)
    await stage.press("enter")
    assert stage.contents.next_meeting is not None
    assert stage.contents.next_meeting.starts_at == datetime(2026, 3, 31, 14, 0, tzinfo=UTC)


@on_stage(whose=USUAL)
async def test_half_a_date_is_there_again_when_the_step_is_opened_again(stage: Stage) -> None:
    await to_when(stage)
    await stage.type("thu 26", "up", "enter")
    assert (stage.step, stage.typed) == ("next-meeting", "thu 26")
    assert stage.contents.next_meeting is None


@on_stage(whose=USUAL)
async def test_a_slot_on_which_somebody_is_away_is_passed_over_and_named_when_it_is_typed(stage: Stage) -> None:
    stage.live.notebook.note_absence("Ada 24 nov: mail")
    await to_when(stage)
    assert echo(stage).startswith("Enter: the usual slot, Tue 1 Dec 2026, 15:00")
    assert "! Not Tue 24 Nov: Ada said to be away then" in echo(stage)
    await stage.type("tue 24 nov")
    assert "= Tue 24 Nov 2026, 15:00" in echo(stage)
    assert "! Ada" in echo(stage)


@on_stage(whose=USUAL)
async def test_the_date_stands_in_the_last_question_and_can_be_changed_from_there(stage: Stage) -> None:
    await to_when(stage)
    await stage.press("ctrl+n")
    assert any("No date yet" in answer for answer in stage.answers)
    await stage.press("u")
    assert any("Next meeting: Tue 24 Nov 2026, 15:00 Europe/Berlin" in answer for answer in stage.answers)
    await stage.press("down", "enter")
    assert stage.step == "next-meeting"
