"""What this week is about: the week's task, the next date, and what is kind to do today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meetingtui.domain.between.due_courtesies import CourtesyKind, DueCourtesy
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.formatting import clock_time, day_near
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.domain.text import drawn

LETTERS = 40
"""Of the week's task, in a line for a prompt."""
_KIND = {CourtesyKind.NUDGE: "a kind word is due", CourtesyKind.UPDATE: "news are due"}


@dataclass(frozen=True)
class WeekStatus:
    """What stands between two meetings of a pair."""

    pair: Pair
    """The two."""
    today: date
    """The day, in the pair's zone."""
    task: Commitment | None = None
    """The week's task; None when there is none."""
    update: Update | None = None
    """What was said of it since the last meeting; None when nothing was."""
    next_meeting: NextMeeting | None = None
    """The date that is to come, or runs now; None when none is agreed."""
    courtesies: tuple[DueCourtesy, ...] = ()
    """What is due today."""


def coming_date(pair: Pair, now: datetime) -> NextMeeting | None:
    """The pair's next meeting while it is to come or runs; None when it is over, or none is agreed."""
    date = pair.next_meeting
    if date is None or pair.closed_on is not None or date.starts_at + timedelta(minutes=date.minutes) <= now:
        return None
    return date


def week_task(commitments: Iterable[Commitment]) -> Commitment | None:
    """The mentee's main one of this week: of several that are open, the one made last."""
    tasks = [made for made in commitments if made.open and made.week_task]
    return max(tasks, key=lambda made: made.made_at, default=None)


def short_line(status: WeekStatus) -> str:
    """One line for a prompt, without names: `Finish the slides | Tue 24 Nov 15:00 | thanks are due`."""
    parts = []
    if status.task is not None:
        parts.append(shortened(drawn(status.task.text), LETTERS))
    if status.next_meeting is not None:
        parts.append(_date(status.next_meeting, status.pair, status.today))
    if status.courtesies:
        parts.append(_KIND.get(status.courtesies[0].kind, "thanks are due"))
    return " | ".join(parts)


def line_of_several(pairs: Sequence[Pair], now: datetime) -> str:
    """The line where several pairs meet: the nearest date alone, because nobody said whose week is meant."""
    dates = [(date.starts_at, pair, date) for pair in pairs if (date := coming_date(pair, now)) is not None]
    if not dates:
        return ""
    _, pair, nearest = min(dates, key=lambda found: found[0])
    return _date(nearest, pair, local_day(now, pair.zone))


def _date(meeting: NextMeeting, pair: Pair, today: date) -> str:
    at = local(meeting.starts_at, pair.zone)
    return f"{day_near(at.date(), today)} {clock_time(at.time())}"
