"""What each of the two goes through before the next meeting, as an outline: short, and left at any time."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.domain.between.preparations import PrepKey
from meetingtui.domain.meeting.questions import WORTH_IT, Question
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.outline import PRIVATE, steps_of
from meetingtui.domain.outline.phases import MENTEE, MENTOR, StepPart, ask
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.domain.people import Role

INPUT_WANTED = Question(
    PrepKey.INPUT_WANTED.value,
    "What do you want {mentor}'s input on?",
    MENTEE,
    "a decision, a text, a plan: what {mentor} can think about before",
)
WHAT_CHANGED = Question(
    PrepKey.WHAT_CHANGED.value,
    "What changed that {mentor} should know before you meet?",
    MENTEE,
    "for example: a job opened up",
)
ASKED_BEFORE = (INPUT_WANTED, WHAT_CHANGED, WORTH_IT)
"""What the mentee is asked before a meeting; each has the key of an answer of the preparation."""
PREPARED_BY: dict[Role, tuple[StepPart, ...]] = {
    MENTEE: (
        StepPart(StepKind.PROMISE, MENTEE),
        StepPart(StepKind.TOPIC),
        StepPart(StepKind.ADD, MENTEE, adds="topic"),
        *ask(*ASKED_BEFORE),
    ),
    MENTOR: (
        StepPart(StepKind.PROMISE, MENTOR),
        StepPart(StepKind.DOOR, MENTOR),
        StepPart(StepKind.READ, MENTEE, adds=PRIVATE),
        StepPart(StepKind.ADD, MENTOR, adds=PRIVATE),
    ),
}
"""What each of the two prepares."""
WHO = "who"
"""The id of the step that asks which of the two prepares."""


def prepare_steps(meeting: Meeting, role: Role | None, *, asks_who: bool, private: bool) -> tuple[Step, ...]:
    """The steps of one of the two.

    Args:
        meeting: What the next meeting would open with.
        role: Who prepares; None while nobody has said.
        asks_who: Whether it is asked who prepares.
        private: Whether lines that one of the two keeps to themselves may be on the screen.
    """
    first = [Step(WHO, StepKind.WHO, role, answered=role is not None)] if asks_who else []
    if role is None:
        return tuple(first)
    parts = PREPARED_BY[role]
    if not private:
        kept = (part for part in parts if part.kind is not StepKind.ADD or part.adds != PRIVATE)
        parts = tuple(replace(part, adds="") if part.adds == PRIVATE else part for part in kept)
    return (*first, *steps_of(meeting, parts))
