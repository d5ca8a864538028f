"""What a terminal sends, as the messages of Textual: keys, pastes, the mouse, answers that it asked for."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator

from textual import events
from textual.message import Message

from meetingtui.ui.terminal.key_stream import ESC, PATIENCE, Alt, Escape, KeyStream, Paste, Token
from meetingtui.ui.terminal.textual_internals import XTermParser

AS_IN_A_SHELL = {"alt+b": "ctrl+left", "alt+f": "ctrl+right", "alt+d": "alt+delete"}
"""Keys of the shell that move and delete by words, and how fields call them."""


class TerminalInput:
    """Takes bytes in pieces of any size; whatever they are, it goes on."""

    def __init__(self, *, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._keys = KeyStream()
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._fed_at = 0.0

    def feed(self, piece: bytes, now: float) -> Iterator[Message]:
        """The next piece and the steady time at which it came."""
        self._drop_half_a_letter(now)
        self._fed_at = now
        yield from self._messages(self._keys.feed(self._decoder.decode(piece), now))

    def tick(self, now: float) -> Iterator[Message]:
        """What is decided because nothing has followed in time; to be called several times a second."""
        yield from self._messages(self._keys.tick(now))
        yield from self._parser.tick()

    @property
    def waiting(self) -> bool:
        """Whether something is held back that the time will decide."""
        return self._keys.waiting

    def _drop_half_a_letter(self, now: float) -> None:
        """Forget the first bytes of a letter whose others never came: they do not belong to the next one."""
        if now - self._fed_at >= PATIENCE:
            self._decoder.reset()

    def _messages(self, tokens: Iterable[Token]) -> Iterator[Message]:
        for token in tokens:
            match token:
                case Escape():
                    yield events.Key("escape", ESC)
                case Alt(letter):
                    yield _as_in_a_shell(events.Key(f"alt+{letter.lower()}", None))
                case Paste(text):
                    yield events.Paste(text.replace("\x00", ""))
                case str():
                    for message in self._parser.feed(token):
                        yield _as_in_a_shell(message) if isinstance(message, events.Key) else message


def _as_in_a_shell(key: events.Key) -> events.Key:
    """The key as fields know it; a letter with Alt held types nothing."""
    if key.key in AS_IN_A_SHELL:
        return events.Key(AS_IN_A_SHELL[key.key], None)
    return key
