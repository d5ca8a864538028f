"""`meet thanks`: which courtesy is due, why, and a draft for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace
from meetingtui.cli.week.hand_over import Wanted, hand_over, hand_over_options
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair
    from meetingtui.services.week.courtesy_desk import CourtesyDesk

_pair = pair_option()
_number = click.argument("number", type=int, metavar="N")

_SUBJECTS = {
    "thanks-meeting": "Thank you",
    "thanks-link": "Thank you for the link",
    "takeaway": "What I took from your link",
    "nudge": "A short question",
    "update": "What came of it",
}
"""What a mail is about, by the kind of courtesy."""


@click.group("thanks", cls=InOrder, invoke_without_command=True)
@_pair
@click.option("--ics", is_flag=True, help="Save what is due, and will be, as a calendar file.")
@click.option("-o", "--output", metavar="FILE|-", help="Where to save it; - prints it. By default a new name here.")
@click.pass_context
def thanks_command(ctx: click.Context, name: str | None, ics: bool, output: str | None) -> None:
    """List which thanks or news are due, with a draft for each.

    Thanks for a meeting, a kind second message after days of silence, and news after you have wrapped up. What is
    not wanted goes away by itself after some days.

    \b
    Examples:
      meet thanks
      meet thanks show 1
      meet thanks done 1
      meet thanks later 1 friday
    """
    if ctx.invoked_subcommand is not None:
        return
    if output is not None and not ics:
        raise BadInput("-o says where the calendar file goes.", do="Add --ics, or leave out -o.")
    workplace: Workplace = ctx.obj
    desk, pair = _desk(workplace, name)
    if ics:
        _save(workplace, desk, pair, output)
        return
    due = desk.due()
    workplace.tell_notices()
    for number, one in enumerate(due, 1):
        click.echo(f"{number}  {one_line(f'{one.title}. {one.why}')}")
    if due:
        workplace.say("A draft: meet thanks show 1. Then: meet thanks done 1, or meet thanks later 1")
    else:
        workplace.say("Nothing is due.")


@thanks_command.command("show")
@_number
@_pair
@hand_over_options
@click.pass_context
def show(
    ctx: click.Context, number: int, name: str | None, output: str | None, copy: bool, mail: bool, force: bool
) -> None:
    """Print a draft made of what really happened; change it, and send it yourself.

    \b
    Examples:
      meet thanks show 1
      meet thanks show 1 --copy
      meet thanks show 1 --mail
    """
    from meetingtui.exchange.courtesy_draft import courtesy_draft

    workplace, desk, pair = _from_above(ctx, name)
    courtesy = desk.numbered(number)
    draft = courtesy_draft(courtesy, desk.facts(courtesy), pair)
    workplace.tell_notices()
    wanted = Wanted(output, copy=copy, mail=mail, force=force)
    hand_over(
        workplace, pair, draft, wanted, subject=_SUBJECTS[courtesy.kind.value], name=f"{courtesy.kind.value}.txt"
    )


@thanks_command.command("done")
@_number
@_pair
@click.pass_context
def done(ctx: click.Context, number: int, name: str | None) -> None:
    """Say that you did it; it goes off the list.

    \b
    Examples:
      meet thanks done 1
      meet thanks done 2 --pair Sam
    """
    workplace, desk, _ = _from_above(ctx, name)
    courtesy = desk.done(number)
    workplace.tell_notices()
    click.echo(f"Done: {one_line(courtesy.title)}")


@thanks_command.command("later")
@_number
@click.argument("when", nargs=-1, metavar="[DAY]")
@_pair
@click.pass_context
def later(ctx: click.Context, number: int, when: tuple[str, ...], name: str | None) -> None:
    """Put it off: to tomorrow, or to the day that you name.

    \b
    Examples:
      meet thanks later 1
      meet thanks later 1 friday
    """
    from meetingtui.cli.days import day_of
    from meetingtui.domain.dates.formatting import day

    workplace, desk, _ = _from_above(ctx, name)
    courtesy, until = desk.later(number, day_of(" ".join(when), desk.today) if when else None)
    workplace.tell_notices()
    click.echo(f"Put off until {day(until)}: {one_line(courtesy.title)}")


@thanks_command.command("undo")
@_pair
@click.pass_context
def undo(ctx: click.Context, name: str | None) -> None:
    """Take back what you said last: done, or later."""
    workplace, desk, _ = _from_above(ctx, name)
    before = desk.take_back()
    workplace.tell_notices()
    click.echo("Taken back: it was done." if before.done_at is not None else "Taken back: it was put off.")


def _desk(workplace: Workplace, name: str | None) -> tuple[CourtesyDesk, Pair]:
    from meetingtui.services.week.courtesy_desk import CourtesyDesk

    pair, outside = workplace.choose_pair(name), workplace.outside
    return CourtesyDesk(workplace.store, pair, clock=outside.clock, new_id=outside.new_id), pair


def _from_above(ctx: click.Context, name: str | None) -> tuple[Workplace, CourtesyDesk, Pair]:
    """The pair may also stand before the word: `meet thanks --pair Sam done 1`."""
    workplace: Workplace = ctx.obj
    above = ctx.parent.params if ctx.parent else {}
    if above.get("ics"):
        raise BadInput("--ics goes alone.", do="Type: meet thanks --ics")
    return workplace, *_desk(workplace, name or above.get("name"))


def _save(workplace: Workplace, desk: CourtesyDesk, pair: Pair, output: str | None) -> None:
    from meetingtui.cli.transfer.new_file import save_or_print
    from meetingtui.exchange.calendar.courtesy_days import courtesy_days
    from meetingtui.exchange.file_names import pair_name

    coming = desk.coming()
    workplace.tell_notices()
    if not coming:
        workplace.say("Nothing is due, so there is nothing to save.")
        return
    content = courtesy_days(coming, pair, at=workplace.outside.clock.wall()).decode()
    path = save_or_print(workplace, content, output, f"{pair_name(pair)}-thanks.ics")
    if path is not None:
        workplace.say(f"Days for thanks and news: {path}")
