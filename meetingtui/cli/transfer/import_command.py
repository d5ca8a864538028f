"""`meet import`: what another machine knows is taken in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from meetingtui.domain.merge.report import MergeReport
    from meetingtui.storage.transfer.import_file import Import, Watch

_LONG = 2000
"""Entries of a file that takes long enough to look at for somebody to wonder."""


@click.command("import")
@click.argument("file", metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@with_workplace
def import_command(workplace: Workplace, file: str, dry_run: bool) -> None:
    """Merge in a file from another machine; nothing is lost or doubled.

    FILE is a JSON export from meet export, or a copy of meetings.json; - reads it from a pipe. Everything
    here stays, everything new is added, and if one side has a later version, that one counts. If both
    sides changed something, both versions are kept. Your data from before goes into the backups.

    \b
    Examples:
      meet import ada-and-sam.json --dry-run
      meet import ada-and-sam.json
    """
    from meetingtui.storage.transfer.importing import take_in, would_take_in

    imported = _read(workplace, file)
    had_data = workplace.locations.data_file.exists()
    report = (would_take_in if dry_run else take_in)(workplace.database, imported)
    workplace.tell_notices()
    if imported.notice:
        workplace.say(imported.notice)
    if report.nothing_new:
        click.echo("Nothing new: you already have everything in this file.")
        return
    click.echo("\n".join(_lines(report, dry_run=dry_run)))
    if dry_run:
        workplace.say("Nothing was changed. To import it, leave out --dry-run.")
    elif had_data:
        workplace.say("A copy of your data from before is in the backups.")


def _read(workplace: Workplace, file: str) -> Import:
    from meetingtui.storage.transfer.import_file import read_export, read_stream

    if file == "-" and (sys.stdin is None or sys.stdin.isatty()):
        raise BadInput("Nothing is coming through a pipe.", do="Give the name of a file: meet import FILE")
    with _progress(workplace) as watch:
        return read_stream(sys.stdin.buffer, watch) if file == "-" else read_export(Path(file), watch)


def _lines(report: MergeReport, *, dry_run: bool) -> list[str]:
    from meetingtui.domain.short_ids import short_ids
    from meetingtui.exchange.text.imports import count_lines, parted_lines

    lines = [*count_lines(report), *parted_lines(report)]
    for pairs in report.namesakes:
        have = "would then have" if dry_run else "now have"
        choices = " or ".join(f"--pair {short}" for short in short_ids([pair.id for pair in pairs]))
        lines += [
            "",
            f"You {have} {len(pairs)} pairs named {one_line(pairs[0].names)}: tell them apart with {choices}.",
        ]
    return lines


@contextmanager
def _progress(workplace: Workplace) -> Iterator[Watch | None]:
    """Draws a bar for a long file; gives None where nobody looks."""
    if workplace.quiet or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[ProgressBar[int]] = []

        def watch(_done: int, total: int) -> None:
            if total >= _LONG and not bars:
                bar = click.progressbar(
                    length=total, label="Checking the file", file=sys.stderr, update_min_steps=total // 100
                )
                bars.append(stack.enter_context(bar))
            for bar in bars:
                bar.update(1)

        yield watch
