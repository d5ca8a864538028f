"""The agreement after the first meeting: read, revised; meetings called off; a pair closed and opened again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot, in_force, revised
from meetingtui.domain.agreement.terms import TERM
from meetingtui.domain.dates.agreed_date import next_day
from meetingtui.domain.dates.formatting import day as said_day
from meetingtui.domain.dates.slots import parse_absence, parse_slot
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.graphemes import first_letters
from meetingtui.domain.people import Pair, checked_minutes
from meetingtui.domain.record.record import MissedMeeting
from meetingtui.domain.text import clean, one_line
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.services.ports import Clock, Holdings, NewId, Present, Store


@dataclass(frozen=True)
class _Seen:
    """What somebody looked at before deciding on a change."""

    pair: Pair
    page: Agreement | None
    missed: frozenset[date]


class AgreementDesk:
    """What the pair settled. Each change is kept at once; nothing that stood before is lost.

    A change is meant for what was there at the last `look`. What another window changed since then stays: a change
    that is about the same thing is refused, and the error says what was found.
    """

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._asked_for = pair
        self._clock = clock
        self._new_id = new_id
        self._seen: _Seen | None = None

    def look(self) -> Agreement | None:
        """What holds now; the changes from here on are meant for it."""
        self._seen = self._sight(self._store, self.pair)
        return self._seen.page

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
            NotFound: there is no such absence, or the pair was forgotten.
            NotPossible: another window revised the same lines since the last look, or anything while both said yes.
        """
        lines = {
            "slot": slot,
            "second_slot": second_slot,
            "minutes": minutes,
            "cadence": cadence,
            "runs_until": runs_until,
        }
        touched = {name for name, typed in lines.items() if typed is not None}
        with self._changing() as (present, seen, now):
            _check_revised(seen.page, now.page, touched, terms or {}, both_said_yes=both_said_yes)
            pair, before = now.pair, now.page
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
                raise BadInput("That changes nothing.", do="Say what to change.")
            if before is None:
                after = replace(base, why=one_line(why), **changes)
            else:
                after = revised(before, new_id=self._new_id(), on=self.today, why=_reason(why), **changes)
            present.keep(after)
            if after.minutes != pair.minutes:
                present.keep(replace(pair, minutes=after.minutes))
        return after

    def missed(self, reason: str, on: date | None = None) -> MissedMeeting:
        """Record that a meeting was called off, once a day; a date that was agreed for that day is taken off.

        Args:
            reason: Why, one line.
            on: The day; None means that of the agreed meeting, or today when none is agreed.

        Raises:
            BadInput: the reason is missing, or the pair did meet on that day.
            NotFound: the pair was forgotten.
            NotPossible: the pair is closed, the next meeting was called off already, or since the last look its date
                moved or the day was noted as missed.
        """
        words = _reason(reason)
        with self._changing() as (present, seen, now):
            pair, agreed = now.pair, next_day(now.pair)
            if on is None and pair.closed_on is not None:
                raise NotPossible(
                    f"{pair.names} have wrapped up already.",
                    "Nothing was changed.",
                    "Name the day you missed with --on.",
                )
            off = None if on or agreed else self._called_off(present.missed(pair.id))
            if off is not None and off.on in seen.missed:
                raise NotPossible(
                    f"The meeting on {said_day(off.on)} is already recorded as called off: {off.reason}",
                    "That stays as it is.",
                    f"To change the reason, name the day: --on {off.on.isoformat()}",
                )
            day = on or next_day(seen.pair) or self.today
            known = next((missed for missed in present.missed(pair.id) if missed.on == day), None)
            if known is not None and day not in seen.missed:
                raise NotPossible(
                    f"Another window has recorded that the meeting on {said_day(day)} was called off: {known.reason}",
                    "That stays as it is.",
                    "To change the reason, run it again.",
                )
            if on is None and agreed != next_day(seen.pair):
                raise NotPossible(
                    f"The date of the next meeting has changed meanwhile: {said_day(agreed) if agreed else 'none'}.",
                    "Nothing was changed.",
                    "Name the day you missed with --on.",
                )
            if any(local_day(record.began, pair.zone) == day for record in present.records(pair.id)):
                raise BadInput("You did meet on that day.", do="Name the day you missed with --on.")
            missed = MissedMeeting(known.id if known else self._new_id(), pair.id, day, words)
            present.keep(missed)
            if agreed == day:
                present.keep(replace(pair, next_meeting=None))
        return missed

    def close_pair(self) -> Pair:
        """End the mentorship without a last meeting; raises NotPossible when it is over already."""
        with self._store.changing() as present:
            pair = present_pair(present, self._asked_for.id)
            if pair.closed_on is not None:
                raise NotPossible(f"{pair.names} have wrapped up already.", do="Type: meet pair reopen")
            closed = replace(pair, closed_on=self.today, next_meeting=None)
            present.keep(closed)
        return closed

    def reopen_pair(self) -> Pair:
        """Go on after all; raises NotPossible when the mentorship is not over."""
        with self._store.changing() as present:
            pair = present_pair(present, self._asked_for.id)
            if pair.closed_on is None:
                raise NotPossible(f"{pair.names} have not wrapped up.", do="Type: meet start")
            open_again = replace(pair, closed_on=None)
            present.keep(open_again)
        return open_again

    @contextmanager
    def _changing(self) -> Iterator[tuple[Present, _Seen, _Seen]]:
        """What is kept now, to be changed; what was there at the last look; and what is there now."""
        with self._store.changing() as present:
            now = self._sight(present, present_pair(present, self._asked_for.id))
            seen = self._seen or now
            if now.pair.closed_on is not None and seen.pair.closed_on is None:
                raise NotPossible(
                    f"{now.pair.names} were wrapped up in another window meanwhile.",
                    "Nothing was changed.",
                    "To go on after all: meet pair reopen",
                )
            yield present, seen, now
        self._seen = self._sight(self._store, self.pair)

    def _called_off(self, missed: Sequence[MissedMeeting]) -> MissedMeeting | None:
        """The next meeting, if that was called off."""
        return min((one for one in missed if one.on > self.today), key=lambda one: one.on, default=None)

    def _sight(self, kept: Holdings, pair: Pair) -> _Seen:
        days = frozenset(missed.on for missed in kept.missed(pair.id))
        return _Seen(pair, in_force(kept.agreements(pair.id)), days)

    def _absences(self, base: Agreement, pair: Pair, add: str | None, remove: str | None) -> tuple[Absence, ...]:
        absences = [absence for absence in base.absences if absence.id != remove]
        if remove is not None and len(absences) == len(base.absences):
            raise NotFound("Those days away are no longer there.")
        if add is not None:
            absences.append(parse_absence(add, pair, today=self.today, new_id=self._new_id()))
        return tuple(sorted(absences, key=lambda absence: absence.first))


def _check_revised(
    seen: Agreement | None,
    now: Agreement | None,
    touched: Collection[str],
    terms: Mapping[str, str],
    *,
    both_said_yes: bool,
) -> None:
    """Raises NotPossible when a revision is about something that another one has changed since it was seen."""
    if now is None or seen == now:
        return
    old = seen or Agreement(now.id, now.pair_id, now.agreed_on)
    same = any(getattr(old, name) != getattr(now, name) for name in touched)
    same = same or any(old.terms.get(key) != now.terms.get(key) for key in terms)
    # A yes is one to the whole page, so it has to be the page that the two saw.
    if same or both_said_yes:
        raise NotPossible(
            f"The agreement was revised in another window meanwhile: {now.why or 'its first page'}.",
            "Nothing was changed now.",
            "Read it first, then revise it: meet agreement",
        )


def _merged(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    for key in changes:
        if key not in TERM:
            raise BadInput(
                f"The agreement has no line called {first_letters(one_line(key), 40)}.",
                do=f"Choose one of: {', '.join(TERM)}.",
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
