"""No save takes most of what is kept away, unless it is one that is there to do so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FEW = 4
"""Of fewer entries any number may go."""
SMALL = 4096
"""Bytes of a file that may become any size."""


def entries(tables: Mapping[str, Mapping[str, Any]]) -> int:
    """How many entries the tables hold."""
    return sum(map(len, tables.values()))


def lost_entries(before: int, after: int) -> int:
    """How many entries a save would take away if that is most of them; else 0."""
    return before - after if before >= FEW and after * 2 < before else 0


def shrinks(size_before: int, size_after: int) -> bool:
    """Whether a file becomes so much smaller that what it held was never read."""
    return size_before > SMALL and size_after * 4 < size_before
