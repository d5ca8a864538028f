"""`meet prep`: what one of the two says before the meeting, on a screen."""

from __future__ import annotations

import click

from meetingtui.cli.shell.workplace import Workplace, with_workplace


@click.command("prep")
@click.argument("name", metavar="[PAIR]", required=False)
@click.option("--by", type=click.Choice(["mentor", "mentee"]), help="Who prepares; asked once otherwise.")
@with_workplace
def prep_command(workplace: Workplace, name: str | None, by: str | None) -> None:
    """Prepare the next meeting in a few short steps; it opens with them.

    The mentee says how promises are going, what to talk about and what changed; the mentor looks at their own
    promises, doors and the goals. Leave at any time: all of it is kept.

    \b
    Examples:
      meet prep
      meet prep --by mentor
      meet prep Sam
    """
    from meetingtui.domain.people import Role
    from meetingtui.services.pairs import check_open

    workplace.require_screen()
    pair = workplace.choose_pair(name)
    check_open(pair)
    workplace.preflight()
    workplace.open_interface(pair, prepare=True, by=Role(by) if by else None)
