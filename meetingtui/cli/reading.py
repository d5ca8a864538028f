"""`meet list` and `meet show`: reading meetings without the interface."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import meeting_numbers, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.domain.graphemes import quoted
from meetingtui.domain.short_ids import SHORTEST_ID, is_short_for, short_ids
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.record.record import MeetingRecord, MeetingSummary, MissedMeeting
    from meetingtui.exchange.output.documents import ListDocument, ShowDocument

NEWEST = 20
"""Meetings in a list, unless all are asked for."""

_pair = pair_option("words")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, always complete.")


@click.command("list")
@_pair
@click.option("--all", "everything", is_flag=True, help=f"List all of them, not just the newest {NEWEST}.")
@_json
@with_workplace
def list_command(workplace: Workplace, words: str | None, everything: bool, as_json: bool) -> None:
    """List the meetings, newest first."""
    pair = workplace.choose_pair(words)
    meetings = workplace.store.summaries(pair.id)
    missed = workplace.store.missed(pair.id)
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.json_ledgers import missed_object

        document: ListDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "meetings": [json_file.meeting_line(meeting, meeting.week_task) for meeting in meetings],
            "missed": [missed_object(each) for each in missed],
        }
        click.echo(json_file.text(document))
    elif not meetings and not missed:
        workplace.say(f"{pair.names} have not met yet. Type: meet start")
    else:
        newest = meetings[:] if everything else meetings[-NEWEST:]
        click.echo("\n".join(meeting_lines(newest[::-1], screen_width(), missed)))
        if left := len(meetings) - len(newest):
            workplace.say(f"{left} earlier ones: meet list --all")


@click.command("show")
@click.argument("which", default="last", metavar="[last|NUMBER]", shell_complete=meeting_numbers)
@_pair
@_json
@click.option("--original", is_flag=True, help="Show what each corrected line said at first.")
@click.option("--other", is_flag=True, help="Show the other version that an import kept.")
@with_workplace
def show_command(
    workplace: Workplace, which: str, words: str | None, as_json: bool, original: bool, other: bool
) -> None:
    """Read a meeting: the last one, or any by its number.

    \b
    Examples:
      meet show
      meet show 12 --json
    """
    pair = workplace.choose_pair(words)
    record = find_record(records := workplace.store.records(pair.id), which, pair.names)
    others = workplace.store.versions_of(record.id)
    workplace.tell_notices()
    if other and not others:
        raise NotFound(f"Meeting {record.number} has no other version.", do=f"Type: meet show {record.number}")
    shown = others if other else [record]
    if as_json:
        from meetingtui.exchange.data import json_file

        document: ShowDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "meeting": json_file.meeting_object(shown[0]),
        }
        click.echo(json_file.text(document))
    else:
        from meetingtui.exchange.text.record import record_text

        click.echo("\n\n".join(record_text(each, original=original) for each in shown))
        _tell_what_else(workplace, records, record, others=0 if other else len(others))


def _tell_what_else(
    workplace: Workplace, records: Sequence[MeetingRecord], record: MeetingRecord, *, others: int
) -> None:
    """Say where there is another version of the meeting, or another meeting of its number."""
    short, *twins = with_same_number(records, record)
    if others:
        workplace.say(
            f"An import kept another version of this meeting: meet show {short if twins else record.number} --other"
        )
    for twin in twins:
        workplace.say(f"Another meeting {record.number}, from another machine: meet show {twin}; this one is {short}")


def find_record(records: Sequence[MeetingRecord], which: str, names: str) -> MeetingRecord:
    """The last meeting, or the one of that number; raises NotFound when there is none, BadInput for other words.

    Of two meetings of one number, which two machines may have held, it is the later one; the beginning of an
    identity finds each of them.

    Args:
        records: The meetings of the pair, by number.
        which: What was typed.
        names: The names of the pair, for the error.
    """
    is_number = which.isascii() and which.isdecimal() and len(which) < 10
    by_identity = len(which) >= SHORTEST_ID and [record for record in records if is_short_for(which, record.id)]
    if by_identity:
        return by_identity[-1]
    if which != "last" and not is_number:
        raise BadInput(
            f"{quoted(which)} is not a meeting.",
            do="Use last, or a number from meet list.",
        )
    if not records:
        raise NotFound(f"{names} have not met yet.", do="Type: meet start")
    if which == "last":
        return records[-1]
    number = int(which)
    place = bisect_right(records, number, key=lambda record: record.number) - 1
    if place < 0 or records[place].number != number:
        raise NotFound(f"There is no meeting {number}.", do="To see them all: meet list --all")
    return records[place]


def with_same_number(records: Sequence[MeetingRecord], record: MeetingRecord) -> list[str]:
    """What `meet show` takes for this meeting, then for the others that have its number, the later ones first."""
    first = bisect_left(records, record.number, key=lambda each: each.number)
    last = bisect_right(records, record.number, key=lambda each: each.number)
    others = [each.id for each in reversed(records[first:last]) if each.id != record.id]
    return short_ids([record.id, *others])


def meeting_lines(
    meetings: Sequence[MeetingSummary], width: int | None, missed: Sequence[MissedMeeting] = ()
) -> list[str]:
    """A line for each meeting: its number, day, length, and what the mentee took on.

    Args:
        meetings: The newest first.
        width: Cells of a line; None cuts nothing.
        missed: What was called off; what is older than the oldest meeting of the list is left out.
    """
    from meetingtui.domain.dates import formatting
    from meetingtui.domain.dates.zone_time import local

    rows = []
    left = list(missed)
    for meeting in meetings:
        began = local(meeting.began, meeting.zone)
        while left and left[-1].on >= began.date():
            rows.append(missed_row(left.pop()))
        task = one_line(meeting.week_task or "-")
        rows.append(
            (
                str(meeting.number),
                formatting.day(began),
                formatting.clock_time(began.time()),
                formatting.minutes_words(meeting.length),
                f"{task} (month review)" if meeting.month_reviewed else task,
            )
        )
    if not meetings:
        rows = [missed_row(each) for each in reversed(missed)]
    return aligned(rows, width)


def missed_row(missed: MissedMeeting) -> tuple[str, ...]:
    """The line of a meeting that was called off."""
    from meetingtui.domain.dates.formatting import day

    return "", day(missed.on), "", "", f"missed: {one_line(missed.reason)}"


def aligned(rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """The rows as lines with aligned columns."""
    from meetingtui.exchange.text.layout import columns

    return columns(rows, width)


def screen_width() -> int | None:
    """Cells of a line on the terminal; None when the output goes elsewhere, where nothing should be cut."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns
