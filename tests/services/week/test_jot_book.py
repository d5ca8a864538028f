"""Jots as they are noted, changed and used, each step kept at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meetingtui.domain.between.jots import JotKind, JotState, used_jot
from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.domain.people import Pair, Role
from meetingtui.services.week.jot_book import JotBook
from tests.builders import pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.records import held

WEEK = 7 * 24 * 60


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def book(store: MemoryStore, clock: FakeClock) -> JotBook:
    return JotBook(store, pair(), clock=clock, new_id=CountingIds())


def test_a_jot_is_kept_with_all_that_was_said_of_it(book: JotBook) -> None:
    jot = book.note(" Lin liked it ", kind=JotKind.WIN, by=Role.MENTEE)
    assert book.all() == [jot]
    assert (jot.text, jot.kind, jot.by, jot.noted_at) == ("Lin liked it", JotKind.WIN, Role.MENTEE, TUESDAY)


def test_private_ones_have_numbers_of_their_own(book: JotBook) -> None:
    book.note("one")
    secret = book.note("secret", private=True)
    two = book.note("two")
    assert [jot.text for jot in book.open()] == ["one", "two"]
    assert book.open(private=True) == [secret]
    assert book.reword(1, "a secret", private=True).id == secret.id
    assert book.drop(2).id == two.id


def test_undo_takes_back_the_last_thing_and_then_the_one_before(book: JotBook, clock: FakeClock) -> None:
    book.note("one")
    clock.go(1)
    book.note("two")
    clock.go(1)
    book.reword(1, "first")
    clock.go(1)
    book.drop(2)
    clock.go(1)
    assert book.undo().text == "two"
    assert book.undo().text == "one"
    assert [jot.text for jot in book.open()] == ["one", "two"]
    assert book.undo().state is JotState.DROPPED
    assert [jot.text for jot in book.open()] == ["one"]
    assert book.undo().text == "two"
    assert [jot.text for jot in book.open()] == ["one", "two"]


def test_nothing_noted_is_nothing_to_take_back(book: JotBook) -> None:
    with pytest.raises(BadInput, match="no jot"):
        book.undo()


def test_an_unknown_number_changes_nothing(book: JotBook) -> None:
    book.note("one")
    for number in (0, 2, -1):
        with pytest.raises(NotFound, match=f"no jot {number}"):
            book.drop(number)
    with pytest.raises(NotFound, match="no private jot 1"):
        book.reword(1, "x", private=True)
    assert [jot.text for jot in book.open()] == ["one"]


def test_what_a_meeting_used_is_not_taken_back_here(book: JotBook, store: MemoryStore) -> None:
    store.keep(used_jot(book.note("one"), "m-1", at=TUESDAY))
    with pytest.raises(BadInput):
        book.undo()


def test_the_next_meeting_gets_what_is_new(store: MemoryStore, book: JotBook, clock: FakeClock) -> None:
    old = book.note("old")
    assert book.since_last_time() == [old]
    store._records["m-1"] = held(began=TUESDAY + timedelta(minutes=5))
    clock.go(WEEK)
    new = book.note("new")
    book.note("secret", private=True)
    assert book.since_last_time() == [new]


def test_a_pair_that_was_forgotten_gets_no_jots(book: JotBook, store: MemoryStore) -> None:
    store._kept[Pair].clear()
    with pytest.raises(NotFound, match="no longer there"):
        book.note("one")
    assert book.all() == []
