"""A terminal for tests: it runs a real program and shows what a person would see.

    with Terminal([sys.executable, "-m", "meetingtui"], 100, 30) as t:
        t.wait_for("Arrival")
        t.press("ctrl+n")
        t.type("text")
        t.shows("Saved", "text")
        t.signal(signal.SIGTERM)
        assert t.wait_exit() == 143

Nothing sleeps: every wait reads the program's output until something is there or a generous limit is over. What has
to stand there is waited for (`shows`), since one thing may be drawn before another; what must not stand there is
looked for when the program has drawn all of it (`wait_calm`).
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from tests.calm import computed
from tests.emulator import Emulator
from tests.keyboard import key_bytes
from tests.restored import left_on

LIMIT = 90.0
"""Seconds that a wait may take on a busy machine; in a test that passes it takes a fraction."""
CAN_SYNCHRONIZE, YES_IT_CAN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""A program asks whether pictures can be shown whole; then no test sees half a picture."""
LOOK = 0.05
"""Seconds between two looks for something while the program writes nothing."""
CALM, LOOKS = 0.01, 3
"""So many looks, so many seconds apart, at which a program neither wrote nor computed: it waits for a key."""


class Terminal:
    """One program in one terminal window; leaving the `with` block ends it."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 100,
        rows: int = 30,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start a command; `env` is laid over the environment."""
        self.output = b""
        """All bytes that the program wrote."""
        self._over = False
        self._screen = Emulator(columns, rows)
        self._master, slave = os.openpty()
        self.resize(columns, rows)
        self._modes_at_first = termios.tcgetattr(slave)

        whole_env = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | (env or {})
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env=whole_env,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0),
        )
        """The program."""
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close_window()

    @property
    def text(self) -> str:
        """The screen as text, without spaces at the ends of the rows."""
        return self._screen.text

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0; programs put it into the field with the focus."""
        return self._screen.cursor

    def press(self, *names: str) -> None:
        """Press keys by name, all at once: a letter, "enter", "f1", "ctrl+n", "alt+x", "shift+tab" ..."""
        self._send(b"".join(map(key_bytes, names)))

    def type(self, text: str | bytes) -> None:
        """Type a text; bytes for what no keyboard has."""
        self._send(text.encode() if isinstance(text, str) else text)

    def paste(self, text: str) -> None:
        """Paste a text, marked as a paste as terminals do it."""
        self._send(f"\x1b[200~{text}\x1b[201~".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._screen.resize(columns, rows)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def close_window(self) -> None:
        """Close the window under the program; nothing can be read afterwards."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def wait_for(self, pattern: str, limit: float = LIMIT) -> re.Match[str]:
        """Wait until the screen matches a regular expression; fails showing the screen as it is."""
        return self.wait_until(lambda: re.search(pattern, self.text), f"{pattern!r} on the screen", limit)

    def shows(self, *words: str) -> None:
        """Wait until all these words stand on the screen together."""
        self.wait_until(lambda: all(each in self.text for each in words), f"{words!r} on the screen")

    def wait_calm(self) -> None:
        """Wait until the program draws nothing and computes nothing: what was pressed so far has had its effect."""
        end = time.monotonic() + LIMIT
        looks = 0
        before: object = None
        while looks < LOOKS and not self._over:
            wrote = self._read(time.monotonic() + CALM)
            now = computed(self.process.pid)
            looks = looks + 1 if not wrote and now is not None and now == before else 0
            before = now
            if time.monotonic() >= end:
                raise AssertionError(f"the program comes to no rest; the screen:\n{self.text}")

    def wait_until(self, found: Callable[[], Any], what: str, limit: float = LIMIT) -> Any:
        """Read until `found()` is true and return that; `what` names it if it does not come or the program ends."""
        end = time.monotonic() + limit
        while not (result := found()):
            # It may be something that shows elsewhere than on the screen, so silence is no reason to wait longer.
            if not self._read(min(end, time.monotonic() + LOOK)) and (self._over or time.monotonic() >= end):
                raise AssertionError(f"never saw {what}; the screen:\n{self.text}")
        return result

    def wait_exit(self, limit: float = LIMIT) -> int:
        """Read until the program has ended; its exit code as shells say it (128 + n for a signal)."""
        end = time.monotonic() + limit
        while self._master >= 0 and self._read(end):
            pass
        code = self.process.wait(max(0.1, end - time.monotonic()))
        return code if code >= 0 else 128 - code

    def left_behind(self) -> set[str]:
        """What the program left switched in the terminal; empty when it restored everything."""
        left = left_on(self.output)
        if termios.tcgetattr(self._master) != self._modes_at_first:
            left.add("line discipline")
        return left

    def _send(self, data: bytes) -> None:
        while data:
            # Whoever writes much must read in between, or both sides wait for each other.
            readable, writable, _ = select.select([self._master], [self._master], [], LIMIT)
            if readable and not self._take():
                raise AssertionError(f"the program has ended; the screen:\n{self.text}")
            if writable:
                data = data[os.write(self._master, data[:1024]) :]

    def _read(self, end: float) -> bool:
        """Take what the program writes next; False when the time is over or nothing can come any more."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, end - time.monotonic()))
        return bool(ready) and self._take()

    def _take(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        self._over = not data
        self.output += data
        self._screen.feed(data)
        if CAN_SYNCHRONIZE in self.output[-len(data) - len(CAN_SYNCHRONIZE) + 1 :]:
            os.write(self._master, YES_IT_CAN)
        return bool(data)
