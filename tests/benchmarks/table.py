"""Measurements beside their budgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Row:
    """One measurement."""

    name: str
    """What was measured."""
    figure: str
    """What came out, with its unit."""
    beside: str
    """What it was measured against; empty when the budget is a figure of its own."""
    value: float
    """What is compared with the budget."""
    budget: float
    """What it may be at most."""

    @classmethod
    def limit(cls, name: str, value: float, budget: float, unit: str) -> Self:
        """A measurement that is not measured against anything."""
        return cls(name, f"{value:.1f} {unit}", "", value, budget)

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.value <= self.budget

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        times = f"{self.value:.2f} x" if self.beside else ""
        budget = f"{self.budget:.2f} x" if self.beside else f"{self.budget:g} {self.figure.split()[-1]}"
        return self.name, self.figure, self.beside, times, budget, "ok" if self.kept else "OVER"


HEADINGS = ("", "measured", "beside", "ratio", "budget", "")


def table(rows: Iterable[Row]) -> str:
    """The rows under their headings, in columns."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join(lines)
