"""The steps of each phase: their order, whose they are, and what counts as answered."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.outline.outline import agreed_steps, noted, opens_at, outline, phase_of
from meetingtui.domain.outline.phases import PHASES
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.services.live_meeting import LiveMeeting
from tests.builders import BERLIN, arriving, commitment, live
from tests.fakes import TUESDAY
from tests.strategies import a_goal, a_topic


def running() -> LiveMeeting:
    meeting = live(
        arriving(
            commitments=[
                commitment("Write", id="w", week_task=True),
                commitment("Read", id="r"),
                commitment("Ask Lin", id="l", owner=Role.MENTOR),
            ],
            goals=[a_goal("g-90", "Lead", 90), a_goal("g-30", "Ship", 30)],
            topics=[a_topic("t", "Pay")],
            opportunities=[Opportunity("d", "pair-1", "A talk", TUESDAY - timedelta(days=7))],
        )
    )
    meeting.start()
    return meeting


def ids(meeting: LiveMeeting, phase: PhaseKind) -> list[str]:
    return [step.id for step in outline(meeting.meeting, phase)]


def answered(meeting: LiveMeeting, phase: PhaseKind) -> set[str]:
    return {step.id for step in outline(meeting.meeting, phase) if step.answered}


def test_every_phase_of_every_meeting_is_declared_and_has_a_way_on() -> None:
    meeting = running()
    for kind in PhaseKind:
        assert PHASES[kind]
        assert ids(meeting, kind)[-1] == "onward"
        assert len(ids(meeting, kind)) == len(set(ids(meeting, kind)))


def test_last_week_has_the_mentors_promises_first_and_a_row_for_each_voice() -> None:
    meeting = running()
    assert ids(meeting, PhaseKind.LAST_WEEK) == [
        *("reviews/l", "reviews/w", "reviews/r", "doors/d"),
        *("went-well", "mentor-went-well", "better", "mentor-better", "goals", "add/question", "onward"),
    ]
    voices = {step.id: step.whose for step in outline(meeting.meeting, PhaseKind.LAST_WEEK)}
    assert (voices["reviews/l"], voices["went-well"], voices["mentor-went-well"], voices["goals"]) == (
        *(Role.MENTOR, Role.MENTEE, Role.MENTOR),
        None,
    )


def test_the_nearest_goal_comes_first_in_the_month() -> None:
    assert ids(running(), PhaseKind.MONTH)[:2] == ["goals/g-30", "goals/g-90"]


def test_what_is_entered_stands_above_the_line_for_the_next_entry() -> None:
    meeting = running()
    made = meeting.notebook.promise("Rehearse", Role.MENTEE).contents.commitments[0]
    asked = meeting.notebook.add_topic("Why?", by=Role.MENTEE).contents.topics[-1]
    assert ids(meeting, PhaseKind.NEXT_STEPS)[:3] == [f"made/{made.id}", "add/promise-mentee", "add/door"]
    assert f"made/{asked.id}" in ids(meeting, PhaseKind.LAST_WEEK)
    meeting.notebook.withdraw_topic(asked.id)
    assert f"made/{asked.id}" not in ids(meeting, PhaseKind.LAST_WEEK)


def test_a_step_is_answered_once_anything_was_said() -> None:
    meeting = running()
    assert answered(meeting, PhaseKind.LAST_WEEK) == set()
    book = meeting.notebook
    book.review("w", Outcome.DONE)
    book.note_review("r", "half")
    book.move_door("d", Stage.OFFERED)
    book.answer("went-well", " ")
    book.answer("goals", "fine")
    assert answered(meeting, PhaseKind.LAST_WEEK) == {"reviews/w", "reviews/r", "doors/d", "goals"}
    assert opens_at(outline(meeting.meeting, PhaseKind.LAST_WEEK)).id == "reviews/l"
    book.note_topic("t", "ask")
    assert answered(meeting, PhaseKind.DISCUSSION) == {"topics/t", "add/topic"}
    book.note_topic("t", "")
    book.mark_topic("t", TopicState.NEXT_WEEK)
    assert "topics/t" in answered(meeting, PhaseKind.DISCUSSION)
    book.agree_on(NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60))
    assert "next-meeting" in answered(meeting, PhaseKind.NEXT_STEPS)


def test_at_the_end_stands_what_was_agreed_and_what_comes_back() -> None:
    meeting = running()
    made = meeting.notebook.promise("Rehearse", Role.MENTOR).contents.commitments[0]
    door = meeting.notebook.look_out("A review").contents.lookouts[0]
    meeting.notebook.review("w", Outcome.DONE)
    assert [step.id for step in agreed_steps(meeting.meeting)] == [
        *(f"made/{door.id}", f"made/{made.id}"),
        *("reviews/l", "reviews/r"),
    ]
    assert phase_of(meeting.meeting, f"made/{made.id}") is PhaseKind.NEXT_STEPS
    assert phase_of(meeting.meeting, "reviews/l") is PhaseKind.LAST_WEEK
    assert phase_of(meeting.meeting, "nowhere") is None


def test_a_letter_in_the_notes_of_a_topic_changes_its_own_step_alone() -> None:
    meeting = running()
    book, step = meeting.notebook, outline(meeting.meeting, PhaseKind.DISCUSSION)[0]
    book.add_topic("Code review")
    before = meeting.meeting.contents
    now = book.note_topic("t", "a").contents
    assert noted(step, before, now) == outline(meeting.meeting, PhaseKind.DISCUSSION)[0]
    assert noted(step, before, book.mark_topic("t", TopicState.DISCUSSED).contents) is not None
    both = book.review("w", Outcome.DONE).contents
    assert noted(step, before, both) is None
    assert noted(step, now, book.move_topic("t", 1).contents) is None
    assert noted(step, before, book.add_topic("another").contents) is None
    question = outline(meeting.meeting, PhaseKind.LAST_WEEK)[-2]
    assert noted(question, before, now) is None
