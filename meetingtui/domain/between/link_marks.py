"""What was done with an address that somebody typed. The addresses themselves follow from the words of the two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LinkChange:
    """One change of what was done with an address, with what there was before."""

    at: datetime
    """When, in UTC."""
    read_before: datetime | None = None
    """When it had been read, in UTC; None when it had not."""
    takeaway_before: str = ""
    """What had been taken from it."""
    thanked_before: datetime | None = None
    """When thanks had been said for it, in UTC; None when they had not."""


@dataclass(frozen=True)
class LinkMark:
    """What was done with one address."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    address: str
    """The address, as typed."""
    noted_at: datetime
    """When something was first done with it, in UTC."""
    read_at: datetime | None = None
    """When it was read, in UTC; None while nobody said so."""
    takeaway: str = ""
    """What was taken from it, in one line."""
    thanked_at: datetime | None = None
    """When thanks were said for it, in UTC; None while nobody said so."""
    changes: tuple[LinkChange, ...] = ()
    """What happened to it since, oldest first."""

    @property
    def touched_at(self) -> datetime:
        """When something was last done with it, in UTC."""
        return self.changes[-1].at if self.changes else self.noted_at
