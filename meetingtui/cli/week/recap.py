"""`meet recap`: what the two agreed on, in the mentee's voice, to be read, pasted or mailed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import meeting_numbers, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.cli.week.hand_over import Wanted, hand_over, hand_over_options

if TYPE_CHECKING:
    from meetingtui.domain.record.record import MeetingRecord


@click.command("recap")
@click.argument("which", default="last", metavar="[last|NUMBER]", shell_complete=meeting_numbers)
@pair_option()
@click.option("--markdown", "as_markdown", is_flag=True, help="Write Markdown.")
@hand_over_options
@with_workplace
def recap_command(
    workplace: Workplace,
    which: str,
    name: str | None,
    as_markdown: bool,
    output: str | None,
    copy: bool,
    mail: bool,
    force: bool,
) -> None:
    """Print what you agreed on, ready to paste or to mail.

    In the mentee's voice, with thanks; private jots are never in it.

    \b
    Examples:
      meet recap
      meet recap --copy
      meet recap 12 --markdown -o recap.md
      meet recap --mail
    """
    from meetingtui.cli.reading import find_record
    from meetingtui.exchange.recap import recap
    from meetingtui.exchange.style import MARKDOWN, PLAIN

    pair = workplace.choose_pair(name)
    record = find_record(workplace.store.records(pair.id), which, pair.names)
    text = recap(record, pair=pair, style=MARKDOWN if as_markdown else PLAIN)
    workplace.tell_notices()
    wanted = Wanted(output, copy=copy, mail=mail, force=force)
    ending = "md" if as_markdown else "txt"
    hand_over(workplace, pair, text, wanted, subject=_subject(record), name=f"{_name(record)}.{ending}")


def _subject(record: MeetingRecord) -> str:
    from meetingtui.domain.dates.say_times import day_at

    return f"Our meeting on {day_at(record.began, record.zone)}"


def _name(record: MeetingRecord) -> str:
    from meetingtui.exchange.file_names import meeting_names

    return f"{meeting_names([record])[0]}-recap"
