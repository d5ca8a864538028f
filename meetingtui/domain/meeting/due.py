"""What is due: the first meeting, the month review, the wrap-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.agenda import MeetingKind

if TYPE_CHECKING:
    from meetingtui.domain.agreement.agreement import Agreement
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.record import MeetingSummary

MONTH_DAYS = 28
"""Days after which the month is looked back at again."""


@dataclass(frozen=True)
class MonthReview:
    """Whether the month review is due, and since when it counts."""

    due: bool
    """True when enough days have passed."""
    last_on: date | None
    """The day of the last one, or of the first meeting; None before the first meeting."""
    may_wait: bool
    """False once it was put off; it can be put off once."""
    held: int
    """How many there were."""


def month_review(records: Sequence[MeetingSummary], now: datetime, zone: str) -> MonthReview:
    """Whether the month review is due on that day, from all the meetings of a pair, oldest first."""
    if not records:
        return MonthReview(due=False, last_on=None, may_wait=True, held=0)
    reviews = [index for index, record in enumerate(records) if record.month_reviewed]
    since = records[reviews[-1] if reviews else 0]
    last_on = local_day(since.began, zone)
    after = records[reviews[-1] + 1 :] if reviews else records
    return MonthReview(
        due=(local_day(now, zone) - last_on).days >= MONTH_DAYS,
        last_on=last_on,
        may_wait=not any(record.month_put_off for record in after),
        held=len(reviews),
    )


def first_meeting_due(records: Sequence[MeetingSummary], agreement: Agreement | None) -> bool:
    """Whether the pair has settled nothing and held no weekly meeting: the first one is offered, or a weekly one."""
    return agreement is None and all(record.kind == MeetingKind.FIRST for record in records)


def wrap_up_due(pair: Pair, agreement: Agreement | None, today: date) -> bool:
    """Whether the agreed time is near its end, so that the wrap-up meeting is offered."""
    return pair.closed_on is None and agreement is not None and agreement.ends_soon(today)


def kinds_to_choose(
    pair: Pair, records: Sequence[MeetingSummary], agreement: Agreement | None, today: date
) -> tuple[MeetingKind, ...]:
    """The kinds of meeting between which the pair chooses, the more likely first; empty when there is no choice."""
    if pair.closed_on is not None:
        return ()
    if first_meeting_due(records, agreement):
        return (MeetingKind.FIRST, MeetingKind.WEEKLY)
    if wrap_up_due(pair, agreement, today):
        return (MeetingKind.WEEKLY, MeetingKind.WRAP_UP)
    return ()
