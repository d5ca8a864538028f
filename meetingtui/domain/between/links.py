"""The links of a pair: every web address that one of the two typed, who gave it, and what was done with it.

Nobody enters a link. It is there because it stands in a meeting, a topic, a jot, a promise, a door or what was said
of them; a private jot gives none, and the place where the two meet is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from meetingtui.domain.people import Role
from meetingtui.domain.web_addresses import web_addresses

if TYPE_CHECKING:
    from meetingtui.domain.between.contacts import Contact
    from meetingtui.domain.between.jots import Jot
    from meetingtui.domain.between.link_marks import LinkMark
    from meetingtui.domain.between.updates import Update
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.ledger.topics import Topic


class LinkState(StrEnum):
    """How far a link is."""

    GIVEN = "given"
    READ = "read"
    TAKEAWAY = "takeaway"


@dataclass(frozen=True)
class TypedWords:
    """Words that somebody typed, and where they stand."""

    words: str
    """The words."""
    at: datetime
    """When, in UTC; of a meeting its beginning."""
    by: Role | None = None
    """Whose they are; None when they belong to both, or nobody said."""
    where: str = ""
    """Where they stand, in words: `topic: How to say no`."""
    meeting: int | None = None
    """The number of the meeting in which they were typed; None between meetings."""


@dataclass(frozen=True)
class Link:
    """One address of a pair."""

    address: str
    """The address, as typed."""
    given: TypedWords
    """Where it was typed first."""
    mark: LinkMark | None = None
    """What was done with it; None for nothing."""

    @property
    def state(self) -> LinkState:
        """How far it is."""
        if self.mark is None:
            return LinkState.GIVEN
        if self.mark.takeaway:
            return LinkState.TAKEAWAY
        return LinkState.READ if self.mark.read_at is not None else LinkState.GIVEN


def gathered(typed: Iterable[TypedWords], marks: Iterable[LinkMark] = ()) -> list[Link]:
    """The addresses in what was typed, each once and where it was typed first; oldest first."""
    done, found = {mark.address: mark for mark in marks}, dict[str, Link]()
    for words in sorted(typed, key=lambda words: words.at):
        for address in web_addresses(words.words):
            found.setdefault(address, Link(address, words, done.get(address)))
    return list(found.values())


def typed_between(
    *,
    jots: Iterable[Jot] = (),
    topics: Iterable[Topic] = (),
    commitments: Iterable[Commitment] = (),
    updates: Iterable[Update] = (),
    doors: Iterable[Opportunity] = (),
    contacts: Iterable[Contact] = (),
) -> Iterator[TypedWords]:
    """What was typed between meetings; nothing that is private."""
    yield from (TypedWords(jot.text, jot.noted_at, jot.by, "jot") for jot in jots if not jot.private)
    for topic in topics:
        where = f"topic: {topic.text}"
        for words, by in ((topic.text, topic.by), (topic.tried, topic.by), (topic.notes, None)):
            yield TypedWords(words, topic.added_at, by, where)
    promised: dict[str, str] = {}
    for promise in commitments:
        promised[promise.id] = f"promise: {promise.text}"
        yield TypedWords(promise.text, promise.made_at, promise.owner, "promise")
    for update in updates:
        if update.taken_back_at is None:
            yield TypedWords(update.note, update.at, update.by, promised.get(update.promise_id, "promise"))
    for door in doors:
        yield TypedWords(door.text, door.made_at, Role.MENTOR, "door")
        yield from (TypedWords(move.note, move.at, Role.MENTOR, f"door: {door.text}") for move in door.moves)
    for contact in contacts:
        if contact.taken_back_at is None:
            yield TypedWords(contact.text, contact.at, contact.by, "message")
