from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.contents_handlers import contents_after
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN, commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.strategies import a_goal, a_topic

THREE_TOPICS = Contents(topics=(a_topic("a", "A"), a_topic("b", "B"), a_topic("c", "C")))
TASK = Contents(reviews=(TaskReview(commitment(id="c-1")), TaskReview(commitment(id="c-3", times_carried=3))))
GOAL = Contents(goal_reviews=(GoalReview(a_goal("g-1", "Give a talk", 60)),))


def order(contents: Contents) -> str:
    return "".join(topic.id for topic in contents.topics)


def promise(promise_id: str, **fields: Any) -> events.CommitmentMade:
    return events.CommitmentMade(TUESDAY, commitment(id=promise_id, **fields))


def week_tasks(contents: Contents) -> list[str]:
    return [promise.id for promise in contents.commitments if promise.week_task]


def test_an_answer_replaces_what_stood_there() -> None:
    contents = contents_after(Contents(), events.Answered(TUESDAY, "went-well", "one"))
    contents = contents_after(contents, events.Answered(TUESDAY, "went-well", "two"))
    assert contents.answers == {"went-well": "two"}


def test_an_answer_leaves_the_value_before_as_it_was() -> None:
    before = contents_after(Contents(), events.Answered(TUESDAY, "went-well", "one"))
    contents_after(before, events.Answered(TUESDAY, "went-well", "two"))
    assert before.answer("went-well") == "one"


@each("outcome", [Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET, Outcome.CHANGED, None])
def test_every_task_can_get_the_everyday_answers(outcome: Outcome | None) -> None:
    assert contents_after(TASK, events.TaskReviewed(TUESDAY, "c-1", outcome)).reviews[0].outcome is outcome


@each("outcome", [Outcome.SMALLER, Outcome.SWAPPED, Outcome.DROPPED])
def test_smaller_swap_and_drop_are_for_the_third_look_back(outcome: Outcome) -> None:
    assert contents_after(TASK, events.TaskReviewed(TUESDAY, "c-3", outcome)).reviews[1].outcome is outcome
    with pytest.raises(IllegalMove, match="third look back"):
        contents_after(TASK, events.TaskReviewed(TUESDAY, "c-1", outcome))


def test_words_and_outcome_of_a_task_do_not_disturb_each_other() -> None:
    contents = contents_after(TASK, events.TaskNoted(TUESDAY, "c-1", "two friends read it"))
    contents = contents_after(contents, events.TaskReviewed(TUESDAY, "c-1", Outcome.DONE))
    assert (contents.reviews[0].note, contents.reviews[0].outcome) == ("two friends read it", Outcome.DONE)


def test_a_verdict_and_words_about_a_goal_are_kept() -> None:
    contents = contents_after(GOAL, events.GoalReviewed(TUESDAY, "g-1", Verdict.ADJUST))
    for part in ("evidence", "why", "text"):
        contents = contents_after(contents, events.GoalNoted(TUESDAY, "g-1", part, f"the {part}"))
    review = contents.goal_reviews[0]
    assert (review.verdict, review.evidence, review.why, review.text) == (
        Verdict.ADJUST,
        "the evidence",
        "the why",
        "the text",
    )


def test_a_goal_has_no_other_parts() -> None:
    with pytest.raises(IllegalMove, match="verdict"):
        contents_after(GOAL, events.GoalNoted(TUESDAY, "g-1", "verdict", "x"))


@each(
    "event",
    [
        events.TaskReviewed(TUESDAY, "gone", None),
        events.TaskNoted(TUESDAY, "gone", ""),
        events.GoalReviewed(TUESDAY, "gone", None),
        events.GoalNoted(TUESDAY, "gone", "why", ""),
        events.GoalWithdrawn(TUESDAY, "gone"),
        events.TopicChanged(TUESDAY, a_topic("gone", "x")),
        events.TopicMoved(TUESDAY, "gone", 1),
        events.CommitmentChanged(TUESDAY, commitment(id="gone")),
        events.CommitmentRemoved(TUESDAY, "gone"),
        events.LookoutRemoved(TUESDAY, "gone"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_is_not_there_any_more_cannot_be_changed(event: events.Event) -> None:
    with pytest.raises(IllegalMove, match="not there"):
        contents_after(Contents(), event)


@each(
    ("topic", "by", "after"),
    [
        ("a", 1, "bac"),
        ("a", 2, "bca"),
        ("c", -1, "acb"),
        ("c", -9, "cab"),
        ("a", 9, "bca"),
        ("a", -1, "abc"),
        ("b", 0, "abc"),
    ],
)
def test_a_topic_moves_and_stops_at_the_ends_of_the_queue(topic: str, by: int, after: str) -> None:
    assert order(contents_after(THREE_TOPICS, events.TopicMoved(TUESDAY, topic, by))) == after


def test_a_changed_topic_keeps_its_place() -> None:
    contents = contents_after(THREE_TOPICS, events.TopicChanged(TUESDAY, a_topic("b", "B again")))
    assert order(contents) == "abc"
    assert contents.topics[1].text == "B again"


def test_adding_a_topic_twice_keeps_one() -> None:
    contents = contents_after(THREE_TOPICS, events.TopicAdded(TUESDAY, a_topic("a", "A")))
    assert order(contents) == "abc"


def test_there_is_at_most_one_weeks_task() -> None:
    contents = contents_after(Contents(), promise("1", week_task=True))
    contents = contents_after(contents, promise("2", week_task=True))
    assert week_tasks(contents) == ["2"]
    first = contents.commitments[0]
    contents = contents_after(contents, events.CommitmentChanged(TUESDAY, replace(first, week_task=True)))
    assert week_tasks(contents) == ["1"]


def test_a_promise_of_the_mentor_is_never_the_weeks_task() -> None:
    contents = contents_after(Contents(), promise("1", week_task=True))
    contents = contents_after(contents, promise("2", week_task=True, owner=Role.MENTOR))
    assert week_tasks(contents) == ["1"]


def test_handing_the_weeks_task_to_the_mentor_takes_the_mark_off() -> None:
    contents = contents_after(Contents(), promise("1", week_task=True))
    handed = replace(contents.commitments[0], owner=Role.MENTOR)
    assert week_tasks(contents_after(contents, events.CommitmentChanged(TUESDAY, handed))) == []


def test_withdrawing_a_goal_unlinks_the_tasks_that_serve_it() -> None:
    contents = contents_after(Contents(), events.GoalSet(TUESDAY, a_goal("g-1", "Talk", 30)))
    contents = contents_after(contents, promise("1", goal_id="g-1"))
    contents = contents_after(contents, promise("2", goal_id="g-2"))
    contents = contents_after(contents, events.GoalWithdrawn(TUESDAY, "g-1"))
    assert [promise.goal_id for promise in contents.commitments] == [None, "g-2"]
    assert contents.new_goals == ()


def test_a_goal_that_is_set_again_is_reworded() -> None:
    contents = contents_after(Contents(), events.GoalSet(TUESDAY, a_goal("g-1", "Talk", 30)))
    contents = contents_after(contents, events.GoalSet(TUESDAY, a_goal("g-1", "Give a talk", 30)))
    assert [goal.text for goal in contents.new_goals] == ["Give a talk"]


def test_lookouts_come_and_go() -> None:
    contents = contents_after(
        Contents(), events.LookoutMade(TUESDAY, Opportunity("o", "pair-1", "A meetup", TUESDAY))
    )
    assert [door.text for door in contents.lookouts] == ["A meetup"]
    assert contents_after(contents, events.LookoutRemoved(TUESDAY, "o")).lookouts == ()


def test_the_next_meeting_can_be_agreed_and_left_open_again() -> None:
    day = NextMeeting(TUESDAY, BERLIN, 60)
    contents = contents_after(Contents(), events.NextMeetingAgreed(TUESDAY, day))
    assert contents.next_meeting == day
    assert contents_after(contents, events.NextMeetingAgreed(TUESDAY, None)).next_meeting is None


@each(
    "event",
    [
        promise("1"),
        events.LookoutMade(TUESDAY, Opportunity("o", "pair-1", "A meetup", TUESDAY)),
        events.NextMeetingAgreed(TUESDAY, NextMeeting(TUESDAY, BERLIN, 60)),
        events.Answered(TUESDAY, "else-mentee", "sleep"),
        events.Answered(TUESDAY, "else-mentor", "read it"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_each_of_the_four_closing_questions_counts_as_something_agreed(event: events.Event) -> None:
    assert Contents().nothing_agreed
    assert not contents_after(Contents(), event).nothing_agreed


def test_blanks_are_nothing_agreed() -> None:
    assert contents_after(Contents(), events.Answered(TUESDAY, "else-mentee", "  \n")).nothing_agreed


def test_tasks_can_be_linked_to_current_and_new_goals_only() -> None:
    contents = Contents(
        goal_reviews=tuple(GoalReview(a_goal(v or "open", "x", 30), v) for v in (*Verdict, None)),
        new_goals=(a_goal("new", "new", 30),),
    )
    assert [goal.id for goal in contents.goals] == ["keep", "adjust", "open", "new"]
