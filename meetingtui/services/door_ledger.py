"""The doors that the mentor looks out for or opens, between meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.dates.agreed_date import next_day
from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger.commitments import step_through
from meetingtui.domain.ledger.opportunities import (
    Opportunity,
    Stage,
    moved_door,
    noted_door,
    reworded_door,
    unmoved_door,
)
from meetingtui.domain.text import one_line
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class DoorLedger:
    """All opportunities of a pair. Each change is kept at once; the moves made here can be taken back."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id
        self._done: list[tuple[Opportunity, Opportunity]] = []

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
            present.keep(door)
        # What was said once is not thrown away, and taking back the move before it would surprise.
        self._done.clear()
        return door

    def reword(self, opportunity_id: str, text: str) -> Opportunity:
        """Give an opportunity other words; raises BadInput for none, NotFound when it is not there any more."""
        words = checked_line(text, "Type what to look out for.")
        return self._change(opportunity_id, lambda door: reworded_door(door, words, at=self._clock.wall()))

    def move(self, opportunity_id: str, stage: Stage, note: str = "") -> Opportunity:
        """Say how far an opportunity is now, and what happened.

        Raises:
            NotFound: it is not there any more.
            IllegalMove: that would be a step back.
        """
        return self._change(
            opportunity_id, lambda door: moved_door(door, stage, one_line(note), at=self._clock.wall())
        )

    def _change(self, opportunity_id: str, change: Callable[[Opportunity], Opportunity]) -> Opportunity:
        with self._store.changing() as present:
            before = self._door(present, opportunity_id)
            after = change(before)
            present.keep(after)
        self._done.append((before, after))
        return after

    def say(
        self, number: int, stage: Stage | None, words: str = "", *, task: str = "", due: date | None = None
    ) -> tuple[Opportunity, Commitment | None]:
        """Say how far an open door is, what happened, and what the mentee will do about it; all of it at once.

        Args:
            number: Which door, from 1, as `meet opportunities` numbers the open ones.
            stage: How far it is; the stage where it stands says that there is news. None says nothing of it.
            words: What happened.
            task: What the mentee will do, which comes back as a promise; empty for nothing.
            due: The day it is due; None means by the next meeting.

        Raises:
            NotFound: there is no such door, or the pair was forgotten.
            BadInput: nothing was said, or too much.
            IllegalMove: that would be a step back.
            NotPossible: a task for a pair that has wrapped up.
        """
        words, task, at = checked_line(words), checked_line(task), self._clock.wall()
        if stage is None and not task:
            raise BadInput("Say how far the door is.", do=f"Choose one of: {', '.join(Stage)}.")
        with self._store.changing() as present:
            pair = present_pair(present, self._pair.id)
            before = after = self._numbered(present, number)
            if stage is before.stage and words:
                after = noted_door(before, words, at=at)
            elif stage is not None:
                after = moved_door(before, stage, words, at=at)
            if after != before:
                present.keep(after)
            promise = None
            if task:
                check_open(pair)
                promise = step_through(after, task, new_id=self._new_id(), at=at, due=due or next_day(pair))
                present.keep(promise)
        return after, promise

    def exchange(self, before: Opportunity, after: Opportunity) -> None:
        """Keep a door as somebody changed it; raises IllegalMove when it was moved elsewhere since, or NotFound."""
        with self._store.changing() as present:
            if self._door(present, before.id) != before:
                raise _moved_elsewhere()
            present.keep(after)

    def take_back(self, number: int) -> Opportunity:
        """Take back what was said last of an open door between meetings.

        Raises NotFound, or IllegalMove when nothing was said of it since the last meeting.
        """
        with self._store.changing() as present:
            door = self._numbered(present, number)
            meetings = present.summaries(self._pair.id)
            if not door.moves or (meetings and door.moves[-1].at <= meetings[-1].ended):
                raise IllegalMove(f"Nothing was said of door {number} since you last met.")
            before = unmoved_door(door)
            present.keep(before)
        return before

    def undo(self) -> Opportunity | None:
        """Take back the last move made here; None when there is none left, or a door was added since.

        Raises IllegalMove when the door was moved elsewhere since.
        """
        if not self._done:
            return None
        before, after = self._done[-1]
        with self._store.changing() as present:
            if self._door(present, after.id) != after:
                self._done.pop()
                raise _moved_elsewhere()
            present.keep(before)
        self._done.pop()
        return before

    def _numbered(self, present: Holdings, number: int) -> Opportunity:
        doors = [door for door in present.opportunities(self._pair.id) if door.open]
        if not 1 <= number <= len(doors):
            raise NotFound(
                f"There is no open door {number}.", "Nothing was changed.", "To see them: meet opportunities"
            )
        return doors[number - 1]

    def _door(self, present: Holdings, opportunity_id: str) -> Opportunity:
        for door in present.opportunities(self._pair.id):
            if door.id == opportunity_id:
                return door
        raise NotFound("That door is no longer there.")


def _moved_elsewhere() -> IllegalMove:
    return IllegalMove("This door has been moved elsewhere since.", do="Move it on from where it is now.")
