"""The terms of an agreement, each described once: how a first meeting asks for it, how it is said, how it is typed.

The questions of the first meeting, the page, the lines that can be revised and the reference of the JSON are made
from this table; what is kept is in `agreement.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meetingtui.domain.agreement.agreement import Agreement, Cadence, Slot
from meetingtui.domain.dates.formatting import day
from meetingtui.domain.dates.parse_when import parse_due
from meetingtui.domain.dates.slots import slot_words
from meetingtui.domain.errors import BadInput
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Role

Read = Callable[[str, date], Mapping[str, Any]]
"""What typed words mean for the page, given today, as the arguments of a revision; raises BadInput."""


@dataclass(frozen=True)
class Term:
    """One line of the page."""

    phase: PhaseKind
    """Where a first meeting asks for it."""
    question: Question
    """How it is asked."""
    label: str
    """How the page puts it; may hold the names."""
    figure: Callable[[Agreement], str] | None = None
    """How what is settled with a figure is said, empty when nothing is; None: it is settled in words."""
    instead: bool = False
    """Whether words stand only where there is no figure, and not beside it."""
    read: Read | None = None
    """What typed words mean; None: they are the words of the line."""
    example: str = ""
    """How it is typed in a revision, where that matters."""

    @property
    def key(self) -> str:
        """The key of its words, and of its question."""
        return self.question.key

    def said(self, agreement: Agreement) -> str:
        """What the page says; empty when nothing was settled."""
        typed = agreement.terms.get(self.key, "").strip()
        figure = self.figure(agreement) if self.figure else ""
        return figure if figure and self.instead else "; ".join(part for part in (figure, typed) if part)

    def to_revise(self, agreement: Agreement) -> str:
        """What stands in the line that is revised: the figure, or the words."""
        typed = agreement.terms.get(self.key, "")
        if self.figure is None:
            return typed
        return self.figure(agreement) or (typed if self.instead else "")


def _slot_said(slot: Slot | None) -> str:
    return slot_words(slot) if slot else ""


def _minutes(words: str, _: date) -> Mapping[str, Any]:
    figure = words.split(" ")[0]
    if not figure.isdecimal():
        raise BadInput("How many minutes?", do="Type a number, such as 60.")
    return {"minutes": int(figure)}


def _cadence(words: str, _: date) -> Mapping[str, Any]:
    typed = words.casefold()
    found = [cadence for cadence in Cadence if typed and cadence.value.startswith(typed)]
    if typed in list(Cadence):
        return {"cadence": Cadence(typed)}
    if len(found) != 1:
        either = ", ".join(cadence.value for cadence in Cadence)
        raise BadInput("How often do you meet?", do=f"Type one of: {either}.")
    return {"cadence": found[0]}


def _until(words: str, today: date) -> Mapping[str, Any]:
    if not words:
        raise BadInput("Until which day?", do="Type a day, such as 30 june 2027.")
    return {"runs_until": parse_due(words.removeprefix("until "), today=today)}


GOAL_KINDS = ("a project", "a skill", "career", "support")
CHANNELS = ("mail", "chat", "phone", "a shared document")
CONFIDENTIALITY = (
    "stays between us",
    "ask before telling anybody",
    "may be told unless one of us says no",
)
CHALLENGE = (
    "gently, with questions",
    "frankly, at any time",
    "only when asked for",
)
CADENCES = (Cadence.WEEKLY, Cadence.FORTNIGHTLY, Cadence.WITH_CHECK)
LENGTHS = ("60 minutes", "45 minutes", "30 minutes", "90 minutes")
TERMS_OF_TIME = (
    "3 months",
    "6 months",
    "9 months",
    "12 months",
)

_MENTOR, _MENTEE = Role.MENTOR, Role.MENTEE
_HELLO, _AIMS, _RULES, _RHYTHM = PhaseKind.HELLO, PhaseKind.AIMS, PhaseKind.GROUND_RULES, PhaseKind.RHYTHM

TERMS = (
    Term(
        _HELLO,
        Question("mentor-hopes", "What does {mentor} hope for?", _MENTOR, short="{mentor} hopes for"),
        "{mentor} hopes for",
    ),
    Term(
        _HELLO,
        Question("mentee-hopes", "What does {mentee} hope for?", _MENTEE, short="{mentee} hopes for"),
        "{mentee} hopes for",
    ),
    Term(
        _AIMS,
        Question("goal-kinds", "What is it about?", None, "in your words", "It is about", GOAL_KINDS, many=True),
        "It is about",
    ),
    Term(
        _AIMS,
        Question("overall-goals", "What do you want to reach together?", None, short="Together we want to reach"),
        "Together we want to reach",
    ),
    Term(
        _AIMS,
        Question("success", "How will you know that it worked?", None, "we will know because ...", "It worked if"),
        "We will know that it worked because",
    ),
    Term(
        _AIMS,
        Question("whom-to-meet", "Whom should {mentee} meet?", _MENTEE, "people, teams, circles", line=True),
        "Whom {mentee} should meet",
    ),
    Term(
        _RULES,
        Question("hours", "Hours a week beyond the meeting, and for what?", None, "2 hours, for reading", line=True),
        "Hours beyond the meeting, and for what",
    ),
    Term(
        _RULES,
        Question(
            "channels",
            "How do you reach each other between meetings?",
            None,
            "others",
            "Channels",
            CHANNELS,
            many=True,
        ),
        "Between meetings we use",
    ),
    Term(
        _RULES,
        Question("channel-times", "At what times, and how often?", None, "weekdays until six", line=True),
        "At what times and how often",
    ),
    Term(
        _RULES,
        Question("out-of-bounds", "Which topics are out of bounds?", None, "salaries of others", line=True),
        "Out of bounds",
    ),
    Term(
        _RULES,
        Question(
            "confidentiality", "What is said here ...", None, "anything to add?", "What is said here", CONFIDENTIALITY
        ),
        "What is said here",
    ),
    Term(
        _RULES,
        Question(
            "feedback", "How do you like to hear feedback?", None, "at once, in writing, with examples", line=True
        ),
        "How we give feedback",
    ),
    Term(
        _RULES,
        Question("challenge", "How much challenge is welcome?", _MENTEE, "anything to add?", "Challenge", CHALLENGE),
        "How much challenge is welcome",
    ),
    Term(
        _RULES,
        Question("when-wrong", "Whom do you ask when it goes wrong?", None, "each other", line=True),
        "Whom we ask when it goes wrong",
    ),
    Term(
        _RHYTHM,
        Question("slot", "Your usual slot", None, "tue 15:00", line=True),
        "Usual slot",
        lambda agreement: _slot_said(agreement.slot),
        instead=True,
        read=lambda words, _: {"slot": words},
        example="tue 15:00",
    ),
    Term(
        _RHYTHM,
        Question("second-slot", "A second choice", None, "thu 9:30", line=True),
        "Second choice",
        lambda agreement: _slot_said(agreement.second_slot),
        instead=True,
        read=lambda words, _: {"second_slot": words},
        example="thu 9:30",
    ),
    Term(
        _RHYTHM,
        Question("length", "How long?", None, "anything to add?", "How long", LENGTHS),
        "How long",
        lambda agreement: f"{agreement.minutes} minutes",
        read=_minutes,
        example="60",
    ),
    Term(
        _RHYTHM,
        Question("cadence", "How often do you meet?", None, "anything to add?", "How often", CADENCES),
        "How often",
        lambda agreement: agreement.cadence.value,
        read=_cadence,
        example="weekly, or every two weeks",
    ),
    Term(
        _RHYTHM,
        Question("place", "Place or call link", None, "a room, or https://...", line=True),
        "Where we meet",
    ),
    Term(
        _RHYTHM,
        Question("lead-time", "How long before do you say when you cannot come?", None, "a day", line=True),
        "We say no at least this long before",
    ),
    Term(
        _RHYTHM,
        Question(
            "runs", "How long is this mentorship meant to run?", None, "anything to add?", "It runs", TERMS_OF_TIME
        ),
        "It runs",
        lambda agreement: f"until {day(agreement.runs_until)}" if agreement.runs_until else "",
        read=_until,
        example="30 june 2027",
    ),
)
"""Every line of the page, in its order; days away stand before the last one."""

TERM = {term.key: term for term in TERMS}
"""The terms by their key."""
