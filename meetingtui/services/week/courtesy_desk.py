"""Courtesies of a pair: what is due, and what was said of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from meetingtui.domain.between.contacts import Contact, silence
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.due_courtesies import DueCourtesy, Happened, courtesies_of, due_courtesies, last_said
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.dates.formatting import day as day_words
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.services.pairs import present_pair
from meetingtui.services.week.link_shelf import links_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.domain.between.courtesy_facts import Fact
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class CourtesyDesk:
    """Numbers what is due as `meet thanks` does, from 1, and keeps what is said of it."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    @property
    def today(self) -> date:
        """The day, in the pair's zone."""
        return local_day(self._clock.wall(), self._pair.zone)

    def due(self) -> list[DueCourtesy]:
        """What is due today, the oldest first."""
        return self._due(self._store)

    def coming(self) -> list[DueCourtesy]:
        """What is due today or will be on a day that is known already, and was not done."""
        happened, today = _happened(self._store, self._pair, self.today), self.today
        done = {key for key, said in last_said(self._said(self._store)).items() if said.done_at is not None}
        later = [one for one in courtesies_of(happened) if one.due > today and one.key not in done]
        due = self._due(self._store)
        return due + [one for one in later if one.key not in {known.key for known in due}]

    def numbered(self, number: int) -> DueCourtesy:
        """One of those that are due; raises NotFound for another number."""
        return self._numbered(self._store, number)

    def facts(self, courtesy: DueCourtesy) -> Sequence[Fact]:
        """What really happened, for a draft."""
        from meetingtui.domain.between.courtesy_facts import Material, facts_for
        from meetingtui.domain.between.updates import Update

        kept, pair = self._store, self._pair
        happened = _happened(kept, pair, self.today)
        material = Material(
            pair.zone,
            kept.record(happened.last_meeting.id) if happened.last_meeting else None,
            happened.silence,
            kept.commitments_at_hand(pair.id, ()),
            kept.between(Update, pair.id),
            kept.opportunities(pair.id),
            kept.between(LinkMark, pair.id),
        )
        return facts_for(courtesy, material)

    def done(self, number: int) -> DueCourtesy:
        """It was done; raises NotFound for an unknown number."""
        return self._say(number, None)

    def later(self, number: int, until: date | None = None) -> tuple[DueCourtesy, date]:
        """Put it off to a coming day, by default tomorrow; gives that too.

        Raises NotFound for an unknown number, BadInput for a day that is not to come.
        """
        until = until or self.today + timedelta(days=1)
        if until <= self.today:
            raise BadInput(f"{day_words(until)} is not to come.", "Nothing was changed.", "Choose a coming day.")
        return self._say(number, until), until

    def answer(self, courtesy: DueCourtesy, *, put_off: bool) -> str:
        """Say of one that is due that it was done, or put it off to tomorrow; gives a sentence about it.

        Raises NotFound when it is not due any more.
        """
        place = next((place for place, one in enumerate(self.due(), 1) if one.key == courtesy.key), None)
        if place is None:
            raise NotFound("That is not due any more.")
        if put_off:
            return f"Put off until {day_words(self.later(place)[1])}: {courtesy.title}"
        return f"Done: {self.done(place).title}"

    def take_back(self) -> Courtesy:
        """Take back what was said last; raises BadInput when nothing is left to take back."""
        with self._store.changing() as present:
            said = last_said(self._said(present)).values()
            standing = [one for one in said if one.done_at is not None or one.put_off_until is not None]
            if not standing:
                raise BadInput("There is nothing to take back.")
            last = max(standing, key=lambda one: one.at)
            taken_back = Courtesy(self._new_id(), self._pair.id, last.key, self._clock.wall())
            present.keep(taken_back)
        return last

    def _say(self, number: int, put_off_until: date | None) -> DueCourtesy:
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            one, at = self._numbered(present, number), self._clock.wall()
            done_at = at if put_off_until is None else None
            present.keep(Courtesy(self._new_id(), self._pair.id, one.key, at, done_at, put_off_until))
        return one

    def _numbered(self, kept: Holdings, number: int) -> DueCourtesy:
        due = self._due(kept)
        if not 1 <= number <= len(due):
            raise NotFound(
                f"Nothing number {number} is due.", "Nothing was changed.", "To see what is due: meet thanks"
            )
        return due[number - 1]

    def _due(self, kept: Holdings) -> list[DueCourtesy]:
        return courtesies_due(kept, self._pair, self.today)

    def _said(self, kept: Holdings) -> list[Courtesy]:
        return list(kept.between(Courtesy, self._pair.id))


def courtesies_due(kept: Holdings, pair: Pair, today: date) -> list[DueCourtesy]:
    """What is due on a day in the pair's zone, the oldest first."""
    return due_courtesies(_happened(kept, pair, today), kept.between(Courtesy, pair.id), today)


def _happened(kept: Holdings, pair: Pair, today: date) -> Happened:
    met = kept.summaries(pair.id)
    last = met[-1] if met else None
    contacts = kept.between(Contact, pair.id)
    waiting = silence(contacts, last.ended if last else None, today, pair.zone)
    marks = kept.between(LinkMark, pair.id)
    return Happened(pair, last, waiting, links_between(kept, pair), marks)
