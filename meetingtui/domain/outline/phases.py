"""The steps of each phase of each kind of meeting, written down once, in the order in which the pair takes them."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import ASKED, THE_MONTH_WAS, TO_EACH_OTHER, Question
from meetingtui.domain.outline.step import StepKind
from meetingtui.domain.people import Role

MENTOR, MENTEE = Role.MENTOR, Role.MENTEE


@dataclass(frozen=True)
class StepPart:
    """A step, or one step for each thing of a kind."""

    kind: StepKind
    """What it wants."""
    whose: Role | None = None
    """Whose steps they are; None: both, or whoever owns the thing."""
    question: Question | None = None
    """The question, where it is one."""
    adds: str = ""
    """The list that is added to, or whose entries can be changed."""


def ask(*asked: Question) -> tuple[StepPart, ...]:
    """A step for each of the questions."""
    return tuple(StepPart(StepKind.QUESTION, question.whose, question) for question in asked)


def collect(adds: str, whose: Role | None) -> tuple[StepPart, ...]:
    """What was entered into a list in this meeting, each to be changed in place, and the line for the next entry."""
    return StepPart(StepKind.MADE, whose, adds=adds), StepPart(StepKind.ADD, whose, adds=adds)


GOAL_LISTS = (*collect("goal-30", None), *collect("goal-60", None), *collect("goal-90", None))
AGREEMENT = (
    *collect("promise-mentee", MENTEE),
    *collect("door", MENTOR),
    *collect("promise-mentor", MENTOR),
    StepPart(StepKind.DATE),
)

PHASES: dict[PhaseKind, tuple[StepPart, ...]] = {
    PhaseKind.LAST_WEEK: (
        StepPart(StepKind.PROMISE, MENTOR),
        StepPart(StepKind.PROMISE, MENTEE),
        StepPart(StepKind.DOOR, MENTOR),
        StepPart(StepKind.JOT),
        *ask(*ASKED[PhaseKind.LAST_WEEK]),
        *collect("question", MENTEE),
    ),
    PhaseKind.MONTH: (
        StepPart(StepKind.GOAL),
        *ask(*THE_MONTH_WAS),
        *GOAL_LISTS,
        *ask(*TO_EACH_OTHER),
    ),
    PhaseKind.DISCUSSION: (StepPart(StepKind.TOPIC), StepPart(StepKind.ADD, adds="topic")),
    PhaseKind.NEXT_STEPS: (*AGREEMENT, *ask(*ASKED[PhaseKind.NEXT_STEPS])),
    PhaseKind.HELLO: ask(*ASKED_FIRST[PhaseKind.HELLO]),
    PhaseKind.AIMS: (*ask(*ASKED_FIRST[PhaseKind.AIMS]), *collect("door", MENTOR)),
    PhaseKind.GROUND_RULES: ask(*ASKED_FIRST[PhaseKind.GROUND_RULES]),
    PhaseKind.RHYTHM: (*ask(*ASKED_FIRST[PhaseKind.RHYTHM]), *collect("absence", None)),
    PhaseKind.HORIZONS: GOAL_LISTS,
    PhaseKind.REACHED: ask(*ASKED_FIRST[PhaseKind.REACHED]),
    PhaseKind.TAKE_ALONG: ask(*ASKED_FIRST[PhaseKind.TAKE_ALONG]),
    PhaseKind.STAYING: (StepPart(StepKind.DOOR, MENTOR), *ask(*ASKED_FIRST[PhaseKind.STAYING])),
}
"""Every phase. A step that does not apply is left out by `outline`: the agreement is asked about every third time,
thanks where somebody noted some."""


def second_line(adds: str) -> str:
    """The key of the second part of an entry: the day of a promise, how a goal is known; empty where it has none."""
    if adds.startswith("promise-"):
        return f"{adds}-due"
    return adds.replace("goal-", "known-") if adds.startswith("goal-") else ""
