from __future__ import annotations

import pytest

from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.services.door_ledger import DoorLedger
from tests.builders import pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore


@pytest.fixture
def ledger(store: MemoryStore) -> DoorLedger:
    return DoorLedger(store, pair(), clock=FakeClock(), new_id=CountingIds())


def test_what_the_mentor_will_look_out_for_is_kept_at_once(ledger: DoorLedger, store: MemoryStore) -> None:
    door = ledger.add("  A talk\x07 at\nthe club ")
    assert store.opportunities("pair-1") == [door]
    assert (door.text, door.made_at, door.stage) == ("A talk\ufffd at the club", TUESDAY, Stage.LOOKING_OUT)


def test_it_needs_words(ledger: DoorLedger) -> None:
    with pytest.raises(BadInput):
        ledger.add(" \n ")
    assert ledger.all() == []


def test_a_door_is_walked_to_thanked_and_then_it_is_closed(ledger: DoorLedger) -> None:
    first, second = ledger.add("A talk"), ledger.add("A review")
    for stage in first.next_stages[:-1]:
        ledger.move(first.id, stage, f"now {stage.words}")
    assert [door.id for door in ledger.open()] == [second.id]
    walked, _ = ledger.all()
    assert [(move.stage, move.note) for move in walked.moves][-1] == (Stage.THANKED, "now thanked")
    assert len(walked.moves) == 5


def test_a_step_back_changes_nothing(ledger: DoorLedger) -> None:
    door = ledger.move(ledger.add("A talk").id, Stage.INTRODUCED)
    with pytest.raises(IllegalMove):
        ledger.move(door.id, Stage.OFFERED)
    assert ledger.all() == [door]


def test_a_door_that_is_not_there_is_an_error(ledger: DoorLedger) -> None:
    with pytest.raises(NotFound):
        ledger.move("x", Stage.OFFERED)


def test_the_moves_made_here_are_taken_back_one_after_the_other(ledger: DoorLedger) -> None:
    door = ledger.add("A talk")
    offered = ledger.move(door.id, Stage.OFFERED, "asked Lin")
    ledger.move(door.id, Stage.THANKED, "too soon")
    assert ledger.undo() == offered
    assert ledger.undo() == door
    assert ledger.undo() is None
    assert ledger.all() == [door]


def test_a_door_that_was_added_stays_and_no_move_before_it_is_taken_back(ledger: DoorLedger) -> None:
    offered = ledger.move(ledger.add("A talk").id, Stage.OFFERED)
    review = ledger.add("A review")
    assert ledger.undo() is None
    assert ledger.all() == [offered, review]


def test_a_move_is_not_taken_back_over_one_that_was_made_elsewhere(ledger: DoorLedger, store: MemoryStore) -> None:
    door = ledger.move(ledger.add("A talk").id, Stage.OFFERED)
    elsewhere = DoorLedger(store, pair(), clock=FakeClock(), new_id=CountingIds()).move(door.id, Stage.INTRODUCED)
    with pytest.raises(IllegalMove):
        ledger.undo()
    assert ledger.all() == [elsewhere]
