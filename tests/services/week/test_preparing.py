"""Preparations are kept answer by answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meetingtui.domain.between.preparations import Preparation, PrepKey
from meetingtui.domain.errors import NotFound, NotPossible
from meetingtui.domain.people import Pair, Role
from meetingtui.services.week.preparing import PreparationDesk
from tests.builders import pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore


@pytest.fixture
def desk(store: MemoryStore) -> PreparationDesk:
    return PreparationDesk(store, pair(), clock=FakeClock(), new_id=CountingIds())


def test_each_of_the_two_has_a_preparation_that_grows(desk: PreparationDesk, store: MemoryStore) -> None:
    assert desk.waiting(Role.MENTEE) is None
    first = desk.answer(Role.MENTEE, {PrepKey.INPUT_WANTED: "On my talk"})
    assert (first.begun_at, first.saves) == (TUESDAY, ())
    desk.answer(Role.MENTOR, {PrepKey.WHAT_CHANGED: "A job opened up"})
    both = desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: "I can say no"})
    assert desk.waiting(Role.MENTEE) == both
    assert (both.id, dict(both.answers)) == (first.id, {"input-wanted": "On my talk", "worth-it": "I can say no"})
    assert len(store.between(Preparation, "pair-1")) == 2


def test_what_a_meeting_opened_with_waits_no_more(desk: PreparationDesk, store: MemoryStore) -> None:
    before = desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: "I can say no"})
    store.keep(replace(before, meeting_id="m-1"))
    assert desk.waiting(Role.MENTEE) is None
    assert desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: "We laugh"}).id != before.id


def test_a_pair_without_a_next_meeting_prepares_nothing(desk: PreparationDesk, store: MemoryStore) -> None:
    store.keep(pair(closed_on=TUESDAY.date()))
    with pytest.raises(NotPossible):
        desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: "x"})
    store._kept[Pair].clear()
    with pytest.raises(NotFound):
        desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: "x"})
    assert store.between(Preparation, "pair-1") == []
