"""What a reader takes for one letter, which may be several characters: a joined sign, a flag, an accent with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from meetingtui.domain.text import one_line

_JOINER, _AS_PICTURE, _CUT = "\u200d", "\ufe0f", "..."
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_VOWELS_AND_ENDS = range(0x1160, 0x1200)
"""Parts of a Korean letter that stand in the same place as its beginning."""


def letters(text: str) -> Iterator[str]:
    """The text in pieces that are never to be parted."""
    piece = ""
    for character in text:
        if piece and not _goes_on(piece, character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def first_letters(text: str, limit: int) -> str:
    """The beginning of the text, of at most so many characters, without half a letter at its end."""
    if len(text) <= limit or text.isascii():
        return text[:limit]
    kept = ""
    for letter in letters(text):
        if len(kept) + len(letter) > limit:
            break
        kept += letter
    return kept


def shortened(text: str, limit: int) -> str:
    """The text on one line of at most so many characters, with a mark where it was cut."""
    text = one_line(text)
    return text if len(text) <= limit else f"{first_letters(text, limit - len(_CUT)).rstrip()}{_CUT}"


def quoted(text: str, limit: int = 40) -> str:
    """What somebody typed, for a message: on one line, in quotation marks, and no more of it than a message needs."""
    return f"“{first_letters(one_line(text), limit)}”"


def width(letter: str) -> int:
    """How many cells of a terminal one of the `letters` takes: 0, 1 or 2."""
    if _AS_PICTURE in letter and len(letter) > 1:
        return 2
    if len(letter) == 2 and all(ord(character) in _FLAG_LETTERS for character in letter):
        return 2
    return max(map(_character_width, letter))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") or ord(character) in _VOWELS_AND_ENDS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _goes_on(piece: str, character: str) -> bool:
    """Whether the character belongs to the letter before it."""
    if character.isascii() or piece in ("\n", "\t"):
        return False
    code = ord(character)
    if code in _FLAG_LETTERS:
        return len(piece) == 1 and ord(piece) in _FLAG_LETTERS
    if piece[-1] == _JOINER and unicodedata.category(character) in ("So", "Sk", "Cn"):
        return True
    if code in _SKIN or code in _VOWELS_AND_ENDS:
        return not piece.isspace()
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
