"""The form in which the made-up story is written down: one `Sitting` a meeting, in the words of the two.

Whatever comes up again later has a short key, which is the same for all meetings and never shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.demo.asides import Away, Said
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.commitments import Outcome
from meetingtui.domain.extension import Source
from meetingtui.domain.goals import Verdict
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.people import Role
from meetingtui.domain.topics import Help, TopicState


@dataclass(frozen=True)
class Look:
    """What became of a commitment."""

    key: str
    """Which one; new words that replace it answer to the same key from then on."""
    outcome: Outcome
    """What the two said."""
    note: str = ""
    """In their words, or the new words."""


@dataclass(frozen=True)
class Judged:
    """What the month review says of a goal."""

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
class Aim:
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
class Month:
    """A month review."""

    judged: tuple[Judged, ...] = ()
    """Every goal that is current."""
    aims: tuple[Aim, ...] = ()
    """The next set."""
    well: str = ""
    """What went well."""
    better: str = ""
    """What could have gone better."""
    help_mentor: str = ""
    """How the mentee can help the mentor."""
    learned: str = ""
    """What the mentor learned."""
    agreement: str = ""
    """Whether what was agreed is still right; asked every third time."""


@dataclass(frozen=True)
class Talk:
    """A topic of open discussion: a new one has words, an old one only its key."""

    key: str
    """Its name in the script."""
    text: str = ""
    """The words of a new topic."""
    notes: str = ""
    """What was said about it; a topic with notes is discussed."""
    by: Role | None = None
    """Who wants to talk about it."""
    help: Help | None = None
    """The kind of help that is wanted."""
    tried: str = ""
    """What was already tried."""
    mark: TopicState | None = None
    """Put off or dropped on purpose; None when it was discussed, or nobody came to it."""


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
class Task:
    """Something that one of the two will do; the mentee's first one is the week's task."""

    key: str
    """Its name in the script."""
    text: str
    """What."""
    goal: str = ""
    """The goal that it serves."""
    owner: Role = Role.MENTEE
    """Who does it."""
    days: int | None = None
    """In how many days it is due; None means by the next meeting."""


@dataclass(frozen=True)
class Door:
    """Something that the mentor begins to look out for."""

    key: str
    """Its name in the script."""
    text: str
    """What."""


@dataclass(frozen=True)
class Moved:
    """A step of something that the mentor looked out for."""

    key: str
    """Which one."""
    stage: Stage
    """How far it came."""
    note: str
    """What happened."""


@dataclass(frozen=True)
class Longer:
    """More time for a phase, to which both said yes."""

    phase: PhaseKind
    """Which phase."""
    minutes: int
    """How much."""
    source: Source
    """Who paid."""


@dataclass(frozen=True)
class Course:
    """How the time of a meeting went, in minutes."""

    spent: tuple[float, ...]
    """What each phase of the agenda took, breaks left out."""
    late: int = 0
    """When the clock was started, counted from the slot; negative is early."""
    began_ago: int = 0
    """How long they had talked before they thought of the clock."""
    length: int | None = None
    """An agreed length that is not the usual one."""
    longer: Longer | None = None
    """The extension, if there was one."""
    pause: tuple[PhaseKind, int] | None = None
    """A phase with a break, and how long that was."""
    slept: tuple[PhaseKind, int] | None = None
    """A phase in which the computer fell asleep, and for how long."""
    moved_on: bool = False
    """Whether they talked until the meeting moved on to its next steps by itself."""


@dataclass(frozen=True)
class Sitting:
    """One meeting."""

    week: int
    """How many weeks after the first one."""
    course: Course
    """How the time went."""
    worth: str = ""
    """What would make the hour worth it."""
    said: tuple[Said, ...] = ()
    """The answers of a first meeting; a sitting with any is one."""
    away: tuple[Away, ...] = ()
    """Who cannot meet when, as the first meeting noted it."""
    aims: tuple[Aim, ...] = ()
    """The goals that the first meeting set."""
    looks: tuple[Look, ...] = ()
    """The commitments that were looked back at."""
    well: str = ""
    """What went well."""
    better: str = ""
    """What could have gone better."""
    goals: str = ""
    """Where the two are against the goals."""
    month: Month | None = None
    """The month review, if it was held."""
    caught: tuple[Caught, ...] = ()
    """Thoughts for later."""
    talks: tuple[Talk, ...] = ()
    """The topics that were spoken of or added."""
    tasks: tuple[Task, ...] = ()
    """What the two will do, the week's task first."""
    doors: tuple[Door, ...] = ()
    """What the mentor begins to look out for."""
    moved: tuple[Moved, ...] = ()
    """What became of earlier ones."""
    for_mentee: str = ""
    """Anything else for the mentee."""
    for_mentor: str = ""
    """Anything else for the mentor."""
    next_in: int | None = 1
    """In how many weeks they want to meet; None leaves it open."""
    shift: int = 0
    """Minutes by which this meeting was agreed later than usual."""
