"""What may be taken along of what is kept."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, TypeAlias

import pytest

from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.transfer.export_file import export_bytes
from meetingtui.storage.transfer.import_file import read_bytes
from meetingtui.storage.transfer.shareable import private_in, shareable
from tests.kept_of_everything import everything

Documents: TypeAlias = dict[str, list[dict[str, Any]]]


def kept() -> Documents:
    return {name: documents for name, documents in json.loads(everything()).items() if name != "meetingtui"}


def tables(documents: Documents) -> Tables:
    raw = {name: {str(number): one for number, one in enumerate(of, 1)} for name, of in documents.items()}
    return Tables(AtomicJSONStorage(raw, writable=False))


def shared(documents: Documents) -> Documents:
    """The export without what is private, which can be taken in."""
    before = tables(documents)
    export = export_bytes(shareable(before, private_in(before, {pair["id"] for pair in documents["pairs"]})))
    read_bytes(export)
    return json.loads(export)


def with_private_topic(documents: Documents) -> dict[str, Any]:
    (meeting,) = (one for one in documents["meetings"] if one["id"] == "meeting-12")
    meeting["contents"]["topics"][0]["private"] = True
    return meeting


def version(table: str, document: dict[str, Any]) -> dict[str, Any]:
    identity = version_id(table, document)
    return {
        "id": identity,
        "pair_id": document["pair_id"],
        "table": table,
        "of": document["id"],
        "document": document,
    }


def test_where_nothing_is_private_everything_is_shared() -> None:
    before = tables(kept())
    assert private_in(before, {"pair-1"}) == set()
    assert shareable(before, set()) is before
    assert export_bytes(before) == everything()


def test_a_version_from_which_something_was_taken_can_be_taken_in() -> None:
    documents = kept()
    other = {**deepcopy(with_private_topic(documents)), "mentor": "Eda"}
    documents["versions"] = [version("meetings", other)]
    (row,) = shared(documents)["versions"]
    assert len(row["document"]["contents"]["topics"]) == len(other["contents"]["topics"]) - 1
    assert row["id"] == version_id("meetings", row["document"])


@pytest.mark.fault(75)
def test_versions_that_differ_in_what_is_private_only_are_one() -> None:
    documents = kept()
    meeting = with_private_topic(documents)
    others = [deepcopy({**meeting, "mentor": mentor}) for mentor in ("Ada", "Ada", "Eda", "Eda")]
    for number, other in enumerate(others):
        other["contents"]["topics"][0]["notes"] = f"secret {number}"
    documents["versions"] = [version("meetings", other) for other in others]
    assert [row["document"]["mentor"] for row in shared(documents)["versions"]] == ["Eda"]
