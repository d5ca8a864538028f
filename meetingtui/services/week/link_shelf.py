"""The links of a pair: gathered from all that was typed, and what was done with each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.between.link_marks import LinkMark, before_last_change, read_link, with_takeaway
from meetingtui.domain.between.links import gathered, typed_between
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import IllegalMove, NotFound
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from meetingtui.domain.between.links import Link, TypedWords
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class LinkShelf:
    """All links of a pair, numbered from 1 in the order in which they were given."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def all(self) -> list[Link]:
        """The links, oldest first."""
        return _links(self._store, self._pair)

    def numbered(self, number: int) -> Link:
        """One of them; raises NotFound for another number."""
        return _numbered(self.all(), number)

    def read(self, number: int) -> Link:
        """It was read; raises NotFound for an unknown number."""
        return self._mark(number, lambda mark: read_link(mark, at=self._clock.wall()))

    def takeaway(self, number: int, words: str) -> Link:
        """Note in one line what was taken from it; raises NotFound, or BadInput for no words or too many."""
        line = checked_line(words, "What did you take from it?", 'Type: meet links takeaway 1 "in one line"')
        return self._mark(number, lambda mark: with_takeaway(mark, line, at=self._clock.wall()))

    def take_back(self, number: int) -> Link:
        """Take back what was said of it last; raises NotFound, or IllegalMove when nothing was."""
        if self.numbered(number).mark is None:
            raise IllegalMove(f"Nothing was said of link {number} yet.")
        return self._mark(number, lambda mark: before_last_change(mark, at=self._clock.wall()))

    def _mark(self, number: int, change: Callable[[LinkMark], LinkMark]) -> Link:
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            link = _numbered(_links(present, self._pair), number)
            before = link.mark or LinkMark(self._new_id(), self._pair.id, link.address, self._clock.wall())
            after = change(before)
            if after is not before:
                present.keep(after)
        return replace(link, mark=after)


def _numbered(links: Sequence[Link], number: int) -> Link:
    if not 1 <= number <= len(links):
        raise NotFound(f"There is no link {number}.", "Nothing was changed.", "To see them: meet links --all")
    return links[number - 1]


def links_between(kept: Holdings, pair: Pair) -> list[Link]:
    """Those that were given between meetings and wait for the next one; cheap, as a prompt asks for it."""
    jots = [jot for jot in kept.between(Jot, pair.id) if jot.open]
    topics, updates = kept.topics(pair.id), kept.between(Update, pair.id)
    return gathered(typed_between(jots=jots, topics=topics, updates=updates))


def _links(kept: Holdings, pair: Pair) -> list[Link]:
    from meetingtui.domain.record.typed_in_meeting import typed_in

    meetings = (words for record in kept.records(pair.id) for words in typed_in(record))
    return gathered([*meetings, *_typed_between(kept, pair)], kept.between(LinkMark, pair.id))


def _typed_between(kept: Holdings, pair: Pair) -> Iterator[TypedWords]:
    from meetingtui.domain.between.contacts import Contact
    from meetingtui.domain.between.links import TypedWords
    from meetingtui.domain.between.preparations import TOLD, Preparation

    yield from typed_between(
        jots=kept.between(Jot, pair.id),
        topics=kept.topics(pair.id),
        commitments=kept.commitments(pair.id),
        updates=kept.between(Update, pair.id),
        doors=kept.opportunities(pair.id),
        contacts=kept.between(Contact, pair.id),
    )
    for prepared in kept.between(Preparation, pair.id):
        for key in TOLD:
            yield TypedWords(prepared.answer(key), prepared.saved_at, prepared.by, "prepared")
