"""Zones and slots are understood while they are typed; other words are nobody's business."""

from __future__ import annotations

from meetingtui.domain.agreement.typed_answers import Understood, understood
from tests.each import each


@each("key", ["mentee-zone", "mentor-zone"])
def test_a_zone_by_its_name_is_known(key: str) -> None:
    assert understood(key, " Europe/Berlin ") == Understood("Europe/Berlin is known")


def test_the_nearest_zone_is_offered() -> None:
    meant = understood("mentee-zone", "berlin")
    assert meant is not None
    assert (meant.known, meant.offer) == (False, "Europe/Berlin")
    assert "Did you mean Europe/Berlin?" in meant.words


def test_a_zone_that_comes_near_nothing_says_how_zones_are_written() -> None:
    assert understood("mentee-zone", "xqzw") == Understood("Write it like Europe/Berlin.", known=False)


@each("key", ["slot", "second-slot"])
def test_a_slot_is_said_back(key: str) -> None:
    assert understood(key, "tuesday at 3pm") == Understood("Tue 15:00")


def test_a_slot_without_a_time_says_what_is_missing() -> None:
    meant = understood("slot", "tuesday")
    assert meant is not None
    assert not meant.known
    assert "a weekday and a time" in meant.words


def test_an_empty_line_means_nothing() -> None:
    assert understood("slot", "  ") is None


def test_free_words_are_left_alone() -> None:
    assert understood("hours", "tuesday") is None
