"""Takes what a checked file brings along into the store: all of it in one save, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.merge.report import MergeReport
from meetingtui.storage.repair.recovery import newer_version
from meetingtui.storage.store.file_format import no_garbage_collection
from meetingtui.storage.transfer.export_file import TABLES
from meetingtui.storage.transfer.merging_tables import merge

if TYPE_CHECKING:
    from meetingtui.storage.store.atomic_json import Tables
    from meetingtui.storage.store.database import Database
    from meetingtui.storage.transfer.import_file import DocumentLists, Import

    Fitting: TypeAlias = Callable[[DocumentLists], DocumentLists]
    """What comes in, told from what is here at that moment."""

REASON = "before-import"
"""How the copy of the state before is named among the backups."""


def would_take_in(database: Database, imported: Import | Fitting) -> MergeReport:
    """What `take_in` would do; nothing is changed. Raises StoreDamaged as `take_in` does."""
    if database.read_only:
        raise newer_version()
    with no_garbage_collection():
        here = _documents(database.read())
        return merge(here, _coming(imported, here)).report


def take_in(database: Database, imported: Import | Fitting) -> MergeReport:
    """Merge a file into the store, and read it back; a file that brings nothing new changes nothing.

    A copy of your data from before is in the backups.

    Raises:
        StoreBusy: another process is saving, or the disk refuses; nothing was changed.
        StoreDamaged: the data here cannot be read, or a newer version wrote them.
    """
    with no_garbage_collection(), database.transaction() as tables:
        here = _documents(tables)
        merged = merge(here, _coming(imported, here))
        if merged.report.nothing_new:
            return merged.report
        database.keep_copy(REASON)
        for name in TABLES:
            tables[name].refill(merged.documents[name])
    if _documents(database.read()) != merged.documents:
        raise StoreBusy(
            "The file does not read back as it was saved.",
            "Your data from before is in the backups.",
            "Try again; if it keeps happening, have the disk checked.",
        )
    return merged.report


def put_together(here: Tables, other: Tables) -> bool:
    """Merge the tables of another state of the same data into those here; False when they bring nothing new."""
    merged = merge(_documents(here), _documents(other))
    if merged.report.nothing_new:
        return False
    for name in TABLES:
        here[name].refill(merged.documents[name])
    return True


def _coming(imported: Import | Fitting, here: DocumentLists) -> DocumentLists:
    return imported(here) if callable(imported) else imported.documents


def _documents(tables: Tables) -> DocumentLists:
    return {name: [dict(document) for document in tables[name].all()] for name in TABLES}
