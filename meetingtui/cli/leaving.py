"""What happens when a command is asked to end before it is done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


@contextmanager
def cleaned_up() -> Iterator[None]:
    """A process that is asked to end leaves the block like one that is interrupted: with everything tidied up."""
    before = {number: signal.signal(number, _leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
