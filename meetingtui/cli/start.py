"""`meet start`: everything that can be wrong is said here, before the interface opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from meetingtui.cli.workplace import Workplace, with_workplace
from meetingtui.domain.people import LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from datetime import datetime

    from meetingtui.domain.opening import Wishes
    from meetingtui.domain.people import Pair


@click.command("start")
@click.option("--pair", "words", metavar="NAME", help="Whose meeting it is, if there are several pairs.")
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST_MINUTES, LONGEST_MINUTES),
    metavar="N",
    help="How long, if not as agreed.",
)
@click.option("--until", metavar="TIME", help="When it has to end, like 16:00 or 4pm.")
@click.option("--began", type=click.IntRange(0, 240), metavar="N", help="You began to talk N minutes ago.")
@click.option("--month/--no-month", default=None, help="Hold the month review today, or put it off once.")
@click.option("--resume/--fresh", default=None, help="Go on with a meeting that was cut off, or begin a new one.")
@with_workplace
def start_command(
    workplace: Workplace,
    words: str | None,
    minutes: int | None,
    until: str | None,
    began: int | None,
    month: bool | None,
    resume: bool | None,
) -> None:
    """Hold this week's meeting, or go on with one that was cut off.

    \b
    Examples:
      meet start
      meet start --until 16:00
      meet start --began 6        the call has been running for six minutes
    """
    workplace.require_screen()
    pair = None if words is None and not workplace.store.pairs() else workplace.choose_pair(words)
    workplace.preflight()
    now = workplace.outside.clock.wall()
    zone = pair.zone if pair else workplace.zone or "UTC"
    wishes = wishes_of(minutes, until, began, month, now=now, zone=zone)
    if pair is not None:
        check(workplace, pair, wishes, now)
        workplace.running.set(pair.names, now)
    workplace.open_interface(pair, start=True, wishes=wishes, resume=resume)


def wishes_of(
    minutes: int | None, until: str | None, began: int | None, month: bool | None, *, now: datetime, zone: str
) -> Wishes:
    """What the options ask for; raises BadInput for a time that no clock shows or that is over.

    Args:
        minutes: The agreed length; None takes what the pair agreed on.
        until: The end as it was typed, in that zone; None takes the slot's.
        began: How many minutes ago the meeting began; None means that it begins now.
        month: Whether to hold the month review; None holds it when it is due.
        now: The present instant.
        zone: The IANA name of the pair's zone.
    """
    from meetingtui.domain.opening import Wishes
    from meetingtui.domain.wall_clock import parse_clock_time, until_instant

    end = until_instant(parse_clock_time(until), now, zone) if until is not None else None
    return Wishes(minutes, end, timedelta(minutes=began or 0), month)


def check(workplace: Workplace, pair: Pair, wishes: Wishes, now: datetime) -> None:
    """Raise BadInput when the wishes cannot all hold."""
    from meetingtui.domain.opening import Table, Wishes, open_meeting

    if wishes == Wishes():
        return
    # Only putting off the month review depends on the past, and reading ten years of it takes its time.
    table = workplace.room.table(pair) if wishes.month is False else Table((), (), (), (), ())
    open_meeting(pair, table, wishes, meeting_id="", now=now)
