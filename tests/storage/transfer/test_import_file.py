"""Files from elsewhere: what does not fit is refused in one sentence, before anything is taken in."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.errors import MeetError, NotFound, NotPossible, StoreDamaged
from meetingtui.exchange.text.record import record_text
from meetingtui.storage.store.canonical import canonical, version_id
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.transfer import import_file
from meetingtui.storage.transfer.export_file import STORE_SCHEMA, TABLES
from meetingtui.storage.transfer.import_check import TABLE_KINDS
from meetingtui.storage.transfer.import_file import read_bytes, read_export, read_stream
from tests.each import each
from tests.kept_of_everything import everything
from tests.storage.test_export_file import FIXTURES

WRONG: tuple[Any, ...] = (None, True, 7, -1.5, 10**18, "x", [], {}, [[]], {"id": "x"})
"""One value of each type, right hardly anywhere."""
VALID = json.loads(everything())


def as_file(whole: Any) -> bytes:
    return json.dumps(whole).encode()


def refusal(data: bytes) -> MeetError:
    """How the file is refused; always in three short lines."""
    with pytest.raises(MeetError) as refused:
        read_bytes(data)
    lines = refused.value.lines()
    assert len(lines) == 3
    assert lines[1] == "Nothing was changed."
    assert all(len(line) < 300 and "\n" not in line for line in lines)
    return refused.value


def changed(change: Callable[[Any], object]) -> bytes:
    """A valid file with one change."""
    whole = deepcopy(VALID)
    change(whole)
    return as_file(whole)


def test_what_is_valid_is_read_whole() -> None:
    assert read_bytes(everything()).documents == {name: VALID[name] for name in TABLES}
    assert read_bytes(as_file(VALID)).documents == {name: VALID[name] for name in TABLES}


def test_how_far_it_is_is_told() -> None:
    told: list[tuple[int, int]] = []
    read_bytes(everything(), lambda done, total: told.append((done, total)))
    total = sum(len(VALID[name]) for name in TABLES)
    assert told == [(number, total) for number in range(1, total + 1)]


# --- no JSON, or JSON that leaves something in doubt ------------------------------------------------------------


HOSTILE = {
    "empty": (b"", "it is empty"),
    "blank": (b" \n\n ", "it is empty"),
    "no JSON": (b"# Minutes\n\nAda and Sam", "not valid JSON from line 1"),
    "more behind": (everything() + b"{}", "not valid JSON"),
    "deep lists": (b"[" * 100_000, "nested too deeply"),
    "deep lists, closed": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "deep objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    "many digits": (b'{"meetingtui": ' + b"9" * 5000 + b"}", "too many digits"),
    "many digits, negative": (b'{"meetingtui": -' + b"9" * 5000 + b"}", "too many digits"),
    "NaN": (b'{"meetingtui": NaN}', "contains NaN"),
    "Infinity": (b'{"meetingtui": -Infinity}', "contains -Infinity"),
    "1e999": (b'{"meetingtui": 1e999}', "too large"),
    "duplicate": (b'{"meetingtui": 1, "meetingtui": 2}', "\u201cmeetingtui\u201d twice"),
    "NUL bytes": (b"\0" * 1000, "not valid JSON"),
    "latin 1": ('{"é": 1}'.encode("latin-1"), "it is not UTF-8"),
    "UTF-16": (everything().decode().encode("utf-16"), "it is not UTF-8"),
    "raw surrogate": (b'{"\xed\xa0\x80": 1}', "it is not UTF-8"),
    "a list": (b"[]", "does not look like a file from meet"),
    "a text": (b'"meetingtui"', "does not look like a file from meet"),
    "null": (b"null", "does not look like a file from meet"),
    "another program": (b'{"name": "left-pad", "version": "1.0"}', "does not look like a file from meet"),
    "both forms": (b'{"meetingtui": {}, "_meta": {}}', "does not look like a file from meet"),
}


@pytest.mark.fault(69)
@each("what", HOSTILE)
def test_hostile_bytes_are_refused_in_one_sentence(what: str) -> None:
    data, why = HOSTILE[what]
    refused = refusal(data)
    assert (type(refused), refused.exit_code) == (NotPossible, 1)
    assert why in refused.happened


@pytest.mark.fault(69)
def test_a_duplicate_deep_inside_is_found() -> None:
    text = everything().decode()
    doubled = text.replace('"owner": "mentor"', '"owner": "mentee", "owner": "mentor"', 1)
    assert doubled != text
    assert "\u201cowner\u201d twice" in refusal(doubled.encode()).happened


@pytest.mark.fault(69)
def test_half_a_character_is_refused_wherever_it_stands() -> None:
    def in_words(whole: Any) -> None:
        whole["goals"][0]["text"] = "half \ud83d"

    def in_a_name(whole: Any) -> None:
        whole["goals"][0]["\udc00"] = 1

    for change in (in_words, in_a_name):
        assert "half a character" in refusal(changed(change)).happened
    assert "id" in refusal(changed(lambda whole: whole["goals"][0].update(id="g\ud83d"))).happened


def test_a_file_that_was_cut_off_anywhere_is_refused() -> None:
    data = everything()
    assert len(data) > 10_000
    for end in range(1, len(data) - 2, 97):
        refusal(data[:end])


def test_a_mark_of_the_byte_order_does_no_harm() -> None:
    assert read_bytes(b"\xef\xbb\xbf" + everything()) == read_bytes(everything())


# --- the wrong form ---------------------------------------------------------------------------------------------


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside, of lists only to the first and the last one."""
    items: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = [(index, value[index]) for index in {0, len(value) - 1} if value]
    for name, part in items:
        yield (*before, name)
        yield from paths(part, (*before, name))


def with_value(path: tuple[Any, ...], value: Any) -> bytes:
    def put(whole: Any) -> None:
        for name in path[:-1]:
            whole = whole[name]
        whole[path[-1]] = value

    return changed(put)


@pytest.mark.fault(69)
@each("table", ["meetingtui", *TABLES])
def test_every_value_of_a_wrong_type_is_refused_or_does_no_harm(table: str) -> None:
    refused = 0
    for path in [(table,), *paths(VALID[table], (table,))]:
        for value in WRONG:
            documents = let_in(with_value(path, value))
            refused += documents is None
            can_be_read(documents[table] if documents and table in TABLES else [], table)
    assert refused > 8


def let_in(data: bytes) -> Any:
    """The documents of a file; None when it is refused, in three lines."""
    try:
        return read_bytes(data).documents
    except MeetError as error:
        if len(error.lines()) != 3:
            raise
        return None


def can_be_read(documents: list[Any], table: str) -> None:
    """What was let in is what the program knows, and can be shown."""
    for document in documents:
        if table != "versions":
            value = from_plain(document, TABLE_KINDS[table])
            if table == "meetings":
                assert record_text(value)


@each("table", TABLES)
def test_every_name_that_is_missing_is_refused_or_has_a_usual_value(table: str) -> None:
    for path in paths(VALID[table], (table,)):
        whole = deepcopy(VALID)
        place = whole
        for name in path[:-1]:
            place = place[name]
        del place[path[-1]]
        if documents := let_in(as_file(whole)):
            can_be_read(documents[table], table)


FORMS: dict[str, tuple[Callable[[Any], object], str]] = {
    "an unknown table": (lambda whole: whole.update(scraps=[]), "meet does not know \u201cscraps\u201d"),
    "no export number": (lambda whole: whole["meetingtui"].pop("export"), "which version"),
    "export 0": (lambda whole: whole["meetingtui"].update(export=0), "which version"),
    "export true": (lambda whole: whole["meetingtui"].update(export=True), "which version"),
    "no schema": (lambda whole: whole["meetingtui"].pop("schema"), "which version"),
    "schema -3": (lambda whole: whole["meetingtui"].update(schema=-3), "which version"),
    "a table that is an object": (lambda whole: whole.update(goals={}), "its goals are not a list"),
    "a document that is a text": (lambda whole: whole["goals"].append("x"), "goals, entry 3: it is not an object"),
    "an identity twice": (lambda whole: whole["goals"].append(whole["goals"][0]), "\u201cg-1\u201d appears twice"),
    "no identity": (lambda whole: whole["topics"][0].pop("id"), "topics, entry 1: its id is missing"),
    "an empty identity": (lambda whole: whole["topics"][0].update(id=""), "missing or not usable"),
    "a path as identity": (lambda whole: whole["topics"][0].update(id="../../x"), "missing or not usable"),
    "a line end in an identity": (lambda whole: whole["topics"][0].update(id="x\ny"), "missing or not usable"),
    "a long identity": (lambda whole: whole["topics"][0].update(id="x" * 201), "missing or not usable"),
    "a foreign pair": (lambda whole: whole["goals"][0].update(pair_id="pair-9"), "its pair is not in the file"),
    "no pair": (lambda whole: whole["goals"][0].pop("pair_id"), "its pair is not in the file"),
    "a list as pair": (lambda whole: whole["goals"][0].update(pair_id=["pair-1"]), "its pair is not in the file"),
    "no pairs at all": (lambda whole: whole.pop("pairs"), "its pair is not in the file"),
    "a wrong type": (lambda whole: whole["goals"][0].update(text=7), "goals, entry 1: Expected `str`, got `int`"),
    "a wrong word": (lambda whole: whole["goals"][0].update(state="fine"), "fine"),
    "no zone on an instant": (lambda whole: whole["pairs"][0].update(made_at="2026-11-17T14:00:00"), "pairs"),
    "a year out of range": (lambda whole: whole["goals"][0].update(due="9999-12-31"), "the year 9999 in due"),
    "an early instant": (lambda whole: whole["pairs"][0].update(made_at="0001-01-01T00:00:00Z"), "the year 1"),
    "a large number": (lambda whole: whole["meetings"][0].update(number=10**10), "too large"),
    "a large unknown number": (lambda whole: whole["meetings"][0].update(mood=10**18), "too large"),
    "a long phase": (
        lambda whole: whole["meetings"][0]["phases"][0].update(used_seconds=10**18),
        "meetings, entry 1",
    ),
    "a weekday that there is not": (lambda whole: whole["agreements"][0]["slot"].update(weekday=7), "weekday"),
    "levels that nobody knows": (
        lambda whole: whole["goals"][0].update(mood=json.loads("[" * 40 + "]" * 40)),
        "nested too deeply",
    ),
    "a version of nothing": (lambda whole: whole.update(goals=[]), "versions, entry 1: it is a version of something"),
    "a version that says something else": (
        lambda whole: whole["versions"][0]["document"].update(text="Else"),
        "its id does not match",
    ),
    "a version of another thing": (lambda whole: whole["versions"][0].update(of="g-2"), "not a version of what"),
    "a version of a version": (lambda whole: whole["versions"][0].update(table="versions"), "its table"),
    "a version of no table": (lambda whole: whole["versions"][0].update(table=["goals"]), "its table"),
    "a version with more names": (lambda whole: whole["versions"][0].update(more=1), "its names are not"),
}


@each("what", FORMS)
def test_a_file_of_another_form_is_refused_and_the_place_is_named(what: str) -> None:
    change, why = FORMS[what]
    refused = refusal(changed(change))
    assert (type(refused), refused.exit_code) == (NotPossible, 1)
    assert why in refused.happened


def test_the_identity_of_a_version_follows_from_what_it_says() -> None:
    (version,) = VALID["versions"]
    text = canonical(["goals", version["document"]])
    assert text.startswith('["goals",{"changes":[')
    assert version["id"] == version_id("goals", version["document"]) == hashlib.sha256(text.encode()).hexdigest()


def test_names_that_are_not_known_are_let_through() -> None:
    documents = read_bytes(changed(lambda whole: whole["goals"][0].update(mood={"of": "both"}))).documents
    assert documents["goals"][0]["mood"] == {"of": "both"}


@each("head", [{"export": 1, "schema": STORE_SCHEMA + 1}, {"export": 2, "schema": 1}])
def test_a_file_of_a_newer_version_is_refused_with_what_to_do(head: dict[str, int]) -> None:
    refused = refusal(changed(lambda whole: whole.update(meetingtui=head)))
    assert (type(refused), refused.exit_code) == (StoreDamaged, 5)
    assert refused.do.startswith("Update meet")


# --- data files -------------------------------------------------------------------------------------------------


@each("name", ["schema_1.json", "schema_2.json", "schema_3.json", "schema_4.json"])
def test_the_data_file_of_an_older_version_is_taken(name: str) -> None:
    data = (FIXTURES / name).read_bytes()
    found = read_bytes(data)
    kept = json.loads(data)
    assert found.notice == ""
    assert {table: len(found.documents[table]) for table in kept if table != "_meta"} == {
        table: len(kept[table]) for table in kept if table != "_meta"
    }


@each("schema", [1, 2])
def test_an_export_of_an_older_schema_is_taken(schema: int) -> None:
    data = (FIXTURES / f"schema_{schema}.json").read_bytes()
    kept = json.loads(data)
    whole = {"meetingtui": {"export": 1, "schema": schema}}
    whole |= {table: list(rows.values()) for table, rows in kept.items() if table != "_meta"}
    assert read_bytes(as_file(whole)).documents == read_bytes(data).documents
    for wrong in ([7], {"1": {}}, "x", None):
        refusal(as_file({**whole, "goals": wrong}))


def test_a_data_file_that_somebody_wrote_in_is_checked_and_told() -> None:
    data = (FIXTURES / "schema_2.json").read_bytes()
    found = read_bytes(data.replace(b"Ada", b"Eda"))
    assert "Another program changed" in found.notice
    refusal(data.replace(b'"text": "', b'"text": 7, "was": "', 1))


@each(
    ("pattern", "instead"),
    [
        (rb'"schema": \d+', b'"schema": "3"'),
        (rb'"_meta": \{"1"', b'"_meta": {"2"'),
        (rb'"pairs": \{', b'"pears": {'),
    ],
)
def test_a_data_file_without_a_usable_head_is_refused(pattern: bytes, instead: bytes) -> None:
    data = (FIXTURES / "schema_2.json").read_bytes()
    assert type(refusal(re.sub(pattern, instead, data, count=1))) is NotPossible


def test_a_data_file_of_a_newer_version_is_refused() -> None:
    data = (FIXTURES / "schema_2.json").read_bytes()
    assert refusal(data.replace(b'"schema": 2', b'"schema": 99', 1)).exit_code == 5


# --- what stands under a name -----------------------------------------------------------------------------------


def refused_path(path: Path) -> MeetError:
    with pytest.raises(MeetError) as refused:
        read_export(path)
    assert len(refused.value.lines()) == 3
    return refused.value


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    file, link = tmp_path / "a.json", tmp_path / "link"
    file.write_bytes(everything())
    link.symlink_to(file)
    assert read_export(file) == read_export(link) == read_bytes(everything())


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused = refused_path(tmp_path / "nothing.json")
    assert (type(refused), refused.exit_code) == (NotFound, 3)
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing.json")
    assert refused_path(tmp_path / "dangling").exit_code == 3


@pytest.mark.fault(69)
def test_a_file_of_200_megabytes_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as sparse:
        sparse.truncate(200_000_000)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    assert "larger than 100 MB" in refused_path(file).happened


@pytest.mark.fault(69)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    assert "a folder" in refused_path(tmp_path).happened
    assert "not a regular file" in refused_path(tmp_path / "pipe").happened
    for device in ("/dev/zero", "/dev/null"):
        assert "not a regular file" in refused_path(Path(device)).happened


@pytest.mark.fault(69)
def test_a_pipe_that_took_the_place_of_the_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(everything())
    before = os.stat(file)
    file.unlink()
    os.mkfifo(file)
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", lambda _path: before)
        refused = refused_path(file)
    assert "not a regular file" in refused.happened


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "a.json/b.json"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.json").write_bytes(b"")
    refused_path(tmp_path / name)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(everything())

    def refuse(*_: object) -> int:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(os, "open", refuse)
    assert "no permission" in refused_path(file).happened


def test_a_pipe_may_bring_a_file_but_no_endless_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_stream(BytesIO(everything())) == read_bytes(everything())
    monkeypatch.setattr(import_file, "MOST_BYTES", 1000)
    with pytest.raises(NotPossible, match="larger than"):
        read_stream(BytesIO(b" " * 1001))
