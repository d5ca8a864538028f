"""`meet` on a clock that runs sixty times as fast: an hour takes a minute. Started by a benchmark, in a terminal."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meetingtui.cli.shell.outside import real_world
from meetingtui.cli.shell.report import run

RATE = 60.0


class FastClock:
    """Both clocks run fast, from the moment at which the program was started."""

    def __init__(self) -> None:
        self._wall, self._steady = datetime.now(UTC), time.monotonic()

    def wall(self) -> datetime:
        """The present instant."""
        return self._wall + timedelta(seconds=self.monotonic() - self._steady)

    def monotonic(self) -> float:
        """Seconds since some start."""
        return self._steady + (time.monotonic() - self._steady) * RATE


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], replace(real_world(), clock=FastClock())))
