"""The form in which the made-up story is written down: a meeting is a list of lines, in the words of the two.

Whatever comes up again later has a short key, which stands for one thing in all meetings and is never shown. Dates
are counted in weeks and days from the first meeting, because the story can be told on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import Help, TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.people import Role

DONE, PARTLY, NOT_YET = Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET
"""What most reviews say."""

# --- the lines of a meeting -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """What was typed and chosen under a question."""

    question: str
    """The key of the question."""
    words: str = ""
    """What was typed."""
    chosen: tuple[str, ...] = ()
    """The options that were chosen."""


@dataclass(frozen=True)
class Away:
    """Days on which somebody cannot meet."""

    who: Role | None
    """Who is away; None means both."""
    first: tuple[int, int]
    """The first day away: a week of the story, and days after its meeting."""
    last: tuple[int, int]
    """The last day away, likewise."""
    bridge: str
    """How the two keep in touch meanwhile."""


@dataclass(frozen=True)
class Review:
    """What became of a task or a promise."""

    key: str
    """Which one; new words that replace it answer to the same key from then on."""
    outcome: Outcome
    """What the two said."""
    note: str = ""
    """In their words, or the new words."""


@dataclass(frozen=True)
class NewGoal:
    """A goal that is set."""

    key: str
    """Its name in the script."""
    days: int
    """Its horizon."""
    text: str
    """The goal."""
    known_by: str
    """Goes on from "we will know because"."""


@dataclass(frozen=True)
class Judgement:
    """What a month review says of a goal."""

    key: str
    """Which one."""
    verdict: Verdict
    """What was decided."""
    evidence: str
    """How the two know."""
    why: str
    """One line of reason."""
    text: str = ""
    """The new words of a goal that is adjusted."""


@dataclass(frozen=True)
class NewTopic:
    """Something to talk about."""

    key: str
    """Its name in the script."""
    text: str
    """The topic."""
    help: Help | None = None
    """The kind of help that is wanted."""
    tried: str = ""
    """What was already tried."""
    by: Role = Role.MENTEE
    """Who wants to talk about it."""


@dataclass(frozen=True)
class Caught:
    """A thought that was caught in passing, and waits among the topics from then on."""

    phase: PhaseKind
    """When it came up."""
    key: str
    """Its name in the script."""
    text: str
    """The thought."""


@dataclass(frozen=True)
class Discussed:
    """What was said about a topic."""

    key: str
    """Which one."""
    notes: str = ""
    """In a sentence or two."""
    state: TopicState = TopicState.DISCUSSED
    """Whether it was put off or dropped on purpose instead."""


@dataclass(frozen=True)
class Task:
    """Something that the mentee will do; the first one of a meeting is the week's task."""

    key: str
    """Its name in the script."""
    text: str
    """What."""
    goal: str = ""
    """The goal that it serves."""
    days: int | None = None
    """In how many days it is due; None means by the next meeting."""


@dataclass(frozen=True)
class Promise:
    """Something that the mentor will do by the next meeting."""

    key: str
    """Its name in the script."""
    text: str
    """What."""


@dataclass(frozen=True)
class NewDoor:
    """Something that the mentor begins to look out for."""

    key: str
    """Its name in the script."""
    text: str
    """What."""


@dataclass(frozen=True)
class DoorStep:
    """A step of a door."""

    key: str
    """Which one."""
    stage: Stage
    """How far it came."""
    note: str
    """What happened."""


Line = (
    Answer | Away | Review | NewGoal | Judgement | NewTopic | Caught | Discussed | Task | Promise | NewDoor | DoorStep
)
"""What is written down in a meeting; its kind says in which phase."""

# --- a meeting ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Timing:
    """How the time of a meeting went, in minutes."""

    spent: tuple[float, ...]
    """What each phase of the agenda took, breaks left out."""
    late: int = 0
    """When the clock was started, counted from the slot; negative is early."""
    began_ago: int = 0
    """How long they had talked before they thought of the clock."""
    length: int | None = None
    """An agreed length that is not the usual one."""
    longer: tuple[PhaseKind, int, Source] | None = None
    """A phase that was given more time, how much, and at whose cost."""
    pause: tuple[PhaseKind, int] | None = None
    """A phase with a break, and how long that was."""
    slept: tuple[PhaseKind, int] | None = None
    """A phase in which the computer fell asleep, and for how long."""
    moved_on: bool = False
    """Whether they talked until the meeting moved on to its next steps by itself."""


@dataclass(frozen=True)
class ScriptedMeeting:
    """One meeting."""

    week: int
    """How many weeks after the first one."""
    timing: Timing
    """How the time went."""
    lines: tuple[Line, ...]
    """What was written down; the lines of a phase in their order."""
    next_in: int | None = 1
    """In how many weeks they want to meet; None leaves it open."""
    shift: int = 0
    """Minutes by which this meeting was agreed later than usual."""

    @property
    def first(self) -> bool:
        """Whether it is the pair's first meeting."""
        return self.week == 0

    @property
    def month(self) -> bool:
        """Whether the month was reviewed."""
        return any(isinstance(line, Judgement) for line in self.lines)


def meeting(week: int, timing: Timing, *lines: Line, next_in: int | None = 1, shift: int = 0) -> ScriptedMeeting:
    """A meeting, written without brackets round its lines."""
    return ScriptedMeeting(week, timing, lines, next_in, shift)


# --- between two meetings -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CalledOff:
    """A meeting that was called off an hour before."""

    week: int
    """Its week."""
    reason: str
    """Why."""


@dataclass(frozen=True)
class GoalChanged:
    """A goal that changes between two meetings, in the evening."""

    week: int
    """The week of the meeting before."""
    day: int
    """Days after that meeting."""
    key: str
    """Which goal."""
    why: str
    """One line of reason."""
    state: GoalState | None = None
    """Where it stands now; None when it is moved."""
    days: int | None = None
    """The horizon on which it is put; None when only its state changes."""


@dataclass(frozen=True)
class AgreementRevised:
    """The agreement is revised between two meetings."""

    week: int
    """The week of the meeting before."""
    day: int
    """Days after that meeting."""
    why: str
    """One line of reason."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """The terms that get other words, by their key."""
    months: int | None = None
    """How long it is meant to run now, in months from the first meeting; None when that stays."""
    away: Away | None = None
    """Days away that came to be known."""


Between = CalledOff | GoalChanged | AgreementRevised
"""Something that happens between two meetings."""
