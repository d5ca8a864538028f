"""`meet start`: everything that can be wrong is said here, before the interface opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from datetime import datetime

    from meetingtui.domain.meeting.agenda import MeetingKind
    from meetingtui.domain.meeting.opening import Wishes
    from meetingtui.domain.people import Pair


@click.command("start")
@pair_option("words")
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST_MINUTES, LONGEST_MINUTES),
    metavar="N",
    help="How long today, if not as agreed.",
)
@click.option("--until", metavar="TIME", help="When it has to end, like 16:00 or 4pm.")
@click.option("--began", type=click.IntRange(0, 240), metavar="N", help="You started talking N minutes ago.")
@click.option("--month/--no-month", default=None, help="Hold the month review today, or put it off once.")
@click.option("--first", is_flag=True, help="Hold the first meeting, where you make your agreement.")
@click.option("--weekly", is_flag=True, help="Hold a weekly meeting, even if meet suggests another kind.")
@click.option("--wrap-up", is_flag=True, help="Hold the last meeting, which closes the mentorship.")
@click.option("--resume/--fresh", default=None, help="Go on with a meeting that was cut off, or begin a new one.")
@with_workplace
def start_command(
    workplace: Workplace,
    words: str | None,
    minutes: int | None,
    until: str | None,
    began: int | None,
    month: bool | None,
    first: bool,
    weekly: bool,
    wrap_up: bool,
    resume: bool | None,
) -> None:
    """Hold this week's meeting, or go on with one that was cut off.

    \b
    Examples:
      meet start
      meet start --until 16:00
      meet start --began 6        the call has been running for six minutes
      meet start --first          you are meeting for the first time
    """
    kind = kind_of(first=first, weekly=weekly, wrap_up=wrap_up)
    from meetingtui.domain.dates.say_times import clock_city

    workplace.require_screen()
    pair = None if words is None and not workplace.store.pairs() else workplace.choose_pair(words)
    workplace.preflight()
    now = workplace.outside.clock.wall()
    zone = pair.zone if pair else workplace.zone or "UTC"
    place = clock_city(now, pair) if pair else ""
    wishes = wishes_of(minutes, until, began, month, kind=kind, now=now, zone=zone, place=place)
    if pair is not None:
        check(workplace, pair, wishes, now)
        workplace.running.set(pair.names, now)
    workplace.open_interface(pair, start=True, wishes=wishes, resume=resume)


def wishes_of(
    minutes: int | None,
    until: str | None,
    began: int | None,
    month: bool | None,
    *,
    kind: MeetingKind | None,
    now: datetime,
    zone: str,
    place: str = "",
) -> Wishes:
    """What the options ask for; raises BadInput for a time that no clock shows or that is over.

    Args:
        minutes: The agreed length; None takes what the pair agreed on.
        until: The end as it was typed, in that zone; None takes the slot's.
        began: How many minutes ago the meeting began; None means that it begins now.
        month: Whether to hold the month review; None holds it when it is due.
        kind: What the meeting is for; None leaves it to the interface to ask where there is a choice.
        now: The present instant.
        zone: The IANA name of the pair's zone.
        place: The city of that zone, for a pair that lives by two clocks; empty for others.
    """
    from meetingtui.domain.dates.parse_times import parse_clock_time, until_instant
    from meetingtui.domain.meeting.opening import Wishes

    end = until_instant(parse_clock_time(until), now, zone, place=place) if until is not None else None
    return Wishes(minutes, end, timedelta(minutes=began or 0), month, kind)


def kind_of(*, first: bool, weekly: bool, wrap_up: bool) -> MeetingKind | None:
    """What the meeting is for; None when nobody said. Raises BadInput for more than one kind."""
    from meetingtui.domain.meeting.agenda import MeetingKind

    said = {MeetingKind.FIRST: first, MeetingKind.WEEKLY: weekly, MeetingKind.WRAP_UP: wrap_up}
    kinds = [kind for kind, wanted in said.items() if wanted]
    if len(kinds) > 1:
        raise BadInput("A meeting can only be of one kind.", do="Choose one of --first, --weekly and --wrap-up.")
    return kinds[0] if kinds else None


def check(workplace: Workplace, pair: Pair, wishes: Wishes, now: datetime) -> None:
    """Raise BadInput when the wishes cannot all hold."""
    from meetingtui.domain.meeting.opening import Table, Wishes, open_meeting

    if wishes == Wishes() and pair.closed_on is None:
        return
    # Only putting off the month review depends on the past, and reading ten years of it takes its time.
    table = workplace.room.table(pair) if wishes.month is False else Table((), (), (), (), ())
    open_meeting(pair, table, wishes, meeting_id="", now=now)
