"""What can happen in a meeting, in the past tense. Every event knows its instant (UTC)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.meeting.extensions import Offer
from meetingtui.domain.meeting.undo import Patch
from meetingtui.domain.people import NextMeeting


@dataclass(frozen=True, eq=False, repr=False)
class Event:
    """Something that happened.

    Events compare and print by what is written here: dataclass would write both anew for each of the forty kinds,
    which took half of the time in which this module loads.
    """

    at: datetime
    """When, in UTC."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), self.at))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


# --- the course of the meeting ------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False, repr=False)
class MonthChosen(Event):
    """On arrival the month review was pulled forward or put off."""

    month: bool
    """Whether today's agenda has it."""


@dataclass(frozen=True, eq=False, repr=False)
class EndChosen(Event):
    """On arrival the end was agreed anew."""

    end: datetime | None
    """The agreed moment; None means the full length from the start."""


@dataclass(frozen=True, eq=False, repr=False)
class Started(Event):
    """The clock was started."""


@dataclass(frozen=True, eq=False, repr=False)
class PhaseEntered(Event):
    """The meeting went to a phase."""

    phase: PhaseKind
    """Which one."""
    by_itself: bool = False
    """True when the floor of the reserve moved it."""


@dataclass(frozen=True, eq=False, repr=False)
class StepOpened(Event):
    """Another step of the phase was opened."""

    step_id: str
    """Which one."""


@dataclass(frozen=True, eq=False, repr=False)
class Paused(Event):
    """Somebody was at the door."""


@dataclass(frozen=True, eq=False, repr=False)
class Resumed(Event):
    """The pause was over."""


@dataclass(frozen=True, eq=False, repr=False)
class Extended(Event):
    """Both said yes to more time."""

    offer: Offer
    """What they said yes to."""


@dataclass(frozen=True, eq=False, repr=False)
class ExtensionTakenBack(Event):
    """Both had said yes by mistake, and took the last extension back before it was used."""

    offer: Offer
    """What they had said yes to."""
    moved: timedelta
    """By how much it had made the end later."""


@dataclass(frozen=True, eq=False, repr=False)
class BeganEarlier(Event):
    """The meeting had begun before the clock was started."""

    by: timedelta
    """How much earlier."""


@dataclass(frozen=True, eq=False, repr=False)
class AwayNoticed(Event):
    """The program was not there for a while: the computer slept, or the program was gone."""

    since: datetime
    """The last sign of life before."""


@dataclass(frozen=True, eq=False, repr=False)
class AwaySettled(Event):
    """The pair said what the time away was."""

    counts: bool
    """True when the meeting went on meanwhile; False when it was a break."""


@dataclass(frozen=True, eq=False, repr=False)
class ClockShifted(Event):
    """The computer's clock was set; what was written down by the old one moves along."""

    by: timedelta
    """By how much it was moved; negative is backwards."""


@dataclass(frozen=True, eq=False, repr=False)
class SignOfLife(Event):
    """The program was still there."""


@dataclass(frozen=True, eq=False, repr=False)
class Finished(Event):
    """The meeting is over."""


@dataclass(frozen=True, eq=False, repr=False)
class Discarded(Event):
    """The meeting shall not be kept."""


# --- what it is about ---------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False, repr=False)
class Answered(Event):
    """Something was typed under a question."""

    key: str
    """Which question."""
    text: str
    """All that stands there now."""


@dataclass(frozen=True, eq=False, repr=False)
class Chosen(Event):
    """Options were chosen under a question."""

    key: str
    """Which question."""
    options: tuple[str, ...]
    """The words of all that are chosen now."""


@dataclass(frozen=True, eq=False, repr=False)
class LineTyped(Event):
    """Something was typed into a line that makes an item of its words, and was not entered yet."""

    key: str
    """Which line."""
    text: str
    """All that stands there now."""


@dataclass(frozen=True, eq=False, repr=False)
class YesSaid(Event):
    """The two said whether they both agree to the page that their first meeting made."""

    both: bool
    """Whether both said yes."""


@dataclass(frozen=True, eq=False, repr=False)
class TaskReviewed(Event):
    """The pair said what became of a commitment."""

    commitment_id: str
    """Which one."""
    outcome: Outcome | None
    """What became of it; None takes it back."""


@dataclass(frozen=True, eq=False, repr=False)
class TaskNoted(Event):
    """Words were added to a look back."""

    commitment_id: str
    """Which commitment."""
    note: str
    """All the words."""


@dataclass(frozen=True, eq=False, repr=False)
class JotsNoticed(Event):
    """Something was noted, reworded, dropped or used elsewhere while the meeting runs."""

    jots: tuple[Jot, ...]
    """Those that wait for the meeting now."""


@dataclass(frozen=True, eq=False, repr=False)
class QueueNoticed(Event):
    """Topics were brought or dropped elsewhere while the meeting runs."""

    gone: tuple[str, ...]
    """The identities of those that were dropped."""
    brought: tuple[Topic, ...]
    """Those that are new."""


@dataclass(frozen=True, eq=False, repr=False)
class JotTaken(Event):
    """A jot of the week became something, or was left as it is after all."""

    jot_id: str
    """Which one."""
    becomes: Becomes | None
    """What it became; None leaves it as it is."""
    words: str
    """What is written down of it."""
    topic: Topic
    """The topic that it is, or would be."""


@dataclass(frozen=True, eq=False, repr=False)
class GoalReviewed(Event):
    """The pair said how it goes on with a goal."""

    goal_id: str
    """Which one."""
    verdict: Verdict | None
    """What was decided; None takes it back."""


@dataclass(frozen=True, eq=False, repr=False)
class GoalNoted(Event):
    """Words were added to the look at a goal."""

    goal_id: str
    """Which goal."""
    part: str
    """`evidence`, `why` or `text`."""
    words: str
    """All the words."""


@dataclass(frozen=True, eq=False, repr=False)
class GoalDayChanged(Event):
    """A goal that goes on gets another day, or keeps its own after all."""

    goal_id: str
    """Which one."""
    due: date | None
    """The day; None: its own."""


@dataclass(frozen=True, eq=False, repr=False)
class GoalSet(Event):
    """A goal was set, or a goal set today was reworded."""

    goal: Goal
    """The goal."""


@dataclass(frozen=True, eq=False, repr=False)
class GoalWithdrawn(Event):
    """A goal that was set today was taken back."""

    goal_id: str
    """Which one."""


@dataclass(frozen=True, eq=False, repr=False)
class TopicAdded(Event):
    """A topic joined the queue."""

    topic: Topic
    """The topic."""


@dataclass(frozen=True, eq=False, repr=False)
class TopicChanged(Event):
    """A topic got another mark, kind of help, or more words."""

    topic: Topic
    """The topic as it is now."""


@dataclass(frozen=True, eq=False, repr=False)
class TopicMoved(Event):
    """A topic changed its place in the queue."""

    topic_id: str
    """Which one."""
    by: int
    """How many places down; negative is up."""


@dataclass(frozen=True, eq=False, repr=False)
class CommitmentMade(Event):
    """One of the two said that they will do something."""

    commitment: Commitment
    """What."""


@dataclass(frozen=True, eq=False, repr=False)
class CommitmentChanged(Event):
    """A commitment of today got other words, another owner, day, goal or weight."""

    commitment: Commitment
    """As it is now."""


@dataclass(frozen=True, eq=False, repr=False)
class CommitmentRemoved(Event):
    """A commitment of today was taken back."""

    commitment_id: str
    """Which one."""


@dataclass(frozen=True, eq=False, repr=False)
class LookoutMade(Event):
    """The mentor said what to look out for, or reworded it."""

    opportunity: Opportunity
    """What."""


@dataclass(frozen=True, eq=False, repr=False)
class LookoutRemoved(Event):
    """The mentor took it back."""

    opportunity_id: str
    """Which one."""


@dataclass(frozen=True, eq=False, repr=False)
class DoorMoved(Event):
    """Somebody said how far a door is, or what happened with it."""

    opportunity_id: str
    """Which one."""
    stage: Stage | None
    """How far it is now; None: where it was."""
    note: str
    """What happened, one line."""
    since: datetime | None = None
    """What was said of it from this instant on is replaced, in UTC; None: it is one more move."""


@dataclass(frozen=True, eq=False, repr=False)
class DoorReworded(Event):
    """A door of before got other words."""

    opportunity_id: str
    """Which one."""
    text: str
    """What it says now."""


@dataclass(frozen=True, eq=False, repr=False)
class AbsenceNoted(Event):
    """Somebody will be away."""

    absence: Absence
    """Who and when."""


@dataclass(frozen=True, eq=False, repr=False)
class AbsenceRemoved(Event):
    """An absence of today was taken back."""

    absence_id: str
    """Which one."""


@dataclass(frozen=True, eq=False, repr=False)
class NextMeetingAgreed(Event):
    """The next meeting was agreed, or left open again."""

    next_meeting: NextMeeting | None
    """When and where; None leaves it open."""


@dataclass(frozen=True, eq=False, repr=False)
class TakenBack(Event):
    """The last change of a list was undone."""

    patch: Patch
    """What makes it undone."""
