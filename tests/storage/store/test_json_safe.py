from datetime import UTC, datetime
from typing import Any

import pytest

from meetingtui.domain.errors import NotPossible
from meetingtui.storage.store.json_safe import plain_document
from tests.each import each


@pytest.mark.fault(25)
@each(
    ("value", "what"),
    [
        ({1, 2}, "a set"),
        (datetime(2026, 11, 21, tzinfo=UTC), "a datetime"),
        (b"bytes", "a bytes"),
        (float("nan"), "a number that is not finite"),
        (float("-inf"), "a number that is not finite"),
        (2**64, "a number with too many digits"),
        (-(2**63) - 1, "a number with too many digits"),
        ({1: "one"}, "a name that is not text (1)"),
    ],
)
def test_a_value_that_json_would_change_is_refused_by_name(value, what):
    with pytest.raises(NotPossible) as refused:
        plain_document({"phases": [{"notes": "fine"}, {"notes": value}]}, "meetings")
    assert refused.value.happened == f"meetings.phases[1].notes cannot be saved: it holds {what}."


def test_a_bottomless_value_is_refused():
    value: dict[str, object] = {}
    value["self"] = value
    with pytest.raises(NotPossible, match="too many levels"):
        plain_document(value, "meetings")


@pytest.mark.fault(25)
def test_half_a_character_becomes_a_visible_sign():
    assert plain_document({"te\udc00xt": "a\ud800b"}, "scraps") == {"te\ufffdxt": "a\ufffdb"}


def test_the_copy_shares_nothing_with_the_original():
    original: dict[str, Any] = {
        "notes": [{"text": "before"}],
        "who": ("Ana", "Sam"),
        "none": None,
        "yes": True,
        "half": 0.5,
    }
    copy = plain_document(original, "meetings")
    original["notes"][0]["text"] = "after"
    assert copy == {
        "notes": [{"text": "before"}],
        "who": ["Ana", "Sam"],
        "none": None,
        "yes": True,
        "half": 0.5,
    }
