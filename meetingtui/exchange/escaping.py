"""User text inside Markdown: shown exactly as it was typed, whatever signs it holds."""

from __future__ import annotations

import re

from meetingtui.domain.text import clean, one_line

_SIGNS = re.compile(r"([\\`*_\[\]<>~|])")
"""What means something anywhere in a line."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?'\")\]]")
_AT_START = re.compile(r"([-+#=])(?=\s|\1|$)")
"""What makes an item, a heading or a rule of a line that begins with it."""
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_BULLET = re.compile(r"^[-*+\u2022]\s+")


def inline(text: str) -> str:
    """The text on one line, clean and escaped; web addresses stay addresses."""
    text = one_line(text)
    parts, end = [], 0
    for link in _LINK.finditer(text):
        parts += [_escaped(text[end : link.start()]), f"<{link[0]}>"]
        end = link.end()
    parts.append(_escaped(text[end:]))
    return _start_escaped("".join(parts))


def points(text: str) -> list[str]:
    """The lines of a longer text, each escaped; signs that somebody typed to make a list are taken off."""
    return [inline(line) for line in pieces(text)]


def pieces(text: str) -> list[str]:
    """The same lines, clean and not yet escaped."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return [_BULLET.sub("", line) for line in lines if line]


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", text))


def _start_escaped(text: str) -> str:
    if _NUMBER.match(text):
        return _NUMBER.sub(r"\1\\\2", text, count=1)
    return f"\\{text}" if _AT_START.match(text) else text
