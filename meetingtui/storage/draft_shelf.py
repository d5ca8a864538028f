"""The drafts as the services see them: meetings in, meetings out, one file each on the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

from meetingtui.domain.errors import MeetError, StoreDamaged
from meetingtui.domain.meeting import Meeting
from meetingtui.storage.codec import from_plain, to_plain
from meetingtui.storage.draft_writer import DraftState, DraftWriter
from meetingtui.storage.drafts import DraftFiles
from meetingtui.storage.moments import Now
from meetingtui.storage.upgrades import answers_apart

State = TypeVar("State")


class Shelf(Generic[State]):
    """Keeps the running meeting while it runs, and finds the ones that were not finished.

    One meeting is written at a time, by one thread that begins with the first `put`.
    """

    def __init__(self, files: DraftFiles, now: Now, tell: Callable[[datetime | None, str], State]) -> None:
        """Reads and writes nothing yet.

        Args:
            files: Where the drafts are.
            now: The present instant.
            tell: Makes what `state` gives, from when all was last saved and why the newest is not.
        """
        self._files = files
        self._now = now
        self._tell = tell
        self._last = DraftState()
        self._meeting_id = ""
        self._writer: DraftWriter[Meeting] | None = None

    def put(self, meeting: Meeting) -> None:
        """Keep this as the newest state of its meeting; returns at once."""
        if self._writer is None or meeting.id != self._meeting_id:
            self.close()
            self._meeting_id = meeting.id
            self._writer = DraftWriter(self._save, to_plain, self._now)
        self._writer.put(meeting)

    def flush(self) -> bool:
        """Write now what is not written yet; False when it could not be written."""
        return self._writer is None or self._writer.flush()

    def close(self) -> bool:
        """Write what waits and end the thread; False when it could not be written. The next `put` begins anew."""
        if self._writer is None:
            return True
        saved = self._writer.close()
        self._last, self._writer = self._writer.state, None
        return saved

    @property
    def state(self) -> State:
        """How safe what was put is."""
        state = self._writer.state if self._writer else self._last
        return self._tell(state.saved_at, state.problem)

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
            self._files.notices.tell(f"The meeting is saved; its draft could not be put away. {error.happened}")

    def discard(self, meeting_id: str) -> None:
        """The meeting is not to be kept: put its draft aside, as a copy; raises StoreBusy when it has to stay."""
        self._stop_writing(meeting_id)
        self._files.discard(meeting_id)

    def _save(self, document: dict[str, Any]) -> None:
        self._files.save(document["id"], document)

    def _load(self, meeting_id: str) -> Meeting | None:
        document = self._files.load(meeting_id, _is_meeting)
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


def _is_meeting(document: dict[str, Any]) -> bool:
    try:
        from_plain(document, Meeting)
    except StoreDamaged:
        return False
    return True
