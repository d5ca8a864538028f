"""A store into which a test puts what it begins with, one value at a time, as no intent of the program does."""

from __future__ import annotations

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting.conclusion import Conclusion
from meetingtui.domain.people import Pair
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from meetingtui.storage.store.tinydb_store import TinyStore


class KeepingStore(TinyStore):
    """Keeps each value in a change of its own."""

    def keep_pair(self, pair: Pair) -> None:
        with self.changing() as present:
            present.keep_pair(pair)

    def keep_goal(self, goal: Goal) -> None:
        with self.changing() as present:
            present.keep_goal(goal)

    def keep_opportunity(self, opportunity: Opportunity) -> None:
        with self.changing() as present:
            present.keep_opportunity(opportunity)

    def keep_agreement(self, agreement: Agreement) -> None:
        with self.changing() as present:
            present.keep_agreement(agreement)

    def keep_missed(self, missed: MissedMeeting) -> None:
        with self.changing() as present:
            present.keep_missed(missed)

    def keep_jot(self, jot: Jot) -> None:
        with self.changing() as present:
            present.keep_jot(jot)

    def keep_update(self, update: Update) -> None:
        with self.changing() as present:
            present.keep_update(update)

    def keep_preparation(self, preparation: Preparation) -> None:
        with self.changing() as present:
            present.keep_preparation(preparation)

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        with self.changing() as present:
            return present.amend(record, amendment)

    def commit(self, *conclusions: Conclusion) -> None:
        with self.changing() as present:
            present.commit(*conclusions)
