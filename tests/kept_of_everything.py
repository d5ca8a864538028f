"""A store that holds one of everything, other versions and corrections too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import cast

from meetingtui.domain.ledger.goals import GoalState, with_state
from meetingtui.domain.ledger.opportunities import Stage, moved_door
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.conclusion import Conclusion
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MissedMeeting
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.export_file import export_bytes
from tests.builders import pair
from tests.fakes import TUESDAY
from tests.first_meetings import DOOR, first_record, full_agreement
from tests.keeping import KeepingStore
from tests.machines import Documents, PaperDatabase, together
from tests.meetings import full_conclusion

DAY = timedelta(days=1)


@cache
def everything() -> bytes:
    """All of it as an export."""
    store = PaperDatabase()
    store.fill(together(_kept("no slot yet"), _kept("it was held")))
    return export_bytes(store.read())


def _kept(why: str) -> Documents:
    database = PaperDatabase()
    store = KeepingStore(cast(Database, database))
    weekly = full_conclusion()
    first = replace(first_record(id="meeting-1", number=1), kind=MeetingKind.FIRST)
    door = moved_door(DOOR, Stage.OFFERED, "asked Lin", at=TUESDAY)
    store.commit(Conclusion(first, pair(), (), (), (door,), (), full_agreement()), weekly)
    goal = with_state(weekly.goals[0], GoalState.AT_RISK, why=why, at=TUESDAY + DAY)
    store.keep_goal(goal)
    store.keep_missed(MissedMeeting("missed-1", "pair-1", (TUESDAY + DAY).date(), "a cold"))
    correction = Amendment("a-1", "answers/went-well", "Other words", TUESDAY + DAY, TUESDAY + 2 * DAY)
    store.amend(weekly.record, correction)
    return database.documents
