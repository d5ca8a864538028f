"""The whole object that each command prints with `--json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypedDict

from meetingtui.domain import errors
from meetingtui.exchange.output.describe import day, instant, one_of, says
from meetingtui.exchange.output.ledgers import (
    AgreementObject,
    FoundObject,
    GoalToday,
    MissedObject,
    OpportunityObject,
    TaskObject,
)
from meetingtui.exchange.output.meetings import MeetingLine, MeetingObject, NextMeetingObject, PairObject
from meetingtui.exchange.output.story import StoryObject
from meetingtui.exchange.output.week import CourtesyObject, JotObject, LinkObject, WaitingTopicObject, WeekTaskObject

_CODES = sorted(
    {kind.code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.MeetError)}
)


class Document(TypedDict):
    """What every output begins with."""

    schema: Annotated[
        Literal[1],
        says("Goes up only when a name changes its meaning or goes away; new names may come at any time."),
    ]


class PairListDocument(Document):
    """What `meet pair list --json` prints."""

    pairs: Annotated[list[PairObject], says("All pairs, oldest first.")]


class OfPair(Document):
    """What every output of one pair begins with."""

    pair: Annotated[PairObject, says("Whose it is.")]


class StatusDocument(OfPair):
    """What `meet status --json` prints."""

    today: Annotated[str, day("The day, in the zone of the pair.")]
    week_task: Annotated[WeekTaskObject | None, says("The week's task; null when none is open.")]
    next_meeting: Annotated[
        NextMeetingObject | None, says("The date that is to come or runs; null when none is agreed.")
    ]
    courtesies: Annotated[list[CourtesyObject], says("Which thanks or news are due, the oldest first.")]


class LinksDocument(OfPair):
    """What `meet links --json` prints."""

    links: Annotated[
        list[LinkObject], says("Those from which nothing was taken yet, oldest first; with `--all`, all of them.")
    ]


class ListDocument(OfPair):
    """What `meet list --json` prints; always complete."""

    meetings: Annotated[list[MeetingLine], says("All meetings, oldest first.")]
    missed: Annotated[list[MissedObject], says("Meetings that were called off, oldest first.")]


class ShowDocument(OfPair):
    """What `meet show --json` prints; with `--other` the version that an import kept."""

    meeting: Annotated[MeetingObject, says("The meeting.")]


class JotsDocument(OfPair):
    """What `meet jots --json` prints."""

    jots: Annotated[
        list[JotObject],
        says(
            "Those that wait, oldest first; with `--all` those that were used or dropped too. None that is private,"
            " or with `--private` those alone."
        ),
    ]


class TasksDocument(OfPair):
    """What `meet tasks --json` prints."""

    tasks: Annotated[
        list[TaskObject], says("Open promises in the order of review; with `--all`, settled ones after them.")
    ]


class TopicsDocument(OfPair):
    """What `meet topics --json` prints."""

    topics: Annotated[list[WaitingTopicObject], says("Those that wait for the next meeting, in their order.")]


class NextDocument(OfPair):
    """What `meet next --json` prints."""

    next_meeting: Annotated[NextMeetingObject | None, says("What was agreed last; null when nothing is agreed.")]


class GoalsDocument(OfPair):
    """What `meet goals --json` prints."""

    goals: Annotated[list[GoalToday], says("Current goals by date; with `--all`, also those reached or dropped.")]


class OpportunitiesDocument(OfPair):
    """What `meet opportunities --json` prints."""

    opportunities: Annotated[
        list[OpportunityObject], says("Oldest first; with `--all`, also those that ended with thanks.")
    ]


class AgreementDocument(OfPair):
    """What `meet agreement --json` prints; always complete."""

    agreement: Annotated[AgreementObject | None, says("The current agreement; null when nothing is agreed yet.")]
    states: Annotated[list[AgreementObject], says("All versions, oldest first; the last one is current.")]


class SearchDocument(OfPair):
    """What `meet search WORDS... --json` prints."""

    query: Annotated[str, says("The search as it was understood.")]
    meetings: Annotated[list[FoundObject], says("The meetings with hits, oldest first.")]


class StoryDocument(OfPair):
    """What `meet story --json` prints."""

    story: Annotated[StoryObject, says("The story.")]


class KeptStateObject(TypedDict):
    """One state that is kept, of the data or of a draft."""

    name: Annotated[str, says("Its path in the data folder; what `meet recover show` and `restore` take.")]
    saved: Annotated[str, instant("When it was written, in the zone of this machine.")]
    draft: Annotated[bool, says("Whether it is the draft of a meeting, not a state of the data.")]
    whole: Annotated[bool, says("Whether it is intact; false when it is damaged or was changed since.")]
    meetings: Annotated[int | None, says("How many meetings can be read in it; null for a draft.")]
    last_meeting: Annotated[str | None, day("When the last of them was; null when there is none, and for a draft.")]
    words: Annotated[int | None, says("How many words can be read in it; null for a state of the data.")]


class RecoverDocument(Document):
    """What `meet recover --json` prints."""

    states: Annotated[list[KeptStateObject], says("The present state first, then newest first.")]


class ErrorObject(TypedDict):
    """What went wrong."""

    code: Annotated[str, one_of("A stable word for it; the exit code of `meet` is its number.", _CODES)]
    message: Annotated[str, says("In words for people, on one line.")]


class ErrorDocument(TypedDict):
    """What stands on stderr, on one line, when a command with `--json` fails."""

    error: Annotated[ErrorObject, says("What went wrong.")]


DOCUMENTS: Mapping[str, Any] = {
    "pair list": PairListDocument,
    "status": StatusDocument,
    "show": ShowDocument,
    "jots": JotsDocument,
    "tasks": TasksDocument,
    "topics": TopicsDocument,
    "next": NextDocument,
    "links": LinksDocument,
    "goals": GoalsDocument,
    "opportunities": OpportunitiesDocument,
    "agreement": AgreementDocument,
    "list": ListDocument,
    "search": SearchDocument,
    "story": StoryDocument,
    "recover": RecoverDocument,
    "error": ErrorDocument,
}
"""The output of each command by its name, in the order of the help; `error` is that of all of them."""
