"""Forgotten for good: gone from every file below the data folder, and everything else as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import PrepKey
from meetingtui.domain.errors import MeetError, NotFound, NotPossible, StoreBusy
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.forms import FormPlace, Typed
from meetingtui.services.week.jot_book import JotBook
from meetingtui.services.week.preparing import PreparationDesk
from meetingtui.services.week.promise_updates import PromiseUpdates
from meetingtui.storage.disk.durable import remove_file
from meetingtui.storage.drafts.form_store import FormShelf
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.erase import forgetting
from meetingtui.storage.erase.forgetting import Forgetter
from meetingtui.storage.erase.traces import Kind
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.codec import to_plain
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import decode, encode
from tests.all_faults import ALL_FAULTS
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY
from tests.forgotten import (
    CANARY,
    KIM,
    Diary,
    closing_meeting,
    discarded_meeting,
    interrupted_meeting,
    mark,
    marked_meeting,
    quiet_meeting,
)
from tests.keeping import KeepingStore

SAM = pair()
OPEN_WORDS = {mark(where) for where in ("promise", "goal", "known by", "door", "new topic", "caught")}
"""Where the canary stays while what it was typed into is open."""


@pytest.fixture
def diary(place: Locations) -> Diary:
    """Kim met once, Sam twice, the second time with the canary; then one meeting was discarded and one cut off."""
    diary = Diary(place.folder)
    diary.store.keep(KIM)
    quiet_meeting(diary, KIM, "kites")
    quiet_meeting(diary, SAM, "slides")
    marked_meeting(diary, SAM)
    discarded_meeting(diary, SAM)
    interrupted_meeting(diary, SAM)
    return diary


def marked(diary: Diary) -> MeetingRecord:
    """The meeting in which the canary was typed everywhere."""
    return diary.held[2]


def forgetter_of(diary: Diary) -> Forgetter:
    return Forgetter(diary.database, diary.locations, diary.clock.wall)


def forget(diary: Diary, meeting_id: str) -> Counter[Kind]:
    forgetter = forgetter_of(diary)
    return forgetter.forget(forgetter.find_meeting(meeting_id))


def forget_pair(diary: Diary, whose: Pair) -> Counter[Kind]:
    forgetter = forgetter_of(diary)
    return forgetter.forget(forgetter.find_pair(whose.id))


def said(diary: Diary) -> set[str]:
    """Every word that begins with the canary, wherever it is."""
    found = re.findall(
        rf"{CANARY}[-a-z]*", "\n".join(data.decode(errors="replace") for data in diary.files().values())
    )
    return set(found)


def tables(path: Path) -> dict[str, Any]:
    return decode(path.read_bytes(), newest_schema=99).tables


def of_kim(path: Path) -> list[Any]:
    found = [document for table in tables(path).values() for document in table.values()]
    return [document for document in found if "pair-2" in (document.get("pair_id"), document["id"])]


# --- a meeting ----------------------------------------------------------------------------------------------


@pytest.mark.fault(76)
def test_a_meeting_whose_things_are_over_leaves_no_word_behind(diary: Diary) -> None:
    record = marked(diary)
    closing = closing_meeting(diary, SAM)
    assert len(diary.holding(CANARY)) > 5
    forget(diary, closing.id)
    assert said(diary) >= OPEN_WORDS, "the marked meeting speaks of them"
    forget(diary, record.id)
    assert said(diary) == set()
    for meeting in (record, closing):
        assert diary.holding(f'"{meeting.id}"') == []
        assert [name for name in diary.files() if Path(name).stem == meeting.id] == []


def test_the_order_of_forgetting_makes_no_difference(diary: Diary) -> None:
    record = marked(diary)
    closing = closing_meeting(diary, SAM)
    forget(diary, record.id)
    assert said(diary) == OPEN_WORDS, "the closing meeting speaks of them"
    forget(diary, closing.id)
    assert said(diary) == set()


@pytest.mark.fault(76)
def test_what_was_noted_in_the_week_goes_with_the_meeting_that_used_it(diary: Diary) -> None:
    quiet_meeting(diary, SAM, "slides")
    diary.clock.go(minutes=60)
    book = JotBook(diary.store, SAM, clock=diary.clock, new_id=diary.ids)
    jot = book.note(mark("jot"))
    book.note("of another week")
    promises = PromiseUpdates(diary.store, SAM, clock=diary.clock, new_id=diary.ids)
    promises.say(1, Outcome.PARTLY, mark("update"))
    desk = PreparationDesk(diary.store, SAM, clock=diary.clock, new_id=diary.ids)
    desk.answer(Role.MENTEE, {PrepKey.WORTH_IT: mark("prepared")})
    live = diary.begin(SAM)
    live.notebook.take_jot(jot.id, Becomes.WENT_WELL)
    record = diary.end(live)
    date = NextMeeting(record.began, BERLIN, 60, mark("invited"))
    diary.store.keep(Invitation("i-1", SAM.id, date, record.began, "a uid"))
    diary.store.keep(Courtesy("k-1", SAM.id, f"thanks-meeting/{record.id}", record.ended, record.ended))
    words = {mark("jot"), mark("update"), mark("prepared"), mark("invited")}
    assert said(diary) >= words
    forget(diary, record.id)
    assert said(diary) & words == set()
    assert [jot.text for jot in diary.store.between(Jot, SAM.id)] == ["of another week"]
    assert diary.store.between(Courtesy, SAM.id) == []


def test_what_is_open_keeps_its_own_words_and_nothing_else(diary: Diary) -> None:
    forget(diary, marked(diary).id)
    assert said(diary) == OPEN_WORDS | {mark("place")}
    texts = {task.text for task in diary.store.commitments(SAM.id) if task.open}
    assert texts == {"Write of slides", mark("promise")}
    (first, *_) = [task for task in diary.store.commitments(SAM.id) if task.text == "Write of slides"]
    assert [(look.meeting_id, look.note) for look in first.history] == [("", "")]
    assert {goal.text for goal in diary.store.goals(SAM.id)} == {"Know slides", mark("goal")}
    assert {topic.text for topic in diary.store.topics(SAM.id)} == {mark("new topic"), mark("caught")}
    assert {door.text for door in diary.store.opportunities(SAM.id)} == {"Doors to slides", mark("door")}


@pytest.mark.fault(76)
def test_the_place_of_a_date_that_is_over_goes_from_drafts(diary: Diary) -> None:
    closing_meeting(diary, SAM, but=frozenset(("",)))
    forget(diary, marked(diary).id)
    assert said(diary) == OPEN_WORDS
    (found,) = [found for found in diary.store.pairs() if found.id == SAM.id]
    assert found.next_meeting is not None
    assert found.next_meeting.place == "the usual room"


def test_the_other_meetings_are_as_they_were_but_for_what_they_quote(diary: Diary) -> None:
    closing = closing_meeting(diary, SAM)
    before = {record.id: record for record in diary.store.records(SAM.id)}
    forget(diary, marked(diary).id)
    after = {record.id: record for record in diary.store.records(SAM.id)}
    assert before.keys() - after.keys() == {marked(diary).id}
    changed = [identity for identity in after if after[identity] != before[identity]]
    assert changed == [closing.id]
    quoting, quoted = before[closing.id].contents, after[closing.id].contents
    assert quoted.answers == quoting.answers
    assert [review.commitment.text for review in quoted.reviews] == [r.commitment.text for r in quoting.reviews]
    assert [look.note for review in quoted.reviews for look in review.commitment.history] == [""]
    assert [change.why for review in quoted.goal_reviews for change in review.goal.changes] == [""]
    assert [move.note for door in quoted.doors for move in door.moves] == ["", "thank you"]


def test_another_pair_is_not_touched(diary: Diary) -> None:
    kim = of_kim(diary.locations.data_file)
    drafts = {name: data for name, data in diary.files().items() if b'"Kim"' in data and name.startswith("drafts")}
    assert drafts
    forget(diary, marked(diary).id)
    assert of_kim(diary.locations.data_file) == kim
    assert {name: diary.files()[name] for name in drafts} == drafts


def test_one_backup_of_the_present_state_is_left(diary: Diary) -> None:
    before = Backups(diary.locations.backups).all()
    assert len(before) > 2
    done = forget(diary, marked(diary).id)
    (fresh,) = Backups(diary.locations.backups).all()
    assert [*diary.locations.backups.rglob("*")] == [fresh]
    assert fresh.read_bytes() == diary.locations.data_file.read_bytes()
    assert fresh.stat().st_ino != diary.locations.data_file.stat().st_ino
    assert fresh.stat().st_mode & 0o777 == 0o600
    assert done[Kind.BACKUP] == len(before)
    assert diary.database.notices == []


def test_meetings_are_kept_and_backed_up_as_before_afterwards(diary: Diary) -> None:
    forget(diary, marked(diary).id)
    record = quiet_meeting(diary, SAM, "tides")
    assert diary.store.record(record.id)
    assert len(Backups(diary.locations.backups).all()) == 3, (
        "the state before, the second copy, the copy of a meeting"
    )


def test_a_backup_that_shares_its_file_with_the_data_file_does_not_harm_it(diary: Diary) -> None:
    place = diary.locations
    os.link(place.data_file, place.backups / "meetings-0000000099.json")
    forget(diary, marked(diary).id)
    assert place.data_file.stat().st_nlink == 1
    assert "went-well" in place.data_file.read_text()


def test_after_forgetting_recovery_brings_back_a_state_without_it(diary: Diary) -> None:
    closing = closing_meeting(diary, SAM)
    forget(diary, marked(diary).id)
    forget(diary, closing.id)
    diary.locations.data_file.write_bytes(b"garbage")
    store = KeepingStore(Database(diary.locations, diary.clock.wall))
    assert [record.number for record in store.records(SAM.id)] == [1]
    assert [record.number for record in store.records(KIM.id)] == [1]
    assert said(diary) == set()


def test_every_backup_can_be_put_back(diary: Diary) -> None:
    forget(diary, marked(diary).id)
    for backup in Backups(diary.locations.backups).all():
        shutil.copy(backup, diary.locations.data_file)
        store = KeepingStore(Database(diary.locations, diary.clock.wall))
        for whose in store.pairs():
            for read in (store.records, store.commitments, store.goals, store.opportunities, store.topics):
                list(read(whose.id))


@pytest.mark.fault(76)
def test_drafts_of_the_pair_go_but_for_what_was_cut_off(diary: Diary) -> None:
    identity = marked(diary).id
    folder = diary.locations.drafts
    shutil.copy(folder / "done" / f"{identity}.json", folder / f"{identity}.json")
    shutil.copy(folder / "done" / f"{identity}.json", folder / "discarded" / f"{identity}-2.json")
    (folder / "done" / f"{identity}-3.json").write_bytes(b"{ torn")
    (folder / f".{identity}.json.1.0123abcd.tmp").write_bytes(b"{ half")
    (cut_off,) = diary.room.unfinished(SAM)
    (of_kim,) = (name for name in diary.files() if b'"Kim"' in diary.files()[name] and name.startswith("drafts"))
    done = forget(diary, identity)
    left = {name for name in diary.files() if name.startswith("drafts")}
    assert left == {of_kim, f"drafts/{cut_off.id}.json", f"drafts/{cut_off.id}.2.json"}
    assert done[Kind.DRAFT] == 6, "four of the meeting, those of the first and of the discarded one"
    assert {meeting.number for meeting in diary.shelf.unfinished()} == {3}


@pytest.mark.fault(76)
def test_drafts_that_went_elsewhere_while_the_disk_was_full_go_too(diary: Diary, tmp_path: Path) -> None:
    (shelter := tmp_path / "state" / "unsaved").mkdir(parents=True, mode=0o700)
    (cut_off,) = diary.room.unfinished(SAM)
    data = (diary.locations.drafts / f"{cut_off.id}.json").read_bytes()
    (shelter / f"{cut_off.id}.json").write_bytes(data)
    (shelter / "another.json").write_bytes(data.replace(cut_off.id.encode(), b"another"))
    places = replace(diary.locations, find_shelters=lambda: (shelter,))
    forgetter = Forgetter(diary.database, places, diary.clock.wall)
    forgetter.forget(forgetter.find_meeting(cut_off.id))
    assert [path.name for path in shelter.iterdir()] == ["another.json"]
    forgetter.forget(forgetter.find_pair(SAM.id))
    assert [*shelter.iterdir()] == []


@pytest.mark.fault(76)
def test_half_typed_forms_about_what_goes_go_too(diary: Diary) -> None:
    # Once no other meeting speaks of them, the things of the meeting go with it.
    forget(diary, closing_meeting(diary, SAM).id)
    forms = FormShelf(diary.locations, diary.clock.wall, FormPlace, Typed, lambda: 0.0)
    identity = marked(diary).id
    goes = forgetter_of(diary).find_meeting(identity).leaving
    assert goes is not None
    thing = sorted(goes.gone)[0]
    for place, typed in (
        (FormPlace("correction", SAM.id, identity, "answers/went-well"), Typed({"words": f"{CANARY} corrected"})),
        (FormPlace("goals", SAM.id), Typed({"0": f"{CANARY} reworded"}, about=thing, what="edit")),
        (FormPlace("doors", SAM.id), Typed({"new": "a door of Sam's own"})),
        (FormPlace("doors", KIM.id), Typed({"new": "a door of Kim's own"})),
    ):
        for words in ({**typed.words, "more": "x"}, typed.words):
            forms.keep(place, replace(typed, words=words))
            assert forms.flush()
    (diary.locations.forms / ".goals-1.json.1.0123abcd.tmp").write_text(f'"{identity}" {CANARY}')
    done = forget(diary, identity)
    assert done[Kind.FORM] == 4
    assert said(diary) == set()
    assert len(diary.holding("a door of Sam's own")) == 2
    forgetter = forgetter_of(diary)
    forgetter.forget(forgetter.find_pair(SAM.id))
    assert diary.holding("a door of Sam's own") == diary.holding(SAM.id) == []
    assert len(diary.holding("a door of Kim's own")) == 2
    forms.close()


def test_an_interrupted_meeting_can_be_taken_up_after_the_one_before_is_forgotten(diary: Diary) -> None:
    assert forgetter_of(diary).find_meeting(marked(diary).id).unfinished == {diary.room.unfinished(SAM)[0].id}
    forget(diary, marked(diary).id)
    (draft,) = diary.room.unfinished(SAM)
    assert draft.contents.answers == {"went-well": "cut off"}
    record = diary.room.finish_cut_off(draft)
    assert record.number == 3
    assert [look.note for review in record.contents.reviews for look in review.commitment.history] == [""]


def test_an_interrupted_meeting_of_which_one_copy_is_damaged_keeps_its_words(diary: Diary) -> None:
    (cut_off,) = diary.room.unfinished(SAM)
    diary.shelf.put(cut_off)
    diary.shelf.close()
    first, second = (diary.locations.drafts / f"{cut_off.id}{end}.json" for end in ("", ".2"))
    assert second.exists()
    first.write_bytes(first.read_bytes()[:-300])
    forget(diary, marked(diary).id)
    assert said(diary) == OPEN_WORDS | {mark("place")}
    (draft,) = diary.room.unfinished(SAM)
    assert draft.contents.answers == {"went-well": "cut off"}


# --- damaged and foreign files ------------------------------------------------------------------------------


@pytest.mark.fault(76)
def test_whatever_is_in_a_place_of_the_program_goes_but_for_what_is_another_pairs(diary: Diary) -> None:
    place, identity = diary.locations, marked(diary).id
    torn = place.data_file.read_bytes()[:-300]
    kims = next(data for name, data in diary.files().items() if b'"Kim"' in data and name.startswith("drafts"))
    words = mark("answer").encode()
    for folder in (place.backups, place.quarantine, place.drafts, place.drafts / "forms" / "new"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "meetings-20261121-160211.json").write_bytes(torn)
        (folder / f"{identity}-words.txt").write_bytes(words)
        (folder / "of-another-kind").write_bytes(b'"pair-1" ' + words)
    # Of a whole state that names the other pair, the end may be the words of this one.
    (place.quarantine / "meetings-20261122-160211.json").write_bytes(b'"pair_id": "pair-2" ' + words)
    stays = {
        place.quarantine / "kims-20261121-160211.json": kims[:-300],
        place.quarantine / "k.txt": b'"pair-2" tea',
        place.drafts / "nobodys.json": kims.replace(b'"pair-2"', b'"pair-9"'),
    }
    for path, data in stays.items():
        path.write_bytes(data)
    done = forget(diary, identity)
    assert said(diary) == OPEN_WORDS | {mark("place")}
    assert done[Kind.QUARANTINE] == 4
    assert {path: path.read_bytes() for path in stays} == stays
    assert len([*place.quarantine.iterdir()]) == 2


def test_files_of_somebodys_own_in_folders_of_these_names_stay(diary: Diary) -> None:
    place = diary.locations
    folders = (place.backups, place.drafts, place.drafts / "novel", place.quarantine, place.forms)
    own = [folder / name for folder in folders for name in ("chapter one.txt", "20261121.jpg", "copy of all.zip")]
    for path in own:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"somebody's own")
    forgetter = forgetter_of(diary)
    found = forgetter.find_meeting(marked(diary).id)
    assert not {trace.path for trace in found.traces} & set(own)
    forgetter.forget(found)
    forget_pair(diary, SAM)
    assert all(path.exists() for path in own)


def test_every_place_that_is_named_is_looked_at(diary: Diary) -> None:
    place = diary.locations
    places = [getattr(place, name) for name, kind in vars(Locations).items() if isinstance(kind, property)]
    planted = 0
    for path in places:
        if isinstance(path, Path) and path not in (place.data_file, place.lock):
            file = path if path.suffix else path / "new" / "file"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f'"pair-1" {mark("planted")}')
            planted += 1
    assert planted >= 5
    forget(diary, marked(diary).id)
    assert mark("planted") not in said(diary)


def test_a_copy_that_nobody_was_told_of_stops_it(diary: Diary) -> None:
    forgetter = forgetter_of(diary)
    found = forgetter.find_meeting(marked(diary).id)
    shutil.copy(diary.locations.data_file, diary.locations.folder / "meetings (2).json")
    before = diary.files()
    with pytest.raises(NotPossible, match="changed"):
        forgetter.forget(found)
    assert unlocked(diary.files()) == unlocked(before)


def test_a_data_file_that_something_else_changed_leaves_nothing_among_the_backups(diary: Diary) -> None:
    place = diary.locations
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b"slides", b"sledge"))
    closing = closing_meeting(diary, SAM)
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b"sledge", b"slides"))
    forget(diary, closing.id)
    forget(diary, marked(diary).id)
    assert said(diary) == set()


def test_copies_beside_the_data_file_go_and_what_is_none_of_ours_is_named(diary: Diary) -> None:
    place, identity = diary.locations, marked(diary).id
    copy, swap = place.folder / "meetings (Ana's conflicted copy).json", place.folder / ".meetings.json.swp"
    shutil.copy(place.data_file, copy)
    swap.write_bytes(b"\x00\x01" + place.data_file.read_bytes()[:-5])
    (place.folder / "meetings-of-old.json").write_bytes(b"{}")
    (place.folder / "shopping.txt").write_text('"pair-1"')
    (place.folder / f".meetings.json.{os.getpid()}.0123abcd.tmp").write_bytes(place.data_file.read_bytes())
    found = forgetter_of(diary).find_meeting(identity)
    assert (found.paths(Kind.COPY), found.paths(Kind.FOREIGN)) == ([copy], [swap])
    forget(diary, identity)
    assert diary.holding(mark("answer")) == [swap.name]
    assert not copy.exists()
    assert (place.folder / "meetings-of-old.json").read_bytes() == b"{}"
    assert (place.folder / "shopping.txt").exists()


def test_a_data_file_that_is_a_link_is_followed(diary: Diary, tmp_path: Path) -> None:
    place = diary.locations
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    place.data_file.rename(elsewhere / "notes.json")
    place.data_file.symlink_to(elsewhere / "notes.json")
    shutil.copy(elsewhere / "notes.json", elsewhere / "notes (conflict).json")
    forget(diary, marked(diary).id)
    assert place.data_file.is_symlink()
    assert [path.name for path in elsewhere.iterdir()] == ["notes.json"]
    assert mark("answer") not in said(diary)


def test_a_file_that_cannot_be_read_goes_too(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    (hidden := diary.locations.quarantine / "meetings-hidden.json").parent.mkdir()
    hidden.touch()
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == hidden:
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    forget(diary, marked(diary).id)
    assert not hidden.exists()


def test_a_folder_that_cannot_be_looked_into_stops_it(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path) == diary.locations.backups:
            raise PermissionError(13, "no")
        return real(path)

    before = diary.files()
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        with pytest.raises(StoreBusy, match="no permission"):
            forget(diary, marked(diary).id)
    assert unlocked(diary.files()) == unlocked(before)


def test_a_data_file_of_an_older_version_is_forgotten_from(diary: Diary) -> None:
    place = diary.locations
    old = tables(place.data_file)
    old.pop("versions", None)
    place.data_file.write_bytes(b"".join(encode(old, schema=2, revision=40)))
    forget(diary, marked(diary).id)
    assert mark("answer") not in said(diary)
    assert diary.database.revision == 41


# --- other versions, from a merge ---------------------------------------------------------------------------


def version(table: str, document: dict[str, Any]) -> dict[str, Any]:
    identity = version_id(table, document)
    return {"id": identity, "pair_id": SAM.id, "table": table, "of": document["id"], "document": document}


def test_other_versions_go_with_their_meeting_and_lose_what_it_said(diary: Diary) -> None:
    record = marked(diary)
    other = replace(record, contents=replace(record.contents, answers={"better": mark("elsewhere")}))
    (task,) = [task for task in diary.store.commitments(SAM.id) if task.text == "Write of slides"]
    elsewhere = {**to_plain(task), "text": "Write more of slides"}
    same_but_for_the_note = to_plain(replace(task, history=(replace(task.history[0], note=mark("other")),)))
    with diary.database.transaction() as kept:
        for table, document in (
            ("meetings", to_plain(other)),
            ("commitments", elsewhere),
            ("commitments", same_but_for_the_note),
        ):
            kept["versions"].put(version(table, document))
    found = forgetter_of(diary).find_meeting(record.id)
    assert (found.versions, found.corrections) == (1, 1)
    forget(diary, record.id)
    assert mark("elsewhere") not in said(diary)
    assert mark("other") not in said(diary)
    (left,) = diary.database.read()["versions"].all()
    assert left["document"]["text"] == "Write more of slides"
    assert left["document"]["history"] == [
        {"meeting_id": "", "at": task.history[0].at.isoformat().replace("+00:00", "Z"), "outcome": "partly"}
    ]
    assert left["id"] == version_id("commitments", left["document"])


# --- a pair -------------------------------------------------------------------------------------------------


@pytest.mark.fault(76)
def test_a_pair_leaves_no_word_and_no_name_behind(diary: Diary) -> None:
    closing_meeting(diary, SAM)
    RunningLock(diary.locations, lambda: TUESDAY).set(SAM.names, TUESDAY)
    for name in ("copy-0000000001-meeting", "copy-0000000003-before-import"):
        shutil.copy(diary.locations.data_file, diary.locations.backups / f"{name}.json")
    kim = of_kim(diary.locations.data_file)
    done = forget_pair(diary, SAM)
    for word in (CANARY, "Sam", "Ada", "slides", SAM.id):
        assert diary.holding(word) == []
    assert of_kim(diary.locations.data_file) == kim
    assert [meeting.number for meeting in diary.store.records(KIM.id)] == [1]
    assert done[Kind.DRAFT] == 5


def test_the_last_pair_can_be_forgotten_too(diary: Diary) -> None:
    forget_pair(diary, SAM)
    forget_pair(diary, KIM)
    assert diary.store.pairs() == []
    assert diary.holding("Kim") == []
    diary.locations.data_file.unlink()
    assert KeepingStore(Database(diary.locations, diary.clock.wall)).pairs() == []


def test_what_goes_with_a_pair_is_known_beforehand(diary: Diary) -> None:
    found = forgetter_of(diary).find_pair(SAM.id)
    assert (found.mentee, found.mentor, found.began[-1]) == ("Sam", "Ada", marked(diary).began)
    assert len(found.began) == 2


# --- cut off, refused, at the same time ---------------------------------------------------------------------


def test_what_was_changed_since_somebody_was_asked_is_not_forgotten(diary: Diary) -> None:
    forgetter = forgetter_of(diary)
    found, whose = forgetter.find_meeting(marked(diary).id), forgetter.find_pair(SAM.id)
    closing_meeting(diary, SAM)
    before = diary.files()
    for asked in (lambda: forgetter.forget(found), lambda: forgetter.forget(whose)):
        with pytest.raises(NotPossible, match="changed"):
            asked()
    assert unlocked(diary.files()) == unlocked(before)


def test_nothing_is_forgotten_while_a_meeting_runs(diary: Diary) -> None:
    running = RunningLock(diary.locations, lambda: TUESDAY)
    running.set("Kim and Lee", TUESDAY)
    with pytest.raises(StoreBusy) as busy:
        forget(diary, marked(diary).id)
    assert not any(name in " ".join(busy.value.lines()) for name in ("Kim", "Lee"))
    running.clear()
    forget(diary, marked(diary).id)


def test_nothing_is_forgotten_while_another_window_saves(diary: Diary) -> None:
    other = Database(diary.locations, diary.clock.wall, lock_timeout=0)
    with other.transaction(), pytest.raises(StoreBusy, match="saving"):
        forget(diary, marked(diary).id)
    assert diary.store.record(marked(diary).id)


def test_what_is_nowhere_is_not_found(diary: Diary) -> None:
    forgetter = forgetter_of(diary)
    with pytest.raises(NotFound):
        forgetter.find_meeting("m-99")
    with pytest.raises(NotFound):
        forgetter.find_pair("pair-99")
    assert forgetter.drafts_of(SAM.id, 2) == []


def test_a_meeting_of_which_only_a_draft_is_left_can_be_forgotten(diary: Diary) -> None:
    forgetter = forgetter_of(diary)
    before = {name: data for name, data in diary.files().items() if not name.startswith(("drafts", "running"))}
    (cut_off,) = diary.room.unfinished(SAM)
    (diary.locations.drafts / f"{cut_off.id}.2.json").write_bytes(b"{ torn: cut off")
    diary.locations.quarantine.mkdir()
    (diary.locations.quarantine / f"{cut_off.id}-words.txt").write_text("cut off")
    left = forgetter.drafts_of(SAM.id, 3)
    assert len(left) == 2, "one was discarded"
    for draft in left:
        found = forgetter.find_meeting(draft.id)
        assert (found.changes_data, found.leaving) == (False, None)
        forgetter.forget(found)
    assert diary.room.unfinished(SAM) == []
    assert diary.holding("cut off") == diary.holding("not kept") == []
    assert {
        name: data for name, data in diary.files().items() if not name.startswith(("drafts", "running"))
    } == before


def test_a_data_file_that_changes_meanwhile_is_not_overwritten(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(path: Path) -> None:
        remove_file(path)
        diary.locations.data_file.write_bytes(b"another")

    monkeypatch.setattr(forgetting, "remove_file", changing)
    with pytest.raises(StoreBusy, match="Another program changed"):
        forget(diary, marked(diary).id)
    assert diary.locations.data_file.read_bytes() == b"another"


def test_nothing_goes_unless_the_fresh_backup_reads_back(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    before = diary.files()
    fresh = f"copy-{diary.database.revision + 1:010}-newest.json"
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"" if path.name == fresh else real(path))
    with pytest.raises(StoreBusy, match="the disk reported an error"):
        forget(diary, marked(diary).id)
    after = unlocked(diary.files())
    after.pop(f"backups/{fresh}")
    assert after == unlocked(before)


CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "utime", "mkdir", "ftruncate")
"""Whatever forgetting asks of the disk to change it."""


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def kill() -> None:
    os._exit(9)


class Disk:
    """Counts the system calls of what runs on it; at one of them something happens instead."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, instead: Callable[[], None]) -> None:
        self.calls = 0
        self._at, self._instead = at, instead
        for name in CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls == self._at:
                self._instead()
            return real(*args, **more)

        return call


def chosen(calls: int) -> list[int]:
    """The calls that fail: the first, the last, each fifth between; all of them with MEETINGTUI_ALL_FAULTS=1."""
    every = 1 if ALL_FAULTS else 5
    return [at for at in range(1, calls + 1) if at <= 8 or at > calls - 8 or at % every == 0]


def in_a_child(job: Callable[[], object]) -> None:
    """Do the job in a process of its own, which may end anywhere."""
    child = os.fork()
    if child == 0:
        try:
            job()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.fault(76)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("killed", [False, True], ids=["refused", "killed"])
@pytest.mark.parametrize("what", ["meeting", "pair", "draft"])
def test_whatever_call_of_the_system_fails_it_can_be_finished(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, killed: bool
) -> None:
    record = marked(diary)
    closing_meeting(diary, SAM)
    diary.locations.quarantine.mkdir()
    (diary.locations.quarantine / "meetings-torn.json").write_bytes(diary.locations.data_file.read_bytes()[:-9])
    (cut_off,) = diary.room.unfinished(SAM)
    (diary.locations.quarantine / f"{cut_off.id}-words.txt").write_text("cut off")
    kim = of_kim(diary.locations.data_file)

    def job(diary: Diary) -> Counter[Kind]:
        if what == "pair":
            return forget_pair(diary, SAM)
        return forget(diary, record.id if what == "meeting" else cut_off.id)

    def tried(at: int) -> tuple[Diary, int]:
        folder = tmp_path / str(at)
        shutil.copytree(diary.locations.folder, folder)
        with monkeypatch.context() as patched:
            disk = Disk(patched, at, kill if killed else full)
            if killed and at:
                in_a_child(lambda: job(Diary(folder)))
            else:
                with suppress(MeetError):
                    job(Diary(folder))
        return Diary(folder), disk.calls

    finished, calls = tried(0)
    assert calls > 15
    left = said(finished)
    assert (mark("answer") in left) is (what == "draft")
    assert bool(finished.holding("cut off")) is (what == "meeting")
    for at in chosen(calls):
        again, _ = tried(at)
        assert of_kim(again.locations.data_file) == kim
        assert decode(again.locations.data_file.read_bytes(), newest_schema=99).intact
        with suppress(NotFound):  # finished at the first try
            job(again)
        assert said(again) == left, f"after call {at}"
        assert again.holding("cut off") == finished.holding("cut off")
        assert numberless(again.holding("slides")) == numberless(finished.holding("slides"))
        assert list(again.locations.folder.rglob(".*.tmp")) == []
        shutil.rmtree(again.locations.folder)


def unlocked(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without those of locks."""
    return {name: data for name, data in files.items() if "lock" not in name}


def numberless(names: list[str]) -> list[str]:
    """The names, those of second copies without their revision: a save that was cut off leaves an older one."""
    return sorted(re.sub(r"\d+-newest", "newest", name) for name in names)
