"""The lines of plain text that records are made of."""

from __future__ import annotations

from collections.abc import Iterable

from meetingtui.domain.text import clean
from meetingtui.exchange.layout import wrapped

WIDTH = 76
"""Cells of the longest line."""


def folded(text: str, indent: int) -> list[str]:
    """The clean text in lines that begin so many cells in."""
    return wrapped(clean(text), WIDTH, " " * indent)


def listed(heading: str, texts: Iterable[str]) -> list[str]:
    """A heading with the texts below it; nothing when there are none."""
    lines = [line for text in texts for line in folded(text, 4)]
    return [*folded(heading, 2), *lines] if lines else []


def in_brackets(facts: list[str]) -> str:
    """The facts behind a text; empty when there are none."""
    return f" ({', '.join(facts)})" if facts else ""
