"""How promises get on in the week: kept at once, told by the number of the list, and taken back."""

from __future__ import annotations

import pytest

from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.people import Pair, Role
from meetingtui.services.week.promise_updates import PromiseUpdates
from tests.fakes import CountingIds, FakeClock, MemoryStore
from tests.meetings import apart, full_conclusion


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.commit(full_conclusion())
    return store


@pytest.fixture
def clock() -> FakeClock:
    clock = FakeClock()
    clock.go(60 * 24)
    return clock


@pytest.fixture
def promises(store: MemoryStore, clock: FakeClock) -> PromiseUpdates:
    return PromiseUpdates(store, apart(), clock=clock, new_id=CountingIds())


def test_an_update_is_kept_beside_the_promise_which_stays_as_it_was(
    promises: PromiseUpdates, store: MemoryStore, clock: FakeClock
) -> None:
    before = store.commitments("pair-1")
    promise, _ = promises.say(2, Outcome.PARTLY, " two of\nthree ", by=Role.MENTEE)
    assert promise == promises.open()[1]
    update = promises.standing()[promise.id]
    assert (update.outcome, update.note, update.by, update.at) == (
        Outcome.PARTLY,
        "two of three",
        Role.MENTEE,
        clock.wall(),
    )
    assert store.commitments("pair-1") == before


def test_the_last_word_holds_and_is_taken_back_one_by_one(promises: PromiseUpdates, clock: FakeClock) -> None:
    promise, _ = promises.say(1, Outcome.PARTLY)
    clock.go(1)
    promises.say(1, Outcome.DONE, "sent")
    assert promises.standing()[promise.id].outcome is Outcome.DONE
    assert promises.take_back(1)[1].note == "sent"
    assert promises.standing()[promise.id].outcome is Outcome.PARTLY
    promises.take_back(1)
    assert promises.standing() == {}
    with pytest.raises(IllegalMove, match="Nothing was said"):
        promises.take_back(1)


def test_unknown_numbers_and_missing_words_change_nothing(promises: PromiseUpdates, store: MemoryStore) -> None:
    for number in (0, -1, 6):
        with pytest.raises(NotFound, match=f"no open promise {number}"):
            promises.say(number, Outcome.DONE)
    with pytest.raises(BadInput, match="What is it now"):
        promises.say(1, Outcome.CHANGED)
    with pytest.raises(BadInput, match="too many"):
        promises.say(1, Outcome.DONE, "a" * 1_000_000)
    assert store.between(Update, "pair-1") == []


def test_an_update_for_a_pair_that_was_forgotten_is_refused(promises: PromiseUpdates, store: MemoryStore) -> None:
    store._kept[Pair].clear()
    with pytest.raises(NotFound):
        promises.say(1, Outcome.DONE)
