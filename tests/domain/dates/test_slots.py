from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from meetingtui.domain.agreement.agreement import Absence, Slot
from meetingtui.domain.dates.slots import absence_words, parse_absence, parse_slot, slot_words
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import Person, Role
from tests.builders import BERLIN, pair
from tests.each import each
from tests.fakes import TUESDAY

TODAY = TUESDAY.date()


def absence(text: str, **fields: object) -> Absence:
    return parse_absence(text, pair(**fields), today=TODAY, new_id="a-1")


@each(
    ("typed", "weekday", "clock"),
    [
        ("tue 15:00", 1, time(15)),
        ("Tuesday 15:00", 1, time(15)),
        ("tuesdays at 15:00", 1, time(15)),
        ("  THU   9:30 ", 3, time(9, 30)),
        ("Wednesday at 4pm", 2, time(16)),
        ("sun. 8:00", 6, time(8)),
        ("mon, 8:05", 0, time(8, 5)),
    ],
)
def test_a_slot_is_a_weekday_and_a_time(typed: str, weekday: int, clock: time) -> None:
    assert parse_slot(typed) == Slot(weekday, clock)


@each(
    "typed", ["", "tue", "15:00", "t 15:00", "tu 15:00", "every day 15:00", "tue 25:00", "tue or thu 15:00", "s 9:00"]
)
def test_anything_else_is_no_slot(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_slot(typed)
    assert refused.value.lines()


@each("typed", ["Mon 09:00", "Sun 23:59"])
def test_a_slot_is_said_so_that_it_can_be_typed_again(typed: str) -> None:
    assert slot_words(parse_slot(typed)) == typed


@each(
    ("typed", "who", "first", "last", "bridge"),
    [
        ("Ada 21 dec to 3 jan: mail instead", Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3), "mail instead"),
        ("sam 24 nov", Role.MENTEE, date(2026, 11, 24), date(2026, 11, 24), ""),
        ("both 24 nov until 1 dec", None, date(2026, 11, 24), date(2026, 12, 1), ""),
        ("we 24 nov - 1 dec", None, date(2026, 11, 24), date(2026, 12, 1), ""),
        ("mentor, 24 nov", Role.MENTOR, date(2026, 11, 24), date(2026, 11, 24), ""),
        (
            "mentee 2026-11-24 to 2026-12-01: chat: short",
            Role.MENTEE,
            date(2026, 11, 24),
            date(2026, 12, 1),
            "chat: short",
        ),
    ],
)
def test_days_away_say_who_when_and_how_to_keep_in_touch(
    typed: str, who: Role | None, first: date, last: date, bridge: str
) -> None:
    assert absence(typed) == Absence("a-1", who, first, last, bridge)


def test_a_first_name_is_enough() -> None:
    assert absence("Ada 24 nov", mentor=Person("Ada Lovelace", BERLIN)).who is Role.MENTOR
    assert absence("Ada Lovelace 24 nov", mentor=Person("Ada Lovelace", BERLIN)).who is Role.MENTOR


def test_a_name_is_known_however_a_keyboard_writes_it() -> None:
    for name, typed in [("Zoë", "zoe\u0308"), ("Zoe\u0308 Ray", "ZOË"), ("İpek", "ipek"), ("Straße", "STRASSE")]:
        away = absence(f"{typed} 24 nov to 1 dec: mail", mentor=Person(name, BERLIN))
        assert (away.who, away.last, away.bridge) == (Role.MENTOR, date(2026, 12, 1), "mail")


def test_a_first_name_that_both_have_is_asked_about() -> None:
    both = {"mentor": Person("Kim Lee", BERLIN), "mentee": Person("Kim Moe", BERLIN)}
    assert absence("kim moe 24 nov", **both).who is Role.MENTEE
    with pytest.raises(BadInput, match="Who is"):
        absence("Kim 24 nov", **both)


@each("typed", ["", "Ada", "Adam 24 nov", "24 nov", "Kim 24 nov", "Ada soon", "Ada 1 dec to 3 dec to 5 dec"])
def test_anything_else_is_no_absence_and_an_example_is_given(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        absence(typed)
    assert refused.value.do


def test_the_last_day_never_comes_before_the_first() -> None:
    days = absence("Ada 21 dec to 3 jan")
    assert days.last - days.first == timedelta(days=13)


@each(
    ("typed", "said"),
    [
        ("Ada 21 dec to 3 jan: mail instead", "Ada, Mon 21 Dec to Sun 3 Jan: mail instead"),
        ("Sam 24 nov", "Sam, Tue 24 Nov"),
        ("both 24 nov to 25 nov", "Both, Tue 24 Nov to Wed 25 Nov"),
    ],
)
def test_days_away_are_said_in_full(typed: str, said: str) -> None:
    assert absence_words(absence(typed), pair()) == said


@each("typed", ["fri 3:00", "Fridays at 3", "fri 3"])
def test_an_hour_that_may_be_meant_for_the_afternoon_is_asked_back(typed: str) -> None:
    with pytest.raises(BadInput, match="afternoon") as asked:
        parse_slot(typed)
    assert "15:00" in " ".join(asked.value.lines())


@each("typed", ["fri 15:00", "fri 3pm", "fri 03:00", "fri at 9", "fri 10"])
def test_an_hour_that_is_clear_is_taken(typed: str) -> None:
    assert parse_slot(typed).weekday == 4
