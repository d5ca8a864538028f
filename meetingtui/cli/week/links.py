"""`meet links`: the web addresses that the two gave each other, and what became of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace
from meetingtui.domain.errors import NotPossible
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetingtui.domain.between.links import Link
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import LinksDocument
    from meetingtui.services.week.link_shelf import LinkShelf

_pair = pair_option()
_number = click.argument("number", type=int, metavar="N")


@click.group("links", cls=InOrder, invoke_without_command=True)
@_pair
@click.option("--all", "everything", is_flag=True, help="Include those from which you took something.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def links_command(ctx: click.Context, name: str | None, everything: bool, as_json: bool) -> None:
    """List the links that you gave each other, and what you took from them.

    Every web address is here that stands in your meetings, topics, jots, promises and doors. None opens by itself.

    \b
    Examples:
      meet links
      meet links read 2
      meet links takeaway 2 "offer a date instead of a no"
      meet links open 2
    """
    if ctx.invoked_subcommand is not None:
        return
    workplace: Workplace = ctx.obj
    shelf, pair = _shelf(workplace, name)
    numbered = list(enumerate(shelf.all(), 1))
    shown = [(number, link) for number, link in numbered if everything or not _taken(link)]
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.json_week import link_objects

        document: LinksDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "links": link_objects(shown, pair.zone),
        }
        click.echo(json_file.text(document))
    elif shown:
        for number, link in shown:
            click.echo("\n".join(_lines(number, link, pair, clickable=_takes_links(ctx, workplace))))
    elif numbered:
        workplace.say("Nothing is left to read. To list them all: meet links --all")
    else:
        workplace.say("No links yet. Every web address that you type in meet shows here.")


@links_command.command("read")
@_number
@_pair
@click.pass_context
def read(ctx: click.Context, number: int, name: str | None) -> None:
    """Say that you read it.

    \b
    Examples:
      meet links read 1
      meet links read 2 --pair Sam
    """
    workplace, shelf = _from_above(ctx, name)
    link = shelf.read(number)
    workplace.tell_notices()
    click.echo(f"Read: {_shown(link)}")
    workplace.say(f'What did you take from it? meet links takeaway {number} "one line"')


@links_command.command("takeaway", epilog="Put -- before a word that begins with a hyphen.")
@_number
@click.argument("words", nargs=-1, metavar="WORDS...")
@_pair
@click.pass_context
def takeaway(ctx: click.Context, number: int, words: tuple[str, ...], name: str | None) -> None:
    """Note in one line what you took from it; meet thanks reminds you to tell.

    \b
    Examples:
      meet links takeaway 1 "offer a date instead of a no"
      meet links takeaway 1 "the second half is the better one"
    """
    workplace, shelf = _from_above(ctx, name)
    link = shelf.takeaway(number, " ".join(words))
    workplace.tell_notices()
    said = link.mark.takeaway if link.mark else ""
    click.echo(f"Taken from {_shown(link)}: {one_line(said)}")


@links_command.command("open")
@_number
@_pair
@click.pass_context
def open_link(ctx: click.Context, number: int, name: str | None) -> None:
    """Open it in your browser.

    \b
    Examples:
      meet links open 1
      meet links open 2 --pair Sam
    """
    workplace, shelf = _from_above(ctx, name)
    link = shelf.numbered(number)
    workplace.tell_notices()
    if not workplace.outside.open_address(_for_programs(link.address)):
        raise NotPossible("No browser could be opened here.", do=f"Open it yourself: {link.address}")
    click.echo(f"Opened: {_shown(link)}")


@links_command.command("undo")
@_number
@_pair
@click.pass_context
def undo(ctx: click.Context, number: int, name: str | None) -> None:
    """Take back what you said of it last.

    \b
    Examples:
      meet links undo 1
      meet links undo 2 --pair Sam
    """
    workplace, shelf = _from_above(ctx, name)
    link = shelf.take_back(number)
    workplace.tell_notices()
    click.echo(f"Taken back. {_shown(link)}: {link.state.value}")


def _shelf(workplace: Workplace, name: str | None) -> tuple[LinkShelf, Pair]:
    from meetingtui.services.week.link_shelf import LinkShelf

    pair, outside = workplace.choose_pair(name), workplace.outside
    return LinkShelf(workplace.store, pair, clock=outside.clock, new_id=outside.new_id), pair


def _from_above(ctx: click.Context, name: str | None) -> tuple[Workplace, LinkShelf]:
    """The pair may also stand before the word: `meet links --pair Sam read 1`."""
    workplace: Workplace = ctx.obj
    above: str | None = ctx.parent.params.get("name") if ctx.parent else None
    return workplace, _shelf(workplace, name or above)[0]


def _taken(link: Link) -> bool:
    return bool(link.mark and link.mark.takeaway)


def _lines(number: int, link: Link, pair: Pair, *, clickable: bool) -> Iterator[str]:
    from meetingtui.domain.dates.say_times import day_at

    address = one_line(link.address)
    if clickable:
        # OSC 8: the terminal shows the text, and follows the address when somebody asks it to.
        address = f"\x1b]8;;{_for_programs(link.address)}\x1b\\{address}\x1b]8;;\x1b\\"
    yield f"{number:>3}  {address}"
    given = link.given
    who = f"{pair.name(given.by)}, " if given.by else ""
    state = f"; {link.state.value}" if link.mark and link.mark.read_at and not link.mark.takeaway else ""
    yield f"     {one_line(f'{who}{day_at(given.at, pair.zone)}, {given.where}{state}')}"
    if link.mark and link.mark.takeaway:
        yield f"     taken from it: {one_line(link.mark.takeaway)}"


def _for_programs(address: str) -> str:
    """The address in letters that no terminal and no shell takes for anything else."""
    from urllib.parse import quote

    return quote(address, safe="!#$%&'()*+,-./:;=?@[]_~")


def _shown(link: Link) -> str:
    from meetingtui.domain.web_addresses import short_address

    return one_line(short_address(link.address))


def _takes_links(ctx: click.Context, workplace: Workplace) -> bool:
    plain = ctx.color is False or workplace.outside.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain
