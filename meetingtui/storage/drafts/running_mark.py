"""The mark of a running meeting, as the services set it."""

from __future__ import annotations

from datetime import datetime

from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.running_lock import RunningLock


class Mark:
    """Says to other windows that a meeting is running here; setting it twice is once."""

    def __init__(self, lock: RunningLock, now: Now) -> None:
        """Takes nothing yet.

        Args:
            lock: What the windows share.
            now: The present instant; its zone is the one in which other windows are told since when.
        """
        self._lock = lock
        self._now = now
        self._held = ""

    def set(self, names: str, at: datetime) -> None:
        """Mark a meeting of these two as running since then; raises StoreBusy when another window has one."""
        if names == self._held:
            return
        self.clear()
        self._lock.acquire(names, at.astimezone(self._now().tzinfo))
        self._held = names

    def clear(self) -> None:
        """No meeting runs here any more; does nothing when none did."""
        if self._held:
            self._held = ""
            self._lock.release()
