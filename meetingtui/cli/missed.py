"""`meet missed`: a meeting that was called off."""

from __future__ import annotations

import click

from meetingtui.cli.agreement import desk_of
from meetingtui.cli.days import day_of
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.text import one_line


@click.command("missed")
@click.option("--reason", required=True, metavar="WORDS", help="Why, in one line.")
@click.option("--on", "on", metavar="DAY", help="The day, like 2026-11-24; by default the day you agreed on.")
@pair_option("words")
@with_workplace
def missed_command(workplace: Workplace, reason: str, on: str | None, words: str | None) -> None:
    """Record a meeting that was called off.

    It does not count against you, and a month review that is due stays due.

    \b
    Example:
      meet missed --reason "Ada is ill"
    """
    call_off(workplace, reason, on, words)


def call_off(workplace: Workplace, reason: str, on: str | None, name: str | None) -> None:
    """Record it, and say so.

    Args:
        workplace: Where it is kept.
        reason: Why, in one line.
        on: The day as typed; None means the day that was agreed on.
        name: Which pair, if there are several.
    """
    from meetingtui.domain.dates.formatting import day

    desk = desk_of(workplace, name)
    date_before = desk.pair.next_meeting
    missed = desk.missed(reason, None if on is None else day_of(on, desk.today))
    workplace.tell_notices()
    click.echo(f"No meeting on {day(missed.on)}: {one_line(missed.reason)}")
    if date_before is not None and desk.pair.next_meeting is None:
        workplace.say("No next date is set. Start whenever you like: meet start")
