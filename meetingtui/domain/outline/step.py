"""One step of a phase: the smallest thing that two people talk about before they go on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Role


class StepKind(Enum):
    """What kind of answer a step wants."""

    QUESTION = auto()
    """Words under a question, or options of it."""
    PROMISE = auto()
    """What became of a promise of earlier."""
    JOT = auto()
    """What becomes of something that was noted in the week."""
    DOOR = auto()
    """How far a door is that the mentor opened earlier."""
    GOAL = auto()
    """What is decided about a goal, and why."""
    TOPIC = auto()
    """What is said about a topic, and where it stands."""
    MADE = auto()
    """Something that was entered in this meeting and can be changed: a promise, a door, a goal, days away."""
    ADD = auto()
    """A line whose words become an entry of a list."""
    DATE = auto()
    """When and where the next meeting is."""
    WHO = auto()
    """Which of the two prepares."""
    READ = auto()
    """Something to read, such as the goals; nothing is answered."""
    ONWARD = auto()
    """The way to the next phase, behind the last step."""


@dataclass(frozen=True)
class Step:
    """One row of the outline."""

    id: str
    """Its identity within the phase: the key of a question, `reviews/ID` and the like for a thing, `add/topic`."""
    kind: StepKind
    """What kind of answer it wants."""
    whose: Role | None = None
    """Who speaks; None: both."""
    question: Question | None = None
    """What is asked, where the step is a question."""
    item: Any = None
    """The promise, door, goal, topic or entry that it is about; None where it is about none."""
    adds: str = ""
    """Which list an entry joins: `topic`, `promise-mentee`, `private` and the like; the key of its line too."""
    answered: bool = False
    """Whether anything was said, chosen or entered."""
