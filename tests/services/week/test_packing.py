"""What goes into a packet."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation, PrepKey
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Role
from meetingtui.services.week.packing import meeting_packet, prepared_packet
from meetingtui.storage.store.database import Database
from tests.fakes import TUESDAY
from tests.first_meetings import full_agreement
from tests.keeping import KeepingStore
from tests.machines import PaperDatabase
from tests.meetings import MEETING, apart, full_conclusion


def kept() -> KeepingStore:
    """A pair in its week, with something of every kind."""
    store = KeepingStore(cast("Database", PaperDatabase()))
    store.commit(full_conclusion())
    store.keep(Topic("t-9", "pair-1", "My talk", TUESDAY))
    for name, private in (("jot-1", False), ("jot-2", True)):
        store.keep(Jot(name, "pair-1", "Lin liked it", TUESDAY, private=private))
    after = full_conclusion().record.ended
    store.keep(Update("u-1", "pair-1", "c-5", after, Outcome.PARTLY, "half", Role.MENTEE))
    store.keep(replace(Update("u-2", "pair-1", "c-6", after, Outcome.DONE), taken_back_at=after))
    waits = Preparation("p-1", "pair-1", Role.MENTEE, TUESDAY, {PrepKey.INPUT_WANTED: "On my talk"})
    store.keep(waits)
    store.keep(replace(waits, id="p-2", meeting_id=MEETING))
    return store


def test_only_what_waits_and_is_not_private_is_packed() -> None:
    packet = prepared_packet(kept(), apart(), topics=True, jots=True, updates=True)
    assert [topic.id for topic in packet.topics] == ["t-2", "t-9"]
    assert [one.id for one in packet.preparations] == ["p-1"]
    assert [jot.id for jot in packet.jots] == ["jot-1"]
    assert [update.id for update in packet.updates] == ["u-1"]
    assert [promise.id for promise in packet.promises] == ["c-5"]
    assert packet.pair.next_meeting is None
    assert not packet.empty


def test_what_was_not_asked_for_stays_at_home() -> None:
    packet = prepared_packet(kept(), apart(), topics=False, jots=False, updates=False)
    assert packet.empty
    assert packet.promises == ()
    only = prepared_packet(kept(), apart(), topics=False, jots=True, updates=False)
    assert (len(only.jots), only.topics, only.preparations, only.updates) == (1, (), (), ())


def test_a_meeting_takes_along_what_it_spoke_of_as_it_stands_now() -> None:
    store = kept()
    record = store.record(MEETING)
    packet = meeting_packet(store, apart(), record)
    assert packet.meeting == record
    assert {promise.id for promise in packet.promises} == {"c-1", "c-2", "c-3", "c-4", "c-5", "c-6", "c-7"}
    assert {goal.id for goal in packet.goals} == {"g-1", "g-2"}
    assert [door.id for door in packet.doors] == ["o-2"]
    assert [topic.id for topic in packet.topics] == ["t-2"]
    assert (packet.jots, packet.updates, packet.agreements) == ((), (), ())
    assert packet.pair.next_meeting is not None


def test_the_meeting_that_settled_an_agreement_takes_it_along() -> None:
    store = kept()
    settled = replace(full_agreement(), agreed_on=TUESDAY.date())
    store.keep(settled)
    assert meeting_packet(store, apart(), store.record(MEETING)).agreements == (settled,)
