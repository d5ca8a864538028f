"""User text inside Markdown: shown exactly as it was typed, whatever signs it holds."""

from __future__ import annotations

import re

from meetingtui.domain.text import clean, one_line
from meetingtui.domain.web_addresses import address_places

_SIGNS = re.compile(r"([\\`*_\[\]<>~|])")
"""What means something anywhere in a line."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"([-+#=])(?=\s|\1|$)")
"""What makes an item, a heading or a rule of a line that begins with it."""
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_TAB, _LEVEL = 4, "  "
_BULLET = re.compile(r"^[-*+\u2022]\s+")


def inline(text: str) -> str:
    """The text on one line, clean and escaped; web addresses stay addresses."""
    return _line_escaped(one_line(text))


def _line_escaped(text: str) -> str:
    parts, done = [], 0
    for begin, end in address_places(text):
        parts += [_escaped(text[done:begin]), f"<{text[begin:end]}>"]
        done = end
    parts.append(_escaped(text[done:]))
    return _start_escaped("".join(parts))


def points(text: str) -> list[str]:
    """The lines of a longer text, each escaped; signs that somebody typed to make a list are taken off.

    A line that stands further in than the one above it begins with two more blanks; `item` makes an item of it.
    """
    return [escaped_point(line) for line in pieces(text)]


def pieces(text: str) -> list[str]:
    """The same lines, clean and not yet escaped; blanks inside of them stay as they are."""
    found, above = [], list[int]()
    for line in clean(text).expandtabs(_TAB).split("\n"):
        words = line.strip()
        if not words:
            continue
        begins = len(line) - len(line.lstrip())
        while above and above[-1] >= begins:
            above.pop()
        found.append(_LEVEL * len(above) + _BULLET.sub("", words))
        above.append(begins)
    return found


def escaped_point(piece: str) -> str:
    """One of the `pieces`, escaped."""
    words = piece.lstrip()
    return piece[: len(piece) - len(words)] + _line_escaped(words)


def item(point: str, indent: str = "") -> str:
    """One of the `points` as an item of a list, below the one that it stands further in than."""
    words = point.lstrip()
    return f"{indent}{point[: len(point) - len(words)]}- {words}"


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", text))


def _start_escaped(text: str) -> str:
    if _NUMBER.match(text):
        return _NUMBER.sub(r"\1\\\2", text, count=1)
    return f"\\{text}" if _AT_START.match(text) else text
