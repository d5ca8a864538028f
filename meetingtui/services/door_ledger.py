"""The doors that the mentor looks out for or opens, between meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door, unmoved_door
from meetingtui.domain.text import one_line
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class DoorLedger:
    """All opportunities of a pair. Each change is kept at once; the moves made here can be taken back."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id
        self._done: list[Opportunity] = []

    def open(self) -> list[Opportunity]:
        """Those of which something is still to be done or said, oldest first."""
        return [door for door in self.all() if door.open]

    def all(self) -> list[Opportunity]:
        """All of them, oldest first."""
        return list(self._store.opportunities(self._pair.id))

    def add(self, text: str) -> Opportunity:
        """Write down what the mentor will look out for; raises BadInput for no words."""
        words = one_line(text)
        if not words:
            raise BadInput("Type what to look out for.")
        door = Opportunity(self._new_id(), self._pair.id, words, self._clock.wall())
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            present.keep_opportunity(door)
        # What was said once is not thrown away, and taking back the move before it would surprise.
        self._done.clear()
        return door

    def move(self, opportunity_id: str, stage: Stage, note: str = "") -> Opportunity:
        """Say how far an opportunity is now, and what happened.

        Raises:
            NotFound: it is not there any more.
            IllegalMove: that would be a step back.
        """
        with self._store.changing() as present:
            after = moved_door(self._door(present, opportunity_id), stage, one_line(note), at=self._clock.wall())
            present.keep_opportunity(after)
        self._done.append(after)
        return after

    def undo(self) -> Opportunity | None:
        """Take back the last move made here; None when there is none left, or a door was added since.

        Raises IllegalMove when the door was moved elsewhere since.
        """
        if not self._done:
            return None
        after = self._done[-1]
        with self._store.changing() as present:
            if self._door(present, after.id) != after:
                self._done.pop()
                raise IllegalMove("This door has been moved elsewhere since.", do="Move it on from where it is now.")
            before = unmoved_door(after)
            present.keep_opportunity(before)
        self._done.pop()
        return before

    def _door(self, present: Holdings, opportunity_id: str) -> Opportunity:
        for door in present.opportunities(self._pair.id):
            if door.id == opportunity_id:
                return door
        raise NotFound("That door is no longer there.")
