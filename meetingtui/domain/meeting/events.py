"""What can happen in a meeting, in the past tense. Every event knows its instant (UTC)."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.course_events import (
    AwayNoticed,
    AwaySettled,
    BeganEarlier,
    ClockShifted,
    Discarded,
    EndChosen,
    Event,
    Extended,
    ExtensionTakenBack,
    Finished,
    MonthChosen,
    Paused,
    PhaseEntered,
    Resumed,
    SignOfLife,
    Started,
)
from meetingtui.domain.meeting.undo import Patch
from meetingtui.domain.people import NextMeeting

__all__ = [
    "AbsenceNoted",
    "AbsenceRemoved",
    "Answered",
    "AwayNoticed",
    "AwaySettled",
    "BeganEarlier",
    "Chosen",
    "ClockShifted",
    "CommitmentChanged",
    "CommitmentMade",
    "CommitmentRemoved",
    "Discarded",
    "DoorMoved",
    "EndChosen",
    "Event",
    "Extended",
    "ExtensionTakenBack",
    "Finished",
    "GoalNoted",
    "GoalReviewed",
    "GoalSet",
    "GoalWithdrawn",
    "LineTyped",
    "LookoutMade",
    "LookoutRemoved",
    "MonthChosen",
    "NextMeetingAgreed",
    "Paused",
    "PhaseEntered",
    "Resumed",
    "SignOfLife",
    "Started",
    "TakenBack",
    "TaskNoted",
    "TaskReviewed",
    "TopicAdded",
    "TopicChanged",
    "TopicMoved",
    "YesSaid",
]


# --- what it is about ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered(Event):
    """Something was typed under a question."""

    key: str
    """Which question."""
    text: str
    """All that stands there now."""


@dataclass(frozen=True)
class Chosen(Event):
    """Options were chosen under a question."""

    key: str
    """Which question."""
    options: tuple[str, ...]
    """The words of all that are chosen now."""


@dataclass(frozen=True)
class LineTyped(Event):
    """Something was typed into a line that makes an item of its words, and was not entered yet."""

    key: str
    """Which line."""
    text: str
    """All that stands there now."""


@dataclass(frozen=True)
class YesSaid(Event):
    """The two said whether they both agree to the page that their first meeting made."""

    both: bool
    """Whether both said yes."""


@dataclass(frozen=True)
class TaskReviewed(Event):
    """The pair said what became of a commitment."""

    commitment_id: str
    """Which one."""
    outcome: Outcome | None
    """What became of it; None takes it back."""


@dataclass(frozen=True)
class TaskNoted(Event):
    """Words were added to a look back."""

    commitment_id: str
    """Which commitment."""
    note: str
    """All the words."""


@dataclass(frozen=True)
class GoalReviewed(Event):
    """The pair said how it goes on with a goal."""

    goal_id: str
    """Which one."""
    verdict: Verdict | None
    """What was decided; None takes it back."""


@dataclass(frozen=True)
class GoalNoted(Event):
    """Words were added to the look at a goal."""

    goal_id: str
    """Which goal."""
    part: str
    """`evidence`, `why` or `text`."""
    words: str
    """All the words."""


@dataclass(frozen=True)
class GoalSet(Event):
    """A goal was set, or a goal set today was reworded."""

    goal: Goal
    """The goal."""


@dataclass(frozen=True)
class GoalWithdrawn(Event):
    """A goal that was set today was taken back."""

    goal_id: str
    """Which one."""


@dataclass(frozen=True)
class TopicAdded(Event):
    """A topic joined the queue."""

    topic: Topic
    """The topic."""


@dataclass(frozen=True)
class TopicChanged(Event):
    """A topic got another mark, kind of help, or more words."""

    topic: Topic
    """The topic as it is now."""


@dataclass(frozen=True)
class TopicMoved(Event):
    """A topic changed its place in the queue."""

    topic_id: str
    """Which one."""
    by: int
    """How many places down; negative is up."""


@dataclass(frozen=True)
class CommitmentMade(Event):
    """One of the two said that they will do something."""

    commitment: Commitment
    """What."""


@dataclass(frozen=True)
class CommitmentChanged(Event):
    """A commitment of today got other words, another owner, day, goal or weight."""

    commitment: Commitment
    """As it is now."""


@dataclass(frozen=True)
class CommitmentRemoved(Event):
    """A commitment of today was taken back."""

    commitment_id: str
    """Which one."""


@dataclass(frozen=True)
class LookoutMade(Event):
    """The mentor said what to look out for, or reworded it."""

    opportunity: Opportunity
    """What."""


@dataclass(frozen=True)
class LookoutRemoved(Event):
    """The mentor took it back."""

    opportunity_id: str
    """Which one."""


@dataclass(frozen=True)
class DoorMoved(Event):
    """An opportunity came a step further."""

    opportunity_id: str
    """Which one."""
    stage: Stage
    """How far it is now."""
    note: str
    """What happened, one line."""


@dataclass(frozen=True)
class AbsenceNoted(Event):
    """Somebody will be away."""

    absence: Absence
    """Who and when."""


@dataclass(frozen=True)
class AbsenceRemoved(Event):
    """An absence of today was taken back."""

    absence_id: str
    """Which one."""


@dataclass(frozen=True)
class NextMeetingAgreed(Event):
    """The next meeting was agreed, or left open again."""

    next_meeting: NextMeeting | None
    """When and where; None leaves it open."""


@dataclass(frozen=True)
class TakenBack(Event):
    """The last change of a list was undone."""

    patch: Patch
    """What makes it undone."""
