"""`meet jot` and `meet jots`: a line noted from any shell, and what was noted so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.domain.between.jots import Jot
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import JotsDocument
    from meetingtui.services.week.jot_book import JotBook

_KINDS = {
    "win": "Something went well.",
    "snag": "Something was in the way.",
    "question": "To ask next time.",
    "thanks": "Whom to thank, and for what.",
    "change": "Something is different now.",
}
_pair = pair_option()
_private = click.option("--private", is_flag=True, help="Count among the private ones.")


@click.command("jot", epilog="Put -- before a word that begins with a hyphen.")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--win", "kinds", flag_value="win", multiple=True, help=_KINDS["win"])
@click.option("--snag", "kinds", flag_value="snag", multiple=True, help=_KINDS["snag"])
@click.option("--question", "kinds", flag_value="question", multiple=True, help=_KINDS["question"])
@click.option("--thanks", "kinds", flag_value="thanks", multiple=True, help=_KINDS["thanks"])
@click.option("--change", "kinds", flag_value="change", multiple=True, help=_KINDS["change"])
@click.option("--private", is_flag=True, help="Keep it to yourself: only meet jots --private shows it.")
@click.option("--by", type=click.Choice(["mentor", "mentee"]), help="Who notes it.")
@_pair
@with_workplace
def jot_command(
    workplace: Workplace,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    private: bool,
    by: str | None,
    name: str | None,
) -> None:
    """Note a line before you forget it; the next meeting shows it.

    Without WORDS it takes what comes through a pipe.

    \b
    Examples:
      meet jot "Lin liked the talk" --win
      meet jot "How do I say no?" --question
      git log -1 --format=%s | meet jot --change
    """
    from meetingtui.cli.week.typed_words import typed_or_piped
    from meetingtui.domain.between.jots import JotKind
    from meetingtui.domain.people import Role

    if len(set(kinds)) > 1:
        raise BadInput("A jot is of one kind only.", do=f"Say one of: {', '.join(f'--{kind}' for kind in kinds)}.")
    book, pair = _book(workplace, name)
    jot = book.note(
        typed_or_piped(workplace, words, "What do you want to keep? "),
        kind=JotKind(kinds[0]) if kinds else None,
        by=Role(by) if by else None,
        private=private,
    )
    workplace.tell_notices()
    if not workplace.quiet:
        click.echo(f"Noted{_of_kind(jot)}: {_shown(jot)}")
    if pair.closed_on is not None:
        workplace.say(f"{pair.names} have wrapped up, so no meeting will show it.")


@click.group("jots", cls=InOrder, invoke_without_command=True)
@_pair
@click.option("--all", "everything", is_flag=True, help="Include what was used or dropped.")
@click.option("--private", is_flag=True, help="List your private ones instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def jots_command(ctx: click.Context, name: str | None, everything: bool, private: bool, as_json: bool) -> None:
    """List the jots that are still waiting, or change one.

    \b
    Examples:
      meet jots
      meet jots edit 2 "Lin liked the talk a lot"
      meet jots drop 2
      meet jots undo
    """
    if ctx.invoked_subcommand is not None:
        return
    workplace: Workplace = ctx.obj
    book, pair = _book(workplace, name)
    jots, waiting = book.all(private=private), book.open(private=private)
    workplace.tell_notices()
    shown = jots if everything else waiting
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.json_week import jot_objects

        document: JotsDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "jots": jot_objects(shown, waiting, pair.zone),
        }
        click.echo(json_file.text(document))
    elif shown:
        click.echo("\n".join(_lines(shown, waiting, pair)))
    else:
        kind, command = ("private jot", "meet jots --private --all") if private else ("jot", "meet jots --all")
        workplace.say(f"No open {kind}s. To list them all: {command}" if jots else f"No {kind}s yet.")


@jots_command.command("edit")
@click.argument("number", type=int, metavar="N")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@_private
@_pair
@click.pass_context
def edit(ctx: click.Context, number: int, words: tuple[str, ...], private: bool, name: str | None) -> None:
    """Reword the jot with that number."""
    from meetingtui.cli.week.typed_words import typed_or_piped

    workplace, book, private = _from_above(ctx, name, private=private)
    jot = book.reword(number, typed_or_piped(workplace, words, "What should it say? "), private=private)
    workplace.tell_notices()
    click.echo(f"It says now: {_shown(jot)}")


@jots_command.command("drop")
@click.argument("number", type=int, metavar="N")
@_private
@_pair
@click.pass_context
def drop(ctx: click.Context, number: int, private: bool, name: str | None) -> None:
    """Take the jot with that number off the list."""
    workplace, book, private = _from_above(ctx, name, private=private)
    jot = book.drop(number, private=private)
    workplace.tell_notices()
    click.echo(f"Dropped: {_shown(jot)}")
    workplace.say("To have it back: meet jots undo")


@jots_command.command("undo")
@_pair
@click.pass_context
def undo(ctx: click.Context, name: str | None) -> None:
    """Undo what you noted, reworded or dropped last."""
    workplace, book, _ = _from_above(ctx, name)
    jot = book.undo()
    workplace.tell_notices()
    if jot.open:
        click.echo(f"It waits again: {_shown(jot)}")
    else:
        click.echo(f"Dropped: {_shown(jot)}")
        workplace.say("To have it back: meet jots undo")


def _book(workplace: Workplace, name: str | None) -> tuple[JotBook, Pair]:
    from meetingtui.services.week.jot_book import JotBook

    pair = workplace.choose_pair(name)
    outside = workplace.outside
    return JotBook(workplace.store, pair, clock=outside.clock, new_id=outside.new_id), pair


def _from_above(ctx: click.Context, name: str | None, *, private: bool = False) -> tuple[Workplace, JotBook, bool]:
    """What stands before the word counts as well: `meet jots --private drop 1`."""
    above = ctx.parent.params if ctx.parent else {}
    workplace: Workplace = ctx.obj
    return workplace, _book(workplace, name or above.get("name"))[0], private or above.get("private", False)


def _lines(jots: Sequence[Jot], waiting: Sequence[Jot], pair: Pair) -> list[str]:
    from meetingtui.cli.reading import aligned, screen_width
    from meetingtui.domain.dates.formatting import short_day
    from meetingtui.domain.dates.zone_time import local_day

    numbers = {jot.id: str(number) for number, jot in enumerate(waiting, 1)}
    rows = [
        (
            numbers.get(jot.id, ""),
            short_day(local_day(jot.noted_at, pair.zone)),
            jot.kind.value if jot.kind else "",
            one_line(pair.name(jot.by)) if jot.by else "",
            one_line(jot.text) + ("" if jot.open else f" ({jot.state.value})"),
        )
        for jot in jots
    ]
    used = [place for place in range(5) if any(row[place] for row in rows)]
    return aligned([[row[place] for place in used] for row in rows], screen_width())


def _of_kind(jot: Jot) -> str:
    return f" as {jot.kind.value}" if jot.kind else ""


def _shown(jot: Jot) -> str:
    """The words on one line; of a private one none, because somebody may look on."""
    return "a private jot (to read it: meet jots --private)" if jot.private else one_line(jot.text)
