"""What one store holds, looked up by identity: the state of a thing that is shown, and those kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.merge.pairs import LastMeeting
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.kinds import MEETINGS, VERSIONS
from meetingtui.storage.transfer.import_check import TABLE_KINDS
from meetingtui.storage.transfer.stored_order import DocumentView, stored_instant


class StoreContent:
    """The documents of one store."""

    def __init__(self, documents: Mapping[str, Iterable[DocumentView]]) -> None:
        """Sort the documents out; raises StoreDamaged when one has no identity, or that of another one."""
        self.tables: dict[str, dict[str, DocumentView]] = {
            name: _by_id(name, documents.get(name, ())) for name in TABLE_KINDS
        }
        """What is shown, by table and identity, in the order of the store."""
        self.others: dict[tuple[str, str], list[DocumentView]] = {}
        """What is kept beside it, by table and identity."""
        for version in _by_id(VERSIONS, documents.get(VERSIONS, ())).values():
            self.others.setdefault((version["table"], version["of"]), []).append(version["document"])
        self._last: dict[Any, DocumentView] | None = None

    def states(self, table: str, identity: str) -> list[DocumentView]:
        """Every state of a thing that is kept, the one that is shown first; empty when there is none."""
        shown = self.tables[table].get(identity)
        return [] if shown is None else [shown, *self.others.get((table, identity), ())]

    def last_meeting(self, pair_id: str) -> LastMeeting | None:
        """The last meeting of a pair; None when there was none yet."""
        if self._last is None:
            self._last = self._last_meetings()
        if pair_id not in self._last:
            return None
        record = from_plain(self._last[pair_id], MeetingRecord)
        wrapped_up = record.kind is MeetingKind.WRAP_UP
        agreed = None if wrapped_up else record.contents.next_meeting
        return LastMeeting(record.ended, record.id, agreed, wrapped_up)

    def _last_meetings(self) -> dict[Any, DocumentView]:
        beside = [document for (table, _), found in self.others.items() if table == MEETINGS for document in found]
        last: dict[Any, DocumentView] = {}
        for meeting in (*self.tables[MEETINGS].values(), *beside):
            before = last.get(meeting["pair_id"])
            if before is None or _end(meeting) > _end(before):
                last[meeting["pair_id"]] = meeting
        return last


def _end(meeting: DocumentView) -> tuple[Any, ...]:
    return stored_instant(meeting.get("ended")), meeting["id"]


def _by_id(table: str, documents: Iterable[DocumentView]) -> dict[str, DocumentView]:
    found: dict[str, DocumentView] = {}
    for document in documents:
        identity = document.get("id")
        if not isinstance(identity, str) or identity in found or not isinstance(document.get("pair_id", ""), str):
            raise StoreDamaged(
                f"Your data cannot be merged: an entry in {table} has no ID of its own.",
                "Nothing was changed.",
                "Restore a backup, or ask for help with this line.",
            )
        found[identity] = document
    return found
