from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.drafts.running_mark import Mark
from meetingtui.storage.locations import Locations
from tests.fakes import TUESDAY


@pytest.fixture
def marks(place: Locations, now: Callable[[], datetime]) -> tuple[Mark, Mark]:
    return Mark(RunningLock(place), now), Mark(RunningLock(place), now)


def test_another_window_is_told_who_meets_and_since_when(marks: tuple[Mark, Mark]) -> None:
    here, there = marks
    here.set("Sam and Ada", TUESDAY)
    with pytest.raises(StoreBusy, match="Sam and Ada is running since 14:00"):
        there.set("Kim and Lin", TUESDAY)
    here.clear()


def test_setting_it_twice_is_once(marks: tuple[Mark, Mark]) -> None:
    here, there = marks
    here.set("Sam and Ada", TUESDAY)
    here.set("Sam and Ada", TUESDAY)
    here.clear()
    there.set("Sam and Ada", TUESDAY)
    there.clear()


def test_clearing_what_was_never_set_does_nothing(marks: tuple[Mark, Mark]) -> None:
    here, there = marks
    there.set("Sam and Ada", TUESDAY)
    here.clear()
    with pytest.raises(StoreBusy):
        here.set("Sam and Ada", TUESDAY)
    there.clear()


def test_the_same_window_may_go_on_with_another_pair(marks: tuple[Mark, Mark]) -> None:
    here, there = marks
    here.set("Sam and Ada", TUESDAY)
    here.set("Kim and Lin", TUESDAY)
    with pytest.raises(StoreBusy, match="Kim and Lin"):
        there.set("Sam and Ada", TUESDAY)
    here.clear()
