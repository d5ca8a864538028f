"""Puts together what `meet export` writes: the text of every file, made when its turn comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from meetingtui.cli.transfer.export_plan import CSV, HTML, JSON, Plan, Wish
from meetingtui.domain.errors import BadInput, NotFound

if TYPE_CHECKING:
    from meetingtui.cli.shell.workplace import Workplace
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.exchange.material import Material
    from meetingtui.storage.disk.new_files import File
    from meetingtui.storage.store.atomic_json import Tables
    from meetingtui.storage.store.tinydb_store import TinyStore

Told = Callable[[], None]
"""Called after each meeting."""


def pairs_of(workplace: Workplace, wish: Wish, form: str) -> list[Pair]:
    """Whose meetings are taken along; raises NotFound or BadInput that names the choices.

    JSON is what a backup is made of, so it takes all pairs along unless one is named.
    """
    everybody = wish.all_pairs or (form == JSON and wish.pair is None)
    pairs = workplace.store.pairs()
    return pairs if everybody and pairs else [workplace.choose_pair(wish.pair)]


@dataclass(frozen=True)
class ExportSource:
    """What is kept of the pairs, as far as it is taken along."""

    tables: Tables
    """The documents."""
    store: TinyStore
    """The same as values."""
    private: int
    """How much of it is private, left out or not."""


def source_of(workplace: Workplace, pairs: Sequence[Pair], *, include_private: bool) -> ExportSource:
    """What is kept of these pairs, without what is private unless it was asked for."""
    from meetingtui.storage.store.tinydb_store import TinyStore
    from meetingtui.storage.transfer.shareable import private_in, shareable

    tables = workplace.database.read()
    private = private_in(tables, {pair.id for pair in pairs})
    taken = tables if include_private else shareable(tables, private)
    return ExportSource(taken, TinyStore(workplace.database, lambda: taken), len(private))


def gather(workplace: Workplace, store: TinyStore, pair: Pair, wish: Wish) -> Material:
    """Everything of a pair, in the days that were asked for; raises BadInput for what is no day."""
    from meetingtui.domain.agreement.agreement import in_force
    from meetingtui.domain.between.jots import Jot
    from meetingtui.domain.dates.zone_time import local_day
    from meetingtui.exchange.material import Material, corrected

    today = local_day(workplace.outside.clock.wall(), pair.zone)
    since, until = _days(wish, today)
    return corrected(
        Material(
            pair,
            today,
            records=store.records(pair.id),
            commitments=store.commitments(pair.id),
            goals=store.goals(pair.id),
            doors=store.opportunities(pair.id),
            jots=store.between(Jot, pair.id),
            agreement=in_force(store.agreements(pair.id)),
            since=since,
            until=until,
        )
    )


def one_text(plan: Plan, material: Material, told: Told) -> str:
    """Everything of a pair as the text of a single file."""
    if plan.form == HTML:
        from meetingtui.exchange.webpage.page import pair_page

        return pair_page(material, told)
    if plan.form == CSV:
        from meetingtui.exchange.data.csv_tables import table_text

        return table_text(plan.table or "", material, plan.separator)
    from meetingtui.exchange.markdown.pair import one_document

    return one_document(material, told)


def meeting_text(plan: Plan, record: MeetingRecord, pair: Pair) -> str:
    """One meeting as the text of a file."""
    if plan.form == HTML:
        from meetingtui.exchange.webpage.page import meeting_page

        return meeting_page(record, pair)
    from meetingtui.exchange.markdown.meeting import meeting_markdown

    return meeting_markdown(record, pair)


def folder_files(plan: Plan, material: Material, told: Told) -> list[File]:
    """Everything of a pair as the files of a folder, Markdown or CSV."""
    if plan.form == CSV:
        from meetingtui.exchange.data.csv_tables import TABLES

        return [(f"{name}.csv", partial(_content, replace(plan, table=name), material, told)) for name in TABLES]
    from meetingtui.exchange.file_names import meeting_names
    from meetingtui.exchange.markdown.pair import index_page

    names = [f"{name}.md" for name in meeting_names(material.meetings)]

    def meeting(place: int) -> bytes:
        told()
        return meeting_text(plan, material.meetings[place], material.pair).encode()

    files: list[File] = [(name, partial(meeting, place)) for place, name in enumerate(names)]
    return [("index.md", lambda: index_page(material, names).encode()), *files]


def every_pair(plan: Plan, materials: Sequence[Material], told: Told) -> list[File]:
    """The same for several pairs: a folder for each, or a page."""
    from meetingtui.exchange.file_names import different, pair_name

    names = different([pair_name(material.pair) for material in materials])
    named = list(zip(names, materials, strict=True))
    if plan.form == HTML:
        return [(f"{name}.html", partial(_content, plan, material, told)) for name, material in named]
    return [
        (f"{name}/{file}", content)
        for name, material in named
        for file, content in folder_files(plan, material, told)
    ]


def _content(plan: Plan, material: Material, told: Told) -> bytes:
    return one_text(plan, material, told).encode()


def find_meeting(records: Sequence[MeetingRecord], which: str, names: str) -> MeetingRecord:
    """The last meeting, or the one of a number or an identity; raises NotFound or BadInput."""
    from meetingtui.cli.reading import find_record

    try:
        return find_record(records, which, names)
    except (BadInput, NotFound) as error:
        for record in records:
            if record.id == which:
                return record
        raise error


def _days(wish: Wish, today: date) -> tuple[date | None, date | None]:
    from meetingtui.domain.dates.parse_periods import last_day, since_day

    until = None if wish.until is None else last_day(wish.until)
    since = None if wish.since is None else since_day(wish.since, until or today)
    if since and until and since > until:
        raise BadInput(
            "The last day comes before the first.", do="Put the earlier day in --since, the later one in --until."
        )
    return since, until
