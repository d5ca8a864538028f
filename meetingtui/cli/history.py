"""`meet history`: the past meetings on a screen."""

from __future__ import annotations

import click

from meetingtui.cli.shell.completing import filters, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace


@click.command("history")
@click.argument("words", nargs=-1, metavar="[WORDS...]", shell_complete=filters)
@pair_option()
@with_workplace
def history_command(workplace: Workplace, words: tuple[str, ...], name: str | None) -> None:
    """Browse, search and correct past meetings on screen.

    WORDS are searched for right away, as in meet search. Without a terminal, use meet show or meet search.

    \b
    Examples:
      meet history
      meet history talk proposal
      meet history owner:mentor status:open
    """
    from meetingtui.domain.search.queries import shell_line

    workplace.require_screen()
    pair = workplace.choose_pair(name)
    workplace.open_interface(pair, history=True, search=shell_line(words))
