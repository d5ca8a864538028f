"""What Linux and macOS have for a command, and what stands in for it on Windows."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = tuple(
    number for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if (number := getattr(signal, name, None)) is not None
)
"""The signals that ask a command to end; SIGHUP says that the terminal was closed, on Windows SIGBREAK does."""


@contextmanager
def unbuffered(descriptor: int) -> Iterator[None]:
    """The terminal hands over each letter at once, and shows none of the answer; Windows asks nothing."""
    if sys.platform == "win32":
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
