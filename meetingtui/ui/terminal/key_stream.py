"""Cuts what a terminal sends into keys, pastes and answers, however it comes: in pieces, late, or damaged.

Textual's own parser joins an Escape to the key that follows within a tenth of a second, types what it does not know,
and takes an escape character in a paste for a key. Here a sequence is handed on when it is whole and known, and is
swallowed otherwise; no letter is held back longer than `PATIENCE`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetingtui.ui.terminal.key_reports import accepted
from meetingtui.ui.terminal.textual_internals import ANSI_SEQUENCES_KEYS

ESC, BEL = "\x1b", "\x07"
ESCAPE_DELAY = 0.1
"""Seconds after which an Escape is the key: what terminals send for other keys follows at once."""
PATIENCE = 2.0
"""Seconds that the rest of a sequence may take, on a slow line."""
PASTE_PATIENCE = 5.0
"""Seconds without a letter after which a paste that was never ended is over."""
LONGEST_KEY, LONGEST_ANSWER = 256, 100_000
"""Signs of the longest key or report, and of the longest answer in words (OSC, DCS); what is longer is none."""
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
"""What terminals put around a paste (xterm, bracketed paste)."""
ESC_SHOWN = "\ufffd"
"""What an escape character in a paste becomes."""

_WORDS = {"]": "0123456789", "P": "0123456789>!?$+=", "_": "G"}
"""What begins an answer in words (OSC, DCS, APC), and what its first sign can be."""
_REST = re.compile(r"\[[0-9?<>=MIOA-DFH]|\]\d+;|P[0-9>!?$+=]|_G|O[A-DFHP-S]$")
"""How the rest of a sequence begins whose Escape was taken for the key; more than a person types at a time."""


@dataclass(frozen=True)
class Escape:
    """The key Escape."""


@dataclass(frozen=True)
class Alt:
    """A letter that was typed with Alt held."""

    letter: str
    """Which one."""


@dataclass(frozen=True)
class Paste:
    """A text that was pasted, its escape characters replaced."""

    text: str
    """All of it."""


Token = str | Escape | Alt | Paste
"""Letters that were typed, or one whole sequence that Textual's parser understands, or what is no business of it."""


class KeyStream:
    """Takes pieces of any size with the steady time at which they came, and gives what is whole by then."""

    def __init__(self) -> None:
        self._held = ""
        """What began with an Escape and is not whole yet."""
        self._at_once = False
        """Whether its second sign came together with the Escape, as no person can type it."""
        self._since = 0.0
        self._paste: list[str] | None = None
        self._paste_held = ""
        """The first letters of what may be the mark of an end."""
        self._escaped_at = -PATIENCE
        """When an Escape that nothing had followed was taken for the key."""
        self._out: list[Token] = []

    def feed(self, text: str, now: float) -> list[Token]:
        """The next piece."""
        self.tick(now, deliver=False)
        if now - self._escaped_at < PATIENCE and not self.waiting and len(text) > 1 and _REST.match(text):
            text = ESC + text
        self._escaped_at = -PATIENCE
        place = 0
        while place < len(text):
            if self._paste is not None:
                place = self._pasted(text, place, now)
            elif not self._held:
                end = text.find(ESC, place)
                end = len(text) if end < 0 else end
                if end > place:
                    self._out.append(text[place:end])
                if end < len(text):
                    self._held, self._since, self._at_once = ESC, now, False
                place = end + 1
            elif self._take(text[place], at_once=place > 0):
                place += 1
        return self._delivered()

    def tick(self, now: float, *, deliver: bool = True) -> list[Token]:
        """What is whole because nothing has followed it in time; to be called often."""
        if self._paste is not None:
            if now - self._since >= PASTE_PATIENCE:
                self._end_paste(self._paste_held)
        elif self._held:
            short = len(self._held) == 1 or (len(self._held) == 2 and not self._at_once)
            if now >= self._since + (ESCAPE_DELAY if short else PATIENCE):
                if len(self._held) == 1:
                    self._escaped_at = now
                self._give_up()
        return self._delivered() if deliver else []

    @property
    def waiting(self) -> bool:
        """Whether something is held back that the time will decide."""
        return bool(self._held) or self._paste is not None

    def _delivered(self) -> list[Token]:
        out, self._out = self._out, []
        return out

    def _give_up(self) -> None:
        """What is held is no sequence: an Escape and a sign, or nothing at all."""
        held, self._held = self._held, ""
        if len(held) == 1 or (len(held) == 2 and not self._at_once):
            self._out.append(Escape())
            if held[1:]:
                self._out.append(held[1:])
        elif held.endswith(ESC):
            self._out.append(Escape())

    # --- sequences ------------------------------------------------------------------------------------------

    def _take(self, sign: str, *, at_once: bool) -> bool:
        """Add a sign to what is held; False when it does not belong there and has to be looked at again."""
        kind = self._held[1:2]
        if not kind:
            return self._second(sign, at_once=at_once)
        if kind in _WORDS:
            return self._word(sign, at_once=at_once)
        if sign < " " or sign > "~" or len(self._held) > LONGEST_KEY:
            self._give_up()
            return False
        return self._ss3(sign, at_once=at_once) if kind == "O" else self._csi(sign, at_once=at_once)

    def _second(self, sign: str, *, at_once: bool) -> bool:
        if sign == "[" or sign == "O" or sign in _WORDS:
            self._held += sign
            self._at_once = at_once
            return True
        self._held = ""
        if at_once and f"{ESC}{sign}" == "\x1b\x7f":
            self._out.append("\x17")
        elif at_once and sign.isalpha():
            self._out.append(Alt(sign))
        else:
            # An Escape is an Escape, whatever follows.
            self._out.append(Escape())
            return False
        return True

    def _word(self, sign: str, *, at_once: bool) -> bool:
        held = self._held
        if held.endswith(ESC):
            self._held = "" if sign == "\\" else ESC
            self._at_once = False
            return sign == "\\"
        if len(held) == 2 and sign not in _WORDS[held[1]]:
            if at_once and self._at_once:
                self._held = ""
            else:
                self._give_up()
            return False
        if sign == BEL:
            self._held = ""
            return True
        if (sign < " " and sign != ESC) or len(held) > LONGEST_ANSWER:
            self._held = ""
            return False
        self._held += sign
        return True

    def _ss3(self, sign: str, *, at_once: bool) -> bool:
        sequence = self._held + sign
        if sequence in ANSI_SEQUENCES_KEYS and (at_once or sign in "ABCDFHPQRS"):
            self._held = ""
            self._out += accepted(sequence)
            return True
        self._give_up()
        return False

    def _csi(self, sign: str, *, at_once: bool) -> bool:
        sequence = self._held + sign
        if len(self._held) == 2 and not at_once and sign.isalpha() and not accepted(sequence):
            # Typed behind Alt and a bracket: an answer comes with a number first.
            self._give_up()
            return False
        self._held = sequence
        if sequence in ("\x1b[[", "\x1b[M") or (sequence.startswith("\x1b[M") and len(sequence) < 6):
            return True
        if "@" <= sign <= "~" or sequence.startswith("\x1b[M") or sequence in ANSI_SEQUENCES_KEYS:
            self._held = ""
            if sequence == PASTE_BEGINS:
                self._paste = []
            else:
                self._out += accepted(sequence)
        return True

    # --- pastes ---------------------------------------------------------------------------------------------

    def _pasted(self, text: str, place: int, now: float) -> int:
        assert self._paste is not None  # noqa: S101 - only called inside a paste
        self._since = now
        before, end = len(self._paste_held), len(text)
        text, self._paste_held = self._paste_held + text[place:], ""
        at = text.find(PASTE_ENDS)
        if at >= 0:
            self._end_paste(text[:at])
            return place - before + at + len(PASTE_ENDS)
        held = next((n for n in range(len(PASTE_ENDS) - 1, 0, -1) if text.endswith(PASTE_ENDS[:n])), 0)
        cut = len(text) - held
        self._paste.append(text[:cut])
        self._paste_held = text[cut:]
        return end

    def _end_paste(self, last: str) -> None:
        whole = "".join([*(self._paste or []), last])
        self._paste, self._paste_held = None, ""
        self._out.append(Paste(whole.replace(ESC, ESC_SHOWN)))
