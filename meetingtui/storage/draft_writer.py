"""Saves the running meeting as it changes, without anybody waiting for the disk."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from meetingtui.storage.moments import Now
from meetingtui.storage.problems import in_words

T = TypeVar("T")


@dataclass(frozen=True)
class DraftState:
    """Whether what was typed is on the disk."""

    saved_at: datetime | None = None
    """When the draft was last saved; None: not yet."""
    problem: str = ""
    """Why the newest state is not saved, such as `disk full`; empty: it is."""


class DraftWriter(Generic[T]):
    """Keeps the newest value and saves it in a thread of its own.

    A value that comes after a quiet time is saved at once, later ones at most every half a second, and only the
    newest of them. When the disk refuses, the value stays in memory and is tried again each second.
    """

    def __init__(
        self,
        save: Callable[[dict[str, Any]], None],
        encode: Callable[[T], dict[str, Any]],
        now: Now,
        *,
        on_state: Callable[[DraftState], None] | None = None,
        interval: float = 0.5,
        retry: float = 1.0,
    ) -> None:
        """Starts the thread.

        Args:
            save: Writes a document durably, or raises.
            encode: Makes the document; called in the thread, so the values must not change (frozen).
            now: The present instant.
            on_state: Told after each save, and when a problem comes up; **called in the thread**.
            interval: Seconds between two saves.
            retry: Seconds between two attempts while the disk refuses.
        """
        self._save = save
        self._encode = encode
        self._on_state = on_state
        self._now = now
        self._interval = interval
        self._retry = retry
        self._state = DraftState()
        self._changed = threading.Condition()
        self._pending: deque[T] = deque(maxlen=1)
        self._writing = False
        self._attempts = 0
        self._hurry = False
        self._closing = False
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="draft-writer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> DraftState:
        """How the last attempt went."""
        return self._state

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
            self._changed.wait_for(lambda: self._all_saved() or self._attempts >= enough or self._ended, timeout)
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
        self._thread.join(timeout)
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
                self._writing, self._hurry = True, False
            saved = self._write(value)
            with self._changed:
                self._writing = False
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
            self._save(self._encode(value))
        except Exception as error:
            # Whatever it was: a thread that ends here would leave everything typed from now on unsaved.
            self._tell(DraftState(self._state.saved_at, in_words(error)))
            return False
        self._tell(DraftState(self._now()))
        return True

    def _tell(self, state: DraftState) -> None:
        is_news, self._state = state != self._state, state
        if is_news and self._on_state is not None:
            # The listener may be gone while the program ends; saving goes on.
            with suppress(Exception):
                self._on_state(state)
