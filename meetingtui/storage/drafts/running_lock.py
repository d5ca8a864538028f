"""Only one meeting runs at a time in a data folder; this says which."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.disk.problems import saving
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.locations import Locations


class RunningLock:
    """Set from the beginning to the end of a meeting; the system frees it when the process dies in any way."""

    def __init__(self, locations: Locations, now: Now) -> None:
        """Takes nothing yet.

        Args:
            locations: What the windows share.
            now: The present instant; its zone is the one in which other windows are told since when.
        """
        self._guard = FileGuard(locations.running_lock, for_long=True)
        self._now = now
        self._held = ""

    def set(self, names: str, at: datetime) -> None:
        """Say that a meeting of these two has been running since then, until `clear`; setting it twice is once.

        Raises:
            StoreBusy: a meeting is running in another window, or the lock cannot be written.
        """
        if names == self._held:
            return
        self.clear()
        since = at.astimezone(self._now().tzinfo)
        note = json.dumps({"process": os.getpid(), "pair": names, "since": since.isoformat()})
        with saving():
            if not self._guard.acquire(0, note):
                raise self._busy()
        self._held = names

    def anywhere(self) -> bool:
        """Whether a meeting runs in any window, this one included; where nobody can tell, one may."""
        if self._held:
            return True
        try:
            with self.kept_free():
                return False
        except StoreBusy:
            return True

    def clear(self) -> None:
        """No meeting runs here any more; does nothing when none did."""
        if self._held:
            self._held = ""
            self._guard.release()

    @contextmanager
    def kept_free(self) -> Iterator[None]:
        """Nobody can begin a meeting during the block; afterwards the file does not tell of the last one any more.

        Raises:
            StoreBusy: a meeting is running, whoever's it is, or the lock cannot be written.
        """
        with saving():
            if not self._guard.acquire(0, ""):
                raise StoreBusy(
                    "A meeting is running, or another window is busy.",
                    "Nothing was changed.",
                    "Try again when it is over.",
                )
        try:
            yield
        finally:
            self._guard.release()

    def _busy(self) -> StoreBusy:
        happened = "Another meeting is running."
        try:
            note = json.loads(self._guard.note())
            process, pair, since = int(note["process"]), str(note["pair"]), datetime.fromisoformat(note["since"])
            happened = f"A meeting with {pair} has been running since {since:%H:%M} (process {process})."
        except (ValueError, TypeError, KeyError):
            pass  # no note that can be read: somebody runs a meeting all the same
        return StoreBusy(happened, "Nothing was changed.", "Go on there, or end it first.")
