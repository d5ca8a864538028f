import json

import pytest

from meetingtui.storage.store.file_format import Damaged, decode, encode, is_intact
from meetingtui.storage.store.sums import sum_of, summed
from tests.each import each

TABLES = {
    "pairs": {"1": {"id": "p", "mentee": "Zoë 🙂 \x1b[2J", "minutes": 60, "share": 0.5, "agreed": None}},
    "topics": {},
}


def data(tables=TABLES, schema=1, revision=12) -> bytes:
    return b"".join(encode(tables, schema=schema, revision=revision))


def test_what_was_written_is_read_back():
    content = decode(data(), newest_schema=1)
    assert content.tables == TABLES
    assert (content.schema, content.revision, content.intact) == (1, 12, True)


def test_a_file_without_tables_can_be_read():
    content = decode(data({}), newest_schema=1)
    assert (content.tables, content.intact) == ({}, True)


def test_the_description_comes_first_and_each_field_has_its_line():
    lines = data().decode().splitlines()
    assert lines[0] == "{"
    assert lines[1].startswith(' "_meta": {"1": {"schema": 1, "rev": 12, "bytes": ')
    assert '   "minutes": 60,' in lines
    assert lines[-1] == "}"


def test_any_json_reader_takes_it():
    read = json.loads(data())
    assert read.pop("_meta")["1"]["rev"] == 12
    assert read == TABLES


@pytest.mark.fault(5)
def test_no_flipped_bit_goes_unnoticed():
    good = data()
    for position in range(len(good)):
        for bit in range(8):
            flipped = bytearray(good)
            flipped[position] ^= 1 << bit
            assert not is_intact(bytes(flipped)), f"bit {bit} of byte {position}"


@pytest.mark.fault(4)
def test_no_cut_goes_unnoticed():
    good = data()
    assert is_intact(good)
    assert not any(is_intact(good[:length]) for length in range(len(good)))
    assert not is_intact(good + b" ")


@pytest.mark.fault(4)
@each(
    "bad",
    [
        b"",
        b"\0" * 400,
        b"garbage",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"pairs": {}}',
        b'{"_meta": {}}',
        b'{"_meta": {"1": {"schema": "1", "rev": 2}}}',
        b'{"_meta": {"1": {"schema": 0, "rev": 2}}}',
        b'{"_meta": {"1": {"schema": 1, "rev": -2}}}',
        b'{"_meta": {"1": {"schema": true, "rev": 2}}}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": []}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": {"one": {}}}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": {"1": "Ana"}}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": {"1": {"n": NaN}}}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": {"1": {"n": 1e999}}}',
        b'{"_meta": {"1": {"schema": 1, "rev": 2}}, "pairs": {"1": {"n": ' + b"9" * 5000 + b"}}}",
        b'{"_meta": ' + b"[" * 100_000,
        data()[:-3],
    ],
)
def test_what_is_no_data_file_is_damaged(bad):
    with pytest.raises(Damaged):
        decode(bad, newest_schema=1)


def test_another_programs_spacing_is_noticed_and_read():
    rewritten = json.dumps(json.loads(data())).encode()
    content = decode(rewritten, newest_schema=1)
    assert (content.tables, content.revision, content.intact) == (TABLES, 12, False)


def test_a_newer_form_gives_what_can_be_understood():
    newer = data({"pairs": {"1": {"id": "p"}}, "settings": ["new", "form"]}, schema=7)
    content = decode(newer, newest_schema=1)
    assert (content.schema, content.tables, content.intact) == (7, {"pairs": {"1": {"id": "p"}}}, True)


def test_a_byte_order_mark_and_other_line_ends_are_read_over():
    as_written = decode(data(), newest_schema=1)
    marks, ends = (b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")
    for mark in marks:
        for end in ends:
            elsewhere = mark + data().replace(b"\n", end)
            assert decode(elsewhere, newest_schema=1) == as_written
            assert is_intact(elsewhere)
            assert not is_intact(elsewhere.replace(b"60", b"61"))


def test_each_document_has_a_sum_that_tells_whether_it_is_whole():
    content = decode(data(), newest_schema=1)
    assert content.sums is not None
    assert (content.sums.schema, content.sums.revision) == (1, 12)
    assert content.sums.tables == {"pairs": {"1": sum_of(TABLES["pairs"]["1"])}, "topics": {}}
    changed = data().replace(b"Zo", b"Zu")
    content = decode(changed, newest_schema=1)
    assert not content.intact
    assert content.sums is not None
    assert content.sums.tables["pairs"]["1"] != sum_of(content.tables["pairs"]["1"])


def test_sums_that_were_damaged_tell_nothing():
    found = json.loads(data())["_meta"]["2"]["sums"]["pairs"]["1"].encode()
    content = decode(data().replace(found, b"00000000"), newest_schema=1)
    assert (content.intact, content.sums) == (False, None)


def test_sums_of_before_stand_for_what_is_the_same_object():
    kept = {"id": "kept"}
    before = {"pairs": {"1": kept, "2": {"id": "old"}}}
    after = {"pairs": {"1": kept, "2": {"id": "new"}, "3": {"id": "more"}}, "topics": {"1": kept}}
    known = (before, {"pairs": {"1": "told", "2": "told"}})
    sums = summed(after, known)
    assert sums == {**summed(after), "pairs": {**summed(after)["pairs"], "1": "told"}}
