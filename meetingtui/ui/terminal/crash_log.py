"""Where a fault is written down: which lines of the program were running, and nothing of what people wrote.

Local variables and the words of an exception can hold a private note, so neither is kept.
"""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from textual.worker import WorkerFailed

from meetingtui import __version__
from meetingtui.ui.terminal.operating_system import open_log

FRAMES = 40
"""Innermost calls kept of one exception; a recursion has a thousand."""


class CrashLog:
    """A file that faults are added to, readable by its owner only."""

    def __init__(self, path: Path | None, now: Callable[[], datetime] | None = None) -> None:
        """Take the file, which need not exist (None keeps nothing), and the wall clock (None: no time)."""
        self._path = path
        self._now = now

    def add(self, error: BaseException) -> Path | None:
        """Write a fault down; the file it is in, or None if it could not be kept."""
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(open_log(self._path), "a", encoding="utf-8", errors="replace") as file:
                file.write("\n".join(self._entry(error)) + "\n\n")
        except OSError:
            return None
        return self._path

    def _entry(self, error: BaseException) -> Iterator[str]:
        time = self._now().isoformat(timespec="seconds") if self._now else "-"
        yield f"{time} meetingtui {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
        for cause in _chain(error):
            yield f"  {type(cause).__module__}.{type(cause).__qualname__}"
            for frame, line in list(traceback.walk_tb(cause.__traceback__))[-FRAMES:]:
                code = frame.f_code
                place = "/".join(Path(code.co_filename).parts[-3:])
                yield f"    {place}:{line} in {code.co_qualname}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, outermost first."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        # A failed worker's error is handed on without `raise`, so it is not among the causes.
        handed_on = current.error if isinstance(current, WorkerFailed) else None
        current = handed_on or current.__cause__ or current.__context__
