"""A finished meeting as one page: what stands where, and that no word is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.page import LineKind, record_page
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, wrap_up_record
from tests.meetings import doors_and_days, full_record
from tests.records import held

MINUTE = timedelta(minutes=1)


def texts(record: MeetingRecord, phase: PhaseKind | None = None) -> list[str]:
    return [line.text for line in record_page(record) if phase is None or line.phase is phase]


def test_it_begins_with_which_meeting_it_was_and_when() -> None:
    title, times, more, *_ = record_page(full_record())
    assert (title.kind, title.text) == (LineKind.TITLE, "Meeting 12 of Sam and Ada")
    assert times.text == "Tue 17 Nov 2026, 15:00 to 16:02 Europe/Berlin (62 min, 2 min over)"
    assert more.text == "5 min more for last week, from open discussion; both said yes"


def test_phases_stand_in_the_order_in_which_they_are_held() -> None:
    for record in (full_record(), first_record(), wrap_up_record()):
        shown = [line.phase for line in record_page(record) if line.kind is LineKind.PHASE]
        assert shown == [part.phase for part in record.phases]


def test_a_phase_tells_its_time_against_the_plan() -> None:
    phase = next(line for line in record_page(full_record()) if line.kind is LineKind.PHASE)
    assert (phase.words, phase.after) == ("LAST WEEK", "12 of 10 min")


def test_a_phase_that_was_held_in_silence_says_so() -> None:
    silent = held(phases=(PhaseTime(PhaseKind.DISCUSSION, 30 * MINUTE, 5 * MINUTE),))
    assert texts(silent, PhaseKind.DISCUSSION)[1:] == ["Nothing was written down."]


def test_words_for_a_phase_that_was_not_held_stand_under_its_name() -> None:
    quick = held(contents=Contents(answers={"month-well": "More air"}))
    assert texts(quick, PhaseKind.MONTH) == ["THE MONTH", "The month, went well", "More air"]


def test_a_promise_says_whose_it_is_how_often_it_came_back_and_what_became_of_it() -> None:
    assert texts(full_record(), PhaseKind.LAST_WEEK)[1:9] == [
        "Ada: Introduce Sam to Lin",
        "done: Mail is sent",
        "Sam: Write the slides (the week's task, back twice)",
        "partly: Half of them",
        "Sam: Read chapter 3",
        "changed: Read chapter 4 instead",
        "Sam: Call Kim",
        "not spoken about",
    ]


def test_promises_stand_under_the_one_who_made_them_with_their_day_and_goal() -> None:
    steps = texts(full_record(), PhaseKind.NEXT_STEPS)
    assert steps[1:6] == [
        "Sam will",
        "Finish the slides (by Tue 24 Nov, the week's task, for the goal: Lead a review)",
        "Ask for feedback",
        "Ada will",
        "Send the book (by Fri 20 Nov)",
    ]


def test_doors_and_days_away_are_told_with_the_names_of_that_day() -> None:
    told = texts(doors_and_days())
    assert "Door: A friendly room" in told
    assert "offered: A list of dates" in told
    assert "Sam, Sat 5 Dec 2026 to Sun 6 Dec 2026: one postcard" in told


def test_words_that_belong_to_no_known_question_are_never_hidden() -> None:
    record = held(
        contents=Contents(answers={"asked-long-ago": "Kept", "better": ""}, not_entered={"promise": "I will"})
    )
    assert texts(record)[-3:] == ["Other words", "Kept", "I will"]


def test_a_corrected_line_carries_what_it_first_said() -> None:
    amendment = Amendment("a-1", "topics/t-1/notes", "Offer two dates", TUESDAY + timedelta(days=1))
    record = replace(full_record(), amendments=(amendment,))
    line = next(line for line in record_page(record) if line.key == "topics/t-1/notes")
    assert (line.words, line.was) == ("Offer two dates", "- Offer a date instead\n- Say it early")
    assert line.amended == amendment
