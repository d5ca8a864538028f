"""Things to talk about: they wait in a queue until they are discussed or dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from meetingtui.domain.people import Role


class Help(StrEnum):
    """The kind of help that is wanted."""

    LISTEN = "just listen"
    ASK = "ask me questions"
    OPTIONS = "give me options"
    WHAT_WOULD_YOU_DO = "what would you do"
    CHALLENGE = "challenge me"
    REHEARSE = "rehearse with me"

    @property
    def word(self) -> str:
        """As it is typed in a shell: `listen`, `what-would-you-do`."""
        return self.name.lower().replace("_", "-")


class TopicState(StrEnum):
    """Where a topic stands."""

    WAITING = "waiting"
    DISCUSSED = "discussed"
    NEXT_WEEK = "next-week"
    DROPPED = "dropped"


TYPED_ONLY = "typed, not entered"
"""Stands for the phase where words were found in a line that nobody had entered when the meeting ended."""


@dataclass(frozen=True)
class EarlierNotes:
    """What was said about a topic in a meeting before the present one."""

    text: str
    """The notes."""
    on: date | None = None
    """The day of that meeting; None when it is not known any more."""


@dataclass(frozen=True)
class Topic:
    """Something to talk about."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    text: str
    """What it is about, as typed."""
    added_at: datetime
    """When, in UTC."""
    by: Role | None = None
    """Who wants to talk about it; None when nobody said."""
    help: Help | None = None
    """The kind of help that is wanted; None when nobody said."""
    tried: str = ""
    """What was already tried."""
    notes: str = ""
    """What was said about it."""
    state: TopicState = TopicState.WAITING
    """Where it stands."""
    times_back: int = 0
    """How many meetings it has waited through."""
    caught_in: str = ""
    """The phase in which it was caught in passing; empty when it was added to the queue."""
    earlier: tuple[EarlierNotes, ...] = ()
    """What was said about it in earlier meetings, oldest first; a record keeps only what was said in its own."""

    @property
    def waits(self) -> bool:
        """Whether it comes back if nothing more is said about it."""
        return self.state in (TopicState.WAITING, TopicState.NEXT_WEEK)


def brought_again(topic: Topic, last: date | None) -> Topic:
    """The topic as the next meeting finds it: what was said of it stands apart, with its day, and is read only."""
    if not topic.notes.strip():
        return topic
    return replace(topic, notes="", earlier=(*topic.earlier, EarlierNotes(topic.notes, last)))
