"""Letters as a search compares them: any case, without accents, and the way back to the letters that were typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

Span = tuple[int, int]
"""Where something stands in a text: the first letter, and the one behind the last."""

_ALIKE = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "\u0131": "i",
    **dict.fromkeys('"\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u00b4\u2032', "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\u301d\u301e\u301f", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63", "-"),
}
"""What Unicode does not take apart, and what a keyboard does not have: quotation marks are one sign, hyphens too."""
_NO_LETTERS = {"\u034f", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}
"""Say how the letter before them looks, or keep two apart in a dictionary."""


class _Folded(dict[int, str]):
    """What each letter is compared as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _compared_as(chr(code))
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text as it is compared: small letters, no accents, each run of blanks as one, none at the ends.

    Letters may become more (`ß` is compared as `ss`) or vanish (an accent that stands for itself).
    """
    folded = text.lower().replace('"', "'") if text.isascii() else text.translate(_FOLDED)
    return " ".join(folded.split())


def spans(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where the words stand in the text as it was typed, in order; places that touch each other are one.

    A letter that was hit in part is hit whole, with the accents that follow it.

    Args:
        text: As it was typed.
        words: As `fold` makes them; empty ones are passed over.
    """
    folded, origins = _with_origins(text)
    found = [place for word in words if word for place in _places(folded, word)]
    return tuple(_joined(sorted((origins[first][0], origins[behind - 1][1]) for first, behind in found)))


def _compared_as(character: str) -> str:
    """Applied until nothing changes: small letters may come with accents of their own."""
    before, folded = "", _ALIKE.get(character, character)
    while folded != before:
        before = folded
        apart = unicodedata.normalize("NFKD", folded.casefold())
        folded = "".join(_ALIKE.get(part, part) for part in apart if not _unheard(part))
    return folded


def _unheard(character: str) -> bool:
    """Whether it only changes the letter before it, or how letters are joined."""
    return (
        unicodedata.combining(character) != 0
        or unicodedata.category(character) in ("Me", "Cf")
        or character in _NO_LETTERS
    )


def _with_origins(text: str) -> tuple[str, list[Span]]:
    """What `fold` makes of the text, and for each of its letters where it comes from."""
    letters: list[str] = []
    origins: list[Span] = []
    for place, character in enumerate(text):
        parts = _FOLDED[ord(character)]
        if not parts and origins:
            origins[-1] = (origins[-1][0], place + 1)
        for part in parts:
            blank = part.isspace()
            if blank and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if blank else part)
            origins.append((place, place + 1))
    return "".join(letters), _whole(origins)


def _whole(origins: list[Span]) -> list[Span]:
    """Letters that come from the same one end where that one and its accents end."""
    for place in range(len(origins) - 2, -1, -1):
        if origins[place][0] == origins[place + 1][0]:
            origins[place] = origins[place + 1]
    return origins


def _places(text: str, word: str) -> list[Span]:
    found = []
    place = text.find(word)
    while place >= 0:
        found.append((place, place + len(word)))
        place = text.find(word, place + len(word))
    return found


def _joined(places: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, behind in places:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(behind, joined[-1][1]))
        else:
            joined.append((first, behind))
    return joined
