"""Keys in the order of what they do: each finds the screen that the one before it left.

Textual hands a key on and takes the next one while the first is still on its way to the widget that acts on it, or
while the screen that it opened is being made. Keys that come faster than screens would act on a screen that is on
its way out, or on one that has no widgets yet.
"""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import PurePath

from textual import events
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input

QUIET_ROUNDS = 3
"""So many rounds of the event loop have to find nothing on its way: between two queues a message is not seen."""
LONGEST_WAIT = 2.0
"""Seconds after which the next key goes on in any case."""


def takes_words(widget: Widget | None) -> bool:
    """Whether letters that are typed there are words, and no keys."""
    # Fields of several lines are known by their mark: their module takes its time to load.
    return isinstance(widget, Input) or getattr(widget, "TAKES_LETTERS", False)


class OneKeyAtATime(App[None]):
    """Holds a key back while what the one before it does is under way; letters into a field pass at once."""

    def __init__(self, *, css_path: list[str | PurePath] | None = None) -> None:
        super().__init__(css_path=css_path)
        self._held_keys: deque[events.Key | events.Paste] = deque()
        self._settling: asyncio.Task[None] | None = None

    @property
    def keys_under_way(self) -> bool:
        """Whether a key has not done yet what it does, or waits for its turn."""
        return self._settling is not None or bool(self._held_keys) or self.between_screens

    @property
    def between_screens(self) -> bool:
        """Whether the screen that the next key belongs to is not there yet; for the application to override."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Take a key in its turn, everything else at once."""
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen_stack:
            return  # the program ends
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._settling is not None or self._held_keys:
            self._held_keys.append(event)
        elif self.between_screens:
            self._held_keys.append(event)
            self._settling = asyncio.create_task(self._settle())
        else:
            await self._take(event)

    async def _take(self, event: events.Key | events.Paste) -> None:
        if isinstance(event, events.Key) and self._whole():
            event = self._read(event)
        kept_back = isinstance(event, events.Paste) and self.keeps_back(event.text)
        if kept_back or not self._types(event):
            self._settling = asyncio.create_task(self._settle())
        if not kept_back:
            await super().on_event(event)

    def keeps_back(self, pasted: str) -> bool:  # noqa: ARG002
        """Whether no field gets what was pasted, now that its turn has come; for the application to override."""
        return False

    def read_key(self, key: events.Key) -> events.Key:
        """The key as it is meant on the screen that is there now; for the application to override."""
        return key

    def _read(self, key: events.Key) -> events.Key:
        meant = self.read_key(key)
        if meant is not key:
            meant.set_sender(self)
        return meant

    async def _take_held(self) -> None:
        while self._held_keys and self._settling is None and self.is_running:
            await self._take(self._held_keys.popleft())

    def _types(self, event: events.Key | events.Paste) -> bool:
        words = isinstance(event, events.Paste) or event.is_printable
        return words and self._whole() and takes_words(self.focused)

    async def _settle(self) -> None:
        """Wait until the last key has done what it does; then take those that wait."""
        loop = asyncio.get_running_loop()
        end, quiet = loop.time() + LONGEST_WAIT, 0
        while quiet < QUIET_ROUNDS and loop.time() < end:
            # A screen that is being made takes its time: nothing is gained by asking in every round.
            await asyncio.sleep(0 if self._whole() else 0.005)
            quiet = 0 if self._under_way() else quiet + 1
        self._settling = None
        self.call_next(self._take_held)

    def _whole(self) -> bool:
        """Whether the screen has its widgets: before that, and after it was left, a key finds nothing there."""
        return self.screen.is_running and self.screen.is_mounted

    def _under_way(self) -> bool:
        pumps = (self, self.screen, *((self.focused, *self.focused.ancestors) if self.focused else ()))
        return self.between_screens or not self._whole() or any(pump.message_queue_size for pump in pumps)
