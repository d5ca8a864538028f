"""What is due of a pair, what was said of it, and what another window said meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.domain.people import Pair, Role
from meetingtui.services.week.courtesy_desk import CourtesyDesk
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.meetings import apart, full_conclusion


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.commit(full_conclusion())
    return store


@pytest.fixture
def desk(store: MemoryStore) -> CourtesyDesk:
    clock = FakeClock()
    clock.go(3 * 60)
    return CourtesyDesk(store, apart(), clock=clock, new_id=CountingIds())


def keys(desk: CourtesyDesk) -> list[str]:
    return [one.key for one in desk.due()]


def test_what_is_due_is_numbered_done_and_taken_back(desk: CourtesyDesk, store: MemoryStore) -> None:
    assert keys(desk) == ["thanks-meeting/meeting-12"]
    assert desk.done(1).key == "thanks-meeting/meeting-12"
    assert keys(desk) == []
    assert desk.take_back().done_at is not None
    assert keys(desk) == ["thanks-meeting/meeting-12"]
    with pytest.raises(BadInput):
        desk.take_back()
    assert len(store.between(Courtesy, "pair-1")) == 2


def test_what_another_window_did_meanwhile_is_not_done_twice(desk: CourtesyDesk) -> None:
    (one,) = desk.due()
    desk.done(1)
    with pytest.raises(NotFound, match="not due any more"):
        desk.answer(one, put_off=False)
    with pytest.raises(NotFound, match="number 1 is due"):
        desk.done(1)


def test_it_is_put_off_to_a_coming_day_only(desk: CourtesyDesk) -> None:
    today = TUESDAY.date()
    for day in (today, today - timedelta(days=1)):
        with pytest.raises(BadInput):
            desk.later(1, day)
    assert desk.later(1)[1] == today + timedelta(days=1)
    assert keys(desk) == []


def test_what_is_coming_after_the_wrap_up_is_known_ahead(desk: CourtesyDesk, store: MemoryStore) -> None:
    closed = replace(apart(), closed_on=TUESDAY.date())
    store.keep(closed)
    after = CourtesyDesk(store, closed, clock=FakeClock(TUESDAY + timedelta(hours=3)), new_id=CountingIds())
    assert [one.kind.value for one in after.coming()] == ["thanks-meeting", *["update"] * 5]
    after.done(1)
    assert [one.kind.value for one in after.coming()] == ["update"] * 5


def test_a_link_given_in_the_meeting_is_thanked_for_with_it(desk: CourtesyDesk, store: MemoryStore) -> None:
    inside = Jot("j-1", "pair-1", "https://a.example", TUESDAY + timedelta(minutes=30), by=Role.MENTOR)
    store.keep(inside)
    assert keys(desk) == ["thanks-meeting/meeting-12"]
    store.keep(replace(inside, id="j-2", text="https://b.example", noted_at=TUESDAY + timedelta(hours=2)))
    assert [key.partition("/")[0] for key in keys(desk)] == ["thanks-link", "thanks-meeting"]


def test_for_a_pair_that_was_forgotten_nothing_is_kept(desk: CourtesyDesk, store: MemoryStore) -> None:
    store._kept[Pair].clear()
    with pytest.raises(NotFound):
        desk.done(1)
