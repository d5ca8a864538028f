"""Who may change the data file now."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.disk.notices import Notices
from meetingtui.storage.disk.problems import saving

_NO_LOCKS = "This disk cannot lock files, so meet checks after each save and merges what another window saved."


class StoreLock:
    """Lets one thread of one process at a time change the data."""

    def __init__(self, path: Path, timeout: float, notices: Notices) -> None:
        """Takes nothing yet.

        Args:
            path: The lock's file; it is created when needed, and stays.
            timeout: Seconds to wait for another holder.
            notices: Where it is told if the disk cannot lock.
        """
        self._guard = FileGuard(path)
        self._timeout = timeout
        self._notices = notices
        self._holder: int | None = None

    @property
    def is_mine(self) -> bool:
        """Whether the present thread holds it."""
        return self._holder == threading.get_ident()

    @property
    def unsupported(self) -> bool:
        """Whether the disk cannot lock, so that somebody else may save at the same moment after all."""
        return self._guard.unsupported

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the block; a thread that holds it already just goes on.

        Raises:
            StoreBusy: another holder did not give it back in time, or it cannot be written.
        """
        if self.is_mine:
            yield
            return
        with saving():
            if not self._guard.acquire(self._timeout, str(os.getpid())):
                raise self._busy()
        if self._guard.unsupported:
            self._notices.tell(_NO_LOCKS)
        self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._holder = None
            self._guard.release()

    def _busy(self) -> StoreBusy:
        holder = self._guard.note()
        who = f" (process {holder})" if holder.isdecimal() else ""
        return StoreBusy(f"Another meet is saving right now{who}.", "Nothing was changed.", "Try again in a moment.")
