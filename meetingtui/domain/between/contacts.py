"""Messages between two meetings, outside of this program: that one was written, or that an answer came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetingtui.domain.people import Role


class ContactKind(StrEnum):
    """What happened."""

    WROTE = "wrote"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Contact:
    """One message."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    at: datetime
    """When it was noted, in UTC."""
    kind: ContactKind
    """What happened."""
    by: Role | None = None
    """Who wrote or answered; None when nobody said."""
    text: str = ""
    """What it was about, in their words."""
    taken_back_at: datetime | None = None
    """When it was taken back, in UTC; None while it stands."""
