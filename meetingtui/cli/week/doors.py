"""`meet door`: how a door that the mentor opens gets on, and what the mentee does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.cli.week.tasks import UNDO
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.people import Pair

STAGES = ("looking-out", "offered", "introduced", "followed-up", "outcome", "thanked", "came-to-nothing")
ALSO_CALLED = {"result": "outcome"}
"""As the screens call it."""


@click.command("door", epilog="Put -- before a word that begins with a hyphen.")
@click.argument("number", type=int, metavar="N")
@click.argument("how", type=click.Choice([*STAGES, *ALSO_CALLED, UNDO]), metavar="[STAGE|undo]", required=False)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--task", default="", metavar="WORDS", help="What the mentee will do about it, as a promise.")
@click.option("--by-day", metavar="DAY", help="When the task is due, like friday; by default by the next meeting.")
@pair_option()
@with_workplace
def door_command(
    workplace: Workplace,
    number: int,
    how: str | None,
    words: tuple[str, ...],
    task: str,
    by_day: str | None,
    name: str | None,
) -> None:
    """Say how a door is going; the next meeting shows it.

    N is its number in meet opportunities. STAGE is looking-out, offered, introduced, followed-up, outcome, thanked
    or came-to-nothing.

    \b
    Examples:
      meet door 1 followed-up "Pilar has time on Friday"
      meet door 1 --task "write to Pilar" --by-day friday
      meet door 1 undo
    """
    from meetingtui.cli.days import day_of
    from meetingtui.domain.dates.zone_time import local_day
    from meetingtui.domain.ledger.opportunities import Stage
    from meetingtui.services.door_ledger import DoorLedger

    pair, outside = workplace.choose_pair(name), workplace.outside
    ledger = DoorLedger(workplace.store, pair, clock=outside.clock, new_id=outside.new_id)
    if how == UNDO:
        if words or task or by_day:
            raise BadInput("To undo takes nothing else.", do=f"Type: meet door {number} undo")
        door = ledger.take_back(number)
        workplace.tell_notices()
        click.echo(f"Taken back: {one_line(door.text)} is {door.stage.words} again")
        open_promises = workplace.store.commitments_at_hand(pair.id, ())
        if any(promise.open and promise.door_id == door.id for promise in open_promises):
            workplace.say("What was promised about it stays: meet tasks")
        return
    if by_day is not None and not task:
        raise BadInput("--by-day says when a task is due.", do='Add --task "what the mentee will do".')
    today = local_day(outside.clock.wall(), pair.zone)
    due = None if by_day is None else _coming(day_of(by_day, today), today)
    door, promise = ledger.say(
        number, Stage(ALSO_CALLED.get(how, how)) if how else None, " ".join(words), task=task, due=due
    )
    workplace.tell_notices()
    if how:
        click.echo(_news(door, said=bool(words)))
    if promise is not None:
        from meetingtui.domain.dates.formatting import due_words

        click.echo(f"{_mentee(pair)} will, {due_words(promise.due, today)}: {one_line(promise.text)}")


def _coming(day: date, today: date) -> date:
    if day < today:
        from meetingtui.domain.dates.formatting import day as said

        raise BadInput(f"{said(day)} is over.", "Nothing was changed.", "Choose a day that is still to come.")
    return day


def _news(door: Opportunity, *, said: bool) -> str:
    note = f": {one_line(door.moves[-1].note)}" if said else ""
    return f"{one_line(door.text)}: {door.stage.words}{note}"


def _mentee(pair: Pair) -> str:
    return one_line(pair.mentee.name)
