"""What calendars were told of a pair's dates: enough for the next file to be about the same event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meetingtui.domain.people import NextMeeting


@dataclass(frozen=True)
class Invitation:
    """One agreed meeting, or a series of them, as calendars know it; stays the same while the date is moved."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    date: NextMeeting
    """What the last file said; of a series its first date."""
    written_at: datetime
    """When the last file was written, in UTC."""
    uid: str = ""
    """How calendars know the event: a random UUID without names or hosts; empty when damage took it."""
    sequence: int = 0
    """How often the event was changed since its first file."""
    series: bool = False
    """Whether it stands for all meetings from its date on."""
    cancelled_at: datetime | None = None
    """When a file was written that calls it off, in UTC; None while it stands."""
