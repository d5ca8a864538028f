"""A store that holds one of everything, other versions and corrections too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import cast

from meetingtui.domain.between.contacts import Contact, ContactKind
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot, JotKind, reworded_jot, used_jot
from meetingtui.domain.between.link_marks import LinkChange, LinkMark
from meetingtui.domain.between.mail_addresses import MailAddress
from meetingtui.domain.between.preparations import Preparation, PrepKey, answered
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import GoalState, with_state
from meetingtui.domain.ledger.opportunities import Stage, moved_door, reworded_door
from meetingtui.domain.ledger.topics import EarlierNotes
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MissedMeeting
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.export_file import export_bytes
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY
from tests.first_meetings import DOOR, first_record, full_agreement
from tests.keeping import KeepingStore
from tests.machines import Documents, PaperDatabase, together
from tests.meetings import full_conclusion

DAY = timedelta(days=1)


def with_earlier_notes(weekly: Conclusion) -> Conclusion:
    """The meeting with notes of an earlier one, another day for a goal, and a promise of which the week had told."""
    contents = weekly.record.contents
    topic, *topics = contents.topics
    review, *reviews = contents.goal_reviews
    topic = replace(topic, earlier=(EarlierNotes("Begin with the yes", (TUESDAY - 7 * DAY).date()),))
    review = replace(review, due=(TUESDAY + 30 * DAY).date())
    promise, *promises = contents.reviews
    promise = replace(promise, said_on=(TUESDAY - 2 * DAY).date())
    contents = replace(
        contents, topics=(topic, *topics), goal_reviews=(review, *reviews), reviews=(promise, *promises)
    )
    return replace(weekly, record=replace(weekly.record, contents=contents))


@cache
def everything() -> bytes:
    """All of it as an export."""
    store = PaperDatabase()
    store.fill(together(_kept("no slot yet"), _kept("it was held")))
    return export_bytes(store.read())


def _kept(why: str) -> Documents:
    database = PaperDatabase()
    store = KeepingStore(cast(Database, database))
    weekly = with_earlier_notes(full_conclusion())
    first = replace(first_record(id="meeting-1", number=1), kind=MeetingKind.FIRST)
    door = moved_door(reworded_door(DOOR, DOOR.text, at=TUESDAY), Stage.OFFERED, "asked Lin", at=TUESDAY)
    store.commit(Conclusion(first, pair(), (), (), (door,), (), full_agreement()), weekly)
    goal = with_state(weekly.goals[0], GoalState.AT_RISK, why=why, at=TUESDAY + DAY)
    store.keep(goal)
    store.keep(MissedMeeting("missed-1", "pair-1", (TUESDAY + DAY).date(), "a cold"))
    with store.changing() as present:
        present.keep(replace(weekly.commitments[0], door_id=DOOR.id))
    jot = Jot("jot-1", "pair-1", "Lin liked it", TUESDAY + DAY, JotKind.WIN, Role.MENTEE)
    store.keep(used_jot(reworded_jot(jot, "Lin liked the talk", at=TUESDAY + DAY), "meeting-1", at=TUESDAY + DAY))
    update = Update(
        "update-1", "pair-1", weekly.commitments[0].id, TUESDAY + DAY, Outcome.PARTLY, "half", Role.MENTEE
    )
    store.keep(replace(update, taken_back_at=TUESDAY + 2 * DAY))
    prepared = Preparation("prep-1", "pair-1", Role.MENTEE, TUESDAY + DAY, {PrepKey.WHAT_CHANGED: "A new manager"})
    prepared = answered(prepared, {PrepKey.INPUT_WANTED: "On my talk"}, at=TUESDAY + 2 * DAY)
    store.keep(replace(prepared, meeting_id="meeting-1"))
    date = NextMeeting(TUESDAY + 7 * DAY, BERLIN, 60, "https://call.example/ada", "2026-11-24T15:00")
    called_off = Invitation("invitation-1", "pair-1", date, TUESDAY, "a1d0c0de-0000-4000-8000-000000000001", 2)
    store.keep(replace(called_off, series=True, cancelled_at=TUESDAY))
    change = LinkChange(TUESDAY + DAY, TUESDAY, "Begin with the yes")
    address = "https://talks.example/no"
    store.keep(LinkMark("link-1", "pair-1", address, TUESDAY, TUESDAY, "Say no early", (change,)))
    contact = Contact("contact-1", "pair-1", TUESDAY + DAY, ContactKind.ANSWERED, Role.MENTOR, "Yes, on Friday")
    store.keep(replace(contact, taken_back_at=TUESDAY + 2 * DAY))
    thanked = Courtesy("courtesy-1", "pair-1", "thanks-meeting/meeting-1", TUESDAY + DAY, TUESDAY + DAY)
    store.keep(replace(thanked, put_off_until=(TUESDAY + 3 * DAY).date()))
    store.keep(MailAddress("mail-1", "pair-1", Role.MENTOR, TUESDAY, "ada@mail.example"))
    correction = Amendment("a-1", "answers/went-well", "Other words", TUESDAY + DAY, TUESDAY + 2 * DAY)
    store.amend(weekly.record, correction)
    return database.documents
