"""What follows from a meeting: the record, and what comes back next week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from meetingtui.domain.ending.conclusion import Conclusion, conclude
from meetingtui.domain.ending.first_meeting_result import not_reached
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.timebox import Pause
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN, arriving, commitment, pair
from tests.courses import MINUTE, enter, extend, finish, moment, pause, played, resume
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import MODEST, Course, a_goal, a_topic, courses, finished

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS
DAY = timedelta(days=1)
WEEK = 7 * DAY
NEXT = NextMeeting(TUESDAY + WEEK, BERLIN, 60)
TODAY, NEXT_DAY = TUESDAY.date(), (TUESDAY + WEEK).date()


def concluded(*happened: events.Event, month: bool | None = None, **table: Any) -> Conclusion:
    """What follows from an hour in which that happened, with that on the table."""
    meeting = apply(arriving(wishes=Wishes(month=month), **table), events.Started(moment(0)))
    for event in happened:
        meeting = apply(meeting, event)
    return conclude(apply(meeting, events.Finished(moment(60))))


def agreed(day: NextMeeting | None = NEXT) -> events.Event:
    return events.NextMeetingAgreed(moment(55), day)


def promised(promise_id: str, **fields: Any) -> events.Event:
    return events.CommitmentMade(moment(50), commitment(id=promise_id, made_at=moment(50), **fields))


def said(outcome: Outcome | None, note: str = "") -> tuple[events.Event, ...]:
    return events.TaskReviewed(moment(3), "c", outcome), events.TaskNoted(moment(4), "c", note)


def looked_back(outcome: Outcome | None, note: str = "", day: NextMeeting | None = NEXT, **fields: Any) -> Any:
    """The commitments after a meeting that looked back at one."""
    return concluded(*said(outcome, note), agreed(day), commitments=[commitment(id="c", **fields)]).commitments


# --- commitments --------------------------------------------------------------------------------------------


def test_a_done_task_is_done() -> None:
    (task,) = looked_back(Outcome.DONE, "sent on Thursday")
    assert (task.status, task.times_carried, task.due) == (CommitmentStatus.DONE, 0, None)
    assert [(look.meeting_id, look.outcome, look.note) for look in task.history] == [
        ("meeting-1", Outcome.DONE, "sent on Thursday")
    ]


@each("outcome", [Outcome.PARTLY, Outcome.NOT_YET, None])
def test_an_unfinished_task_comes_back_by_the_next_meeting(outcome: Outcome | None) -> None:
    (task,) = looked_back(outcome)
    assert (task.status, task.times_carried, task.due) == (CommitmentStatus.OPEN, 1, NEXT_DAY)


def test_without_a_date_it_comes_back_by_the_next_meeting_whenever_that_is() -> None:
    (task,) = looked_back(Outcome.PARTLY, day=None, due=TODAY)
    assert (task.times_carried, task.due) == (1, None)


@each("outcome", [Outcome.PARTLY, None])
def test_a_task_with_a_day_ahead_keeps_it_and_has_not_come_back(outcome: Outcome | None) -> None:
    (task,) = looked_back(outcome, due=TODAY + 30 * DAY)
    assert (task.times_carried, task.due) == (0, TODAY + 30 * DAY)


def test_the_promises_of_the_mentor_come_back_the_same_way() -> None:
    (promise,) = looked_back(Outcome.NOT_YET, owner=Role.MENTOR)
    assert (promise.owner, promise.times_carried) == (Role.MENTOR, 1)


def test_carrying_over_counts_up_to_the_third_time_and_then_offers_more() -> None:
    task = commitment(id="c")
    for _ in range(2):
        assert Outcome.SMALLER not in task.choices
        (task,) = concluded(agreed(None), commitments=[task]).commitments
    assert task.times_carried == 2
    assert Outcome.SMALLER in task.choices


@each("outcome", [Outcome.CHANGED, Outcome.SMALLER, Outcome.SWAPPED])
def test_a_changed_task_makes_room_for_the_new_one(outcome: Outcome) -> None:
    old, new = looked_back(outcome, " one slide ", times_carried=3, goal_id="g-1", week_task=True)
    assert (old.status, old.times_carried) == (CommitmentStatus.CHANGED, 3)
    assert (new.text, new.owner, new.status, new.times_carried) == (
        "one slide",
        Role.MENTEE,
        CommitmentStatus.OPEN,
        0,
    )
    assert (new.replaces, new.goal_id, new.week_task, new.due) == (old.id, "g-1", True, NEXT_DAY)
    assert new.made_at == moment(60)


@each("note", ["", "  "])
def test_changed_without_words_is_not_changed_and_comes_back(note: str) -> None:
    (task,) = looked_back(Outcome.CHANGED, note)
    assert (task.status, task.times_carried) == (CommitmentStatus.OPEN, 1)


def test_a_dropped_task_is_gone() -> None:
    (task,) = looked_back(Outcome.DROPPED, times_carried=3)
    assert task.status is CommitmentStatus.DROPPED


def test_new_promises_are_due_by_the_next_meeting_unless_a_day_was_said() -> None:
    friday = date(2026, 11, 20)
    conclusion = concluded(promised("a"), promised("b", due=friday), agreed())
    assert [task.due for task in conclusion.commitments] == [NEXT_DAY, friday]
    assert [task.due for task in conclusion.record.contents.commitments] == [NEXT_DAY, friday]


def test_without_a_next_date_new_promises_have_no_day() -> None:
    assert [task.due for task in concluded(promised("a")).commitments] == [None]


def test_due_is_the_day_in_the_pairs_zone() -> None:
    night = NextMeeting(TUESDAY.replace(day=24, hour=23, minute=30), BERLIN, 60)  # 00:30 on the 25th in Berlin
    assert concluded(promised("a"), agreed(night)).commitments[0].due == date(2026, 11, 25)


@each("outcome", [Outcome.PARTLY, Outcome.CHANGED, None])
def test_only_one_task_is_the_weeks_task(outcome: Outcome | None) -> None:
    happened = [*said(outcome, "one slide"), promised("new", week_task=True), agreed()]
    tasks = concluded(*happened, commitments=[commitment(id="c", week_task=True)]).commitments
    assert [task.id for task in tasks if task.open and task.week_task] == ["new"]


def test_without_a_new_one_the_unfinished_weeks_task_stays_the_weeks_task() -> None:
    tasks = concluded(promised("mentors", owner=Role.MENTOR), commitments=[commitment(id="c", week_task=True)])
    assert [task.id for task in tasks.commitments if task.week_task] == ["c"]


# --- goals, topics, doors -----------------------------------------------------------------------------------


def goal_after(verdict: Verdict | None, text: str = "") -> Any:
    return concluded(
        events.GoalReviewed(moment(12), "g", verdict),
        events.GoalNoted(moment(12), "g", "evidence", "two talks"),
        events.GoalNoted(moment(12), "g", "why", "it was fun"),
        events.GoalNoted(moment(12), "g", "text", text),
        month=True,
        goals=[a_goal("g", "Talk", 60)],
    ).goals


def test_a_verdict_is_kept_with_its_evidence_and_reason() -> None:
    (goal,) = goal_after(Verdict.REACHED)
    assert goal.state is GoalState.REACHED
    (change,) = goal.changes
    assert (change.at, change.verdict, change.evidence, change.why, change.text_before, change.meeting_id) == (
        moment(60),
        Verdict.REACHED,
        "two talks",
        "it was fun",
        "",
        "meeting-1",
    )


def test_an_adjusted_goal_remembers_its_old_words() -> None:
    (goal,) = goal_after(Verdict.ADJUST, " Give a short talk ")
    assert (goal.text, goal.changes[0].text_before) == ("Give a short talk", "Talk")


def test_words_left_from_another_answer_do_not_change_a_kept_goal() -> None:
    (goal,) = goal_after(Verdict.KEEP, "Give a short talk")
    assert (goal.text, goal.changes[0].text_before) == ("Talk", "")


def test_a_goal_that_nobody_judged_stays_as_it_is() -> None:
    assert goal_after(None) == ()


def test_goals_set_today_are_kept() -> None:
    conclusion = concluded(events.GoalSet(moment(20), a_goal("g", "Ship", 30)))
    assert [goal.id for goal in conclusion.goals] == ["g"]


def test_what_the_mentor_looks_out_for_is_kept() -> None:
    door = Opportunity("o", "pair-1", "A meetup", moment(50))
    assert concluded(events.LookoutMade(moment(50), door)).opportunities == (door,)


@each(
    ("state", "after", "times"),
    [
        (TopicState.WAITING, TopicState.WAITING, 3),
        (TopicState.NEXT_WEEK, TopicState.WAITING, 3),
        (TopicState.DISCUSSED, TopicState.DISCUSSED, 2),
        (TopicState.DROPPED, TopicState.DROPPED, 2),
    ],
)
def test_topics_that_were_not_discussed_wait_again(state: TopicState, after: TopicState, times: int) -> None:
    topic = a_topic("t", "Pay", added_at=TUESDAY - WEEK, times_back=2)
    conclusion = concluded(events.TopicChanged(moment(30), replace(topic, state=state)), topics=[topic])
    assert [(t.state, t.times_back) for t in conclusion.topics] == [(after, times)]


def test_a_topic_of_today_waits_for_the_first_time() -> None:
    topic = a_topic("t", "Pay", added_at=moment(30), state=TopicState.NEXT_WEEK)
    conclusion = concluded(events.TopicAdded(moment(30), topic))
    assert [(t.state, t.times_back) for t in conclusion.topics] == [(TopicState.WAITING, 0)]


def test_topics_keep_the_order_in_which_they_were_put() -> None:
    topics = [a_topic(name, name, added_at=TUESDAY - WEEK) for name in "abc"]
    conclusion = concluded(events.TopicMoved(moment(30), "c", -2), topics=topics)
    assert [topic.id for topic in conclusion.topics] == ["c", "a", "b"]


# --- pair and record ----------------------------------------------------------------------------------------


def test_the_pair_takes_the_next_meeting_along() -> None:
    assert concluded(agreed()).pair == pair(next_meeting=NEXT)


def test_a_date_that_was_left_open_is_open() -> None:
    today = NextMeeting(TUESDAY, BERLIN, 60)
    assert concluded(pair=pair(next_meeting=today)).pair.next_meeting is None


def test_the_record_tells_who_when_and_how_long() -> None:
    meeting = played(
        (10, pause),
        (12, resume),
        (14, extend(5, Source.DISCUSSION)),
        (20, enter(DISCUSSION)),
        (46, enter(NEXT_STEPS)),
        (63, finish),
    )
    record = conclude(meeting).record
    assert (record.id, record.pair_id, record.number, record.zone) == ("meeting-1", "pair-1", 1, BERLIN)
    assert (record.mentor, record.mentee, record.name(Role.MENTOR)) == ("Ada", "Sam", "Ada")
    assert (record.began, record.agreed_end, record.ended) == (moment(0), moment(60), moment(63))
    assert [(p.phase, p.planned / MINUTE, p.used / MINUTE) for p in record.phases] == [
        (LAST_WEEK, 15, 18),
        (DISCUSSION, 30, 26),
        (NEXT_STEPS, 15, 17),
    ]
    assert record.pauses == (Pause(moment(10), moment(12)),)
    assert record.extensions == meeting.extensions
    assert (record.length, record.overrun) == (63 * MINUTE, 3 * MINUTE)


def test_a_meeting_that_kept_its_end_did_not_overrun() -> None:
    assert conclude(played((50, finish))).record.overrun == 0 * MINUTE


def month_meeting(*happened: events.Event, stay: float = 0.1, records: Any = ()) -> Conclusion:
    """A meeting that passed through the month for so many minutes."""
    return concluded(
        events.PhaseEntered(moment(10), MONTH),
        *happened,
        events.PhaseEntered(moment(10 + stay), DISCUSSION),
        month=True,
        goals=[a_goal("g", "Talk", 60)],
        records=records,
    )


@each(
    "event",
    [
        events.GoalReviewed(moment(10), "g", Verdict.KEEP),
        events.GoalSet(moment(10), a_goal("new", "Ship", 30)),
        events.Answered(moment(10), "month-well", "pairing"),
        events.Answered(moment(10), "mentor-learned", "patience"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_a_month_of_which_something_was_said_is_reviewed(event: events.Event) -> None:
    assert month_meeting(event).record.month_reviewed


def test_a_month_that_was_talked_about_is_reviewed_even_without_a_word_on_paper() -> None:
    assert month_meeting(stay=6).record.month_reviewed


def test_stepping_through_the_month_on_the_way_to_discussion_is_no_review() -> None:
    assert not month_meeting().record.month_reviewed


def test_skipping_the_month_is_no_review() -> None:
    assert not concluded(events.PhaseEntered(moment(10), DISCUSSION), month=True).record.month_reviewed


def test_an_answer_about_last_week_is_no_month_review() -> None:
    assert not month_meeting(events.Answered(moment(10), "went-well", "the talk")).record.month_reviewed


@each(("month", "put_off"), [(False, True), (True, False), (None, False)])
def test_a_due_month_that_is_not_on_the_agenda_was_put_off(month: bool | None, put_off: bool) -> None:
    records = [held(began=TUESDAY - 28 * DAY)]
    assert concluded(month=month, records=records).record.month_put_off is put_off


def test_a_month_that_is_not_due_is_not_put_off() -> None:
    assert not concluded().record.month_put_off


# --- always -------------------------------------------------------------------------------------------------


def test_only_a_finished_meeting_has_a_conclusion() -> None:
    for meeting in (arriving(), played(), apply(played(), events.Discarded(moment(5)))):
        with pytest.raises(IllegalMove, match="not finished"):
            conclude(meeting)


@MODEST
@given(courses(words=True))
def test_the_same_meeting_always_has_the_same_conclusion(course: Course) -> None:
    meeting = finished(course)
    assert conclude(meeting) == conclude(meeting)


@MODEST
@given(courses(words=True))
def test_nothing_on_the_table_and_nothing_new_gets_lost(course: Course) -> None:
    meeting = finished(course)
    conclusion = conclude(meeting)
    contents = meeting.contents
    kept = {task.id: task for task in conclusion.commitments}
    looks_back = PhaseKind.LAST_WEEK in meeting.agenda.kinds
    looked_at = [review for review in contents.reviews if looks_back or review.outcome or review.note]
    assert {review.id for review in looked_at} | {task.id for task in contents.commitments} <= set(kept)
    left_open = {topic.id for topic in not_reached(meeting)}
    assert {topic.id for topic in contents.topics} == {topic.id for topic in conclusion.topics} - left_open
    assert {goal.id for goal in contents.new_goals} <= {goal.id for goal in conclusion.goals}
    for review in looked_at:
        words = {kept[review.id].history[-1].note, *(t.text for t in kept.values() if t.replaces == review.id)}
        assert {review.note, review.note.strip()} & words


@MODEST
@given(courses(words=True))
def test_every_open_task_is_either_carried_or_ahead_or_new(course: Course) -> None:
    meeting = finished(course)
    before: dict[str, Commitment] = {review.id: review.commitment for review in meeting.contents.reviews}
    for task in conclude(meeting).commitments:
        if task.open and task.id in before:
            assert task.times_carried == before[task.id].times_carried + 1
    assert sum(task.week_task and task.open for task in conclude(meeting).commitments) <= 1


@MODEST
@given(courses(words=True))
def test_the_used_times_of_a_record_are_its_length_without_the_pauses(course: Course) -> None:
    meeting: Meeting = finished(course)
    record = conclude(meeting).record
    used = sum((phase.used for phase in record.phases), timedelta())
    paused = sum(((pause.until or course.at) - pause.since for pause in record.pauses), timedelta())
    assert used + paused == record.length


def test_a_meeting_that_does_not_look_back_leaves_promises_and_topics_as_they_were() -> None:
    waiting = Topic("t", "pair-1", "Pay", TUESDAY - timedelta(days=9))
    for kind in (MeetingKind.FIRST, MeetingKind.WRAP_UP):
        meeting = arriving(wishes=Wishes(kind=kind), commitments=[commitment()], topics=[waiting])
        meeting = apply(apply(meeting, events.Started(TUESDAY)), events.Finished(TUESDAY + timedelta(minutes=50)))
        conclusion = conclude(meeting)
        assert conclusion.commitments == ()
        assert waiting in conclusion.topics


def test_words_that_were_never_entered_wait_as_topics() -> None:
    meeting = apply(arriving(), events.Started(TUESDAY))
    meeting = apply(meeting, events.LineTyped(TUESDAY, "topic", "ask about  pay"))
    conclusion = conclude(apply(meeting, events.Finished(TUESDAY + timedelta(minutes=50))))
    assert [topic.text for topic in conclusion.topics] == ["ask about pay"]
    assert conclusion.record.contents.topics == conclusion.topics
    assert not conclusion.record.contents.not_entered
