"""`meet brief`: one page for the mentor before the meeting."""

from __future__ import annotations

import click

from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.cli.week.hand_over import Wanted, hand_over, hand_over_options


@click.command("brief")
@click.argument("name", metavar="[PAIR]", required=False)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@hand_over_options
@with_workplace
def brief_command(
    workplace: Workplace,
    name: str | None,
    as_markdown: bool,
    output: str | None,
    copy: bool,
    mail: bool,
    force: bool,
) -> None:
    """Print one page for the mentor before the meeting.

    The agenda with its minutes, what changed, input that is wanted, what was promised, doors, goals with their last
    change, and the links of last time. It can be pasted into a mail or a chat; private jots are never in it.

    \b
    Examples:
      meet brief
      meet brief --markdown -o brief.md
      meet brief --mail
      meet brief Sam
    """
    from meetingtui.exchange.brief import brief_text
    from meetingtui.exchange.file_names import pair_name
    from meetingtui.exchange.style import MARKDOWN, PLAIN
    from meetingtui.services.week.briefing import brief_of

    pair = workplace.choose_pair(name)
    text = brief_text(
        brief_of(workplace.store, pair, clock=workplace.outside.clock), MARKDOWN if as_markdown else PLAIN
    )
    workplace.tell_notices()
    wanted = Wanted(output, copy=copy, mail=mail, force=force)
    name = f"{pair_name(pair)}-brief.{'md' if as_markdown else 'txt'}"
    hand_over(workplace, pair, text, wanted, subject="Before our meeting", name=name)
