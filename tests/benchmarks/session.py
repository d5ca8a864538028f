"""A program in a terminal, measured from outside: when it draws what, and what that costs."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Self

COLUMNS, ROWS = 100, 30
LIMIT = 30.0
"""Seconds after which something that was waited for is said to be missing."""
CAN_SYNCHRONIZE, YES_IT_CAN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""What terminals of today answer: pictures are shown whole."""


class Missing(Exception):
    """What was waited for never came; the message says what."""


class Session:
    """One run of a program; leaving the `with` block ends it."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._unseen = b""
        self.written = 0
        """Bytes that the program wrote so far."""
        self._began = perf_counter()
        self.process = subprocess.Popen(
            command, env=dict(environ), stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        """The program."""
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def press(self, keys: bytes) -> None:
        """Send the bytes of keys."""
        os.write(self._master, keys)

    def wait_for(self, words: str) -> float:
        """Seconds from the start until the program wrote these words; they must not be split by colours."""
        end = perf_counter() + LIMIT
        while words.encode() not in self._unseen:
            if not self._read(end - perf_counter()):
                raise Missing(f"{words!r} never came from {self.process.args!r}")
        self._unseen = b""
        return perf_counter() - self._began

    def wait_quiet(self, gap: float) -> None:
        """Read until nothing came for so many seconds."""
        while self._read(gap):
            pass

    def wait_echo(self) -> None:
        """Read what the program writes next, and all that follows at once."""
        if not self._read(LIMIT):
            raise Missing(f"nothing came from {self.process.args!r}")
        self.wait_quiet(0.002)
        self._unseen = b""

    def watch(self, seconds: float) -> None:
        """Read for so many seconds."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._read(left)

    def wait_exit(self) -> float:
        """Seconds from now until the process is gone."""
        now = perf_counter()
        while self._read(LIMIT):
            pass
        self.process.wait(LIMIT)
        return perf_counter() - now

    def cpu(self) -> float:
        """Seconds of processor that all threads used so far."""
        total = 0
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e9

    def answering(self) -> float:
        """Seconds of processor of the first thread alone: the one that answers keys."""
        process = self.process.pid
        return int(Path(f"/proc/{process}/task/{process}/schedstat").read_text().split()[0]) / 1e9

    def megabytes(self) -> float:
        """The most memory that was in use at one moment."""
        return self._status("VmHWM:")

    def megabytes_now(self) -> float:
        """The memory that is in use."""
        return self._status("VmRSS:")

    def _status(self, name: str) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith(name))
        return int(kilobytes) / 1024

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.written += len(data)
        self._unseen += data
        if CAN_SYNCHRONIZE in data:
            os.write(self._master, YES_IT_CAN)
        return bool(data)
