"""Where the two get their mail, for invitations that calendars can answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meetingtui.domain.people import Role


@dataclass(frozen=True)
class MailAddress:
    """The address of one of the two as it was given once; the last one given holds."""

    id: str
    """Identity."""
    pair_id: str
    """Whose pair it is."""
    role: Role
    """Whose address it is."""
    at: datetime
    """When it was given, in UTC."""
    address: str = ""
    """The address; empty when it was taken away."""
