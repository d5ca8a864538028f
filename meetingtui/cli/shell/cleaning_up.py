"""What happens when a command is asked to end before it is done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from meetingtui.cli.shell.operating_system import ENDING


@contextmanager
def cleaned_up() -> Iterator[None]:
    """A process that is asked to end leaves the block like one that is interrupted: with everything tidied up.

    What was to be ignored from the start, as under `nohup`, still is.
    """
    heard = [n for n in ENDING if signal.getsignal(n) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _leave) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
