"""`meet export`: everything to take along, as Markdown, JSON, CSV or a page for a browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import meeting_numbers, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.cli.transfer.export_plan import (
    CSV,
    FORMS,
    JSON,
    SEPARATORS,
    TABLE_NAMES,
    Plan,
    Shape,
    Wish,
    place,
    planned,
)
from meetingtui.domain.dates.formatting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from meetingtui.cli.transfer.export_texts import ExportSource, Told
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.material import Material
    from meetingtui.storage.disk.new_files import NewFiles

MANY = 100
"""From so many meetings on, a terminal is shown how far it is."""


@click.command("export")
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER|-",
    help="Where to save it; - prints it. By default a new name in this folder.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="The format; by default from the file's ending, else md."
)
@click.option("--one", is_flag=True, help="Markdown: one document, not one file per meeting.")
@click.option("--table", type=click.Choice(TABLE_NAMES), help="CSV: only this table.")
@click.option(
    "--separator",
    type=click.Choice([*SEPARATORS]),
    metavar="comma|semicolon|tab",
    help="CSV: what stands between cells; Excel wants a semicolon in half of Europe.",
)
@pair_option("pair")
@click.option("--all", "all_pairs", is_flag=True, help="All pairs, each in its own folder or page.")
@click.option("--meeting", metavar="last|NUMBER|ID", help="Only this meeting.", shell_complete=meeting_numbers)
@click.option("--since", metavar="90d|DATE", help="Only meetings since then: 30d, 6w, 3m, 1y, 2026-03.")
@click.option("--until", metavar="DATE", help="Only meetings up to then.")
@click.option("--include-private", is_flag=True, help="Include private notes, which are left out otherwise.")
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@with_workplace
def export_command(workplace: Workplace, include_private: bool, force: bool, **wishes: str | bool | None) -> None:
    """Save your meetings as Markdown, JSON, CSV or a web page.

    \b
    md     one file per meeting and an overview; or one document
    json   everything, for all pairs; meet import reads it
    csv    tables of meetings, commitments, goals and doors
    html   one page with the story, the agreement and every meeting, ready to print

    Existing files are left alone, and only you can read the new ones.

    \b
    Examples:
      meet export
      meet export -o story.html
      meet export --format csv -o tables
      meet export -o - --format json | gzip > backup.json.gz
    """
    from meetingtui.cli.shell.cleaning_up import cleaned_up

    wish = Wish(**wishes)  # type: ignore[arg-type]  # click gives each option as its type says
    plan = planned(wish)
    with cleaned_up():
        Exporting(workplace, wish, plan, include_private=include_private, force=force).run()


class Exporting:
    """One run of the command."""

    def __init__(self, workplace: Workplace, wish: Wish, plan: Plan, *, include_private: bool, force: bool) -> None:
        from meetingtui.cli.transfer.export_texts import pairs_of, source_of

        self._workplace, self._wish, self._plan = workplace, wish, plan
        self._include_private, self._force = include_private, force
        self._pairs: Sequence[Pair] = pairs_of(workplace, wish, plan.form)
        self._source: ExportSource = source_of(workplace, self._pairs, include_private=include_private)
        self._meetings = 0

    def run(self) -> None:
        """Write it, and say where it is."""
        self._workplace.tell_notices()
        if self._plan.form == JSON:
            target = self._whole()
        elif self._wish.meeting is not None:
            target = self._one_meeting(self._wish.meeting)
        else:
            target = self._for_people()
        self._tell(target)

    def _whole(self) -> Path | None:
        from meetingtui.storage.transfer.export_file import export_bytes

        pairs = self._pairs
        self._meetings = sum(len(self._source.store.summaries(pair.id)) for pair in pairs)
        usual = self._usual if len(pairs) > 1 or self._wish.pair is None else _pair_name(pairs[0])
        make = partial(export_bytes, self._source.tables, {pair.id for pair in pairs})
        return self._put(make, f"{usual}.json")

    def _one_meeting(self, which: str) -> Path | None:
        from meetingtui.cli.transfer.export_texts import find_meeting, meeting_text
        from meetingtui.exchange.file_names import meeting_names

        material = self._material(self._pairs[0])
        record = find_meeting(material.records, which, material.pair.names)
        self._meetings = 1
        name = f"{meeting_names([record])[0]}.{self._plan.form}"
        return self._put(lambda: meeting_text(self._plan, record, material.pair).encode(), name)

    def _for_people(self) -> Path | None:
        from meetingtui.cli.transfer.export_texts import every_pair, folder_files, one_text

        plan = self._plan
        materials = [self._material(pair) for pair in self._pairs]
        self._meetings = sum(len(material.meetings) for material in materials)
        usual = self._usual if self._wish.all_pairs else _pair_name(materials[0].pair)
        with self._progress() as told:
            if plan.shape is not Shape.FOLDER:
                ending = f"-{plan.table}.csv" if plan.form == CSV else f".{plan.form}"
                return self._put(lambda: one_text(plan, materials[0], told).encode(), f"{usual}{ending}")
            target = place(plan, f"{usual}-tables" if plan.form == CSV else usual, self._wish.output)
            if self._wish.all_pairs:
                files = every_pair(plan, materials, told)
            else:
                files = folder_files(plan, materials[0], told)
            self._files.save_folder(target, files)
            return target

    def _put(self, make: Callable[[], bytes], usual: str) -> Path | None:
        """Print it, or save it as one file; gives the file's place."""
        if self._plan.shape is Shape.OUTPUT:
            printed(make())
            return None
        target = place(self._plan, usual, self._wish.output)
        self._files.save(target, make)
        return target

    @cached_property
    def _files(self) -> NewFiles:
        from meetingtui.storage.disk.new_files import NewFiles

        return NewFiles(self._workplace.locations, force=self._force)

    def _material(self, pair: Pair) -> Material:
        from meetingtui.cli.transfer.export_texts import gather

        return gather(self._workplace, self._source.store, pair, self._wish)

    @property
    def _usual(self) -> str:
        """The name of what belongs to several pairs."""
        return f"meetingtui-{self._workplace.now().date().isoformat()}"

    @contextmanager
    def _progress(self) -> Iterator[Told]:
        quiet = self._workplace.quiet or self._meetings < MANY or not sys.stderr.isatty()
        with click.progressbar(length=self._meetings, label="Writing", file=sys.stderr, hidden=quiet) as bar:
            step: Callable[[int], None] = bar.update
            yield lambda: step(1)

    def _tell(self, target: Path | None) -> None:
        if target is not None:
            whose = self._pairs[0].names if len(self._pairs) == 1 else counted(len(self._pairs), "pair")
            self._workplace.say(f"{counted(self._meetings, 'meeting')} of {whose}: {target}")
        private = self._source.private
        if private and self._include_private:
            self._workplace.say(f"{counted(private, 'private note')} included.")
        elif private:
            them = "it" if private == 1 else "them"
            self._workplace.say(f"{counted(private, 'private note')} left out. To include {them}: --include-private")


def printed(content: bytes) -> None:
    """Print it as it is."""
    click.echo(content, nl=False)


def _pair_name(pair: Pair) -> str:
    from meetingtui.exchange.file_names import pair_name

    return pair_name(pair)
