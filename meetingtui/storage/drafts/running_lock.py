"""Only one meeting runs at a time in a data folder; this says which."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.disk.problems import saving
from meetingtui.storage.locations import Locations


@dataclass(frozen=True)
class Running:
    """Who holds the meeting that is running."""

    process: int
    """The process that runs it."""
    pair: str
    """The name that the pair is shown under."""
    since: datetime
    """When it began, aware, in the zone of the one who began it."""


class RunningLock:
    """Held from the beginning to the end of a meeting; the system frees it when the process dies in any way."""

    def __init__(self, locations: Locations) -> None:
        self._path = locations.running_lock
        self._guard = FileGuard(self._path, for_long=True)
        self._held = False

    def acquire(self, pair: str, since: datetime) -> None:
        """Say that a meeting with this pair is running, until `release`.

        Args:
            pair: The name to show to somebody who starts another one.
            since: When it began; aware, in the zone in which to tell it.

        Raises:
            StoreBusy: a meeting is running already, or the lock cannot be written.
        """
        note = json.dumps({"process": os.getpid(), "pair": pair, "since": since.isoformat()})
        with saving():
            if not self._guard.acquire(0, note):
                raise self._busy()
        self._held = True

    def release(self) -> None:
        """Say that the meeting is over; does nothing when none was running here."""
        if self._held:
            self._held = False
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

    def holder(self) -> Running | None:
        """The meeting that is running; None if none is, or nothing can be found out about it."""
        if not self._path.exists():
            return None
        try:
            if self._guard.acquire(0, ""):
                self._guard.release()
                return None
        except OSError:
            return None
        return self._read_note()

    def _read_note(self) -> Running | None:
        try:
            note = json.loads(self._guard.note())
            return Running(int(note["process"]), str(note["pair"]), datetime.fromisoformat(note["since"]))
        except (ValueError, TypeError, KeyError):
            return None

    def _busy(self) -> StoreBusy:
        running = self._read_note()
        happened = "Another meeting is running."
        if running is not None:
            happened = (
                f"A meeting with {running.pair} is running since {running.since:%H:%M} (process {running.process})."
            )
        return StoreBusy(happened, "Nothing was changed.", "Go on there, or end it first.")
