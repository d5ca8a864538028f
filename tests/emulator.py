"""A screen that terminal output is drawn on, so that tests read what a person would."""

import re

import pyte

UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][\d;]*[A-Za-z]|\x1b\[[?\d;]*[$ ][A-Za-z]|\x1b\[[\d;]*t|\x1b[P_^][^\x1b]*\x1b\\"
)
"""Keyboard protocol, queries, window operations: the emulator would print them as text."""
UNFINISHED = re.compile(rb"\x1b(?:\[[\x20-\x3f]*|[\]P_^][^\x07\x1b]*\x1b?)?\Z")
"""A sequence whose end has not arrived yet."""


class Emulator:
    """A screen of letters, fed with bytes in pieces of any size."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held_back = b""

    @property
    def text(self) -> str:
        """The screen as text, without spaces at the ends of the rows."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row in which the cursor stands, from 0, whether it shows or not."""
        return self._screen.cursor.x, self._screen.cursor.y

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the screen."""
        self._screen.resize(rows, columns)

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote."""
        known = UNKNOWN_TO_PYTE.sub(b"", self._held_back + data)
        tail = UNFINISHED.search(known)
        cut = tail.start() if tail else len(known)
        self._held_back = known[cut:]
        self._stream.feed(known[:cut])
