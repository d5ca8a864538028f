"""Which escape sequences of a terminal reach Textual's parser, and in what form.

The stock parser (8.2) breaks on a key report with an event type or more digits, and takes what it does not know for
letters: answers of the terminal that come late would be typed into a field. What comes out of here is either
understood by it, whole, or nothing.
"""

from __future__ import annotations

import re
import unicodedata

from meetingtui.ui.terminal.textual_internals import ANSI_SEQUENCES_KEYS, FUNCTIONAL_KEYS, takes_key_reports

MOST_CELLS = 1000
"""Columns or rows of the largest window; what says more is no window."""

SHIFT, CAPS_LOCK, NUM_LOCK = 1, 64, 128
"""Bits of the modifiers in a key report, which says their sum and one more."""
RELEASED = 3
"""The type of event of a key that is let go; 1 is a press, 2 its repetition."""

_KEY = re.compile(r"\x1b\[([\d:;]*)([u~A-FHPQS])")
_MOUSE = re.compile(r"\x1b\[<\d{1,5};-?\d{1,5};-?\d{1,5}[Mm]")
_MODE = re.compile(r"\x1b\[\?(2026|2048);[0-4]\$y")
_SIZE = re.compile(
    r"\x1b\[48;(\d{1,5})(?::[\d:]*)?;(\d{1,5})(?::[\d:]*)?;(\d{1,6})(?::[\d:]*)?;(\d{1,6})(?::[\d:]*)?t"
)
_FOCUS = {"\x1b[I", "\x1b[O"}


def accepted(sequence: str) -> list[str]:
    """What to hand on for one whole sequence (CSI or SS3): usually itself, in a plainer form, or nothing."""
    if sequence in _FOCUS or _MODE.fullmatch(sequence) or _MOUSE.fullmatch(sequence):
        return [sequence]
    if match := _SIZE.fullmatch(sequence):
        return _size(*(int(number) for number in match.groups()))
    if sequence in ANSI_SEQUENCES_KEYS:
        return [sequence]
    if takes_key_reports() and (match := _KEY.fullmatch(sequence)):
        return _key(*match.groups())
    return []


def _size(rows: int, columns: int, height: int, width: int) -> list[str]:
    if not (0 < rows <= MOST_CELLS and 0 < columns <= MOST_CELLS):
        return []
    # Textual divides by the size of a cell.
    return [f"\x1b[48;{rows};{columns};{max(height, rows)};{max(width, columns)}t"]


def _key(parameters: str, end: str) -> list[str]:
    fields = parameters.split(";")
    if fields[0] == "27" and end == "~" and len(fields) == 3:
        # The older form of xterm (modifyOtherKeys): 27, modifiers, character.
        fields, end = [fields[2], fields[1]], "u"
    if len(fields) > 3 or any(len(number) > 7 for field in fields for number in field.split(":")):
        return []
    codes, held, text, *_ = (*([int(n or 0) for n in f.split(":")] for f in fields), [0], [0])
    modifiers, event = held[0] or 1, held[1] if len(held) > 1 else 1
    if event >= RELEASED or modifiers > 256:
        return []
    code = codes[0] or int(not fields[0])
    bits = modifiers - 1
    letters = [chr(number) for number in text if _typed(number)]
    if end == "u":
        if not (_typed(code) or f"{code}u" in FUNCTIONAL_KEYS or (letters and not code)):
            return []
        if not letters and _typed(code) and not bits & ~(SHIFT | CAPS_LOCK | NUM_LOCK):
            letters = _letters(code, codes[1] if len(codes) > 1 else 0, bits)
    elif f"{code}{end}" not in FUNCTIONAL_KEYS:
        return []
    held_now = bits & ~(CAPS_LOCK | NUM_LOCK)
    first = f"\x1b[{code};{held_now + 1}" if held_now or letters else f"\x1b[{code}"
    if not letters:
        return [f"{first}{end}"]
    # One letter each: the stock parser gives up on what is longer than 32 signs.
    return [f"{first};{ord(letters[0])}{end}", *(f"\x1b[0;;{ord(letter)}u" for letter in letters[1:])]


def _typed(code: int) -> bool:
    """Whether a number is a character that can be typed; the private ones are keys without a letter."""
    return 32 <= code <= 0x10FFFF and unicodedata.category(chr(code)) not in {"Cc", "Cs", "Co", "Cn"}


def _letters(code: int, shifted: int, bits: int) -> list[str]:
    """The letter of a key that was reported without its text."""
    letter = chr(code)
    if bits & SHIFT and _typed(shifted):
        return [chr(shifted)]
    if bits & SHIFT and not letter.isalpha() and letter != " ":
        return []
    upper = bool(bits & SHIFT) != bool(bits & CAPS_LOCK)
    return list(letter.upper() if upper else letter)
