"""The story of a stretch of weeks, in the JSON for programs; its days are those of the pair's zone."""

from __future__ import annotations

from typing import Annotated, TypedDict

from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Role
from meetingtui.domain.story.promise_story import Became
from meetingtui.exchange.output.describe import day, says, seconds
from meetingtui.exchange.output.meetings import GoalObject


class GoalStepObject(TypedDict):
    """One change of a goal."""

    on: Annotated[str, day("When.")]
    what: Annotated[str, says("What happened, in a word or two.")]
    evidence: Annotated[str, says("How the pair knew.")]
    why: Annotated[str, says("One line of reason.")]
    text_before: Annotated[str | None, says("The words that it had until then; null when they stayed.")]


class GoalToldObject(GoalObject):
    """A goal that was current in these days, as it stood on the last of them."""

    state: Annotated[GoalState, says("Where it stood on the last day.")]
    promises_done: Annotated[int, says("How many promises that serve it were done in these days.")]
    changes: Annotated[list[GoalStepObject], says("What happened to it in these days, oldest first.")]


class PromiseToldObject(TypedDict):
    """A promise that was made or open in these days, as it stood on the last of them."""

    id: Annotated[str, says("ID of the promise.")]
    owner: Annotated[Role, says("Whose promise it is.")]
    text: Annotated[str, says("What was promised, as typed.")]
    made_on: Annotated[str, day("When it was promised.")]
    week_task: Annotated[bool, says("Whether it is the mentee's task of the week.")]
    became: Annotated[Became, says("What it came to.")]
    settled_on: Annotated[str | None, day("When it was done, changed or dropped; null while it was open.")]
    times_back: Annotated[int, says("How often it came back unfinished until then.")]
    note: Annotated[str, says("What was said of it last; of a changed one, the new words.")]
    goal_id: Annotated[str | None, says("ID of the goal that it serves; null when it is linked to none.")]


class SaidObject(TypedDict):
    """Something that was said in a meeting."""

    meeting: Annotated[int | None, says("The number of the meeting; null when it is not known.")]
    on: Annotated[str, day("When.")]
    by: Annotated[Role | None, says("Who said it; null for both, or when nobody wrote it down.")]
    text: Annotated[str, says("As typed.")]


class DoorStepObject(TypedDict):
    """One step of a door."""

    on: Annotated[str, day("When.")]
    stage: Annotated[Stage, says("How far it came.")]
    note: Annotated[str, says("What happened, one line.")]


class DoorToldObject(TypedDict):
    """A door that was new or moved in these days."""

    id: Annotated[str, says("ID of the opportunity.")]
    text: Annotated[str, says("What was looked out for, as typed.")]
    since: Annotated[str, day("When it was first spoken of.")]
    stage: Annotated[Stage, says("How far it was on the last day.")]
    outcome: Annotated[str | None, says("What came of it, in their words; null when that was not known yet.")]
    moves: Annotated[list[DoorStepObject], says("What happened in these days, oldest first.")]


class MonthAnswerObject(TypedDict):
    """One answer of a month review."""

    question: Annotated[str, says("The question, in a few words.")]
    text: Annotated[str, says("The answer, as typed.")]


class MonthObject(TypedDict):
    """How a month was, in the words of its review."""

    meeting: Annotated[int, says("The number of the meeting that looked back.")]
    on: Annotated[str, day("When.")]
    answers: Annotated[list[MonthAnswerObject], says("What was answered.")]


class MeetingTimeObject(TypedDict):
    """How the time of one meeting went."""

    number: Annotated[int, says("The number of the meeting in this pair, from 1.")]
    on: Annotated[str, day("When.")]
    planned_seconds: Annotated[int, seconds("What its agenda had.")]
    length_seconds: Annotated[int, seconds("From beginning to end.")]
    late_seconds: Annotated[int, seconds("How late it began against its agenda; below 0 when it began early.")]
    overrun_seconds: Annotated[int, seconds("How long it ran past the agreed end; 0 when it ended in time.")]


class PhaseUseObject(TypedDict):
    """How one phase went over these meetings."""

    phase: Annotated[PhaseKind, says("Which phase.")]
    meetings: Annotated[int, says("In how many meetings it was on the agenda.")]
    planned_seconds: Annotated[int, seconds("What it was given, as the median of these meetings.")]
    used_seconds: Annotated[int, seconds("What it took, as the median of these meetings.")]


class SuggestedPhaseObject(TypedDict):
    """What the next agenda might give to one phase."""

    phase: Annotated[PhaseKind, says("Which phase.")]
    planned_seconds: Annotated[int, seconds("What it is planned with.")]
    suggested_seconds: Annotated[int, seconds("What the last meetings suggest.")]


class SuggestionObject(TypedDict):
    """What the next agenda might look like."""

    meetings: Annotated[int, says("How many meetings it looks at.")]
    phases: Annotated[list[SuggestedPhaseObject], says("Its phases; both columns add up to the same length.")]


class TimeObject(TypedDict):
    """How the time of these meetings was used."""

    total_seconds: Annotated[int, seconds("All meetings together.")]
    meetings: Annotated[list[MeetingTimeObject], says("Each meeting, oldest first.")]
    phases: Annotated[list[PhaseUseObject], says("Each phase that was held, in the order of a meeting.")]
    suggestion: Annotated[
        SuggestionObject | None, says("For an ordinary week; null when there were too few of those.")
    ]


class StoryObject(TypedDict):
    """What came of a stretch of weeks; what was said later is not known to it."""

    since: Annotated[str, day("The first one, in the pair's zone.")]
    until: Annotated[str, day("The last one, in the pair's zone.")]
    mentee: Annotated[str | None, says("The mentee's name at the end; null when the two did not meet.")]
    mentor: Annotated[str | None, says("The mentor's name at the end; null when the two did not meet.")]
    goals: Annotated[list[GoalToldObject], says("The goals that were current, oldest first.")]
    promises: Annotated[list[PromiseToldObject], says("What was promised or still open, oldest first.")]
    wins: Annotated[list[SaidObject], says("What went well.")]
    doors: Annotated[list[DoorToldObject], says("What was looked out for or moved.")]
    thanks: Annotated[list[SaidObject], says("What the two thanked for.")]
    months: Annotated[list[MonthObject], says("The month reviews.")]
    time: Annotated[TimeObject, says("The meetings, and how their time was used.")]
