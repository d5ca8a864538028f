"""Identities as people can type them."""

from __future__ import annotations

from meetingtui.domain.people import find_pair
from meetingtui.domain.short_ids import is_short_for, short_ids
from tests.builders import pair
from tests.each import each

ONE, OTHER = "3f2a91c0-9c1d-4a53-8b1a-000000000001", "3f2a91c0-9c1d-4a53-8b1a-000000000002"


def test_eight_letters_are_enough_unless_two_begin_alike() -> None:
    assert short_ids([ONE, "77bc01aa-1"]) == ["3f2a91c0", "77bc01aa"]
    assert short_ids([ONE, OTHER]) == [ONE, OTHER]
    assert short_ids(["pair-1"]) == ["pair-1"]


@each(("typed", "found"), [("3f2a91", True), ("3F2A91C0", True), ("3f2a9", False), ("sam", False)])
def test_six_letters_have_to_be_typed(typed: str, found: bool) -> None:
    assert is_short_for(typed, ONE) is found


def test_of_two_pairs_of_the_same_names_the_identity_finds_one() -> None:
    pairs = [pair(id=ONE), pair(id="77bc01aa-1")]
    assert find_pair(pairs, "sam") == pairs
    assert find_pair(pairs, "77bc01aa") == pairs[1:]


def test_a_name_goes_before_an_identity() -> None:
    named, other = pair(id="x"), pair(id="sam-and-ada")
    assert find_pair([named, other], "sam") == [named, other]
