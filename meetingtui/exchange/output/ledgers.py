"""Promises, goals, opportunities, the agreement and what a search finds, in the JSON for programs."""

from __future__ import annotations

from typing import Annotated, TypedDict

from meetingtui.domain.agreement.agreement import Cadence
from meetingtui.domain.agreement.terms import TERM
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.people import Role
from meetingtui.exchange.output.describe import day, instant, says, seconds
from meetingtui.exchange.output.meetings import AbsenceObject, CommitmentObject, DoorObject, GoalObject
from meetingtui.exchange.output.week import UpdateObject


class LookBackObject(TypedDict):
    """One look back at a promise."""

    meeting_id: Annotated[str | None, says("ID of the meeting; null once that meeting is forgotten.")]
    at: Annotated[str, instant("When, in the zone of the promise.")]
    outcome: Annotated[Outcome | None, says("What was said; null when the meeting did not get to it.")]
    note: Annotated[str, says("In their words.")]


class TaskObject(CommitmentObject):
    """A promise as it stands today, with all that was said of it."""

    status: Annotated[CommitmentStatus, says("Where it stands today.")]
    times_carried: Annotated[int, says("How many times it came back unfinished.")]
    history: Annotated[list[LookBackObject], says("What was said of it in later meetings, oldest first.")]
    number: Annotated[int | None, says("What `meet task` takes; null when it is settled.")]
    door_id: Annotated[str | None, says("Identity of the opportunity that it is a step through; null without one.")]
    update: Annotated[UpdateObject | None, says("What was said of it since the last meeting; null for nothing.")]


class GoalChangeObject(TypedDict):
    """One dated change of a goal."""

    at: Annotated[str, instant("When, in the zone of the goal.")]
    verdict: Annotated[Verdict | None, says("What the month review decided; null for a change between reviews.")]
    state: Annotated[GoalState | None, says("Where it stood afterwards; null in what the first version wrote.")]
    evidence: Annotated[str, says("How the pair knew.")]
    why: Annotated[str, says("One line of reason.")]
    text_before: Annotated[str | None, says("Its words before; null when they stayed.")]
    known_by_before: Annotated[str | None, says("How the pair was to know before; null when that stayed.")]
    due_before: Annotated[str | None, day("Its last day before; null when that stayed.")]
    meeting_id: Annotated[str | None, says("ID of the meeting; null between meetings.")]


class GoalToday(GoalObject):
    """A goal as it stands today, with its changes."""

    state: Annotated[GoalState, says("Where it stands today.")]
    current: Annotated[bool, says("Whether it is still worked on.")]
    horizon_days: Annotated[
        int | None, says("The horizon it is in today: 30, 60 or 90 days; null when it is no longer current.")
    ]
    quiet: Annotated[bool, says("Whether nothing was done for it in three weeks.")]
    zone: Annotated[str, says("IANA name of the zone of its instants.")]
    changes: Annotated[list[GoalChangeObject], says("What happened to it, oldest first.")]
    tasks: Annotated[list[str], says("IDs of all promises that are linked to it.")]


class OpportunityObject(DoorObject):
    """An opportunity as it stands today, with its steps."""

    open: Annotated[
        bool, says("Whether something is still to do or say; not once it was thanked for or came to nothing.")
    ]
    number: Annotated[int | None, says("What `meet door` takes; null once it is closed.")]


class SlotObject(TypedDict):
    """A weekday and a time of day."""

    weekday: Annotated[int, says("1 is Monday, 7 is Sunday.")]
    time: Annotated[str, says("On the wall clock of the pair's zone, such as 15:00.")]


class PageLineObject(TypedDict):
    """One line of the agreement, as people read it."""

    label: Annotated[str, says("What it is about.")]
    words: Annotated[str, says("What was agreed.")]


class AgreementObject(TypedDict):
    """One state of the agreement; what the pair revises becomes another state."""

    id: Annotated[str, says("ID of this state.")]
    agreed_on: Annotated[str, day("When it was settled, in `zone`.")]
    both_said_yes: Annotated[bool, says("Whether both said yes aloud.")]
    why: Annotated[str, says("One line on why it was revised; empty for the first.")]
    replaces: Annotated[str | None, says("ID of the state before; null for the first.")]
    terms: Annotated[
        dict[str, str],
        says(
            "The words by the key of the question; only what was settled. The keys of this version:"
            f" {', '.join(TERM)}."
        ),
    ]
    slot: Annotated[SlotObject | None, says("The usual slot; null when it is open.")]
    second_slot: Annotated[SlotObject | None, says("The second choice; null when there is none.")]
    zone: Annotated[str, says("IANA name of the pair's zone.")]
    length_seconds: Annotated[int, seconds("The usual length of a meeting.")]
    cadence: Annotated[Cadence, says("How often they meet.")]
    absences: Annotated[list[AbsenceObject], says("Days away, by their first day.")]
    runs_until: Annotated[str | None, day("How long the mentorship is meant to run; null when nobody said.")]
    page: Annotated[list[PageLineObject], says("The page as people read it, in its order.")]


class MissedObject(TypedDict):
    """A meeting that was called off."""

    id: Annotated[str, says("ID of the missed meeting.")]
    on: Annotated[str, day("When it was to be, in the pair's zone.")]
    reason: Annotated[str, says("Why, as typed; empty when nobody said.")]


FoundLine = TypedDict(
    "FoundLine",
    {
        "place": Annotated[str, says("Where it is, in words.")],
        "key": Annotated[str, says("Its address in the meeting, which stays, such as topics/ID/notes.")],
        "text": Annotated[str, says("What was typed, or what corrects it.")],
        "owner": Annotated[Role | None, says("Whose line it is; null when it belongs to both or nobody said.")],
        "status": Annotated[list[str], says("Its state or what was said of it, as `status:` takes it.")],
        "goals": Annotated[list[str], says("The words of the goals that it belongs to.")],
        "with": Annotated[list[str], says("What it is part of, as `with:` takes it.")],
        "hits": Annotated[
            list[tuple[int, int]],
            says("Where the words are: start and end, in code points of `text`."),
        ],
    },
)
FoundLine.__doc__ = "A line in which something was found."


class FoundObject(TypedDict):
    """A meeting in which something was found."""

    number: Annotated[int, says("The number of the meeting in this pair, from 1.")]
    id: Annotated[str, says("ID of the meeting.")]
    kind: Annotated[MeetingKind, says("What the meeting was for.")]
    zone: Annotated[str, says("IANA name of the zone of `began`.")]
    began: Annotated[str, instant("When it began, in `zone`.")]
    lines: Annotated[list[FoundLine], says("What was found, in the order of the meeting.")]
