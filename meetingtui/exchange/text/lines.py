"""The lines of plain text that records are made of."""

from __future__ import annotations

from meetingtui.domain.text import clean
from meetingtui.exchange.text.layout import wrapped

WIDTH = 76
"""Cells of the longest line."""


def folded(text: str, indent: int) -> list[str]:
    """The clean text in lines that begin so many cells in."""
    return wrapped(clean(text), WIDTH, " " * indent)
