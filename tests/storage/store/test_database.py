import os
import shutil
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from meetingtui.domain.errors import NotPossible, StoreBusy
from meetingtui.storage.store.database import Database


def save(database: Database, *names: str) -> None:
    with database.transaction() as tables:
        for name in names:
            tables["scraps"].put({"id": name, "text": f"about {name}"})


def names(database: Database) -> list[str]:
    return [document["id"] for document in database.read()["scraps"].all()]


def test_reading_on_a_fresh_machine_finds_nothing_and_creates_nothing(database, place):
    assert names(database) == []
    assert database.revision == 0
    assert not place.folder.exists()


def test_what_a_transaction_saved_is_there_for_the_next_one(database, place, now):
    save(database, "one", "two")
    assert names(Database(place, now)) == ["one", "two"]
    assert names(database) == ["one", "two"]


def test_a_transaction_writes_once(database, disk):
    with database.transaction() as tables:
        for number in range(5):
            tables["scraps"].put({"id": str(number)})
            tables["goals"].insert({"id": str(number)})
    assert disk.steps.count("sync") == 1
    assert disk.steps.count("replace") == 2, "the file, and the second copy of what was saved"
    assert database.revision == 1


def test_a_transaction_that_changes_nothing_writes_nothing(database, disk):
    save(database, "one")
    disk.steps.clear()
    with database.transaction() as tables:
        assert tables["scraps"].with_id("one") is not None
    assert disk.steps == []


def test_an_error_in_a_transaction_undoes_all_of_it(database, place):
    save(database, "one")
    before = place.data_file.read_bytes()

    def fail_halfway() -> None:
        with database.transaction() as tables:
            tables["scraps"].put({"id": "two"})
            tables["scraps"].drop("one")
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    assert place.data_file.read_bytes() == before
    assert names(database) == ["one"]


def test_reading_during_a_transaction_shows_the_state_before_it(database):
    save(database, "one")
    with database.transaction() as tables:
        tables["scraps"].put({"id": "two"})
        assert names(database) == ["one"]
    assert names(database) == ["one", "two"]


def test_putting_replaces_the_document_with_the_same_id(database):
    save(database, "one", "two")
    with database.transaction() as tables:
        tables["scraps"].put({"id": "one", "new": True})
    assert database.read()["scraps"].all() == [{"id": "one", "new": True}, {"id": "two", "text": "about two"}]


def test_dropping_says_whether_there_was_anything(database):
    save(database, "one", "two")
    with database.transaction() as tables:
        assert tables["scraps"].drop("one") is True
        assert tables["scraps"].drop("one") is False
    assert names(database) == ["two"]


def test_a_document_is_found_by_its_id(database):
    save(database, "one")
    assert database.read()["scraps"].with_id("one") == {"id": "one", "text": "about one"}
    assert database.read()["scraps"].with_id("two") is None
    assert database.read()["nothing"].with_id("one") is None


def test_queries_and_operations_of_tinydb_work(database):
    with database.transaction() as tables:
        tables["scraps"].insert_multiple({"id": str(number), "kind": "win"} for number in range(3))
        tables["scraps"].update({"kind": "snag"}, where("id") == "1")
        tables["scraps"].put({"id": "put", "kind": "win"})
        tables["scraps"].insert({"id": "inserted", "kind": "win"})
        tables["scraps"].remove(where("id") == "2")
    scraps = database.read()["scraps"]
    assert [scrap["id"] for scrap in scraps.search(where("kind") == "win")] == ["0", "put", "inserted"]


@pytest.mark.fault(16)
def test_no_query_is_answered_from_memory(database, place, now):
    other = Database(place, now)
    save(database, "one")
    assert len(other.read()["scraps"].search(where("id") != "")) == 1
    save(database, "two")
    assert len(other.read()["scraps"].search(where("id") != "")) == 2


def test_what_a_query_gave_can_be_changed_without_harm_to_the_next(database):
    save(database, "one")
    scraps = database.read()["scraps"]
    scraps.search(where("id") == "one")[0]["text"] = "changed"
    assert scraps.search(where("id") == "one") == [{"id": "one", "text": "about one"}]


@pytest.mark.fault(12, 16)
def test_two_windows_do_not_take_the_same_number(database, place, now):
    other = Database(place, now)
    for name in "abcdef":
        save(database, f"{name}1")
        with other.transaction() as tables:
            tables["scraps"].insert({"id": f"{name}2"})
    assert sorted(names(database)) == [f"{name}{number}" for name in "abcdef" for number in (1, 2)]


def test_changing_outside_a_transaction_is_refused(database, place):
    save(database, "one")
    before = place.data_file.read_bytes()
    with pytest.raises(RuntimeError, match="transaction"):
        database.read()["scraps"].put({"id": "two"})
    assert place.data_file.read_bytes() == before


def test_transactions_do_not_nest(database):
    with database.transaction() as tables:
        tables["scraps"].put({"id": "outer"})
        with pytest.raises(RuntimeError, match="nest"), database.transaction():
            pass
    assert names(database) == ["outer"]


def test_reading_again_reads_the_disk_only_after_a_change(database, place, monkeypatch):
    save(database, "one")
    opened = []
    real_open = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *mode: opened.append(path) or real_open(path, *mode))
    for _ in range(3):
        names(database)
    assert opened == [place.data_file]


@pytest.mark.fault(18)
def test_a_change_by_another_program_is_noticed_and_not_lost(database, place):
    save(database, "one")
    assert names(database) == ["one"]
    with TinyDB(place.data_file) as stock:
        stock.table("scraps").insert({"id": "by hand"})
    assert names(database) == ["one", "by hand"]
    save(database, "two")
    assert names(database) == ["one", "by hand", "two"]


@pytest.mark.fault(18)
def test_a_change_by_another_program_during_a_transaction_is_not_overwritten(database, place):
    save(database, "one")

    def save_while_another_program_does() -> None:
        with database.transaction() as tables, TinyDB(place.data_file) as stock:
            tables["scraps"].put({"id": "two"})
            stock.table("scraps").insert({"id": "by hand"})

    with pytest.raises(StoreBusy, match="Another program changed"):
        save_while_another_program_does()
    assert names(database) == ["one", "by hand"]


def test_plain_tinydb_opens_the_file(database, place):
    save(database, "one")
    with TinyDB(place.data_file) as stock:
        assert stock.table("scraps").all() == [{"id": "one", "text": "about one"}]


@pytest.mark.fault(25)
@pytest.mark.parametrize("operation", ["put", "insert", "update"])
@pytest.mark.parametrize("value", [{1}, float("nan"), datetime(2026, 11, 21, tzinfo=UTC)])
def test_what_cannot_be_stored_is_named_and_the_file_is_untouched(database, place, operation, value):
    save(database, "one")
    before = place.data_file.read_bytes()
    with pytest.raises(NotPossible, match=r"^scraps\.text cannot be saved"), database.transaction() as tables:
        getattr(tables["scraps"], operation)({"id": "two", "text": value})
    assert place.data_file.read_bytes() == before


SAVE_AND_READ = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from meetingtui.storage.store.database import Database
from meetingtui.storage.locations import Locations

database = Database(Locations(Path(sys.argv[1])), lambda: datetime(2026, 11, 21, tzinfo=UTC))
text = sys.argv[2].encode().decode("unicode-escape")
with database.transaction() as tables:
    tables["scraps"].put({"id": "x", "text": text})
assert database.read()["scraps"].with_id("x")["text"] == text
"""


@pytest.mark.fault(29)
def test_text_survives_in_any_locale(place):
    text = "Zoë übt 日本語 🙂"
    escaped = text.encode("unicode-escape").decode()
    environ = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", SAVE_AND_READ, place.folder, escaped], env=environ, check=True)
    assert text in place.data_file.read_text(encoding="utf-8")


@pytest.mark.fault(28)
def test_every_file_and_folder_is_private_whatever_the_umask(database, place):
    before = os.umask(0)
    try:
        save(database, "one")
        save(database, "two")
        database.keep_copy("before-import")
        place.data_file.write_bytes(b"garbage")
        assert names(database) == ["one", "two"]
    finally:
        os.umask(before)
    found = {place.folder, *place.folder.rglob("*")}
    assert len(found) == 9
    for path in found:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.fault(21)
def test_a_data_file_that_is_a_link_stays_one(database, place, tmp_path):
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    place.folder.mkdir(parents=True)
    place.data_file.symlink_to(elsewhere / "pairs.json")
    save(database, "one")
    save(database, "two")
    assert place.data_file.is_symlink()
    assert [path.name for path in elsewhere.iterdir()] == ["pairs.json"]
    assert names(database) == ["one", "two"]


@pytest.mark.fault(23)
def test_a_folder_that_was_deleted_is_made_again_and_that_is_told(database, place):
    save(database, "one")
    assert names(database) == ["one"]
    shutil.rmtree(place.folder)
    save(database, "two")
    assert names(database) == ["two"]
    assert database.notices == [
        "The data folder was emptied while meet was open; from now on meet saves to a new file."
    ]


@pytest.mark.fault(1)
def test_rests_of_a_killed_process_are_gone_after_one_start(database, place, now):
    save(database, "one")
    save(database, "two")
    for folder in (place.folder, place.backups):
        (folder / f".meetings.json.{2**31 - 1}.0123abcd.tmp").write_text("half")
    names(Database(place, now))
    assert list(place.folder.rglob(".*.tmp")) == []


@pytest.mark.fault(17)
def test_threads_take_turns(place, now):
    database = Database(place, now)

    def save_some(worker: int) -> None:
        for number in range(15):
            save(database, f"{worker}-{number}")

    workers = [threading.Thread(target=save_some, args=[worker]) for worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(set(names(database))) == 45
    assert database.revision == 45


def test_while_one_is_alone_nobody_else_saves(place, now):
    database, other = (Database(place, now, lock_timeout=0) for _ in range(2))
    with database.alone(), pytest.raises(StoreBusy), other.transaction():
        pass
    with other.transaction() as tables:
        tables["scraps"].put({"id": "one"})
