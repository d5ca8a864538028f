"""A lock between processes, and between the threads of this one; the system frees it when its holder dies."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from meetingtui.storage.disk.durable import ensure_private_folder
from meetingtui.storage.disk.operating_system import AS_IT_IS, NO_LINKS

if TYPE_CHECKING:
    from filelock import FileLock

    from meetingtui.storage.disk.claim import Claim

_POLL = 0.01
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}
"""What file systems without locks answer, such as some network mounts."""


class FileGuard:
    """The exclusive right to something, held by one thread of one process; not re-entrant."""

    unsupported = False
    """Whether this disk cannot lock: a claim then keeps processes apart, as well as such a disk can."""

    def __init__(self, path: Path, *, for_long: bool = False) -> None:
        """Takes nothing yet.

        Args:
            path: The lock's file.
            for_long: Whether it is held for minutes, so that a claim needs signs of life.
        """
        self._path = path
        self._for_long = for_long
        self._claim: Claim | None = None
        self._threads = threading.Lock()
        # One object for life: filelock releases a lock whose object is garbage.
        self._processes: FileLock | None = None

    def acquire(self, timeout: float, note: str) -> bool:
        """Take the right, waiting at most so many seconds; False if it is still taken.

        Args:
            timeout: Seconds; 0 asks once.
            note: What others may read about the holder.

        Raises:
            OSError: the lock's file cannot be made or opened.
        """
        if not self._threads.acquire(timeout=timeout):
            return False
        try:
            held = self._acquire_among_processes(timeout)
        except BaseException:
            self._threads.release()
            raise
        if held:
            self._leave(note)
        else:
            self._threads.release()
        return held

    def release(self) -> None:
        """Give the right back."""
        if self._claim is not None:
            self._claim.release()
        if self._processes is not None and self._processes.is_locked:
            self._processes.release()
        self._threads.release()

    def note(self) -> str:
        """What the present or last holder left; empty if nothing readable."""
        try:
            return self._path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def _acquire_among_processes(self, timeout: float) -> bool:
        # Reading never locks, and a short command should not pay for the import.
        from filelock import FileLock, Timeout

        ensure_private_folder(self._path.parent)
        if self._processes is None:
            self._processes = FileLock(self._path, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            self._processes.acquire(timeout=timeout, poll_interval=_POLL)
        except Timeout:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            self.unsupported = True
            return self._claimed(timeout)
        return True

    def _claimed(self, timeout: float) -> bool:
        from meetingtui.storage.disk.claim import Claim

        if self._claim is None:
            self._claim = Claim(self._path.with_name(f"{self._path.name}.claim"), beats=self._for_long)
        pause = threading.Event()
        for _ in range(round(timeout / _POLL)):
            if self._claim.take():
                return True
            pause.wait(_POLL)
        return self._claim.take()

    def _leave(self, note: str) -> None:
        # Only for a friendlier message, so a failure is nobody's concern.
        with suppress(OSError):
            descriptor = os.open(self._path, os.O_WRONLY | NO_LINKS | AS_IT_IS)
            try:
                os.ftruncate(descriptor, 0)
                os.write(descriptor, note.encode())
            finally:
                os.close(descriptor)
