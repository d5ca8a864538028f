"""Packets of two stores: which pair is meant, which promise, and what becomes of an update without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.between.jots import JotKind
from meetingtui.domain.between.packets import Packet, holds_packet, jot_of, meant_by, preparation_here, promise_here
from meetingtui.domain.between.preparations import Preparation, PrepKey
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.people import Person, Role
from tests.builders import BERLIN, commitment, pair
from tests.fakes import TUESDAY

HOUR = timedelta(hours=1)
UPDATE = Update("u-1", "pair-1", "c-9", TUESDAY, Outcome.PARTLY, "two of three", Role.MENTEE)


def test_a_pair_is_meant_by_its_identity_or_else_by_both_names() -> None:
    here = [pair(id="a"), pair(id="b", mentee=Person("Kim", BERLIN))]
    renamed = pair(id="b", mentee=Person("Kimberly", BERLIN))
    assert [one.id for one in meant_by(Packet(renamed), here)] == ["b"]
    assert [one.id for one in meant_by(Packet(pair(id="c", mentor=Person("ADA ", BERLIN))), here)] == ["a"]
    swapped = pair(id="c", mentor=Person("Sam", BERLIN), mentee=Person("Ada", BERLIN))
    assert meant_by(Packet(swapped), here) == []
    assert len(meant_by(Packet(pair(id="c")), [pair(id="a"), pair(id="d")])) == 2


def test_a_promise_is_known_again_by_owner_and_words_while_it_is_open() -> None:
    there = commitment("Write the  slides", id="other")
    mine = commitment("write the slides", id="mine")
    assert promise_here(there, [mine]) is mine
    for others in (
        [],
        [replace(mine, owner=Role.MENTOR)],
        [replace(mine, status=CommitmentStatus.DONE)],
        [mine, replace(mine, id="twin")],
    ):
        assert promise_here(there, others) is None


def test_an_update_without_its_promise_is_a_jot_with_all_its_words() -> None:
    jot = jot_of(UPDATE, commitment())
    assert (jot.id, jot.kind, jot.by, jot.noted_at) == ("u-1", JotKind.CHANGE, Role.MENTEE, TUESDAY)
    assert jot.text == "Write the slides: partly: two of three"
    assert jot_of(replace(UPDATE, note=""), None).text == "partly"


def test_a_text_says_whether_a_packet_begins_in_it() -> None:
    assert holds_packet("> MEET\n> PACKET10ABC")
    assert not holds_packet("we meet; the packet comes at 10")


PREPARED = Preparation("p-there", "pair-1", Role.MENTEE, TUESDAY, {PrepKey.WORTH_IT: "I have a title"})
MINE = replace(PREPARED, id="p-here", answers={PrepKey.WORTH_IT: "We laugh", PrepKey.INPUT_WANTED: "On my talk"})


def test_what_both_stores_prepared_is_one_with_the_words_of_both() -> None:
    assert preparation_here(PREPARED, []) is PREPARED
    assert preparation_here(PREPARED, [replace(MINE, by=Role.MENTOR)]) is PREPARED
    one = preparation_here(replace(PREPARED, saves=(TUESDAY + HOUR,)), [MINE])
    assert one is not None
    assert (one.id, one.saved_at) == ("p-here", TUESDAY + HOUR)
    assert one.answers == {"worth-it": "We laugh / I have a title", "input-wanted": "On my talk"}
    assert preparation_here(PREPARED, [one]) is None


def test_what_a_meeting_used_does_not_come_again_and_something_later_does() -> None:
    used = replace(MINE, answers=PREPARED.answers, meeting_id="m-1")
    assert preparation_here(PREPARED, [used]) is None
    later = replace(PREPARED, begun_at=TUESDAY + 7 * 24 * HOUR)
    assert preparation_here(later, [used]) is later
    assert preparation_here(PREPARED, [replace(PREPARED, meeting_id="m-1")]) is PREPARED
