"""The drafts as the services see them: meetings in, meetings out, one file each on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from meetingtui.domain.errors import MeetError, StoreDamaged
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_writer import DraftWriter
from meetingtui.storage.drafts.generations import Elsewhere
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.upgrades import answers_apart

RESCUE = 1.0
"""Seconds that a second place gets when the disk does not answer."""


class Shelf:
    """Keeps the running meeting while it runs, and finds the ones that were not finished.

    One meeting is written at a time, by one thread that begins with the first `put`.
    """

    def __init__(
        self,
        files: DraftFiles,
        now: Now,
        steady: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """Reads and writes nothing yet.

        Args:
            files: Where the drafts are.
            now: The present instant.
            steady: Seconds that only ever grow, to notice a disk that does not answer.
        """
        self._files = files
        self._now = now
        self._steady = steady
        self._last = SaveState()
        self._meeting_id = ""
        self._writer: DraftWriter[Meeting] | None = None
        self._newest: Meeting | None = None
        self._rescued: tuple[Meeting, Path] | None = None

    def put(self, meeting: Meeting) -> None:
        """Keep this as the newest state of its meeting; returns at once."""
        if self._writer is None or meeting.id != self._meeting_id:
            self.close()
            self._meeting_id = meeting.id
            self._writer = DraftWriter(self._save, to_plain, self._now, steady=self._steady)
        self._newest = meeting
        self._writer.put(meeting)

    def flush(self, within: float = 2.0) -> bool:
        """Write now what is not written yet; False when no disk has it.

        Args:
            within: Seconds to wait for the disk, before a second place is tried for `RESCUE` seconds.
        """
        return self._writer is None or self._writer.flush(within) or self._rescue(RESCUE)

    def close(self) -> bool:
        """Write what waits and end the thread; False when no disk has it. The next `put` begins anew."""
        if self._writer is None:
            return True
        saved = self.flush()
        self._writer.close(0.0 if self._writer.state.problem else 2.0)
        self._last, self._writer = self.state, None
        return saved

    def _rescue(self, within: float) -> bool:
        """Write the newest state to a second place, past a disk that does not answer."""
        meeting = self._newest
        if meeting is None:
            return False
        if self._is_rescued():
            return True

        def write() -> None:
            with suppress(Exception):
                folder = self._files.save_elsewhere(meeting.id, to_plain(meeting))
                self._rescued = (meeting, folder) if folder else None

        # In a thread of its own, because this disk may not answer either.
        thread = threading.Thread(target=write, name="draft-rescue", daemon=True)
        thread.start()
        thread.join(within)
        return self._is_rescued()

    def _is_rescued(self) -> bool:
        return self._rescued is not None and self._rescued[0] is self._newest

    @property
    def state(self) -> SaveState:
        """How safe what was put is."""
        state = self._writer.state if self._writer else self._last
        rescued = self._rescued
        if state.problem and not state.elsewhere and rescued is not None and rescued[0] is self._newest:
            return replace(state, elsewhere=str(rescued[1]))
        return state

    def unfinished(self) -> list[Meeting]:
        """The meetings that have a draft, the one with the latest sign of life first.

        A draft that cannot be read is put aside, with a notice.
        """
        self.flush()
        meetings = [meeting for key in self._files.ids() if (meeting := self._load(key)) is not None]
        return sorted(meetings, key=lambda meeting: meeting.seen_at, reverse=True)

    def committed(self, meeting_id: str) -> None:
        """The meeting is in the store: put its draft away.

        Never fails, because the meeting is safe: a draft that has to stay is told in a notice.
        """
        self._stop_writing(meeting_id)
        try:
            self._files.archive(meeting_id)
        except MeetError as error:
            self._files.notices.tell(f"The meeting is saved, but its draft could not be put away. {error.happened}")

    def discard(self, meeting_id: str) -> None:
        """The meeting is not to be kept: put its draft aside, as a copy; raises StoreBusy when it has to stay."""
        self._stop_writing(meeting_id)
        self._files.discard(meeting_id)

    def _save(self, document: dict[str, Any]) -> Elsewhere | None:
        return self._files.save(document["id"], document)

    def _load(self, meeting_id: str) -> Meeting | None:
        document = self._files.load(meeting_id, is_meeting)
        if document is None:
            return None
        try:
            return from_plain(answers_apart(document), Meeting)
        except StoreDamaged:
            self._files.discard(meeting_id)
            self._files.notices.tell(f"A draft could not be read; it is kept as drafts/discarded/{meeting_id}.json.")
            return None

    def _stop_writing(self, meeting_id: str) -> None:
        if meeting_id == self._meeting_id:
            self.close()


def is_meeting(document: dict[str, Any]) -> bool:
    """Whether a document is a draft that can be read."""
    try:
        from_plain(document, Meeting)
    except StoreDamaged:
        return False
    return True
