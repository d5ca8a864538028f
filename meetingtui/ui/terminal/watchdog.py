"""Ends that cannot be refused: signals that ask the program to leave, and a process that does not get there."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event, Thread
from types import FrameType

from meetingtui.ui.terminal.operating_system import ENDING

GRACE = 1.5
"""Seconds that the program has to end by itself."""
LAST_WORDS = 0.5
"""Seconds for what is done before the process is ended by force."""


class Watchdog:
    """Ends the process by force if it was to end and is still there after `GRACE` seconds.

    Its thread is started early and sleeps: nothing of it has to be set up when something is already wrong.
    """

    def __init__(self, last_words: Callable[[], None]) -> None:
        self._last_words = last_words
        self._codes: SimpleQueue[int] = SimpleQueue()
        Thread(target=self._watch, name="meet-watchdog", daemon=True).start()

    def expect_end(self, return_code: int) -> None:
        """From now on the process has `GRACE` seconds; safe to call in a signal handler, and more than once."""
        self._codes.put(return_code)

    def _watch(self) -> None:
        return_code = self._codes.get()
        Event().wait(GRACE)
        # In a thread of its own, because whatever holds up the program may hold this up too.
        speaker = Thread(target=self._last_words, daemon=True)
        speaker.start()
        speaker.join(LAST_WORDS)
        os._exit(return_code)


@contextmanager
def leaving_on_signals(watchdog: Watchdog, leave: Callable[[int], None]) -> Iterator[None]:
    """While this is open, the signals call `leave` with the shell's exit code 128+n, in the event loop.

    A signal that is ignored when the program starts (`nohup`) stays ignored. `loop.add_signal_handler` would not
    do: its callback waits for the loop, and the watchdog must be told when the loop hangs.
    """
    loop = asyncio.get_running_loop()

    def on_signal(number: int, _frame: FrameType | None) -> None:
        watchdog.expect_end(128 + number)
        loop.call_soon_threadsafe(leave, 128 + number)

    heeded = [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, on_signal) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
