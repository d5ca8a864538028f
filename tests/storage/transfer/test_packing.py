"""Packets as bytes: back the same, refused like any import, and fitted to a store with other identities."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, cast

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.packets import Packet
from meetingtui.domain.between.preparations import Preparation, PrepKey
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import MeetError, NotPossible, StoreDamaged
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import Help, Topic
from meetingtui.domain.people import Role
from meetingtui.services.week.packing import meeting_packet
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.importing import take_in
from meetingtui.storage.transfer.packing import fitted, packet_bytes, unpacked
from tests.builders import commitment, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.keeping import KeepingStore
from tests.machines import PaperDatabase
from tests.meetings import MEETING, apart, full_conclusion

UPDATE = Update("u-1", "theirs", "c-there", TUESDAY, Outcome.PARTLY, "two of three", Role.MENTEE)
PACKET = Packet(
    pair(id="theirs"),
    topics=(Topic("t-there", "theirs", "My talk", TUESDAY, Role.MENTEE, Help.REHEARSE, "a mirror"),),
    preparations=(Preparation("p-there", "theirs", Role.MENTEE, TUESDAY, {PrepKey.WORTH_IT: "I have a title"}),),
    jots=(Jot("j-there", "theirs", "Lin liked it", TUESDAY),),
    updates=(UPDATE,),
    promises=(commitment(id="c-there", pair_id="theirs"),),
)


def store_of(*values: Any) -> tuple[PaperDatabase, KeepingStore]:
    """Ada and Sam under another identity than in the packet."""
    database = PaperDatabase()
    store = KeepingStore(cast("Database", database))
    for value in (pair(), *values):
        store.keep(value)
    return database, store


def take(database: PaperDatabase, packet: Packet = PACKET, pair_id: str | None = "pair-1") -> bool:
    """Take a packet in as it comes from elsewhere; whether it brought anything new."""
    fitting = partial(fitted, unpacked=unpacked(packet_bytes(packet)), pair_id=pair_id)
    return not take_in(cast("Database", database), fitting).nothing_new


def test_what_was_packed_comes_out_the_same() -> None:
    assert unpacked(packet_bytes(PACKET)).packet == PACKET
    assert b"\n" not in packet_bytes(PACKET)


def test_it_belongs_to_the_pair_here_and_comes_in_once() -> None:
    database, store = store_of()
    assert take(database)
    assert [topic.text for topic in store.topics("pair-1")] == ["My talk"]
    assert store.between(Preparation, "pair-1")[0].answer(PrepKey.WORTH_IT) == "I have a title"
    assert len(store.pairs()) == 1
    before = database.documents
    assert not take(database)
    assert database.documents == before


def test_an_update_finds_its_promise_by_identity() -> None:
    database, store = store_of(commitment("Other words", id="c-there"))
    take(database)
    (update,) = store.between(Update, "pair-1")
    assert (update.promise_id, update.note) == ("c-there", "two of three")
    assert [promise.text for promise in store.commitments("pair-1")] == ["Other words"]


def test_or_by_owner_and_words() -> None:
    database, store = store_of(commitment(id="c-here"))
    take(database)
    assert [update.promise_id for update in store.between(Update, "pair-1")] == ["c-here"]
    assert len(store.commitments("pair-1")) == 1


def test_without_its_promise_it_is_a_jot_and_stays_one() -> None:
    database, store = store_of()
    take(database)
    assert "Write the slides: partly: two of three" in [jot.text for jot in store.between(Jot, "pair-1")]
    assert store.between(Update, "pair-1") == []
    assert store.commitments("pair-1") == []
    store.keep(commitment(id="c-there"))
    assert not take(database)


def test_a_week_leaves_the_pair_here_as_it_is() -> None:
    database, store = store_of()
    store.keep(apart())
    take(database, replace(PACKET, pair=pair(id="theirs", minutes=30)))
    assert store.pairs() == [apart()]


def test_a_meeting_brings_its_promises_goals_and_the_next_date() -> None:
    _, there = store_of()
    there.commit(full_conclusion())
    packet = meeting_packet(there, apart(), there.record(MEETING))
    database, store = store_of()
    store.keep(pair(id="pair-9"))
    assert take(database, packet, "pair-9")
    assert [record.number for record in store.records("pair-9")] == [12]
    assert {promise.id for promise in store.commitments("pair-9")} == {f"c-{number}" for number in range(1, 8)}
    assert len(store.goals("pair-9")) == 2
    assert store.pairs()[1].next_meeting == apart().next_meeting
    assert list(store.records("pair-1")) == []
    assert not take(database, packet, "pair-9")


def test_an_empty_store_takes_the_pair_along() -> None:
    database = PaperDatabase()
    assert take(database, pair_id=None)
    assert KeepingStore(cast("Database", database)).pairs() == [pair(id="theirs")]


def changed(change: Callable[[Any], object]) -> bytes:
    whole = json.loads(packet_bytes(PACKET))
    change(whole)
    return json.dumps(whole).encode()


def _private(whole: Any) -> None:
    whole["jots"][0]["private"] = True


@pytest.mark.fault(69)
@each(
    "change, why",
    [
        (lambda whole: whole.update(pairs=[]), "its pair is not in the file"),
        (lambda whole: whole["pairs"].append({**whole["pairs"][0], "id": "x"}), "it is not of one pair"),
        (_private, "it holds a private jot"),
        (lambda whole: whole.update(goals=[{"id": "g", "pair_id": "theirs", "text": "x"}]), "goals, entry 1"),
        (
            lambda whole: whole.update(missed=[{"id": "m", "pair_id": "theirs", "on": "2026-11-17"}]),
            "it holds missed, which no packet carries",
        ),
        (lambda whole: whole.update(plugins=[]), "meet does not know"),
        (lambda whole: whole["topics"][0].update(text=7), "topics, entry 1"),
        (lambda whole: whole["topics"][0].update(pair_id="somebody"), "its pair is not in the file"),
        (lambda whole: whole["jots"][0].update(text="half \ud83d"), "half a character"),
        (lambda whole: whole["topics"].append(whole["topics"][0]), "appears twice"),
    ],
)
def test_what_no_packet_of_ours_says_is_refused(change: Callable[[Any], object], why: str) -> None:
    with pytest.raises(NotPossible) as refused:
        unpacked(changed(change))
    assert refused.value.happened.startswith("Cannot take in this packet: ")
    assert why in refused.value.happened
    assert refused.value.lines()[1:] == ["Nothing was changed.", "Take in only what meet pack wrote."]


def test_a_newer_schema_is_refused_and_an_older_one_upgraded() -> None:
    with pytest.raises(StoreDamaged):
        unpacked(changed(lambda whole: whole["meetingtui"].update(schema=99)))
    older = changed(lambda whole: whole["meetingtui"].update(schema=6))
    assert unpacked(older).packet == PACKET


@each("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_packet_are_refused(data: bytes) -> None:
    with pytest.raises(MeetError):
        unpacked(data)


def test_two_that_prepared_the_same_open_one_meeting() -> None:
    mine = Preparation("p-here", "pair-1", Role.MENTEE, TUESDAY, {PrepKey.INPUT_WANTED: "On my talk"})
    database, store = store_of(mine)
    assert take(database)
    (one,) = store.between(Preparation, "pair-1")
    assert one.answers == {"input-wanted": "On my talk", "worth-it": "I have a title"}
    store.keep(replace(one, meeting_id="meeting-1"))
    assert not take(database)
