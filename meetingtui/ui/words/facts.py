"""How values read on the screen: signs, words and short facts."""

from __future__ import annotations

from datetime import date

from meetingtui.domain.dates import formatting
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import Commitment, Outcome, came_back
from meetingtui.domain.ledger.goals import Goal, GoalState, Verdict
from meetingtui.domain.ledger.topics import TYPED_ONLY, Topic, TopicState
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair

SIGN = {
    Outcome.DONE: "+",
    Outcome.PARTLY: "~",
    Outcome.NOT_YET: "!",
    Outcome.CHANGED: "*",
    Outcome.SMALLER: "*",
    Outcome.SWAPPED: "*",
    Outcome.DROPPED: "x",
}
"""The sign that stands before the word for what became of a commitment (CONTRIBUTING, R9)."""
VERDICT_SIGN = {Verdict.REACHED: "+", Verdict.KEEP: "=", Verdict.ADJUST: "~", Verdict.DROP: "x"}
"""The sign before what the month review says of a goal."""
TOPIC_SIGN = {
    TopicState.WAITING: " ",
    TopicState.DISCUSSED: "+",
    TopicState.NEXT_WEEK: "~",
    TopicState.DROPPED: "x",
}
"""The sign before a topic."""
TOPIC_WORD = {
    TopicState.WAITING: "",
    TopicState.DISCUSSED: "discussed",
    TopicState.NEXT_WEEK: "back next week",
    TopicState.DROPPED: "dropped",
}
"""Where a topic stands, in words; nothing while it waits."""

STILL_HERE = "What you had typed is still here."
"""Said when a form opens with words in it that were not kept."""


def meeting_name(meeting: Meeting) -> str:
    """What the meeting is called: `first meeting`, `wrap-up`, `meeting 12`."""
    kind = meeting.agenda.kind
    return {MeetingKind.FIRST: "first meeting", MeetingKind.WRAP_UP: "wrap-up"}.get(kind, f"meeting {meeting.number}")


def rare_name(meeting: Meeting) -> str:
    """The same behind a short title: nothing for a weekly meeting."""
    return "" if meeting.agenda.kind is MeetingKind.WEEKLY else f"   {meeting_name(meeting)}"


def due_words(due: date | None, today: date) -> str:
    """When a commitment is due: `by Fri 27 Nov`, `by next time`, `LATE since Mon 9 Nov`."""
    return formatting.due_words(due, today).replace("late", "LATE", 1)


def commitment_notes(commitment: Commitment, contents: Contents) -> list[str]:
    """The facts behind a commitment: the week's task, its goal, how often it came back."""
    notes = []
    if commitment.week_task:
        notes.append("the week's task")
    goal = next((goal for goal in contents.goals if goal.id == commitment.goal_id), None)
    if goal is not None:
        notes.append(f"for: {shortened(goal.text, 30)}")
    if commitment.times_carried:
        notes.append(came_back(commitment.times_carried))
    return notes


GOAL_SIGN = {
    GoalState.ON_TRACK: "=",
    GoalState.AT_RISK: "!",
    GoalState.ADJUSTED: "~",
    GoalState.MOVED: "*",
    GoalState.REACHED: "+",
    GoalState.DROPPED: "x",
}
"""The sign before the state of a goal."""


def goal_state(goal: Goal, today: date) -> str:
    """Where a goal stands, with its sign: `> on track, due 7 Dec`."""
    words = f"{GOAL_SIGN[goal.state]} {goal.state.words}"
    if not goal.current:
        return words
    due = formatting.day_month(goal.due)
    return f"! review now, was due {due}" if goal.due < today else f"{words}, due {due}"


def topic_notes(topic: Topic, pair: Pair) -> list[str]:
    """The facts behind a topic: whose it is, the help wanted, where it was caught, how often it waited."""
    notes = []
    if topic.by is not None:
        notes.append(pair.name(topic.by))
    if topic.help is not None:
        notes.append(topic.help.value)
    if topic.caught_in:
        notes.append(topic.caught_in if topic.caught_in == TYPED_ONLY else f"caught in {topic.caught_in}")
    if topic.times_back:
        notes.append(came_back(topic.times_back))
    if TOPIC_WORD[topic.state]:
        notes.append(TOPIC_WORD[topic.state])
    return notes
