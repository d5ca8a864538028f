"""Finished meetings, corrected: each correction is dated and kept at once, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.amendments import Amendment, standing
from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.record_page import record_page
from meetingtui.domain.text import clean

if TYPE_CHECKING:
    from meetingtui.domain.record import MeetingRecord
    from meetingtui.services.ports import Clock, NewId, Store


class Archive:
    """Corrects finished meetings. What was changed here can be undone, the last change first."""

    def __init__(self, store: Store, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._done: list[tuple[str, Amendment]] = []

    def amend(self, meeting_id: str, key: str, words: str) -> MeetingRecord:
        """Give a line of a finished meeting other words.

        Raises BadInput for no words or for those that it has, NotFound when there is no such meeting or line.
        """
        words = clean(words).strip()
        if not words:
            raise BadInput("The line has no words yet.", "It still reads as before.")
        if words == self._words(meeting_id, key):
            raise BadInput("The line says that already.")
        return self._change(meeting_id, self._new(key, words))

    def take_back(self, meeting_id: str, key: str) -> MeetingRecord:
        """Let a line read as it did before its last correction; raises IllegalMove when it was not corrected."""
        last = standing(self._store.record(meeting_id).amendments).get(key)
        if last is None:
            raise IllegalMove("This line was not corrected: it reads as it was first written.")
        return self._change(meeting_id, self._taken_back(last))

    @property
    def can_undo(self) -> bool:
        """Whether something was changed here."""
        return bool(self._done)

    def undo(self) -> MeetingRecord | None:
        """Undo the last change that was made here; gives its meeting, or None when there is nothing to undo."""
        if not self._done:
            return None
        meeting_id, last = self._done[-1]
        # A correction that was taken back stays so: what stands again is a new one with the same words.
        undone = self._taken_back(last) if last.taken_back_at is None else self._new(last.key, last.words)
        record = self._keep(meeting_id, undone)
        self._done.pop()
        return record

    def _change(self, meeting_id: str, amendment: Amendment) -> MeetingRecord:
        record = self._keep(meeting_id, amendment)
        self._done.append((meeting_id, amendment))
        return record

    def _keep(self, meeting_id: str, amendment: Amendment) -> MeetingRecord:
        self._store.keep_amendments(replace(self._store.record(meeting_id), amendments=(amendment,)))
        return self._store.record(meeting_id)

    def _new(self, key: str, words: str) -> Amendment:
        return Amendment(self._new_id(), key, words, self._clock.wall())

    def _taken_back(self, amendment: Amendment) -> Amendment:
        return replace(amendment, taken_back_at=self._clock.wall())

    def _words(self, meeting_id: str, key: str) -> str:
        for line in record_page(self._store.record(meeting_id)):
            if line.key == key and key:
                return line.words
        raise NotFound("There is no such line in this meeting.", "Nothing was changed.")
