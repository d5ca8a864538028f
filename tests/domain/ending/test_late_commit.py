from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.ending.late_commit import conclude_among, kept_since
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.record.record import MeetingRecord
from tests.builders import arriving, commitment, table
from tests.courses import moment
from tests.fakes import TUESDAY
from tests.records import held

WEEK = timedelta(days=7)


def meeting(number: int) -> Meeting:
    """A finished meeting of that number, which looked back at a task."""
    made = arriving(commitments=[commitment(id="c")])
    for event in (events.Started(moment(0)), events.Finished(moment(58))):
        made = apply(made, event)
    return replace(made, number=number)


def record(number: int, began: datetime, record_id: str = "") -> MeetingRecord:
    return held(number=number, began=began, id=record_id or f"m-{number}")


BEFORE = [record(1, TUESDAY - 2 * WEEK), record(2, TUESDAY - WEEK)]


def test_a_meeting_that_is_kept_in_its_turn_has_its_usual_conclusion() -> None:
    third = meeting(3)
    assert kept_since(third, BEFORE) == []
    assert conclude_among(third, table(records=BEFORE)) == conclude(third)


def test_what_was_kept_since_is_at_the_end_of_the_records() -> None:
    since = [record(3, TUESDAY + WEEK), record(4, TUESDAY + 2 * WEEK)]
    assert kept_since(meeting(3), [*BEFORE, *since]) == since[::-1]


def test_the_record_of_the_meeting_itself_is_found_under_its_new_number() -> None:
    records = [*BEFORE, record(3, TUESDAY + WEEK), record(4, TUESDAY, "meeting-1")]
    assert [r.id for r in kept_since(meeting(3), records)] == ["meeting-1", "m-3"]


def test_a_number_that_is_taken_becomes_the_next_free_one() -> None:
    records = [*BEFORE, record(3, TUESDAY + WEEK), record(4, TUESDAY + 2 * WEEK)]
    assert conclude_among(meeting(3), table(records=records)).record.number == 5


def test_an_older_meeting_that_was_kept_in_between_takes_only_the_number() -> None:
    records = [*BEFORE, record(3, TUESDAY - 3 * WEEK)]
    conclusion = conclude_among(meeting(3), table(records=records))
    assert conclusion.record.number == 4
    assert [task.id for task in conclusion.commitments] == ["c"]


def test_a_meeting_that_began_at_the_same_moment_is_no_later_one() -> None:
    same, later = record(3, moment(0)), record(3, moment(0) + timedelta(microseconds=1))
    assert conclude_among(meeting(3), table(records=[*BEFORE, same])).commitments != ()
    assert conclude_among(meeting(3), table(records=[*BEFORE, later])).commitments == ()


def test_a_later_meeting_has_the_last_word_about_a_task_that_it_changed() -> None:
    records = [*BEFORE, record(3, TUESDAY + WEEK)]
    changed = commitment(id="c", times_carried=1)
    assert conclude_among(meeting(3), table(records=records, commitments=[changed])).commitments == ()
    same = commitment(id="c")
    assert [t.id for t in conclude_among(meeting(3), table(records=records, commitments=[same])).commitments] == ["c"]
