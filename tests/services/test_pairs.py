from __future__ import annotations

from typing import Any

import pytest

from meetingtui.domain.errors import BadInput, NotFound
from meetingtui.domain.people import Pair, Person
from meetingtui.services.pairs import choose_pair, set_up_pair
from tests.builders import BERLIN, LONDON, pair
from tests.each import each
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore


def set_up(store: MemoryStore, **fields: Any) -> Pair:
    values: dict[str, Any] = {
        "mentor": "Ada",
        "mentee": "Sam",
        "mentor_zone": LONDON,
        "mentee_zone": BERLIN,
        "minutes": 60,
        "clock": FakeClock(),
        "new_id": CountingIds(),
    }
    return set_up_pair(store, **(values | fields))


def with_pairs(*names: tuple[str, str]) -> MemoryStore:
    store = MemoryStore()
    for mentor, mentee in names:
        store.keep(pair(id=f"{mentor}-{mentee}", mentor=Person(mentor, BERLIN), mentee=Person(mentee, BERLIN)))
    return store


def test_a_new_pair_is_kept_and_says_its_times_in_the_mentees_zone() -> None:
    store = MemoryStore()
    made = set_up(store)
    assert store.pairs() == [made]
    assert made == Pair("id-1", Person("Ada", LONDON), Person("Sam", BERLIN), BERLIN, TUESDAY)


def test_names_are_kept_on_one_line() -> None:
    assert set_up(MemoryStore(), mentor=" Ada\n Lovelace ").mentor.name == "Ada Lovelace"


@each(
    "fields",
    [{"mentor": " "}, {"mentee": ""}, {"mentor_zone": "Mars/Base"}, {"mentee_zone": ""}, {"minutes": 5}],
)
def test_what_is_missing_or_unknown_is_said_and_nothing_is_kept(fields: dict[str, Any]) -> None:
    store = MemoryStore()
    with pytest.raises(BadInput):
        set_up(store, **fields)
    assert store.pairs() == []


def test_the_same_two_are_not_set_up_twice() -> None:
    store = MemoryStore()
    set_up(store)
    with pytest.raises(BadInput, match="already"):
        set_up(store, mentor="ADA", mentee="sam")
    assert len(store.pairs()) == 1


def test_no_twins_are_made_by_another_keyboard() -> None:
    store = MemoryStore()
    set_up(store, mentor="Zoë", mentee="İpek")
    for mentor, mentee in [("Zoe\u0308", "ipek"), ("ZOË", "I\u0307PEK"), ("Zo\u00adë", "\u0131pek")]:
        with pytest.raises(BadInput, match="already"):
            set_up(store, mentor=mentor, mentee=mentee)
    assert choose_pair(store, "zoe\u0308") == store.pairs()[0]
    assert set_up(store, mentor="Zoe", mentee="İpek").mentor.name == "Zoe"


def test_the_two_may_also_mentor_the_other_way_round() -> None:
    store = MemoryStore()
    set_up(store)
    set_up(store, mentor="Sam", mentee="Ada", new_id=lambda: "other")
    assert len(store.pairs()) == 2


def test_with_one_pair_nothing_is_asked() -> None:
    assert choose_pair(with_pairs(("Ada", "Sam"))).names == "Sam and Ada"


def test_a_name_picks_a_pair() -> None:
    assert choose_pair(with_pairs(("Ada", "Sam"), ("Ada", "Kim")), "kim").names == "Kim and Ada"


def test_without_a_pair_the_error_says_how_to_make_one() -> None:
    with pytest.raises(NotFound) as caught:
        choose_pair(MemoryStore())
    assert "meet pair new" in caught.value.do


@each(("words", "error"), [("", BadInput), ("ada", BadInput), ("zoe", NotFound)])
def test_an_unclear_or_unknown_name_is_answered_with_the_choices(words: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        choose_pair(with_pairs(("Ada", "Sam"), ("Ada", "Kim")), words)
    assert "Sam and Ada; Kim and Ada" in caught.value.do  # type: ignore[attr-defined]


def test_an_unclear_name_is_answered_with_the_pairs_that_it_may_mean() -> None:
    with pytest.raises(BadInput) as caught:
        choose_pair(with_pairs(("Ada", "Sam"), ("Bo", "Sami"), ("Bo", "Kim")), "sa")
    assert "Kim" not in caught.value.do
