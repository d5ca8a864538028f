"""Saves the running meeting as it changes, without anybody waiting for the disk."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.storage.disk.problems import in_words
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.generations import Elsewhere

T = TypeVar("T")
HANGS_AFTER = 2.0
"""Seconds after which a disk that has not answered counts as one that does not."""
NO_ANSWER = "the disk does not answer"


class DraftWriter(Generic[T]):
    """Keeps the newest value and saves it in a thread of its own.

    A value that comes after a quiet time is saved at once, later ones at most every half a second, and only the
    newest of them. When the disk refuses, the value stays in memory and is tried again each second.
    """

    def __init__(
        self,
        save: Callable[[dict[str, Any]], Elsewhere | None],
        encode: Callable[[T], dict[str, Any]],
        now: Now,
        *,
        on_state: Callable[[SaveState], None] | None = None,
        interval: float = 0.5,
        retry: float = 1.0,
        steady: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """Starts the thread.

        Args:
            save: Writes a document durably, or raises; says where it went if not where it belongs.
            encode: Makes the document; called in the thread, so the values must not change (frozen).
            now: The present instant.
            on_state: Told after each save, and when a problem comes up; **called in the thread**.
            interval: Seconds between two saves.
            retry: Seconds between two attempts while the disk refuses.
            steady: Seconds that only ever grow; where they stand still, a disk that hangs is told on a flush only.
        """
        self._save = save
        self._encode = encode
        self._on_state = on_state
        self._now = now
        self._interval = interval
        self._retry = retry
        self._steady = steady
        self._state = SaveState()
        self._began = 0.0
        self._changed = threading.Condition()
        self._pending: deque[T] = deque(maxlen=1)
        self._writing = False
        self._overdue = False
        self._attempts = 0
        self._hurry = False
        self._closing = False
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="draft-writer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SaveState:
        """How the last attempt went, or that the present one takes too long."""
        state = self._state
        hangs = self._writing and (self._overdue or self._steady() - self._began >= HANGS_AFTER)
        return SaveState(state.saved_at, NO_ANSWER) if hangs else state

    def put(self, value: T) -> None:
        """Have this value saved instead of any that still waits; returns at once."""
        with self._changed:
            if self._closing:
                raise RuntimeError("the draft writer is closed")
            self._pending.append(value)
            self._changed.notify_all()

    def flush(self, timeout: float = 2.0) -> bool:
        """Save now what waits; True if everything that was put is on the disk.

        Args:
            timeout: Seconds to wait for the disk.
        """
        with self._changed:
            if self._all_saved() or self._ended:
                return self._all_saved()
            enough = self._attempts + (2 if self._writing else 1)
            self._hurry = True
            self._changed.notify_all()
            done = self._changed.wait_for(
                lambda: self._all_saved() or self._attempts >= enough or self._ended, timeout
            )
            self._overdue = not done
            return self._all_saved()

    def close(self, timeout: float = 2.0) -> bool:
        """Save what waits and end the thread; True if everything that was put is on the disk.

        Args:
            timeout: Seconds to wait for the disk.
        """
        saved = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        # A disk that has not answered by now is not waited for again.
        self._thread.join(timeout if saved else min(timeout, 0.1))
        return saved

    def _all_saved(self) -> bool:
        return not self._pending and not self._writing

    def _run(self) -> None:
        self._save_until_closed()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _save_until_closed(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending or self._closing)
                if not self._pending:
                    return
                value = self._pending.popleft()
                self._writing, self._hurry, self._began = True, False, self._steady()
            saved = self._write(value)
            with self._changed:
                self._writing = self._overdue = False
                self._attempts += 1
                if not saved and not self._pending:
                    self._pending.append(value)
                self._changed.notify_all()
                if self._closing and not saved:
                    return
                pause = self._interval if saved else self._retry
                self._changed.wait_for(lambda: self._hurry or self._closing, pause)

    def _write(self, value: T) -> bool:
        try:
            went = self._save(self._encode(value))
        except Exception as error:
            # Whatever it was: a thread that ends here would leave everything typed from now on unsaved.
            self._tell(SaveState(self._state.saved_at, in_words(error)))
            return False
        if went is None:
            self._tell(SaveState(self._now()))
        else:
            self._tell(SaveState(self._now(), in_words(went.problem), str(went.folder)))
        return True

    def _tell(self, state: SaveState) -> None:
        is_news, self._state = state != self._state, state
        if is_news and self._on_state is not None:
            # The listener may be gone while the program ends; saving goes on.
            with suppress(Exception):
                self._on_state(state)
