"""What the arrival reminds the two of."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.domain.meeting.last_time import Reminder, ReminderKind, reminders
from meetingtui.domain.people import Role
from tests.builders import arriving, commitment
from tests.meetings import full_record


def test_the_closing_answers_come_in_the_order_of_the_questions_and_then_what_is_older() -> None:
    last = full_record()
    task = commitment("Finish the slides", id="new", week_task=True)
    contents = replace(
        last.contents,
        commitments=(task, commitment("Read them", id="hers", owner=Role.MENTOR)),
        lookouts=last.contents.lookouts[:1],
        answers={"else-mentor": "think of a title", "else-mentee": "  ", "went-well": "the talk"},
    )
    meeting = arriving(
        commitments=(replace(task, text="In other words since"), commitment("Ask Kim", id="old")),
    )
    assert {review.id for review in meeting.contents.reviews} == {"new", "old"}
    assert reminders(replace(last, contents=contents), meeting) == [
        Reminder(Role.MENTEE, "Finish the slides", ReminderKind.WEEK_TASK),
        Reminder(Role.MENTOR, "Read them", ReminderKind.PROMISE),
        Reminder(Role.MENTOR, contents.lookouts[0].text, ReminderKind.LOOKOUT),
        Reminder(Role.MENTOR, "think of a title", ReminderKind.ALSO),
        Reminder(Role.MENTEE, "Ask Kim", ReminderKind.FROM_BEFORE),
    ]


def test_before_the_first_meeting_only_what_is_open_is_said() -> None:
    meeting = arriving(commitments=(commitment("Ask Kim", id="old"),))
    assert [said.kind for said in reminders(None, meeting)] == [ReminderKind.FROM_BEFORE]
    assert reminders(None, arriving()) == []
