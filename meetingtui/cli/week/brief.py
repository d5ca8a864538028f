"""`meet brief`: one page for the mentor before the meeting."""

from __future__ import annotations

import click

from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput


@click.command("brief")
@click.argument("name", metavar="[PAIR]", required=False)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option("-o", "--output", metavar="FILE|-", help="Save it in this file instead of printing it.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@with_workplace
def brief_command(workplace: Workplace, name: str | None, as_markdown: bool, output: str | None, force: bool) -> None:
    """Print one page for the mentor before the meeting.

    The agenda with its minutes, what changed, input that is wanted, what was promised, doors, goals with their last
    change, and the links of last time. It can be pasted into a mail or a chat; private jots are never in it.

    \b
    Examples:
      meet brief
      meet brief --markdown -o brief.md
      meet brief Sam
    """
    from meetingtui.exchange.brief import brief_text
    from meetingtui.exchange.style import MARKDOWN, PLAIN
    from meetingtui.services.briefing import brief_of

    if force and output in (None, "-"):
        raise BadInput("--force overwrites a file.", do="Name the file with -o, or leave out --force.")
    pair = workplace.choose_pair(name)
    text = brief_text(
        brief_of(workplace.store, pair, clock=workplace.outside.clock), MARKDOWN if as_markdown else PLAIN
    )
    workplace.tell_notices()
    if output is None:
        click.echo(text, nl=False)
        return
    from meetingtui.cli.transfer.new_file import save_or_print

    path = save_or_print(workplace, text, output, "", force=force)
    if path is not None:
        workplace.say(f"Saved as {path}")
