"""What one of the two prepares for the next meeting: kept answer by answer, until a meeting opens with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.preparations import Preparation, PrepKey, answered, waiting_for
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.ports import Clock, NewId, Store


class PreparationDesk:
    """The preparations of a pair. Each change is kept at once, beside what was answered elsewhere meanwhile."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def waiting(self, by: Role) -> Preparation | None:
        """What that one of the two has prepared for the next meeting; None when there is nothing yet."""
        return waiting_for(self._store.between(Preparation, self._pair.id), by)

    def answer(self, by: Role, answers: Mapping[PrepKey, str]) -> Preparation:
        """Keep these answers beside the others; empty words take one off.

        Raises NotFound when the pair was forgotten, NotPossible when it has wrapped up.
        """
        with self._store.changing() as present:
            check_open(present_pair(present, self._pair.id))
            at = self._clock.wall()
            before = waiting_for(present.between(Preparation, self._pair.id), by)
            after = answered(before or Preparation(self._new_id(), self._pair.id, by, at), answers, at=at)
            if before is None:
                after = replace(after, saves=())
            present.keep(after)
        return after
