"""The lossless form: the same content always gives the same bytes, and comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.export_file import STORE_SCHEMA, TABLES, export_bytes, export_of
from meetingtui.storage.transfer.import_file import read_bytes
from meetingtui.storage.transfer.importing import take_in
from tests.builders import commitment, pair
from tests.fakes import TUESDAY
from tests.keeping import KeepingStore
from tests.kept_of_everything import everything
from tests.lived_story import lived
from tests.machines import Documents, Machine, PaperDatabase, apart, together
from tests.meetings import conclusion_of
from tests.strategies import MODEST, a_goal
from tests.whole.first_month import the_first_meeting, the_first_month
from tests.whole.four_months import Life, berlin
from tests.whole.later_months import the_months_up_to_the_wrap_up
from tests.whole.test_four_months import reopened, the_wrap_up

FIXTURES = Path(__file__).parent / "fixtures"
NOTHING: Documents = {name: [] for name in TABLES}
EMPTY = {"meetingtui": {"export": 1, "schema": STORE_SCHEMA}, **{name: [] for name in TABLES}}


@pytest.fixture
def store(database: Database) -> KeepingStore:
    return KeepingStore(database)


@pytest.fixture
def another(tmp_path: Path, now: Callable[[], datetime]) -> Database:
    """The other one's machine."""
    return Database(Locations(tmp_path / "other"), now)


def goes_round(here: Database, there: Database) -> None:
    """What is exported here, taken in there and exported again is the same; the lists read the same, too."""
    export = export_bytes(here.read())
    take_in(there, read_bytes(export))
    assert export_bytes(there.read()) == export
    one, other = KeepingStore(here), KeepingStore(there)
    assert one.pairs() == other.pairs()
    for each in one.pairs():
        for part in ("records", "commitments", "opportunities", "topics", "agreements", "missed"):
            assert list(getattr(one, part)(each.id)) == list(getattr(other, part)(each.id)), part
        assert {goal.id: goal for goal in one.goals(each.id)} == {goal.id: goal for goal in other.goals(each.id)}


# --- the form -----------------------------------------------------------------------------------------------


def test_an_empty_store_is_an_empty_file(database: Database) -> None:
    export = export_bytes(database.read())
    assert json.loads(export) == EMPTY
    assert export.startswith(b'{\n  "meetingtui": {\n    "export": 1,\n    "schema": 7\n  },\n  "pairs": []')
    assert export.endswith(b"\n}\n")


def test_the_tables_stand_in_their_order_and_the_identity_of_a_document_in_front() -> None:
    whole = json.loads(everything())
    assert list(whole) == ["meetingtui", *TABLES]
    for name in TABLES:
        assert whole[name], f"nothing is kept in {name}"
        for document in whole[name]:
            assert next(iter(document)) == "id"
            rest = [key for key in document if key not in ("id", "pair_id")]
            assert rest == sorted(rest)


def test_letters_are_written_as_they_are(store: KeepingStore, database: Database) -> None:
    store.commit(conclusion_of(1, TUESDAY, commitments=(commitment("Grüße, 你好 \u2028", id="task-1"),)))
    assert "Grüße, 你好 \\u2028".encode() in export_bytes(database.read())


def test_the_order_in_which_things_were_kept_does_not_show(store: KeepingStore, another: Database) -> None:
    one, two = conclusion_of(1, TUESDAY), conclusion_of(2, TUESDAY + timedelta(days=7))
    store.commit(one)
    store.commit(two)
    other = KeepingStore(another)
    other.commit(two)
    other.commit(one)
    other.keep(two.pair)
    assert export_bytes(store._database.read()) == export_bytes(another.read())


def test_topics_keep_the_order_of_their_queue() -> None:
    documents = {**NOTHING, "pairs": [{"id": "p-1", "made_at": "2026-11-17T14:00:00Z"}]}
    documents["topics"] = [{"id": name, "pair_id": "p-1"} for name in ("c", "a", "b")]
    assert [topic["id"] for topic in json.loads(export_of(documents))["topics"]] == ["c", "a", "b"]


def test_pairs_stand_by_age_and_their_topics_with_them() -> None:
    documents: dict[str, list[dict[str, Any]]] = {
        **NOTHING,
        "pairs": [
            {"id": "young", "made_at": "2026-11-17T14:00:00.5Z"},
            {"id": "old", "made_at": "2026-11-17T14:00:00Z"},
        ],
        "topics": [{"id": "1", "pair_id": "young"}, {"id": "2", "pair_id": "old"}],
    }
    whole = json.loads(export_of(documents))
    assert [pair["id"] for pair in whole["pairs"]] == ["old", "young"]
    assert [topic["id"] for topic in whole["topics"]] == ["2", "1"]


def test_one_pair_is_taken_along_without_the_others(store: KeepingStore, database: Database) -> None:
    store.commit(conclusion_of(1, TUESDAY))
    store.keep(pair(id="pair-2"))
    store.keep(replace(a_goal("g-2", "Secret", 60), pair_id="pair-2"))
    export = export_bytes(database.read(), ["pair-1"])
    whole = json.loads(export)
    assert [one["id"] for one in whole["pairs"]] == ["pair-1"]
    assert b"Secret" not in export
    assert read_bytes(export).documents["pairs"] == whole["pairs"]
    assert json.loads(export_bytes(database.read(), [])) == EMPTY
    assert b"Secret" in export_bytes(database.read(), None)


def test_what_belongs_to_no_pair_stays_at_home() -> None:
    documents = {**NOTHING, "goals": [{"id": "g-1", "pair_id": "gone"}]}
    assert json.loads(export_of(documents)) == EMPTY


def test_names_that_this_version_does_not_know_are_taken_along(store: KeepingStore, another: Database) -> None:
    store.commit(conclusion_of(1, TUESDAY))
    with store._database.transaction() as tables:
        meeting = tables["meetings"].with_id("meeting-1")
        assert meeting is not None
        tables["meetings"].put({**meeting, "mood": {"of": ["both", 1, None]}})
    goes_round(store._database, another)
    assert b'"mood"' in export_bytes(another.read())


def test_a_file_that_somebody_wrote_in_is_exported_all_the_same() -> None:
    documents: dict[str, list[dict[str, Any]]] = {
        **NOTHING,
        "pairs": [{"id": "p-1"}, {"id": "p-2", "made_at": 7}, {"id": "p-3", "made_at": "2026-11-17"}],
        "meetings": [{"pair_id": "p-1", "number": "7"}, {"pair_id": "p-1", "id": None}],
    }
    assert len(json.loads(export_of(documents))["meetings"]) == 2


# --- there and back -----------------------------------------------------------------------------------------


def test_one_of_everything_goes_round(another: Database) -> None:
    take_in(another, read_bytes(everything()))
    assert export_bytes(another.read()) == everything()


def test_the_made_up_pair_goes_round(store: KeepingStore, another: Database) -> None:
    lived().keep_in(store)
    goes_round(store._database, another)


def test_four_months_go_round(another: Database) -> None:
    paper = PaperDatabase()
    life = Life(berlin(8, 25, 9), KeepingStore(paper))  # type: ignore[arg-type]
    the_first_meeting(life)
    the_first_month(life)
    the_months_up_to_the_wrap_up(life)
    the_wrap_up(life)
    reopened(life)
    assert len(paper.documents["meetings"]) == 17
    goes_round(paper, another)  # type: ignore[arg-type]
    kept = {name: [dict(one) for one in another.read()[name].all()] for name in ("meetings", "topics", "agreements")}
    assert kept == {name: paper.documents[name] for name in kept}


@pytest.mark.parametrize("name", ["schema_1.json", "schema_2.json", "schema_3.json", "schema_4.json"])
def test_a_data_file_of_an_older_version_goes_round(
    database: Database, another: Database, place: Locations, name: str
) -> None:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes((FIXTURES / name).read_bytes())
    goes_round(database, another)


@MODEST
@given(apart())
def test_whatever_happened_goes_round(machines: list[Machine]) -> None:
    for documents in (*(machine.documents for machine in machines), together(*(m.documents for m in machines))):
        export = export_of(documents)
        back = PaperDatabase()
        back.fill(together(NOTHING, read_bytes(export).documents))
        assert export_bytes(back.read()) == export
