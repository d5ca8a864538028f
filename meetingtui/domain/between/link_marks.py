"""What was done with an address that somebody typed. The addresses themselves follow from the words of the two."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    changes: tuple[LinkChange, ...] = ()
    """What happened to it since, oldest first."""

    @property
    def touched_at(self) -> datetime:
        """When something was last done with it, in UTC."""
        return self.changes[-1].at if self.changes else self.noted_at


def read_link(mark: LinkMark, *, at: datetime) -> LinkMark:
    """The mark of a link that was read now; the same value when it was read before."""
    return mark if mark.read_at is not None else _changed(mark, at, read_at=at)


def with_takeaway(mark: LinkMark, words: str, *, at: datetime) -> LinkMark:
    """The mark with what was taken from the link, which was read by then; the same value when nothing changes."""
    same = mark.takeaway == words and mark.read_at is not None
    return mark if same else _changed(mark, at, takeaway=words, read_at=mark.read_at or at)


def before_last_change(mark: LinkMark, *, at: datetime) -> LinkMark:
    """The mark as it was before its last change; that it was taken back is one more change."""
    last = mark.changes[-1] if mark.changes else LinkChange(at)
    return _changed(mark, at, read_at=last.read_before, takeaway=last.takeaway_before)


def _changed(mark: LinkMark, at: datetime, **fields: object) -> LinkMark:
    before = LinkChange(at, mark.read_at, mark.takeaway)
    return replace(mark, changes=(*mark.changes, before), **fields)  # type: ignore[arg-type]
