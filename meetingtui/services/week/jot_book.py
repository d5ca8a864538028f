"""The jots of a pair: noted from any shell, changed, dropped, used in a meeting, and each step taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.jots import (
    Jot,
    JotKind,
    checked_jot,
    dropped_jot,
    last_touched,
    reworded_jot,
    since_last_time,
    unchanged_jot,
)
from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.services.pairs import present_pair

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.ports import Clock, Holdings, NewId, Store


class JotBook:
    """All jots of a pair. Each change is kept at once, and decided on what is kept at that moment."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def all(self, *, private: bool = False) -> list[Jot]:
        """Those that are private, or all the others; oldest first."""
        return _those(self._store, self._pair, private=private)

    def open(self, *, private: bool = False) -> list[Jot]:
        """Those of them that wait to be used; `meet jots` numbers them from 1."""
        return [jot for jot in self.all(private=private) if jot.open]

    def since_last_time(self) -> list[Jot]:
        """The open jots for the next meeting: what was noted since the last one began; none that is private."""
        summaries = self._store.summaries(self._pair.id)
        return since_last_time(self._store.between(Jot, self._pair.id), summaries[-1].began if summaries else None)

    def note(self, words: str, *, kind: JotKind | None = None, by: Role | None = None, private: bool = False) -> Jot:
        """Note a jot; raises BadInput for no words or too many, NotFound when the pair was forgotten."""
        jot = Jot(
            id=self._new_id(),
            pair_id=self._pair.id,
            text=checked_jot(words),
            noted_at=self._clock.wall(),
            kind=kind,
            by=by,
            private=private,
        )
        with self._store.changing() as present:
            present_pair(present, self._pair.id)
            present.keep(jot)
        return jot

    def reword(self, number: int, words: str, *, private: bool = False) -> Jot:
        """Give an open jot other words; raises NotFound for an unknown number, BadInput, or IllegalMove."""
        with self._store.changing() as present:
            jot = reworded_jot(self._numbered(present, number, private=private), words, at=self._clock.wall())
            present.keep(jot)
        return jot

    def drop(self, number: int, *, private: bool = False) -> Jot:
        """Take an open jot off the list; raises NotFound for an unknown number."""
        with self._store.changing() as present:
            jot = dropped_jot(self._numbered(present, number, private=private), at=self._clock.wall())
            present.keep(jot)
        return jot

    def undo(self) -> Jot:
        """Take back what was done last between meetings, private or not; a jot that was never changed is dropped.

        Raises BadInput when there is nothing to take back.
        """
        with self._store.changing() as present:
            last = last_touched(present.between(Jot, self._pair.id))
            if last is None:
                raise BadInput("There is no jot to take back.")
            jot = unchanged_jot(last) if last.changes else dropped_jot(last, at=self._clock.wall())
            present.keep(jot)
        return jot

    def _numbered(self, present: Holdings, number: int, *, private: bool) -> Jot:
        found = [jot for jot in _those(present, self._pair, private=private) if jot.open]
        if not 1 <= number <= len(found):
            kind, switch = ("private jot", " --private") if private else ("jot", "")
            raise NotFound(f"There is no {kind} {number}.", "Nothing was changed.", f"See: meet jots{switch}")
        return found[number - 1]


def _those(kept: Holdings, pair: Pair, *, private: bool) -> list[Jot]:
    return [jot for jot in kept.between(Jot, pair.id) if jot.private is private]
