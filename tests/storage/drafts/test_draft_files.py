import errno
import os
import stat
from datetime import datetime, timedelta

import pytest
from tinydb import TinyDB

from meetingtui.domain.errors import NotPossible, StoreBusy
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.file_format import encode
from tests.each import each

DRAFT = {"id": "abc", "phase": "last-week", "notes": [{"text": "Zoë 🙂"}]}


class Calendar:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def calendar(now) -> Calendar:
    return Calendar(now())


@pytest.fixture
def drafts(place: Locations, calendar: Calendar) -> DraftFiles:
    return DraftFiles(place, calendar)


def test_looking_for_drafts_creates_nothing(drafts, place):
    assert drafts.ids() == []
    assert not place.folder.exists()


def test_a_saved_draft_is_loaded_again(drafts, place):
    drafts.save("abc", DRAFT)
    assert drafts.load("abc") == DRAFT
    assert stat.S_IMODE((place.drafts / "abc.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(place.drafts.stat().st_mode) == 0o700


def test_plain_tinydb_opens_a_draft(drafts, place):
    drafts.save("abc", DRAFT)
    with TinyDB(place.drafts / "abc.json") as stock:
        assert stock.table("draft").all() == [DRAFT]


@pytest.mark.fault(41)
def test_all_drafts_are_listed_the_newest_first(drafts, place):
    for age, name in enumerate(("new", "older", "oldest")):
        drafts.save(name, {"id": name})
        os.utime(place.drafts / f"{name}.json", (1000 - age, 1000 - age))
    drafts.save("finished", {"id": "finished"})
    drafts.archive("finished")
    (place.drafts / f".new.json.{2**31 - 1}.0123abcd.tmp").write_text("half")
    assert drafts.ids() == ["new", "older", "oldest"]
    assert list(place.drafts.glob(".*")) == []


def test_a_draft_that_does_not_fit_on_the_disk_leaves_the_last_one(drafts, disk):
    drafts.save("abc", DRAFT)
    disk.refuse("write", errno.ENOSPC)
    with pytest.raises(StoreBusy, match="disk full"):
        drafts.save("abc", DRAFT | {"phase": "month"})
    assert drafts.load("abc") == DRAFT


def test_a_value_that_cannot_be_stored_is_named(drafts):
    with pytest.raises(NotPossible, match=r"draft\.notes"):
        drafts.save("abc", {"id": "abc", "notes": {1, 2}})


@each("name", ["", "../x", "a/b", ".hidden", "-x", "a.json"])
def test_an_id_that_is_no_file_name_is_refused(drafts, name):
    with pytest.raises(ValueError, match="file name"):
        drafts.save(name, DRAFT)


@pytest.mark.fault(39)
@pytest.mark.parametrize(
    "damaged",
    [b"", b"\0\0\0", b"{", b"[]", b"".join(encode({"other": {}}, schema=1, revision=1))],
)
def test_a_damaged_draft_is_set_aside_and_told(drafts, place, damaged):
    drafts.save("abc", DRAFT)
    drafts.save("good", DRAFT)
    (place.drafts / "abc.json").write_bytes(damaged)
    assert drafts.load("abc") is None
    [kept] = place.quarantine.iterdir()
    assert kept.read_bytes() == damaged
    assert drafts.notices == [f"A draft was damaged; it is kept as quarantine/{kept.name}."]
    assert drafts.ids() == ["good"]


def test_a_damaged_draft_that_cannot_be_set_aside_stays(drafts, place, disk):
    drafts.save("abc", DRAFT)
    (place.drafts / "abc.json").write_bytes(b"{")
    disk.refuse("write", errno.ENOSPC)
    with pytest.raises(StoreBusy):
        drafts.load("abc")
    assert drafts.ids() == ["abc"]


def test_a_draft_changed_by_something_else_is_opened_and_kept(drafts, place):
    drafts.save("abc", DRAFT)
    changed = (place.drafts / "abc.json").read_bytes().replace(b"last-week", b"next-week")
    (place.drafts / "abc.json").write_bytes(changed)
    assert drafts.load("abc") == DRAFT | {"phase": "next-week"}
    assert [kept.read_bytes() for kept in place.quarantine.iterdir()] == [changed]
    assert len(drafts.notices) == 1


def test_a_draft_of_a_newer_version_is_left_as_it_is(drafts, place):
    newer = b"".join(encode({"draft": {"1": DRAFT}}, schema=99, revision=1))
    place.drafts.mkdir(parents=True)
    (place.drafts / "abc.json").write_bytes(newer)
    assert drafts.load("abc") is None
    assert (place.drafts / "abc.json").read_bytes() == newer
    assert drafts.notices == ["A draft was written by a newer version of meet; it was left alone."]


def test_a_draft_of_the_first_version_is_taken_up(drafts, place):
    place.drafts.mkdir(parents=True)
    (place.drafts / "abc.json").write_bytes(b"".join(encode({"draft": {"1": DRAFT}}, schema=1, revision=1)))
    assert drafts.load("abc") == DRAFT
    assert drafts.notices == []


def test_a_draft_that_is_not_there_is_an_error(drafts):
    with pytest.raises(StoreBusy):
        drafts.load("abc")


def test_the_draft_of_a_saved_meeting_is_kept_for_thirty_days(drafts, place, calendar):
    drafts.save("abc", DRAFT)
    drafts.archive("abc")
    assert drafts.ids() == []
    kept = place.drafts / "done" / "abc.json"

    calendar.at += timedelta(days=30)
    drafts.archive("another without a draft".replace(" ", "-"))
    assert kept.exists()

    calendar.at += timedelta(minutes=1)
    drafts.archive("yet-another")
    assert not kept.exists()


@pytest.mark.fault(41)
def test_a_discarded_draft_is_kept_for_good(drafts, place, calendar):
    drafts.save("abc", DRAFT)
    drafts.discard("abc")
    drafts.save("abc", DRAFT | {"phase": "month"})
    drafts.discard("abc")
    drafts.discard("abc")
    calendar.at += timedelta(days=400)
    drafts.archive("abc")
    assert drafts.ids() == []
    assert sorted(path.name for path in (place.drafts / "discarded").iterdir()) == ["abc-2.json", "abc.json"]


def test_a_draft_that_cannot_be_put_away_stays(drafts, disk):
    drafts.save("abc", DRAFT)
    disk.refuse("replace", errno.EACCES)
    with pytest.raises(StoreBusy, match="no permission"):
        drafts.archive("abc")
    assert drafts.load("abc") == DRAFT
