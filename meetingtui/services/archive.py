"""Finished meetings, corrected: each correction is dated and kept at once, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.record.amendments import Amendment, standing
from meetingtui.domain.record.page import record_page
from meetingtui.domain.text import clean

if TYPE_CHECKING:
    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.services.ports import Clock, NewId, Store

SHOWN = 80
"""So many letters of a line are said in a message."""


class Archive:
    """Corrects finished meetings. What was changed here can be undone, the last change first."""

    def __init__(self, store: Store, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._done: list[tuple[str, Amendment]] = []

    def record(self, meeting_id: str) -> MeetingRecord:
        """A finished meeting as it is kept now; raises NotFound."""
        return self._store.record(meeting_id)

    def amend(self, meeting_id: str, key: str, words: str, *, seen: str | None = None) -> MeetingRecord:
        """Give a line of a finished meeting other words.

        Args:
            meeting_id: Which meeting.
            key: The line's address.
            words: What it is to say.
            seen: What it said to the one who corrects it; None when nobody looked.

        Raises:
            BadInput: there are no words, or the line has them already.
            NotFound: there is no such meeting or line.
            IllegalMove: the line was corrected elsewhere since it was seen.
        """
        words = clean(words).strip()
        if not words:
            raise BadInput("The line is empty.", "It still reads as before.")
        with self._store.changing() as present:
            record = present.record(meeting_id)
            now = _words(record, key)
            if words == now:
                raise BadInput("The line says that already.")
            _check_seen(seen, now)
            amendment = self._new(key, words)
            record = present.amend(record, amendment)
        self._done.append((meeting_id, amendment))
        return record

    def take_back(self, meeting_id: str, key: str, *, seen: str | None = None) -> MeetingRecord:
        """Let a line read as it did before its last correction.

        Raises IllegalMove when it was not corrected, or corrected elsewhere since it was seen.
        """
        with self._store.changing() as present:
            record = present.record(meeting_id)
            last = standing(record.amendments).get(key)
            if last is None:
                raise IllegalMove("This line was never corrected.")
            _check_seen(seen, last.words)
            amendment = self._taken_back(last)
            record = present.amend(record, amendment)
        self._done.append((meeting_id, amendment))
        return record

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
        with self._store.changing() as present:
            record = present.amend(present.record(meeting_id), undone)
        self._done.pop()
        return record

    def _new(self, key: str, words: str) -> Amendment:
        return Amendment(self._new_id(), key, words, self._clock.wall())

    def _taken_back(self, amendment: Amendment) -> Amendment:
        return replace(amendment, taken_back_at=self._clock.wall())


def _check_seen(seen: str | None, now: str) -> None:
    if seen is not None and seen != now:
        raise IllegalMove(
            f"This line was corrected in another window meanwhile: {shortened(now, SHOWN)}",
            "Nothing was changed now.",
            "Read it again, then correct it.",
        )


def _words(record: MeetingRecord, key: str) -> str:
    for line in record_page(record):
        if line.key == key and key:
            return line.words
    raise NotFound("This meeting has no such line.", "Nothing was changed.")
