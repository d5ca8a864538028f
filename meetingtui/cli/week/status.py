"""`meet status`: what this week is about, in a few lines or in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetingtui.domain.between.week_status import WeekStatus
    from meetingtui.exchange.output.documents import StatusDocument


@click.command("status")
@click.option("--short", is_flag=True, help="One line for a prompt, without names; nothing when there is nothing.")
@pair_option()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_workplace
def status_command(workplace: Workplace, short: bool, name: str | None, as_json: bool) -> None:
    """Say what this week is about; --short for a prompt.

    The short line is also kept in status.txt beside your data with each save, so that a prompt needs no program.
    With several pairs that file has the nearest date alone.

    \b
    Examples:
      meet status
      meet status --short
    """
    from meetingtui.services.week.week_status import week_status

    if short and as_json:
        raise BadInput("--short and --json cannot be combined.", do="Choose one of them.")
    status = week_status(workplace.store, workplace.choose_pair(name), workplace.outside.clock.wall())
    workplace.tell_notices()
    if as_json:
        _print_json(status)
    elif short:
        from meetingtui.domain.between.week_status import short_line

        # What is due may have changed with the day, and not with a save.
        workplace.keep_status_line()
        if line := short_line(status):
            click.echo(line)
    else:
        for sentence in _lines(status):
            click.echo(one_line(sentence))


def _lines(status: WeekStatus) -> Iterator[str]:
    from meetingtui.domain.dates.formatting import day, due_words
    from meetingtui.domain.dates.say_dates import when_words

    pair = status.pair
    if pair.closed_on is not None:
        yield f"You wrapped up on {day(pair.closed_on)}."
    if status.task is not None:
        from meetingtui.cli.week.tasks import task_words

        said = {status.task.id: status.update} if status.update else {}
        words = task_words(status.task, said.get(status.task.id), pair.zone)
        yield f"This week, {due_words(status.task.due, status.today)}: {words}"
    elif pair.closed_on is None:
        yield "No task for this week. You agree on one at the end of a meeting."
    if status.next_meeting is not None:
        yield f"You meet next on {when_words(status.next_meeting, (pair.mentee, pair.mentor))}."
    elif pair.closed_on is None:
        yield 'No next date is set. To set one: meet next "tue 15:00"'
    for courtesy in status.courtesies[:1]:
        yield f"{courtesy.title}. {courtesy.why} A draft: meet thanks show 1"


def _print_json(status: WeekStatus) -> None:
    from meetingtui.exchange.data import json_file
    from meetingtui.exchange.data.json_week import courtesy_objects, week_task_object

    document: StatusDocument = {
        "schema": json_file.OUTPUT_SCHEMA,
        "pair": json_file.pair_object(status.pair),
        "today": status.today.isoformat(),
        "week_task": week_task_object(status.task, status.update, status.pair.zone),
        "next_meeting": json_file.next_meeting_object(status.next_meeting),
        "courtesies": courtesy_objects(status.courtesies),
    }
    click.echo(json_file.text(document))
