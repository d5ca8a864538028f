"""The agreement after the first meeting: read, revised; meetings called off; a pair closed and opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from meetingtui.domain.agreement import BESIDE, TERMS, Absence, Agreement, Cadence, Slot, in_force, revised
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.graphemes import first_letters
from meetingtui.domain.local import local_day
from meetingtui.domain.people import Pair, checked_minutes
from meetingtui.domain.record import MissedMeeting
from meetingtui.domain.slots import parse_absence, parse_slot
from meetingtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from meetingtui.services.ports import Clock, NewId, Store


class AgreementDesk:
    """What the pair settled. Each change is kept at once; nothing that stood before is lost."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._asked_for = pair
        self._clock = clock
        self._new_id = new_id

    @property
    def pair(self) -> Pair:
        """The pair as it is kept now."""
        kept = (pair for pair in self._store.pairs() if pair.id == self._asked_for.id)
        return next(kept, self._asked_for)

    @property
    def today(self) -> date:
        """The pair's calendar day."""
        return local_day(self._clock.wall(), self.pair.zone)

    def present(self) -> Agreement | None:
        """What holds today; None when nothing was settled yet."""
        return in_force(self.states())

    def states(self) -> list[Agreement]:
        """Every state of the page, the newest last."""
        return list(self._store.agreements(self._asked_for.id))

    def revise(
        self,
        why: str,
        *,
        both_said_yes: bool,
        terms: Mapping[str, str] | None = None,
        slot: str | None = None,
        second_slot: str | None = None,
        minutes: int | None = None,
        cadence: Cadence | None = None,
        runs_until: date | None = None,
        add_absence: str | None = None,
        remove_absence: str | None = None,
    ) -> Agreement:
        """Put another state on top of the present one; what is None stays as it is.

        Args:
            why: One line of reason; may be empty only for a page that begins empty.
            both_said_yes: Whether both said yes to this state.
            terms: Words by the key of the term; empty words take a term off.
            slot: The usual slot as typed (`tue 15:00`); empty leaves it open.
            second_slot: The second choice, likewise.
            minutes: The usual length; the pair's own follows it.
            cadence: How often the pair meets.
            runs_until: The day until which it is meant to run.
            add_absence: Days away as typed (`Ada 21 dec to 3 jan: mail instead`).
            remove_absence: The identity of an absence.

        Raises:
            BadInput: something is not understood, the reason is missing, or nothing would change.
            NotFound: there is no such absence.
        """
        pair, before = self.pair, self.present()
        base = before or Agreement(self._new_id(), pair.id, self.today, minutes=pair.minutes)
        changes: dict[str, Any] = {
            "terms": _merged(base.terms, {**_without_words(slot, second_slot), **(terms or {})}),
            "slot": _slot(slot, base.slot),
            "second_slot": _slot(second_slot, base.second_slot),
            "minutes": base.minutes if minutes is None else checked_minutes(minutes),
            "cadence": cadence or base.cadence,
            "runs_until": runs_until or base.runs_until,
            "absences": self._absences(base, pair, add_absence, remove_absence),
            "both_said_yes": both_said_yes,
        }
        if replace(base, **changes) in (base, replace(base, both_said_yes=both_said_yes and base.both_said_yes)):
            raise BadInput("That would change nothing.", do="Say what is to be different.")
        if before is None:
            after = replace(base, why=one_line(why), **changes)
        else:
            after = revised(before, new_id=self._new_id(), on=self.today, why=_reason(why), **changes)
        self._store.keep_agreement(after)
        if after.minutes != pair.minutes:
            self._store.keep_pair(replace(pair, minutes=after.minutes))
        return after

    def missed(self, reason: str, on: date | None = None) -> MissedMeeting:
        """Record that a meeting was called off, once a day; a date that was agreed for that day is taken off.

        Args:
            reason: Why, one line.
            on: The day; None means that of the agreed meeting, or today when none is agreed.

        Raises:
            BadInput: the reason is missing, or the pair did meet on that day.
        """
        pair, words = self.pair, _reason(reason)
        agreed = local_day(pair.next_meeting.starts_at, pair.zone) if pair.next_meeting else None
        day = on or agreed or self.today
        if any(local_day(record.began, pair.zone) == day for record in self._store.records(pair.id)):
            raise BadInput("The two of you did meet on that day.", do="Say which day was missed with --on.")
        known = next((missed for missed in self._store.missed(pair.id) if missed.on == day), None)
        missed = MissedMeeting(known.id if known else self._new_id(), pair.id, day, words)
        self._store.keep_missed(missed)
        if agreed == day:
            self._store.keep_pair(replace(pair, next_meeting=None))
        return missed

    def close_pair(self) -> Pair:
        """End the mentorship without a last meeting; raises NotPossible when it is over already."""
        pair = self.pair
        if pair.closed_on is not None:
            raise NotPossible(f"{pair.names} have wrapped up already.", do="Type: meet pair reopen")
        return self._kept(replace(pair, closed_on=self.today, next_meeting=None))

    def reopen_pair(self) -> Pair:
        """Go on after all; raises NotPossible when the mentorship is not over."""
        pair = self.pair
        if pair.closed_on is None:
            raise NotPossible(f"{pair.names} have not wrapped up.", do="Type: meet start")
        return self._kept(replace(pair, closed_on=None))

    def _kept(self, pair: Pair) -> Pair:
        self._store.keep_pair(pair)
        return pair

    def _absences(self, base: Agreement, pair: Pair, add: str | None, remove: str | None) -> tuple[Absence, ...]:
        absences = [absence for absence in base.absences if absence.id != remove]
        if remove is not None and len(absences) == len(base.absences):
            raise NotFound("Those days away are not there any more.")
        if add is not None:
            absences.append(parse_absence(add, pair, today=self.today, new_id=self._new_id()))
        return tuple(sorted(absences, key=lambda absence: absence.first))


def _merged(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    known = [key for key, _ in TERMS] + list(BESIDE)
    for key in changes:
        if key not in known:
            raise BadInput(
                f"The page has no term called {first_letters(one_line(key), 40)}.", do=f"Known: {', '.join(known)}."
            )
    merged = {**before, **{key: clean(words).strip() for key, words in changes.items()}}
    return {key: words for key, words in merged.items() if words}


def _without_words(slot: str | None, second_slot: str | None) -> dict[str, str]:
    """Takes off the words that stood where no slot could be read."""
    return {key: "" for key, typed in (("slot", slot), ("second-slot", second_slot)) if typed is not None}


def _slot(typed: str | None, before: Slot | None) -> Slot | None:
    if typed is None:
        return before
    return parse_slot(typed) if typed.strip() else None


def _reason(words: str) -> str:
    words = one_line(words)
    if not words:
        raise BadInput("The reason is missing.", do="Say why in one line.")
    return words
