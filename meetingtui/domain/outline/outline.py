"""The outline of the phase that a meeting is in: what there is to talk about now, and what has been said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.questions import AGREEMENT_RIGHT
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.phases import PHASES, StepPart
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.domain.people import Role

ONWARD = Step("onward", StepKind.ONWARD)
"""Behind the last step of every phase."""
GOALS_TO_READ = "goals-to-read"
"""The id of the step that shows the goals."""
PRIVATE = "private"
"""The list of lines that one of the two keeps to themselves; no meeting ever holds them."""
DATE = "next-meeting"
"""The id of the step that asks for the next date."""


def outline(meeting: Meeting, phase: PhaseKind) -> tuple[Step, ...]:
    """The steps of a phase, in order; the way to the next phase is the last one."""
    return steps_of(meeting, PHASES[phase])


def steps_of(meeting: Meeting, parts: Iterable[StepPart]) -> tuple[Step, ...]:
    """The steps that are declared by these parts, in order, and the way on behind them."""
    return (*(step for part in parts for step in _STEPS[part.kind](meeting, part)), ONWARD)


def agreed_steps(meeting: Meeting) -> list[Step]:
    """What the pair agreed on until the next meeting, and what comes back by itself: to be read aloud at the end."""
    coming_back = {review.id for review in meeting.contents.returning}
    last_week = outline(meeting, PhaseKind.LAST_WEEK) if PhaseKind.LAST_WEEK in meeting.agenda.kinds else ()
    return [
        *(step for step in outline(meeting, PhaseKind.NEXT_STEPS) if step.kind is StepKind.MADE),
        *(step for step in last_week if step.kind is StepKind.PROMISE and step.item.id in coming_back),
    ]


def phase_of(meeting: Meeting, step_id: str) -> PhaseKind | None:
    """The phase in which a step stands, the present one first; None where there is none."""
    kinds: list[PhaseKind] = [*meeting.agenda.kinds]
    if meeting.phase is not None:
        kinds.insert(0, meeting.phase)
    for kind in kinds:
        if any(step.id == step_id for step in outline(meeting, kind)):
            return kind
    return None


def opens_at(steps: tuple[Step, ...]) -> Step:
    """The step with which a phase opens when it is entered: the first that has no answer yet."""
    return next((step for step in steps if not step.answered), steps[-1])


def _question(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    question = part.question
    assert question is not None  # noqa: S101 - declared with one
    if question.key == AGREEMENT_RIGHT.key and not meeting.asks_agreement:
        return
    if question.only_if_noted and question.key not in meeting.contents.answers:
        return
    said = bool(meeting.contents.whole_answer(question.key))
    yield Step(question.key, part.kind, question.whose, question, answered=said)


def _promises(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    for review in meeting.contents.reviews:
        if review.commitment.owner is part.whose:
            yield Step(f"reviews/{review.id}", part.kind, part.whose, item=review, answered=review.spoken_about)


def _doors(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    for door in meeting.contents.doors:
        moved = door.touched_since(meeting.opened_at)
        if door.open or moved:
            yield Step(f"doors/{door.id}", part.kind, part.whose, item=door, answered=moved)


def _jots(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    for look in meeting.contents.jots:
        yield Step(f"jots/{look.id}", part.kind, look.jot.by, item=look, answered=look.becomes is not None)


def _goals(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    for review in sorted(meeting.contents.goal_reviews, key=lambda review: review.goal.due):
        said = review.verdict is not None or any((review.evidence.strip(), review.why.strip()))
        yield Step(f"goals/{review.id}", part.kind, part.whose, item=review, answered=said)


def _topics(meeting: Meeting, part: StepPart) -> Iterator[Step]:  # noqa: ARG001 - as the others
    for topic in meeting.contents.topics:
        yield _topic(topic)


def _topic(topic: Topic) -> Step:
    return Step(f"topics/{topic.id}", StepKind.TOPIC, topic.by, item=topic, answered=spoken_of(topic))


def noted(step: Step, before: Contents, now: Contents) -> Step | None:
    """The step of a topic in which something was written, when nothing else changed; None when anything else did.

    A queue may be long, and a letter of its notes must not cost more for that.
    """
    if step.kind is not StepKind.TOPIC or len(before.topics) != len(now.topics):
        return None
    if replace(before, topics=(), answers={}, not_entered={}).lists_differ(
        replace(now, topics=(), answers={}, not_entered={})
    ):
        return None
    changed = [topic for was, topic in zip(before.topics, now.topics, strict=True) if was is not topic]
    return _topic(changed[0]) if len(changed) == 1 and changed[0].id == step.item.id else None


def spoken_of(topic: Topic) -> bool:
    """Whether a topic is through for today: marked, or written about."""
    return topic.state is not TopicState.WAITING or bool(topic.notes.strip())


def _to_read(meeting: Meeting, part: StepPart) -> Iterator[Step]:  # noqa: ARG001 - as the others
    yield Step(GOALS_TO_READ, part.kind, part.whose, adds=part.adds)


def entries(meeting: Meeting, adds: str) -> list[Any]:
    """What was entered in this meeting into a list, in its order."""
    contents = meeting.contents
    if adds.startswith("promise-"):
        return [made for made in contents.commitments if made.owner is Role(adds.removeprefix("promise-"))]
    if adds.startswith("goal-"):
        today = local_day(meeting.seen_at, meeting.pair.zone)
        return [goal for goal in contents.new_goals if goal.horizon(today) == int(adds.removeprefix("goal-"))]
    if adds == "question":
        return [
            topic
            for topic in contents.topics
            if topic.added_at >= meeting.opened_at
            and topic.by is not None
            and not topic.caught_in
            and topic.state is not TopicState.DROPPED
        ]
    if adds == PRIVATE:
        return []
    return list(contents.lookouts if adds == "door" else contents.absences)


def _made(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    for item in entries(meeting, part.adds):
        whose = part.whose
        if isinstance(item, Topic):
            whose = item.by
        elif isinstance(item, Goal):
            whose = None
        yield Step(f"made/{item.id}", part.kind, whose, item=item, adds=part.adds, answered=True)


def _add(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    there = bool(meeting.contents.topics) if part.adds == "topic" else bool(entries(meeting, part.adds))
    yield Step(f"add/{part.adds}", part.kind, part.whose, adds=part.adds, answered=there)


def _date(meeting: Meeting, part: StepPart) -> Iterator[Step]:
    yield Step(DATE, part.kind, answered=meeting.contents.next_meeting is not None)


_STEPS: dict[StepKind, Callable[[Meeting, StepPart], Iterator[Step]]] = {
    StepKind.QUESTION: _question,
    StepKind.PROMISE: _promises,
    StepKind.DOOR: _doors,
    StepKind.JOT: _jots,
    StepKind.GOAL: _goals,
    StepKind.TOPIC: _topics,
    StepKind.MADE: _made,
    StepKind.ADD: _add,
    StepKind.DATE: _date,
    StepKind.READ: _to_read,
}
