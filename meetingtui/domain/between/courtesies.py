"""What was done about a courtesy that is due, such as thanks. What is due follows from what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Courtesy:
    """One answer to something due: done, put off, or neither, which takes back what was said before.

    It is written once; of several with one key the last holds.
    """

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    key: str
    """What was due, such as `thanks-meeting/` and the meeting's identity."""
    at: datetime
    """When it was said, in UTC."""
    done_at: datetime | None = None
    """When it was done, in UTC; None when it was not."""
    put_off_until: date | None = None
    """The day on which it is due again; None when it was not put off."""
