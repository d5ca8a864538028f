"""Puts together what a week is about, from what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.updates import Update, standing_updates
from meetingtui.domain.between.week_status import WeekStatus, coming_date, line_of_several, short_line, week_task
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.services.week.courtesy_desk import courtesies_due

if TYPE_CHECKING:
    from datetime import datetime

    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Holdings


def week_status(kept: Holdings, pair: Pair, now: datetime) -> WeekStatus:
    """What this week of a pair is about, at an instant in UTC."""
    today, open_ones = local_day(now, pair.zone), kept.commitments_at_hand(pair.id, ())
    task = week_task(open_ones)
    said = standing_updates(kept.between(Update, pair.id), [task]) if task else {}
    return WeekStatus(
        pair,
        today,
        task,
        said.get(task.id) if task else None,
        coming_date(pair, now),
        tuple(courtesies_due(kept, pair, today)),
    )


def prompt_line(kept: Holdings, now: datetime) -> str:
    """The line for a prompt that names no pair; empty when there is nothing to say.

    Of several pairs that have not wrapped up only the nearest date is told. Nothing private is in it.
    """
    pairs = kept.pairs()
    running = [pair for pair in pairs if pair.closed_on is None] or list(pairs)
    if len(running) > 1:
        return line_of_several(running, now)
    return short_line(week_status(kept, running[0], now)) if running else ""
