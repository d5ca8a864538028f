"""The pair and its meetings, in the JSON for programs."""

from __future__ import annotations

from typing import Annotated, TypedDict

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import Help, TopicState
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import ASKED, WORTH_IT
from meetingtui.domain.people import Role
from meetingtui.domain.record.addresses import CHOSEN, JOINT_YES
from meetingtui.exchange.output.describe import day, instant, one_of, says, seconds

ANSWERED = (
    WORTH_IT.key,
    *(question.key for asked in (ASKED, ASKED_FIRST) for questions in asked.values() for question in questions),
    JOINT_YES,
)
"""The keys of all questions, in the order in which this version asks them."""


class NextMeetingObject(TypedDict):
    """When and where the pair meets next."""

    starts_at: Annotated[str, instant("When it begins, in `zone`.")]
    zone: Annotated[str, says("IANA name of the zone in which the time was said.")]
    length_seconds: Annotated[int, seconds("The agreed length.")]
    place: Annotated[str, says("A room or a call link; empty when nobody said.")]


class PairObject(TypedDict):
    """One mentor and one mentee."""

    mentee: Annotated[str, says("The mentee's name.")]
    mentor: Annotated[str, says("The mentor's name.")]
    mentee_zone: Annotated[str, says("IANA name of the zone in which the mentee lives.")]
    mentor_zone: Annotated[str, says("IANA name of the zone in which the mentor lives.")]
    zone: Annotated[str, says("IANA name of the zone in which the pair says its times.")]
    length_seconds: Annotated[int, seconds("How long they usually meet.")]
    made_at: Annotated[str, instant("When the pair was set up, in `zone`.")]
    next_meeting: Annotated[NextMeetingObject | None, says("What was agreed last; null when nothing is agreed.")]
    closed_on: Annotated[str | None, day("The day of the wrap-up; null while the mentorship runs.")]


class MeetingLine(TypedDict):
    """A meeting in short."""

    number: Annotated[int, says("The number of the meeting in this pair, from 1.")]
    id: Annotated[str, says("A permanent ID.")]
    kind: Annotated[str, one_of("What the meeting was for.", MeetingKind)]
    mentee: Annotated[str, says("The mentee's name on that day.")]
    mentor: Annotated[str, says("The mentor's name on that day.")]
    zone: Annotated[str, says("IANA name of the zone of its times, here and in all its parts.")]
    began: Annotated[str, instant("When it began, in `zone`.")]
    ended: Annotated[str, instant("When it was over, in `zone`.")]
    agreed_end: Annotated[str, instant("When it was to end, agreed extensions included, in `zone`.")]
    length_seconds: Annotated[int, seconds("From beginning to end.")]
    overrun_seconds: Annotated[int, seconds("How long it ran past the agreed end; 0 when it ended in time.")]
    month_reviewed: Annotated[bool, says("Whether the month review was held.")]
    month_put_off: Annotated[bool, says("Whether the month review was due and put off.")]
    week_task: Annotated[
        str | None,
        says(
            "The words of the week's task that the mentee took on; null when there was none. In a list as corrected,"
            " in a whole meeting as first written."
        ),
    ]


class PhaseObject(TypedDict):
    """How the time of one phase was used."""

    phase: Annotated[PhaseKind, says("Which phase.")]
    planned_seconds: Annotated[int, seconds("What the agenda gave it.")]
    used_seconds: Annotated[int, seconds("What it took, pauses left out.")]


class PauseObject(TypedDict):
    """A time in which the meeting stood still."""

    since: Annotated[str, instant("When it began, in the meeting's zone.")]
    until: Annotated[
        str | None, instant("When it was over, in the meeting's zone; null when the meeting ended in it.")
    ]


class ExtensionObject(TypedDict):
    """More time for a phase, to which both said yes."""

    at: Annotated[str, instant("When it was agreed, in the meeting's zone.")]
    phase: Annotated[PhaseKind, says("Which phase got longer.")]
    by_seconds: Annotated[int, seconds("By how much.")]
    source: Annotated[Source, says("Where the time came from: open discussion, or a later end.")]
    end: Annotated[str, instant("The agreed end of the meeting from then on, in its zone.")]


class ReviewObject(TypedDict):
    """The look back at one promise of an earlier meeting."""

    id: Annotated[str, says("ID of the promise.")]
    owner: Annotated[Role, says("Whose promise it is.")]
    text: Annotated[str, says("What was promised, as typed.")]
    due: Annotated[str | None, day("When it was due, in the pair's zone; null means by the next meeting.")]
    week_task: Annotated[bool, says("Whether it is the mentee's task of the week.")]
    times_carried: Annotated[int, says("How many times it had come back unfinished before this meeting.")]
    outcome: Annotated[Outcome | None, says("What became of it; null when nobody said.")]
    note: Annotated[str, says("What was said of it; the new words, where it became something else.")]


class GoalObject(TypedDict):
    """A goal: its words, how the pair will know, its days."""

    id: Annotated[str, says("ID of the goal.")]
    text: Annotated[str, says("What is to be reached, as typed.")]
    known_by: Annotated[str, says("How the pair will know that it is reached.")]
    set_on: Annotated[str, day("The day it was set, in the pair's zone.")]
    due: Annotated[str, day("The day its horizon ends, in the pair's zone.")]


class GoalReviewObject(GoalObject):
    """The look at one goal, which is told as it was before."""

    verdict: Annotated[Verdict | None, says("What was decided; null when nobody said.")]
    evidence: Annotated[str, says("How the pair knows.")]
    why: Annotated[str, says("One line of reason.")]
    new_text: Annotated[str, says("The new words of a goal that was adjusted; empty when they stayed.")]


class TopicObject(TypedDict):
    """Something to talk about."""

    id: Annotated[str, says("ID of the topic.")]
    text: Annotated[str, says("What it is about, as typed.")]
    zone: Annotated[str, says("IANA name of the zone of `added_at`.")]
    added_at: Annotated[str, instant("When it was written down, in `zone`.")]
    by: Annotated[Role | None, says("Who wants to talk about it; null when nobody said.")]
    help: Annotated[Help | None, says("The kind of help that is wanted; null when nobody said.")]
    tried: Annotated[str, says("What was already tried.")]
    notes: Annotated[str, says("What was said about it.")]
    state: Annotated[TopicState, says("Where it stands after the meeting.")]
    times_back: Annotated[int, says("How many meetings it has waited through.")]
    caught_in: Annotated[
        str | None, says("The phase in which it was caught in passing; null when it was put into the queue.")
    ]


class DoorMoveObject(TypedDict):
    """One step of an opportunity."""

    at: Annotated[str, instant("When, in the zone of the opportunity.")]
    stage: Annotated[Stage, says("How far it came.")]
    note: Annotated[str, says("What happened, one line.")]


class DoorObject(TypedDict):
    """An opportunity that the mentor looks out for or opens."""

    id: Annotated[str, says("ID of the opportunity.")]
    text: Annotated[str, says("What to look out for, as typed.")]
    zone: Annotated[str, says("IANA name of the zone of its instants.")]
    made_at: Annotated[str, instant("When it was first said, in `zone`.")]
    stage: Annotated[Stage, says("How far it is.")]
    moves: Annotated[list[DoorMoveObject], says("How it came there, oldest first.")]


class CommitmentObject(TypedDict):
    """A promise with an owner."""

    id: Annotated[str, says("ID of the promise.")]
    owner: Annotated[Role, says("Whose promise it is.")]
    text: Annotated[str, says("What they will do, as typed.")]
    zone: Annotated[str, says("IANA name of the zone of its instants.")]
    made_at: Annotated[str, instant("When it was promised, in `zone`.")]
    due: Annotated[str | None, day("When it is due, in the pair's zone; null means by the next meeting.")]
    week_task: Annotated[bool, says("Whether it is the mentee's task of the week.")]
    goal_id: Annotated[str | None, says("ID of the goal that it serves; null when it is linked to none.")]
    goal: Annotated[str | None, says("The words of that goal; null when it is linked to none.")]
    replaces: Annotated[
        str | None, says("ID of the promise whose place it took; null when there is none, and in a meeting.")
    ]


class AbsenceObject(TypedDict):
    """Days on which one of the two, or both, cannot meet."""

    id: Annotated[str, says("ID of these days away.")]
    who: Annotated[Role | None, says("Who is away; null means both.")]
    first: Annotated[str, day("The first one away.")]
    last: Annotated[str, day("The last one away.")]
    bridge: Annotated[str, says("How the two keep in touch meanwhile.")]


class AmendmentObject(TypedDict):
    """A correction; everything else in the meeting is as it was first written."""

    id: Annotated[str, says("ID of the correction.")]
    line: Annotated[str, says("Address of the line in the meeting, such as answers/went-well or topics/ID/notes.")]
    words: Annotated[str, says("What the line says from then on.")]
    at: Annotated[str, instant("When it was written, in the meeting's zone.")]
    taken_back_at: Annotated[
        str | None, instant("When it was taken back, in the meeting's zone; null while it stands.")
    ]


class Course(TypedDict):
    """How the time of a meeting was used."""

    phases: Annotated[list[PhaseObject], says("Its phases, in their order.")]
    pauses: Annotated[list[PauseObject], says("Its pauses.")]
    extensions: Annotated[list[ExtensionObject], says("More time, to which both said yes.")]


class MeetingObject(MeetingLine, Course):
    """A meeting whole, as it was first written; corrections stand beside it."""

    answers: Annotated[
        dict[str, str],
        says(
            f"What was typed under each question, by its key; only what was answered. What was chosen by a key stands"
            f" under the name with {CHOSEN} behind it, several choices with a semicolon and a space between them."
            f" The keys of this version: {', '.join(ANSWERED)}."
        ),
    ]
    reviews: Annotated[list[ReviewObject], says("The look back at promises.")]
    goal_reviews: Annotated[list[GoalReviewObject], says("The look at the goals.")]
    new_goals: Annotated[list[GoalObject], says("Goals that were set.")]
    topics: Annotated[list[TopicObject], says("The queue of the open discussion.")]
    doors: Annotated[list[DoorObject], says("What the mentor was looking out for before.")]
    commitments: Annotated[list[CommitmentObject], says("What was promised.")]
    lookouts: Annotated[list[DoorObject], says("What the mentor looks out for from now on.")]
    absences: Annotated[list[AbsenceObject], says("Days away that were noted.")]
    next_meeting: Annotated[NextMeetingObject | None, says("What was agreed; null when nothing was.")]
    amendments: Annotated[list[AmendmentObject], says("Corrections, those that were taken back too.")]
