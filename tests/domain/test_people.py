# ruff: noqa: RUF001 - letters that look like others are what is tested
from __future__ import annotations

import pytest

from meetingtui.domain.errors import BadInput
from meetingtui.domain.names import same_name
from meetingtui.domain.people import (
    NAME_LIMIT,
    Pair,
    Person,
    Role,
    checked_minutes,
    checked_name,
    find_pair,
    same_people,
)
from tests.builders import BERLIN, LONDON, pair
from tests.each import each

SAM = pair()
KIM = pair(id="pair-2", mentee=Person("Kim", LONDON))
SAMIRA = pair(id="pair-3", mentor=Person("Bo", BERLIN), mentee=Person("Samira", BERLIN))
PAIRS = [SAM, KIM, SAMIRA]


def test_each_role_has_its_person() -> None:
    assert (SAM.name(Role.MENTOR), SAM.name(Role.MENTEE)) == ("Ada", "Sam")
    assert SAM.names == "Sam and Ada"
    assert [role.other for role in Role] == [Role.MENTEE, Role.MENTOR]


@each(
    ("words", "found"),
    [
        ("kim", [KIM]),
        ("Kim", [KIM]),
        (" KIM\n", [KIM]),
        ("sam", [SAM]),
        ("sami", [SAMIRA]),
        ("sa", [SAM, SAMIRA]),
        ("ada", [SAM, KIM]),
        ("b", [SAMIRA]),
        ("im", []),
        ("", PAIRS),
        ("  ", PAIRS),
    ],
)
def test_a_pair_is_found_by_an_exact_name_first_then_by_how_a_name_begins(words: str, found: list[object]) -> None:
    assert find_pair(PAIRS, words) == found


def test_a_name_is_the_same_however_a_keyboard_writes_it() -> None:
    for kept, typed in {
        "Zoë": ["Zoe\u0308", "ZOË", "zoë", "Zo"],
        "Zoe\u0308": ["Zoë", "Zoe", "zoe"],
        "İpek": ["ipek", "\u0130PEK", "I\u0307pek", "i\u0307pek", "IPEK"],
        "Işıl": ["işil", "IŞIL", "İŞİL", "isil"],
        "Jean\u00adLuc": ["JeanLuc", "jean"],
        "Ｋｉｍ": ["kim"],
    }.items():
        found = pair(id="pair-9", mentee=Person(kept, BERLIN))
        for words in typed:
            assert find_pair([*PAIRS[:1], found], words) == [found], (kept, words)


def test_names_are_compared_in_one_way() -> None:
    for one, other in [
        ("Zoë", "Zoe\u0308"),
        ("İpek", "ipek"),
        ("Işıl", "işıl"),
        ("IŞIL", "ışıl"),
        (" Ada  L ", "ada l"),
    ]:
        assert same_name(one, other), (one, other)
    for one, other in [("Zoë", "Zoe"), ("Sam", "Samira")]:
        assert not same_name(one, other), (one, other)


def test_an_exact_name_comes_before_one_with_an_accent() -> None:
    zoe, accented = pair(id="p-8", mentee=Person("Zoe", BERLIN)), pair(id="p-9", mentee=Person("Zoë", BERLIN))
    assert find_pair([zoe, accented], "zoe") == [zoe]
    assert find_pair([zoe, accented], "ZOE\u0308") == [accented]
    assert not same_people(zoe, accented)


def test_a_name_that_nobody_sees_is_none() -> None:
    with pytest.raises(BadInput, match="missing"):
        checked_name("\u200b\u00ad", Role.MENTOR)


def test_a_name_is_kept_on_one_clean_line() -> None:
    assert checked_name("  Ada \n Lovelace\t", Role.MENTOR) == "Ada Lovelace"
    assert "\x1b" not in checked_name("A\x1bda", Role.MENTOR)


def test_a_missing_name_is_asked_for_with_its_role() -> None:
    with pytest.raises(BadInput, match="mentee"):
        checked_name(" \n", Role.MENTEE)


def test_a_name_has_to_fit_beside_the_other() -> None:
    assert checked_name("A" * NAME_LIMIT, Role.MENTOR)
    with pytest.raises(BadInput, match="41"):
        checked_name("A" * (NAME_LIMIT + 1), Role.MENTOR)


@each("minutes", [10, 60, 240])
def test_a_meeting_may_last_from_ten_minutes_to_four_hours(minutes: int) -> None:
    assert checked_minutes(minutes) == minutes


@each("minutes", [-1, 0, 9, 241])
def test_no_other_length_is_a_meeting(minutes: int) -> None:
    with pytest.raises(BadInput):
        checked_minutes(minutes)


def test_both_names_tell_a_pair_from_others_of_either() -> None:
    def two(number: int, mentee: str, mentor: str) -> Pair:
        return pair(id=f"pair-{number}", mentee=Person(mentee, BERLIN), mentor=Person(mentor, BERLIN))

    pairs = [two(1, "Sam", "Ada"), two(2, "Sam", "Bo"), two(3, "Kim", "Bo")]
    assert find_pair(pairs, "sam and bo") == [pairs[1]]
    assert find_pair(pairs, "Sam") == pairs[:2]
