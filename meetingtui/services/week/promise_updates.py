"""How promises get on between meetings: said by their number, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.updates import Update, checked_update, standing_updates
from meetingtui.domain.errors import IllegalMove, NotFound
from meetingtui.domain.ledger.commitments import Commitment, Outcome, in_order_of_review
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class PromiseUpdates:
    """What was said of the open promises of a pair since it looked at them last."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def open(self) -> list[Commitment]:
        """The open promises in the order of review; `meet tasks` numbers them from 1."""
        return _open(self._store, self._pair)

    def standing(self) -> dict[str, Update]:
        """The last update of each open promise that has one, by the promise's identity."""
        return _standing(self._store, self._pair)

    def say(
        self, number: int, outcome: Outcome, words: str = "", *, by: Role | None = None
    ) -> tuple[Commitment, Update]:
        """Say how far a promise is; the next meeting opens with it. Gives the promise, and what was said of it.

        Raises BadInput where words are missing, NotFound for an unknown number or a pair that was forgotten.
        """
        return self._say(lambda promises: _numbered(promises, number), outcome, words, by)

    def say_of(self, promise_id: str, outcome: Outcome, words: str = "", *, by: Role | None = None) -> Commitment:
        """The same, by the promise's identity; raises NotFound when it is not open any more."""
        return self._say(lambda promises: _identified(promises, promise_id), outcome, words, by)[0]

    def _say(self, find: _Find, outcome: Outcome, words: str, by: Role | None) -> tuple[Commitment, Update]:
        words = checked_update(outcome, words)
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            promise = find(_open(present, self._pair))
            update = Update(self._new_id(), self._pair.id, promise.id, self._clock.wall(), outcome, words, by)
            present.keep(update)
        return promise, update

    def take_back(self, number: int) -> tuple[Commitment, Update]:
        """Take the last update of a promise back; raises NotFound, or IllegalMove when it has none."""
        with self._store.changing() as present:
            promise = _numbered(_open(present, self._pair), number)
            last = _standing(present, self._pair).get(promise.id)
            if last is None:
                raise IllegalMove(f"Nothing was said of promise {number} since you last met.")
            update = replace(last, taken_back_at=self._clock.wall())
            present.keep(update)
        return promise, update

    def take_back_of(self, promise_id: str) -> None:
        """Take the last update of a promise back, if it has one."""
        with self._store.changing() as present:
            last = _standing(present, self._pair).get(promise_id)
            if last is not None:
                present.keep(replace(last, taken_back_at=self._clock.wall()))


_Find = Callable[[list[Commitment]], Commitment]
"""Finds the promise that is meant among the open ones, or raises."""


def _numbered(promises: list[Commitment], number: int) -> Commitment:
    if not 1 <= number <= len(promises):
        raise NotFound(f"There is no open promise {number}.", "Nothing was changed.", "To see them: meet tasks")
    return promises[number - 1]


def _identified(promises: list[Commitment], promise_id: str) -> Commitment:
    for promise in promises:
        if promise.id == promise_id:
            return promise
    raise NotFound("That promise is not open any more.", "Nothing was changed.", "To see them: meet tasks")


def _open(kept: Holdings, pair: Pair) -> list[Commitment]:
    return in_order_of_review(promise for promise in kept.commitments_at_hand(pair.id, ()) if promise.open)


def _standing(kept: Holdings, pair: Pair) -> dict[str, Update]:
    return standing_updates(kept.between(Update, pair.id), _open(kept, pair))
