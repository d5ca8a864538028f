"""Messages that the two write each other between meetings: noted, taken back, and what to do about silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.contacts import (
    Contact,
    ContactKind,
    in_the_week,
    silence,
    standing_contacts,
)
from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.domain.between.contacts import Silence
    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.ports import Clock, NewId, Store


class ContactBook:
    """The messages of a pair. The program sends none; somebody says that one was sent."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def this_week(self) -> list[Contact]:
        """The messages since Monday, oldest first."""
        pair = self._pair
        return in_the_week(self._store.between(Contact, pair.id), local_day(self._clock.wall(), pair.zone), pair.zone)

    def silence(self) -> Silence | None:
        """What waits for an answer; None when nothing does."""
        pair, met = self._pair, self._store.summaries(self._pair.id)
        today = local_day(self._clock.wall(), pair.zone)
        return silence(self._store.between(Contact, pair.id), met[-1].ended if met else None, today, pair.zone)

    def note(self, kind: ContactKind, words: str = "", *, by: Role | None = None) -> Contact:
        """Note that a message was written, or that an answer came; raises BadInput, or NotFound for no such pair."""
        contact = Contact(self._new_id(), self._pair.id, self._clock.wall(), kind, by, checked_line(words))
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            present.keep(contact)
        return contact

    def take_back(self) -> Contact:
        """Take back what was noted last; raises BadInput when nothing is left to take back."""
        with self._store.changing() as present:
            noted = standing_contacts(present.between(Contact, self._pair.id))
            if not noted:
                raise BadInput("There is no message to take back.")
            contact = replace(noted[-1], taken_back_at=self._clock.wall())
            present.keep(contact)
        return contact
