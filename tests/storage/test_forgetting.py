"""Forgotten for good: gone from every file below the data folder, and everything else as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.errors import MeetError, NotFound, NotPossible, StoreBusy
from meetingtui.domain.people import Pair
from meetingtui.domain.record import MeetingRecord
from meetingtui.services.forms import FormPlace, Typed
from meetingtui.storage.backups import Backups
from meetingtui.storage.canonical import version_id
from meetingtui.storage.codec import to_plain
from meetingtui.storage.database import Database
from meetingtui.storage.file_format import decode, encode
from meetingtui.storage.forgetting import Done, Forgetter
from meetingtui.storage.form_shelf import FormShelf
from meetingtui.storage.holders import Fate, Kind
from meetingtui.storage.locations import Locations
from meetingtui.storage.running import RunningLock
from tests.builders import pair
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
    diary.store.keep_pair(KIM)
    quiet_meeting(diary, KIM, "kites")
    quiet_meeting(diary, SAM, "slides")
    marked_meeting(diary, SAM)
    discarded_meeting(diary, SAM)
    interrupted_meeting(diary, SAM)
    return diary


def marked(diary: Diary) -> MeetingRecord:
    """The meeting in which the canary was typed everywhere."""
    return diary.held[2]


def forget(diary: Diary, meeting_id: str) -> Done:
    forgetter = Forgetter(diary.database, diary.locations)
    return forgetter.forget(forgetter.find_meeting(meeting_id))


def forget_pair(diary: Diary, whose: Pair) -> Done:
    forgetter = Forgetter(diary.database, diary.locations)
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
    done = forget(diary, record.id)
    assert said(diary) == set()
    for meeting in (record, closing):
        assert diary.holding(f'"{meeting.id}"') == []
        assert [name for name in diary.files() if Path(name).stem == meeting.id] == []
    assert done.left == ()


def test_the_order_of_forgetting_makes_no_difference(diary: Diary) -> None:
    record = marked(diary)
    closing = closing_meeting(diary, SAM)
    forget(diary, record.id)
    assert said(diary) == OPEN_WORDS, "the closing meeting speaks of them"
    forget(diary, closing.id)
    assert said(diary) == set()


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
def test_the_place_of_a_date_that_is_over_goes_from_backups_and_drafts(diary: Diary) -> None:
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


def test_another_pair_is_not_touched_in_any_file(diary: Diary) -> None:
    before = {path: of_kim(path) for path in (diary.locations.data_file, *earlier(diary))}
    drafts = {name: data for name, data in diary.files().items() if b'"Kim"' in data and name.startswith("drafts")}
    assert drafts
    forget(diary, marked(diary).id)
    for path, documents in before.items():
        assert of_kim(path) == documents
    assert {name: diary.files()[name] for name in drafts} == drafts


def test_a_backup_keeps_its_name_its_revision_its_time_and_its_checksum(diary: Diary) -> None:
    backups = earlier(diary)
    for number, path in enumerate(backups):
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    before = {path: decode(path.read_bytes(), newest_schema=99) for path in backups}
    forget(diary, marked(diary).id)
    for number, path in enumerate(backups):
        after = decode(path.read_bytes(), newest_schema=99)
        assert (after.revision, after.schema) == (before[path].revision, before[path].schema)
        assert after.intact
        assert path.stat().st_mtime == 1_700_000_000 + number
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_shares_its_file_with_the_data_file_does_not_change_it(diary: Diary) -> None:
    place = diary.locations
    shared = place.backups / "meetings-0000000099.json"
    os.link(place.data_file, shared)
    forget(diary, marked(diary).id)
    assert place.data_file.stat().st_nlink == 1
    assert "went-well" in place.data_file.read_text()
    assert mark("answer") not in shared.read_text()


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
def test_drafts_of_the_meeting_go_and_those_of_others_stay(diary: Diary) -> None:
    identity = marked(diary).id
    folder = diary.locations.drafts
    shutil.copy(folder / "done" / f"{identity}.json", folder / f"{identity}.json")
    shutil.copy(folder / "done" / f"{identity}.json", folder / "discarded" / f"{identity}-2.json")
    (folder / "done" / f"{identity}-3.json").write_bytes(b"{ torn")
    (folder / f".{identity}.json.1.0123abcd.tmp").write_bytes(b"{ half")
    others = {name for name in diary.files() if name.startswith("drafts") and identity not in name}
    done = forget(diary, identity)
    assert {name for name in diary.files() if name.startswith("drafts")} == others
    assert done.handled[Kind.DRAFT, Fate.REMOVED] == 4
    assert {meeting.number for meeting in diary.shelf.unfinished()} == {3}
    assert not done.left


@pytest.mark.fault(76)
def test_drafts_that_went_elsewhere_while_the_disk_was_full_go_too(diary: Diary, tmp_path: Path) -> None:
    (shelter := tmp_path / "state" / "unsaved").mkdir(parents=True, mode=0o700)
    (cut_off,) = diary.room.unfinished(SAM)
    data = (diary.locations.drafts / f"{cut_off.id}.json").read_bytes()
    (shelter / f"{cut_off.id}.json").write_bytes(data)
    (shelter / "another.json").write_bytes(data.replace(cut_off.id.encode(), b"another"))
    places = replace(diary.locations, find_shelters=lambda: (shelter,))
    forgetter = Forgetter(diary.database, places)
    forgetter.forget(forgetter.find_meeting(cut_off.id))
    assert [path.name for path in shelter.iterdir()] == ["another.json"]
    forgetter.forget(forgetter.find_pair(SAM.id))
    assert [*shelter.iterdir()] == []


@pytest.mark.fault(76)
def test_half_typed_forms_about_what_goes_go_too(diary: Diary) -> None:
    # Once no other meeting speaks of them, the things of the meeting go with it.
    forget(diary, closing_meeting(diary, SAM).id)
    forms = FormShelf(diary.locations, diary.clock.wall, FormPlace, Typed, lambda: 0.0)
    identity, leaving = marked(diary).id, Forgetter(diary.database, diary.locations).find_meeting(marked(diary).id)
    thing = sorted(leaving.facts.leaving.goes.ids)[0]
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
    assert done.handled[Kind.FORM, Fate.REMOVED] == 4
    assert said(diary) == set()
    assert len(diary.holding("a door of Sam's own")) == 2
    forgetter = Forgetter(diary.database, diary.locations)
    forgetter.forget(forgetter.find_pair(SAM.id))
    assert diary.holding("a door of Sam's own") == diary.holding(SAM.id) == []
    assert len(diary.holding("a door of Kim's own")) == 2
    forms.close()


def test_an_interrupted_meeting_can_be_taken_up_after_the_one_before_is_forgotten(diary: Diary) -> None:
    forget(diary, marked(diary).id)
    (draft,) = diary.room.unfinished(SAM)
    assert draft.contents.answers == {"went-well": "cut off"}
    record = diary.room.finish_cut_off(draft)
    assert record.number == 3
    assert [look.note for review in record.contents.reviews for look in review.commitment.history] == [""]


# --- damaged and foreign files ------------------------------------------------------------------------------


def test_damaged_files_that_hold_it_go_whole_if_they_were_told_of(diary: Diary) -> None:
    place, identity = diary.locations, marked(diary).id
    torn = place.data_file.read_bytes()[:-300]
    place.quarantine.mkdir()
    (place.quarantine / "meetings-20261121-160211.json").write_bytes(torn)
    (place.quarantine / f"{identity}-20261121-160211.json").write_bytes(b"")
    (place.quarantine / "meetings-20251121-160211.json").write_bytes(b"{ of another time")
    (place.backups / "meetings-0000000000.json").write_bytes(torn)
    changed = place.data_file.read_bytes().replace(b"Europe/Berlin", b"Europe/Madrid")
    (place.backups / "copy-0000000002-meeting.json").write_bytes(changed)
    done = forget(diary, identity)
    assert (done.handled[Kind.QUARANTINE, Fate.REMOVED_WHOLE], done.handled[Kind.BACKUP, Fate.REMOVED_WHOLE]) == (
        1,
        2,
    )
    assert sorted(path.name for path in place.quarantine.iterdir()) == ["meetings-20251121-160211.json"]
    assert done.left == ()


def test_a_damaged_file_that_nobody_was_told_of_is_named(diary: Diary) -> None:
    forgetter = Forgetter(diary.database, diary.locations)
    found = forgetter.find_meeting(marked(diary).id)
    late = diary.locations.quarantine / "meetings-late.json"
    late.parent.mkdir()
    late.write_bytes(diary.locations.data_file.read_bytes()[:-9])
    done = forgetter.forget(found)
    assert [(holder.path, holder.fate) for holder in done.left] == [(late, Fate.REMOVED_WHOLE)]
    assert late.exists()


def test_a_data_file_that_something_else_changed_leaves_nothing_among_the_backups(diary: Diary) -> None:
    place = diary.locations
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b"slides", b"sledge"))
    closing = closing_meeting(diary, SAM)
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b"sledge", b"slides"))
    forget(diary, closing.id)
    done = forget(diary, marked(diary).id)
    assert said(diary) == set()
    assert done.left == ()


def test_copies_beside_the_data_file_are_written_anew_and_others_are_named(diary: Diary) -> None:
    place, identity = diary.locations, marked(diary).id
    copy, swap = place.folder / "meetings (Ana's conflicted copy).json", place.folder / ".meetings.json.swp"
    shutil.copy(place.data_file, copy)
    swap.write_bytes(b"\x00\x01" + place.data_file.read_bytes()[:-5])
    (place.folder / "meetings-of-old.json").write_bytes(b"{}")
    (place.folder / f".meetings.json.{os.getpid()}.0123abcd.tmp").write_bytes(place.data_file.read_bytes())
    done = forget(diary, identity)
    assert mark("answer") not in copy.read_text()
    assert decode(copy.read_bytes(), newest_schema=99).intact
    assert [(holder.path, holder.fate) for holder in done.left] == [(swap, Fate.LEFT)]
    assert diary.holding(mark("answer")) == [swap.name]
    assert (place.folder / "meetings-of-old.json").read_bytes() == b"{}"


def test_a_data_file_that_is_a_link_is_followed(diary: Diary, tmp_path: Path) -> None:
    place = diary.locations
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    place.data_file.rename(elsewhere / "notes.json")
    place.data_file.symlink_to(elsewhere / "notes.json")
    shutil.copy(elsewhere / "notes.json", elsewhere / "notes (conflict).json")
    forget(diary, marked(diary).id)
    assert place.data_file.is_symlink()
    for path in elsewhere.iterdir():
        assert mark("answer") not in path.read_text()


def test_a_file_that_cannot_be_read_is_named(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = earlier(diary)[0]
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == hidden:
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = forget(diary, marked(diary).id)
    assert [(holder.path, holder.fate) for holder in done.left] == [(hidden, Fate.LEFT)]


def test_the_log_loses_the_lines_that_name_it(diary: Diary) -> None:
    log = diary.locations.crash_log
    log.write_text(f'one\n  "{marked(diary).id}" in a line\ntwo\n')
    forget(diary, marked(diary).id)
    assert log.read_text() == "one\ntwo\n"


@pytest.mark.parametrize("schema", [1, 2, 99])
def test_a_backup_of_another_version_keeps_its_form(diary: Diary, schema: int) -> None:
    now = tables(diary.locations.data_file)
    now.pop("versions", None)
    now["dreams"] = {
        "1": {"id": "d-1", "pair_id": SAM.id, "meeting": marked(diary).id, "words": mark("answer")},
        "2": {"id": "d-2", "pair_id": SAM.id, "words": "other"},
    }
    path = diary.locations.backups / "copy-0000000001-before-upgrade.json"
    path.write_bytes(b"".join(encode(now, schema=schema, revision=1)))
    forget(diary, marked(diary).id)
    content = decode(path.read_bytes(), newest_schema=99)
    assert (content.schema, content.revision, content.intact) == (schema, 1, True)
    assert list(content.tables["dreams"]) == ["2"]
    assert "versions" not in content.tables
    assert mark("answer") not in path.read_text()


def test_a_data_file_of_an_older_version_is_forgotten_from_with_its_copy(diary: Diary) -> None:
    place = diary.locations
    old = tables(place.data_file)
    old.pop("versions", None)
    place.data_file.write_bytes(b"".join(encode(old, schema=2, revision=40)))
    forget(diary, marked(diary).id)
    copy = place.backups / "copy-0000000040-before-upgrade.json"
    assert decode(copy.read_bytes(), newest_schema=99).schema == 2
    assert mark("answer") not in said(diary)


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
    found = Forgetter(diary.database, diary.locations).find_meeting(record.id)
    assert (found.facts.versions, found.facts.corrections) == (1, 1)
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
    RunningLock(diary.locations).acquire(SAM.names, TUESDAY)
    for name in ("copy-0000000001-meeting", "copy-0000000003-before-import"):
        shutil.copy(diary.locations.data_file, diary.locations.backups / f"{name}.json")
    kim = of_kim(diary.locations.data_file)
    done = forget_pair(diary, SAM)
    for word in (CANARY, "Sam", "Ada", "slides", SAM.id):
        assert diary.holding(word) == []
    assert of_kim(diary.locations.data_file) == kim
    assert [meeting.number for meeting in diary.store.records(KIM.id)] == [1]
    assert done.left == ()
    assert done.handled[Kind.DRAFT, Fate.REMOVED] == 5
    assert done.handled[Kind.DRAFT, Fate.REWRITTEN] == 0


def test_the_last_pair_can_be_forgotten_too(diary: Diary) -> None:
    forget_pair(diary, SAM)
    forget_pair(diary, KIM)
    assert diary.store.pairs() == []
    assert diary.holding("Kim") == []
    diary.locations.data_file.unlink()
    assert KeepingStore(Database(diary.locations, diary.clock.wall)).pairs() == []


def test_facts_of_a_pair_are_counted(diary: Diary) -> None:
    facts = Forgetter(diary.database, diary.locations).find_pair(SAM.id).facts
    assert facts.pair.names == "Sam and Ada"
    assert (len(facts.meeting_ids), facts.promises, facts.goals, facts.doors, facts.topics) == (2, 3, 2, 2, 3)
    assert (facts.agreements, facts.missed, facts.versions) == (0, 0, 0)
    assert facts.first is not None
    assert facts.last == marked(diary).began


# --- cut off, refused, at the same time ---------------------------------------------------------------------


def test_what_was_changed_since_somebody_was_asked_is_not_forgotten(diary: Diary) -> None:
    forgetter = Forgetter(diary.database, diary.locations)
    found, whose = forgetter.find_meeting(marked(diary).id), forgetter.find_pair(SAM.id)
    closing_meeting(diary, SAM)
    before = diary.files()
    for asked in (lambda: forgetter.forget(found), lambda: forgetter.forget(whose)):
        with pytest.raises(NotPossible, match="changed"):
            asked()
    assert {name: data for name, data in diary.files().items() if "lock" not in name} == {
        name: data for name, data in before.items() if "lock" not in name
    }


def test_nothing_is_forgotten_while_a_meeting_runs(diary: Diary) -> None:
    running = RunningLock(diary.locations)
    running.acquire("Kim and Lee", TUESDAY)
    with pytest.raises(StoreBusy) as busy:
        forget(diary, marked(diary).id)
    assert not any(name in " ".join(busy.value.lines()) for name in ("Kim", "Lee"))
    running.release()
    forget(diary, marked(diary).id)


def test_nothing_is_forgotten_while_another_window_saves(diary: Diary) -> None:
    other = Database(diary.locations, diary.clock.wall, lock_timeout=0)
    with other.transaction(), pytest.raises(StoreBusy, match="saving"):
        forget(diary, marked(diary).id)
    assert diary.store.record(marked(diary).id)


def test_what_is_nowhere_is_not_found(diary: Diary) -> None:
    forgetter = Forgetter(diary.database, diary.locations)
    with pytest.raises(NotFound):
        forgetter.find_meeting("m-99")
    with pytest.raises(NotFound):
        forgetter.find_pair("pair-99")
    assert forgetter.meetings_left(SAM.id, 2) == []
    assert forgetter.pairs_left() == []


def test_what_only_backups_hold_is_found_and_finished(diary: Diary) -> None:
    record = marked(diary)
    before = diary.locations.data_file.read_bytes()
    forget(diary, record.id)
    (diary.locations.backups / "copy-0000000009-meeting.json").write_bytes(before)
    forgetter = Forgetter(diary.database, diary.locations)
    (left,) = forgetter.meetings_left(SAM.id, 2)
    found = forgetter.find_meeting(left.id)
    assert (found.here, found.facts.finished, found.facts.began) == (False, True, record.began)
    forgetter.forget(found)
    assert mark("answer") not in said(diary)
    with pytest.raises(NotFound):
        forgetter.find_meeting(record.id)


def test_a_pair_that_only_backups_hold_is_found_and_finished(diary: Diary) -> None:
    before = diary.locations.data_file.read_bytes()
    forget_pair(diary, SAM)
    (diary.locations.backups / "copy-0000000009-meeting.json").write_bytes(before)
    forgetter = Forgetter(diary.database, diary.locations)
    assert [left.names for left in forgetter.pairs_left()] == ["Sam and Ada"]
    forgetter.forget(forgetter.find_pair(SAM.id))
    assert diary.holding("Sam") == []


def test_a_meeting_of_which_only_a_draft_is_left_can_be_forgotten(diary: Diary) -> None:
    forgetter = Forgetter(diary.database, diary.locations)
    (cut_off,) = diary.room.unfinished(SAM)
    left = forgetter.meetings_left(SAM.id, 3)
    assert cut_off.id in {facts.id for facts in left}
    assert not any(facts.finished for facts in left)
    for facts in left:
        forgetter.forget(forgetter.find_meeting(facts.id))
    assert diary.room.unfinished(SAM) == []
    assert diary.holding("cut off") == diary.holding("not kept") == []


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
    every = 1 if os.environ.get("MEETINGTUI_ALL_FAULTS") else 5
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
@pytest.mark.parametrize("what", ["meeting", "pair"])
def test_whatever_call_of_the_system_fails_it_can_be_finished(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, killed: bool
) -> None:
    record = marked(diary)
    closing_meeting(diary, SAM)
    diary.locations.quarantine.mkdir()
    (diary.locations.quarantine / "meetings-torn.json").write_bytes(diary.locations.data_file.read_bytes()[:-9])
    kim = of_kim(diary.locations.data_file)

    def job(diary: Diary) -> Done:
        return forget(diary, record.id) if what == "meeting" else forget_pair(diary, SAM)

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
    assert calls > 40
    left = said(finished)
    assert mark("answer") not in left
    for at in chosen(calls):
        again, _ = tried(at)
        assert of_kim(again.locations.data_file) == kim
        assert decode(again.locations.data_file.read_bytes(), newest_schema=99).intact
        with suppress(NotFound):  # finished at the first try
            assert job(again).left == ()
        assert said(again) == left, f"after call {at}"
        assert numberless(again.holding("slides")) == numberless(finished.holding("slides"))
        assert list(again.locations.folder.rglob(".*.tmp")) == []
        shutil.rmtree(again.locations.folder)


def earlier(diary: Diary) -> list[Path]:
    """The backups of states before the present one, the newest first."""
    return [path for path in Backups(diary.locations.backups).all() if "newest" not in path.name]


def numberless(names: list[str]) -> list[str]:
    """The names, those of second copies without their revision: a save that was cut off leaves an older one."""
    return sorted(re.sub(r"\d+-newest", "newest", name) for name in names)
