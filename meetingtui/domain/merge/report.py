"""What taking in a file changes, counted and named before and after it happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from meetingtui.domain.people import Pair


class Fate(Enum):
    """What becomes of one thing that the file holds."""

    NEW = "new"
    """It was not here."""
    SAME = "the same"
    """It is here, and says the same."""
    NEWER_HERE = "newer here"
    """The file holds an earlier state of it."""
    NEWER_THERE = "newer in the file"
    """What is here is an earlier state of it."""
    PUT_TOGETHER = "merged"
    """Each side has something that the other one lacks, and both fit into one."""
    BOTH = "changed on both sides"
    """Both versions are kept."""


@dataclass(frozen=True)
class Parted:
    """Something that was changed on both sides."""

    shown: Any
    """The version that is shown from now on: a goal, a promise, a meeting ..."""
    others: tuple[Any, ...]
    """The versions that are kept beside it."""
    zone: str
    """The pair's zone, in which its days are told."""


@dataclass(frozen=True)
class MergeReport:
    """All that becomes of a file."""

    counts: Mapping[str, Mapping[Fate, int]]
    """How often what happens, by the name of the table."""
    parted: tuple[Parted, ...] = ()
    """What was changed on both sides."""
    namesakes: tuple[tuple[Pair, ...], ...] = ()
    """Pairs of the same names, where one came in while another one is here."""

    @property
    def nothing_new(self) -> bool:
        """Whether everything was here already."""
        return not any(
            count
            for fates in self.counts.values()
            for fate, count in fates.items()
            if fate not in (Fate.SAME, Fate.NEWER_HERE)
        )
