"""How safe the words of a running meeting are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SaveState:
    """Whether what was typed is on a disk, and where."""

    saved_at: datetime | None = None
    """When everything was last on the disk, aware; None before the first time."""
    problem: str = ""
    """Why it is not where it belongs, in a few words ("disk full"); empty when all is well."""
    elsewhere: str = ""
    """The folder in which it is instead, for the next start to find; empty when it is nowhere but in memory."""

    @property
    def safe(self) -> bool:
        """Whether everything is on a disk, wherever that is."""
        return not self.problem or bool(self.elsewhere)
