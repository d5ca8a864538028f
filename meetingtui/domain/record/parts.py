"""Each kind of thing that a meeting holds, described once: where its words stand, and what they are called.

The page of a finished meeting, what a search finds, the corrections and every text for people are made from this
table: another field of a topic is the field itself and one more `Words` in the row of topics. What was typed under
a question is described by the question (`questions.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Role
from meetingtui.domain.record.addresses import address, taken_apart
from meetingtui.domain.record.record import MeetingRecord


@dataclass(frozen=True)
class Words:
    """One text of a thing, as somebody typed it."""

    name: str
    """The end of its address: `notes` in `topics/t-1/notes`."""
    called: str
    """What a search calls it, behind the phase; may hold `{what}` and the names."""
    before: str = ""
    """What stands in front of it on the page; may hold the names. Empty: nothing."""
    path: tuple[str | int, ...] = ()
    """The fields that lead to it, a number for a place in a list; empty: the field of its name."""
    kept_blank: bool = False
    """Whether it stays blank when nothing was typed, because the line shows something else instead."""

    def of(self, item: Any) -> str:
        """The words as they stand in the thing."""
        found = item
        for step in self._path:
            found = found[step] if isinstance(step, int) else getattr(found, step)
        return str(found)

    def put(self, item: Any, words: str) -> Any:
        """The thing with other words; the same object where there is no place for them."""
        return item if self.kept_blank and not self.of(item).strip() else _with(item, self._path, words)

    @property
    def _path(self) -> tuple[str | int, ...]:
        return self.path or (self.name.replace("-", "_"),)


def _with(thing: Any, path: tuple[str | int, ...], words: str) -> Any:
    if not path:
        return words
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*thing[:step], _with(thing[step], rest, words), *thing[step + 1 :])
    return replace(thing, **{step: _with(getattr(thing, step), rest, words)})


def _nobody(_: Any) -> None:
    return None


def _mentor(_: Any) -> Role:
    return Role.MENTOR


@dataclass(frozen=True)
class Part:
    """One kind of thing that is spoken of in a meeting."""

    name: str
    """Begins its addresses: `topics`."""
    phase: PhaseKind
    """Where a weekly meeting speaks of it."""
    words: tuple[Words, ...]
    """Its texts, the one that names it first."""
    lists: tuple[str, ...] = ()
    """The fields of `Contents` that hold such things; empty: the field of its name."""
    owner: Callable[[Any], Role | None] = _nobody
    """Whose it is; None when it belongs to both, or nobody said."""
    what: Callable[[Any, str], str] = lambda _item, _name: ""
    """What it is called, given it and its owner's name."""
    goes_on: bool = False
    """Whether it lives on after the meeting, in a list of its own."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of `Contents` that hold such things."""
        return self.lists or (self.name.replace("-", "_"),)

    def texts(self, item: Any) -> tuple[Words, ...]:
        """All its texts; a door has one more for each of its moves."""
        return (*self.words, *_moves(item)) if isinstance(item, Opportunity) else self.words

    def text(self, item: Any, name: str) -> Words | None:
        """The text of that name; None when it has none."""
        return next((words for words in self.texts(item) if words.name == name), None)

    def key(self, item: Any, name: str) -> str:
        """The address of one of its texts, or of a fact about it."""
        return address(self.name, item.id, name)

    def said(self, template: str, item: Any, record: MeetingRecord) -> str:
        """`called` or `before` of one of its texts, with what it is and the names of that day."""
        owner = self.owner(item)
        name = record.name(owner) if owner else ""
        return template.format(what=self.what(item, name), owner=name, mentor=record.mentor)


def _moves(door: Opportunity) -> Iterator[Words]:
    for place in range(len(door.moves)):
        yield Words(f"moves/{place}", "what came of it", path=("moves", place, "note"))


_TASK = "the week's task"

REVIEWS = Part(
    "reviews",
    PhaseKind.LAST_WEEK,
    (
        Words("text", "{what}", "{owner}:", path=("commitment", "text")),
        Words("note", "what became of {what}"),
    ),
    owner=lambda review: review.commitment.owner,
    what=lambda review, name: _TASK if review.commitment.week_task else f"{name}'s promise",
)
DOORS = Part(
    "doors",
    PhaseKind.LAST_WEEK,
    (Words("text", "{mentor} looked out for", "Door:"),),
    lists=("doors", "lookouts"),
    owner=_mentor,
)
GOAL_REVIEWS = Part(
    "goal-reviews",
    PhaseKind.MONTH,
    (
        Words("text", "goal", "Goal:", path=("goal", "text")),
        Words("evidence", "evidence for a goal", "Evidence:"),
        Words("why", "why", "Why:"),
        Words("new-text", "the goal from now on", "Now:", path=("text",)),
    ),
)
NEW_GOALS = Part(
    "new-goals",
    PhaseKind.MONTH,
    (
        Words("text", "new goal", "New goal:"),
        Words("known-by", "how we will know", "We will know because"),
    ),
    goes_on=True,
)
TOPICS = Part(
    "topics",
    PhaseKind.DISCUSSION,
    (
        Words("text", "topic"),
        Words("tried", "tried so far", "Tried so far:"),
        Words("notes", "what was said"),
    ),
    owner=lambda topic: topic.by,
    goes_on=True,
)
COMMITMENTS = Part(
    "commitments",
    PhaseKind.NEXT_STEPS,
    (Words("text", "{what}"),),
    owner=lambda made: made.owner,
    what=lambda made, name: _TASK if made.week_task else f"what {name} will do",
    goes_on=True,
)
LOOKOUTS = Part(
    "lookouts", PhaseKind.NEXT_STEPS, (Words("text", "{mentor} looks out for"),), owner=_mentor, goes_on=True
)
ABSENCES = Part(
    "absences", PhaseKind.NEXT_STEPS, (Words("bridge", "{what}", kept_blank=True),), owner=lambda away: away.who
)

PARTS = {
    part.name: part for part in (REVIEWS, DOORS, GOAL_REVIEWS, NEW_GOALS, TOPICS, COMMITMENTS, LOOKOUTS, ABSENCES)
}
"""Every kind of thing, by what begins its addresses, in the order in which a weekly meeting speaks of them."""


def goes_on(key: str) -> bool:
    """Whether the words of that address are about something that lives on after the meeting."""
    part = PARTS.get(taken_apart(key).part)
    return part is not None and part.goes_on
