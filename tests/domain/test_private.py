"""What is private, by the one rule."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.domain.private import is_private, private_ids, without_private
from tests.each import each


@pytest.mark.fault(72, 75)
@each(
    ("document", "private"),
    [
        ({"private": True}, True),
        ({"private": False}, False),
        ({}, False),
        ({"private": "true"}, False),
        ({"private": 1}, False),
        ({"text": "private"}, False),
        ({"document": {"private": True}}, True),
        ({"commitment": {"private": True}, "note": "x"}, True),
        ({"goal": {"private": True}, "why": "x"}, True),
        ({"goal": "private"}, False),
    ],
)
def test_only_what_is_marked_is_private(document: dict[str, object], private: bool) -> None:
    assert is_private(document) == private


def test_only_the_documents_of_these_pairs_are_counted() -> None:
    documents: list[dict[str, Any]] = [
        {"id": "a", "pair_id": "one", "private": True},
        {"id": "b", "pair_id": "two", "private": True},
        {"id": "c", "pair_id": "one"},
    ]
    assert private_ids(documents, {"one"}) == {"a"}


def test_what_is_marked_anywhere_is_known_by_its_identity() -> None:
    documents: list[dict[str, Any]] = [
        {"id": "m", "pair_id": "one", "contents": {"topics": [{"id": "t", "private": True}, {"id": "u"}]}},
        {"id": "v", "pair_id": "one", "of": "g", "document": {"id": "g", "private": True}},
        {"id": "n", "pair_id": "one", "contents": {"next_meeting": {"private": True}, "last": {"private": True}}},
        {"id": "x", "pair_id": "two", "contents": {"topics": [{"id": "y", "private": True}]}},
    ]
    found = private_ids(documents, {"one"})
    assert found > {"t", "g"}
    assert len(found) == 4


@pytest.mark.fault(75)
def test_what_was_promised_for_a_private_goal_is_private_too() -> None:
    documents: list[dict[str, Any]] = [
        {"id": "p", "pair_id": "one", "goal_id": "g"},
        {"id": "g", "pair_id": "one", "private": True},
        {"id": "q", "pair_id": "one", "goal_id": "h"},
    ]
    assert private_ids(documents, {"one"}) == {"g", "p"}


@pytest.mark.fault(75)
def test_what_is_private_is_taken_out_wherever_it_stands() -> None:
    meeting = {
        "id": "m",
        "contents": {
            "answers": {"went-well": "all"},
            "commitments": [{"id": "p"}, {"id": "q", "goal_id": "g"}, {"id": "r", "goal_id": None}],
            "reviews": [{"commitment": {"id": "p"}, "note": "x"}, {"commitment": {"id": "r"}}],
            "goal_reviews": [{"goal": {"id": "g"}, "why": "x"}],
            "next_meeting": {"place": "x", "private": True},
        },
        "amendments": [{"id": "a", "key": "commitments/p/text", "words": "x"}, {"id": "b", "key": "times"}],
    }
    version = {"id": "v", "of": "g", "document": {"id": "g"}}
    assert without_private([meeting, version], {"p", "g"}) == [
        {
            "id": "m",
            "contents": {
                "answers": {"went-well": "all"},
                "commitments": [{"id": "r", "goal_id": None}],
                "reviews": [{"commitment": {"id": "r"}}],
                "goal_reviews": [],
            },
            "amendments": [{"id": "b", "key": "times"}],
        }
    ]
