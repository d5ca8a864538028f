"""The exclusive right to something on a disk that cannot lock files: a small file that only one can make.

It names its holder. A claim of this machine lasts as long as the process that made it; one of another machine lasts
as long as it gives a sign of life. Its age is told by the disk's own clock, so that machines whose clocks differ
agree.
"""

from __future__ import annotations

import json
import os
import socket
import threading
from contextlib import suppress
from pathlib import Path

from meetingtui.storage.disk.operating_system import AS_IT_IS, NO_LINKS, is_alive

BEAT = 10.0
"""Seconds between two signs of life."""
SILENT = 60.0
"""Seconds without one after which a claim of another machine does not count any more."""


class Claim:
    """One file; held by one holder at a time."""

    def __init__(self, path: Path, *, beats: bool = False) -> None:
        """Takes nothing yet.

        Args:
            path: The file; it is there only while somebody holds the right.
            beats: Whether to give signs of life while it is held, for a right that is held for long.
        """
        self._path = path
        self._beats = beats
        self._mine = b""
        self._over = threading.Event()

    def take(self) -> bool:
        """Take the right; False when somebody has it. Raises OSError when the file cannot be made."""
        for _ in range(2):
            if self._make():
                return True
            if not self._remove_void():
                return False
        return False

    def beat(self) -> None:
        """Give a sign of life."""
        with suppress(OSError):
            os.utime(self._path)

    def release(self) -> None:
        """Give the right back; does nothing when it is not held here."""
        mine, self._mine = self._mine, b""
        self._over.set()
        with suppress(OSError):
            if mine and self._path.read_bytes() == mine:
                self._path.unlink()

    def _make(self) -> bool:
        holder = {"machine": socket.gethostname(), "process": os.getpid(), "mark": os.urandom(8).hex()}
        mine = json.dumps(holder).encode()
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINKS | AS_IT_IS, 0o600)
        except FileExistsError:
            return False
        try:
            os.write(descriptor, mine)
        finally:
            os.close(descriptor)
        self._mine = mine
        if self._beats:
            self._over = threading.Event()
            threading.Thread(target=self._keep_beating, args=(self._over,), daemon=True).start()
        return True

    def _keep_beating(self, over: threading.Event) -> None:
        while not over.wait(BEAT):
            self.beat()

    def _remove_void(self) -> bool:
        """Take away a claim whose holder is gone; False when it counts."""
        try:
            found = self._path.read_bytes()
            if not self._is_void(found):
                return False
            # Taken aside first, because somebody may have been quicker and hold a new one by now.
            aside = self._path.with_name(f"{self._path.name}.{os.urandom(4).hex()}")
            self._path.rename(aside)
            if aside.read_bytes() != found:
                aside.rename(self._path)
                return False
            aside.unlink()
        except FileNotFoundError:
            return True
        return True

    def _is_void(self, found: bytes) -> bool:
        try:
            holder = json.loads(found)
            machine, process = str(holder["machine"]), int(holder["process"])
        except (ValueError, TypeError, KeyError):
            # Somebody is just writing it, or was cut off while writing it.
            return self._silent()
        return not is_alive(process) if machine == socket.gethostname() else self._silent()

    def _silent(self) -> bool:
        """Whether there was no sign of life for long, by the clock of the disk."""
        probe = self._path.with_name(f"{self._path.name}.{os.urandom(4).hex()}")
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL | AS_IT_IS, 0o600)
        try:
            now = os.fstat(descriptor).st_mtime
        finally:
            os.close(descriptor)
            probe.unlink()
        return now - self._path.stat().st_mtime > SILENT
