"""What is private, by the one rule."""

from __future__ import annotations

import pytest

from meetingtui.domain.private import is_private, private_ids


@pytest.mark.parametrize(
    ("document", "private"),
    [
        ({"private": True}, True),
        ({"private": False}, False),
        ({}, False),
        ({"private": "true"}, False),
        ({"private": 1}, False),
        ({"text": "private"}, False),
    ],
)
def test_only_what_is_marked_is_private(document: dict[str, object], private: bool) -> None:
    assert is_private(document) == private


def test_only_the_documents_of_these_pairs_are_counted() -> None:
    documents = [
        {"id": "a", "pair_id": "one", "private": True},
        {"id": "b", "pair_id": "two", "private": True},
        {"id": "c", "pair_id": "one"},
    ]
    assert private_ids(documents, {"one"}) == {"a"}
