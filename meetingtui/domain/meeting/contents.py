"""What a meeting is about: the words, lists and decisions of the two, apart from its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.people import NextMeeting
from meetingtui.domain.record.addresses import CHOSEN, NOT_ENTERED


@dataclass(frozen=True)
class TaskReview:
    """A look back at one commitment of an earlier meeting."""

    commitment: Commitment
    """The commitment as it stood when this meeting began."""
    outcome: Outcome | None = None
    """What became of it; None until somebody says."""
    note: str = ""
    """In their words; what it is now, where the outcome is a new commitment."""
    said_on: date | None = None
    """The day in the week on which that was said; None when it was said in the meeting."""

    @property
    def id(self) -> str:
        """The commitment's identity."""
        return self.commitment.id

    @property
    def spoken_about(self) -> bool:
        """Whether anybody said anything of it."""
        return self.outcome is not None or bool(self.note.strip())


@dataclass(frozen=True)
class GoalReview:
    """A look at one goal."""

    goal: Goal
    """The goal as it stood when this meeting began."""
    verdict: Verdict | None = None
    """What was decided; None until somebody says."""
    evidence: str = ""
    """How the pair knows."""
    why: str = ""
    """One line of reason."""
    text: str = ""
    """The new words of a goal that is adjusted."""
    due: date | None = None
    """Another day for a goal that goes on; None: its day stays."""

    @property
    def id(self) -> str:
        """The goal's identity."""
        return self.goal.id


class Becomes(StrEnum):
    """What a jot of the week becomes in a meeting."""

    TOPIC = "topic"
    WENT_WELL = "went-well"
    BETTER = "better"
    THANKS = "thanks"


@dataclass(frozen=True)
class JotLook:
    """A look at what one of the two noted since last time."""

    jot: Jot
    """The jot as it was found; never a private one."""
    becomes: Becomes | None = None
    """What it became; None leaves it as it is."""
    words: str = ""
    """What was written down of it; empty while it is left as it is."""

    @property
    def id(self) -> str:
        """The jot's identity."""
        return self.jot.id


@dataclass(frozen=True)
class Contents:
    """All that was said and decided; every list keeps its order."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """What was typed under each question, by the question's key."""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The options that were chosen under a question, in its order, by the question's key."""
    not_entered: Mapping[str, str] = field(default_factory=dict)
    """What stands in a line and was not entered yet, by the line's key."""
    both_said_yes: bool | None = None
    """Whether both said yes to the page of a first meeting; None when nobody has said."""
    reviews: tuple[TaskReview, ...] = ()
    """The commitments to look back at."""
    goal_reviews: tuple[GoalReview, ...] = ()
    """The goals that were current when the meeting began."""
    new_goals: tuple[Goal, ...] = ()
    """Goals set in this meeting."""
    topics: tuple[Topic, ...] = ()
    """The discussion queue."""
    doors: tuple[Opportunity, ...] = ()
    """What the mentor looked out for before this meeting and is still open."""
    commitments: tuple[Commitment, ...] = ()
    """Made in this meeting."""
    lookouts: tuple[Opportunity, ...] = ()
    """What the mentor will look out for from now on."""
    absences: tuple[Absence, ...] = ()
    """Days away that were noted in this meeting."""
    next_meeting: NextMeeting | None = None
    """When and where the next one is; None until it is agreed."""
    jots: tuple[JotLook, ...] = ()
    """What was noted since last time, while the meeting lasts; a record has only the words that came of it."""

    def answer(self, key: str) -> str:
        """What was typed under a question; empty when nothing was."""
        return self.answers.get(key, "")

    def choice(self, key: str) -> str:
        """What was chosen under a question, in words; empty when nothing was."""
        return "; ".join(self.chosen.get(key, ()))

    def whole_answer(self, key: str) -> str:
        """What was chosen and what was typed under a question, as one text."""
        return "; ".join(part for part in (self.choice(key), self.answer(key).strip()) if part)

    @property
    def said(self) -> Iterator[tuple[str, str]]:
        """Every answer with the end of its address: what was chosen, what was typed, what was not entered."""
        for key in dict.fromkeys((*self.answers, *self.chosen)):
            if key in self.chosen:
                yield f"{key}{CHOSEN}", self.choice(key)
            if key in self.answers:
                yield key, self.answers[key]
        for key, words in self.not_entered.items():
            yield f"{NOT_ENTERED}{key}", words

    def lists_differ(self, before: Contents) -> bool:
        """Whether anything but typed words changed: what a letter that is typed under a question leaves alone."""
        lists = (field.name for field in fields(self) if field.name not in ("answers", "not_entered"))
        return any(getattr(self, name) is not getattr(before, name) for name in lists)

    @property
    def nothing_agreed(self) -> bool:
        """Whether all four closing questions are blank."""
        return not (
            self.commitments
            or self.lookouts
            or self.next_meeting
            or any(self.answer(key).strip() for key in ("else-mentee", "else-mentor"))
        )

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that a task can be linked to: the current ones and those set today."""
        dropped = (Verdict.DROP, Verdict.REACHED)
        return (
            *(review.goal for review in self.goal_reviews if review.verdict not in dropped),
            *self.new_goals,
        )

    @property
    def waiting_topics(self) -> tuple[Topic, ...]:
        """The topics that nobody has come to yet."""
        return tuple(topic for topic in self.topics if topic.state is TopicState.WAITING)

    @property
    def returning(self) -> tuple[TaskReview, ...]:
        """The looks back after which the commitment comes back or became a new one."""
        return tuple(
            review
            for review in self.reviews
            if review.outcome is None or review.outcome.comes_back or review.outcome.replaces
        )
