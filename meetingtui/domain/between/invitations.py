"""What calendars were told of a pair's dates: enough for the next file to be about the same event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


def last_written(
    invitations: Iterable[Invitation], last_began: datetime | None, *, series: bool = False
) -> Invitation | None:
    """The last one whose meeting was not held yet, called off or not; None when nothing was written for it.

    Args:
        invitations: Those of the pair.
        last_began: When the last meeting began, in UTC: what was written before was for that one; None without any.
        series: Whether to look for a series, which no single meeting ends.
    """
    found = [
        one
        for one in invitations
        if one.series is series and (series or last_began is None or one.written_at >= last_began)
    ]
    return max(found, key=lambda one: one.written_at, default=None)


def written_again(invitation: Invitation, date: NextMeeting, *, at: datetime) -> Invitation:
    """The invitation as the next file has it: with a date that moved, or for a series, it is a change.

    A file that says the same keeps its number, so that a calendar has nothing to update.
    """
    if invitation.date == date and not invitation.series:
        return invitation
    return replace(invitation, date=date, written_at=at, sequence=invitation.sequence + 1)


def called_off(invitation: Invitation, *, at: datetime) -> Invitation:
    """The invitation as the file has it that calls the meeting off; the same value when one does already."""
    if invitation.cancelled_at is not None:
        return invitation
    return replace(invitation, written_at=at, sequence=invitation.sequence + 1, cancelled_at=at)
