"""A store into which a test puts what it begins with, one value at a time, as no intent of the program does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.storage.store.tinydb_store import TinyStore

if TYPE_CHECKING:
    from meetingtui.domain.keepable import Keepable


class KeepingStore(TinyStore):
    """Keeps each value in a change of its own."""

    def keep(self, value: Keepable) -> None:
        with self.changing() as present:
            present.keep(value)

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        with self.changing() as present:
            return present.amend(record, amendment)

    def commit(self, *conclusions: Conclusion) -> None:
        with self.changing() as present:
            present.commit(*conclusions)
