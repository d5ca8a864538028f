"""`meet next`: the next meeting, said, set, moved or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.missed import call_off
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput, NotPossible
from meetingtui.domain.people import LONGEST_MINUTES, SHORTEST_MINUTES
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.people import NextMeeting, Pair
    from meetingtui.exchange.output.documents import NextDocument


@click.command("next")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@click.option("--where", metavar="WORDS", help="A room or a call link.")
@click.option(
    "--minutes", type=click.IntRange(SHORTEST_MINUTES, LONGEST_MINUTES), metavar="N", help="How long, just this time."
)
@click.option("--cancel", is_flag=True, help="Call it off; the same as meet missed.")
@click.option("--reason", metavar="WORDS", help="Why it is called off, in one line.")
@click.option("--yes", is_flag=True, help="Save it without asking.")
@pair_option()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_workplace
def next_command(
    workplace: Workplace,
    when: tuple[str, ...],
    where: str | None,
    minutes: int | None,
    cancel: bool,
    reason: str | None,
    yes: bool,
    name: str | None,
    as_json: bool,
) -> None:
    """Say when you meet next; set, move or call off that date.

    WHEN is what you would type in the meeting: tue 15:00, tomorrow 9:30, in 2 weeks, 24 nov 3pm.

    \b
    Examples:
      meet next
      meet next tue 15:00 --where https://call.example/ada
      meet next --cancel --reason "Ada is ill"
    """
    changes = bool(when) or where is not None or minutes is not None
    if as_json and (changes or cancel):
        raise BadInput("--json reads, and changes nothing.", do="Leave out --json, or everything else.")
    if (cancel and changes) or (reason is not None and not cancel):
        raise BadInput("--reason goes with --cancel, and both with nothing else.", do="Choose one.")
    if cancel:
        if reason is None:
            raise BadInput("The reason is missing.", do='Add --reason "why", in one line.')
        call_off(workplace, reason, None, name)
        return
    pair = workplace.choose_pair(name)
    if changes:
        _set(workplace, pair, " ".join(when), where, minutes, yes=yes)
    else:
        _tell(workplace, pair, as_json=as_json)


def _tell(workplace: Workplace, pair: Pair, *, as_json: bool) -> None:
    workplace.tell_notices()
    date = pair.next_meeting
    if as_json:
        from meetingtui.exchange.data import json_file

        document: NextDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "next_meeting": json_file.next_meeting_object(date),
        }
        click.echo(json_file.text(document))
    elif date is not None:
        click.echo(_in_full(workplace, date, pair))
        if date.starts_at < workplace.outside.clock.wall():
            workplace.say('To set the next one: meet next "tue 15:00"')
    elif pair.closed_on is not None:
        workplace.say(f"{pair.names} have wrapped up. To go on after all: meet pair reopen")
    else:
        workplace.say('No next meeting is set yet. To set one: meet next "tue 15:00"')


def _set(workplace: Workplace, pair: Pair, typed: str, where: str | None, minutes: int | None, *, yes: bool) -> None:
    """Say what was understood, ask where somebody can answer, and keep it."""
    from meetingtui.services.week.next_meeting import NextMeetingDesk

    desk = NextMeetingDesk(workplace.store, pair, clock=workplace.outside.clock)
    date = desk.proposed(typed, place=where, minutes=minutes)
    said = _in_full(workplace, date, pair)
    for objection in desk.objections(date):
        workplace.say(f"{objection}.")
    answer = None if yes else workplace.outside.ask(f"{said}\nIs that right? Enter, or n: ")
    if answer is not None and answer.strip().casefold() not in ("", "y", "yes"):
        raise NotPossible("The next meeting stays as it was.")
    desk.agree(date)
    workplace.tell_notices()
    click.echo(f"Next meeting: {said}")


def _in_full(workplace: Workplace, date: NextMeeting, pair: Pair) -> str:
    from meetingtui.services.date_echo import said_in_full

    place = f". {one_line(date.place)}" if date.place.strip() else ""
    return one_line(f"{said_in_full(date, pair, workplace.outside.clock.wall())}, {date.minutes} minutes{place}")
