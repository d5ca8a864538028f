"""How a step reads in its row: its sign, whose voice it is, the words, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.dates.formatting import counted, short_day
from meetingtui.domain.dates.say_times import time_said
from meetingtui.domain.dates.slots import absence_words
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import Commitment, came_back
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting.contents import Becomes, GoalReview, JotLook, TaskReview
from meetingtui.domain.meeting.questions import FOUR_QUESTIONS
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.outline import PRIVATE
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.domain.text import one_line
from meetingtui.ui.plain import plain_line
from meetingtui.ui.words.doors import door_facts
from meetingtui.ui.words.facts import (
    SIGN,
    TOPIC_SIGN,
    VERDICT_SIGN,
    commitment_notes,
    due_words,
    goal_state,
    topic_notes,
)

BOTH = "Both"
WIDEST_NAME = 12
"""Letters of a name that the column of the voices shows."""
ADDING = {
    "question": "Which questions came up?",
    "topic": "What else do you want to talk about?",
    "promise-mentee": FOUR_QUESTIONS[0],
    "promise-mentor": "What does {mentor} promise to do?",
    "door": FOUR_QUESTIONS[1],
    "goal-30": "A goal for the next 30 days",
    "goal-60": "A goal for the next 60 days",
    "goal-90": "A goal for the next 90 days",
    PRIVATE: "A private line: only you see it",
    "absence": "Who will be away, and how do you bridge it?",
}
"""What the line for the next entry of each list asks."""


BECAME = {
    Becomes.TOPIC: "a topic",
    Becomes.WENT_WELL: "went well",
    Becomes.BETTER: "could be better",
    Becomes.THANKS: "thanks",
}
"""What a jot became, and what can be chosen for it."""


@dataclass(frozen=True)
class StepWords:
    """The parts of a row."""

    sign: str
    """`+` answered, `-` not yet, or the sign of the answer (CONTRIBUTING, R9)."""
    who: str
    """Whose voice."""
    words: str
    """What it is about."""
    said: str = ""
    """What was said, or what is known of it."""

    def row(self, width: int, names: int) -> Content:
        """The row, cut to a width; the column of the names has so many letters."""
        words = shortened(self.words, max(10, width - names - 4))
        room = width - names - 4 - len(words) - 3
        said = plain_line(shortened(self.said, room)).stylize("$text-muted") if room > 8 else Content("")
        name = padded(self.who, names).stylize("bold")
        tail = Content.assemble("   ", said) if said.plain else said
        return Content.assemble(f"{self.sign} ", name, "  ", plain_line(words), tail)


def padded(name: str, width: int) -> Content:
    """A name in its column."""
    shown = plain_line(shortened(name, width))
    return Content.assemble(shown, " " * max(0, width - shown.cell_length))


def names_width(meeting: Meeting) -> int:
    """How many letters the column of the voices has."""
    pair = meeting.pair
    return min(WIDEST_NAME, max(len(BOTH), len(pair.mentor.name), len(pair.mentee.name)))


def step_words(step: Step, meeting: Meeting, onward: str) -> StepWords:
    """The parts of a step's row; `onward` says what comes behind the last step."""
    who = meeting.pair.name(step.whose) if step.whose is not None else BOTH
    sign = "+" if step.answered else "-"
    if step.kind is StepKind.ONWARD:
        return StepWords("-", BOTH, onward)
    sign_said = _SAID[step.kind](step, meeting)
    return StepWords(sign_said[0] or sign, who, *sign_said[1:])


def _question(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    assert step.question is not None  # noqa: S101 - a question has one
    return "", step.question.asked(meeting.pair), one_line(meeting.contents.whole_answer(step.question.key))


def _promise(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    review: TaskReview = step.item
    made, note = review.commitment, one_line(review.note)
    if review.outcome is not None:
        return SIGN[review.outcome], made.text, f"{review.outcome.words}: {note}" if note else review.outcome.words
    return "", made.text, note or ", ".join(promise_facts(made, meeting))


def promise_facts(made: Commitment, meeting: Meeting) -> list[str]:
    """What is known of a promise of earlier: the week's task, when it is due, how often it came back."""
    facts = ["the week's task"] if made.week_task else []
    if made.due is not None:
        facts.append(due_words(made.due, local_day(meeting.seen_at, meeting.pair.zone)))
    return [*facts, came_back(made.times_carried)] if made.times_carried else facts


def _jot(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    look: JotLook = step.item
    kind = look.jot.kind.value.capitalize() if look.jot.kind is not None else "Noted"
    said = BECAME[look.becomes] if look.becomes is not None else noted_on(look.jot, meeting)
    return "", f"{kind}: {one_line(look.jot.text)}", said


def noted_on(jot: Jot, meeting: Meeting) -> str:
    """When a jot was noted: `noted on Sun 15 Nov`."""
    return f"noted on {short_day(local_day(jot.noted_at, meeting.pair.zone))}"


def _door(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    door: Opportunity = step.item
    return "", f"Door: {door.text}", ", ".join(door_facts(door, meeting.pair.zone))


def _goal(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    review: GoalReview = step.item
    today = local_day(meeting.seen_at, meeting.pair.zone)
    words = f"{review.goal.horizon(today)} days: {review.goal.text}"
    if review.verdict is None:
        return "", words, goal_state(review.goal, today)
    said = [review.verdict.words, *(one_line(part) for part in (review.evidence, review.why) if part.strip())]
    return VERDICT_SIGN[review.verdict], words, ", ".join(said)


def _topic(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    topic = step.item
    said = [*topic_notes(topic, meeting.pair), *([one_line(topic.notes)] if topic.notes.strip() else [])]
    sign = TOPIC_SIGN[topic.state].strip()
    return sign, topic.text, ", ".join(said)


def _made(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    today = local_day(meeting.seen_at, meeting.pair.zone)
    match step.item:
        case Commitment() as made:
            facts = [due_words(made.due, today), *commitment_notes(made, meeting.contents)]
            return "+", made.text, ", ".join(facts)
        case Opportunity() as door:
            return "+", f"Door: {door.text}", ", ".join(door_facts(door, meeting.pair.zone)) if door.moves else ""
        case Goal() as goal:
            known = f"we will know because {goal.known_by}" if goal.known_by else ""
            return "+", f"{goal.horizon(today)} days: {goal.text}", known or f"due {short_day(goal.due)}"
    if step.adds == "absence":
        return "+", absence_words(step.item, meeting.pair), ""
    return "+", step.item.text, "for open discussion"


def _add(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    typed = one_line(meeting.contents.not_entered.get(step.adds, ""))
    return "", adding_words(step.adds, meeting), typed and f"not entered yet: {typed}"


def adding_words(adds: str, meeting: Meeting) -> str:
    """What the line for the next entry of a list asks."""
    return ADDING[adds].format(mentor=meeting.pair.mentor.name, mentee=meeting.pair.mentee.name)


def _date(step: Step, meeting: Meeting) -> tuple[str, str, str]:  # noqa: ARG001 - as the others
    agreed = meeting.contents.next_meeting
    if agreed is None:
        return "", FOUR_QUESTIONS[2], ""
    day = short_day(local_day(agreed.starts_at, meeting.pair.zone))
    return "", FOUR_QUESTIONS[2], f"{day}, {time_said(agreed.starts_at, meeting.pair)}"


def _who(step: Step, meeting: Meeting) -> tuple[str, str, str]:
    return "", "Who prepares?", meeting.pair.name(step.whose) if step.whose is not None else ""


def _to_read(step: Step, meeting: Meeting) -> tuple[str, str, str]:  # noqa: ARG001 - as the others
    goals = len(meeting.contents.goal_reviews)
    return "", "The goals, to read", counted(goals, "goal") if goals else "none yet"


_SAID: dict[StepKind, Callable[[Step, Meeting], tuple[str, str, str]]] = {
    StepKind.QUESTION: _question,
    StepKind.PROMISE: _promise,
    StepKind.JOT: _jot,
    StepKind.DOOR: _door,
    StepKind.GOAL: _goal,
    StepKind.TOPIC: _topic,
    StepKind.MADE: _made,
    StepKind.ADD: _add,
    StepKind.DATE: _date,
    StepKind.WHO: _who,
    StepKind.READ: _to_read,
}
