"""`meet recover`: what is kept, looked at and put back."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

import pytest

from meetingtui.storage.drafts.draft_files import DraftFiles
from tests import builders
from tests.cli.conftest import Shell


def listed(shell: Shell) -> list[str]:
    return [line.split("  ")[1] for line in shell.meet("recover").out.splitlines()]


def test_every_kept_state_is_listed_with_what_it_holds(with_meeting: Shell) -> None:
    answer = with_meeting.meet("recover")
    assert answer.code == 0
    first = answer.out.splitlines()[0]
    assert first.endswith("meetings.json  1 meeting, the last on Tue 17 Nov 2026")
    assert any("backups/" in name for name in listed(with_meeting))


def test_without_anything_it_says_so(shell: Shell) -> None:
    assert shell.meet("recover").out == "Nothing is saved yet.\n"
    answer = shell.meet("recover", "show", "nothing.json")
    assert answer.code == 3
    assert not shell.folder.exists() or list(shell.folder.iterdir()) == []


def test_programs_are_told_the_same(with_meeting: Shell) -> None:
    draft = {"id": "m1", "contents": {"answers": {"went-well": "half a thought"}}}
    DraftFiles(with_meeting.locations, with_meeting.clock.wall).save("m1", draft)
    aside = with_meeting.locations.quarantine / "meetings-x.json"
    aside.parent.mkdir()
    aside.write_bytes(b"garbage")
    states = with_meeting.meet("recover", "--json").json["states"]
    assert [state["name"] for state in states] == listed(with_meeting)
    assert {name: states[0][name] for name in ("name", "draft", "whole", "meetings", "last_meeting", "words")} == {
        "name": "meetings.json", "draft": False, "whole": True,
        "meetings": 1, "last_meeting": "2026-11-17", "words": None,
    }  # fmt: skip
    (of_draft,) = (state for state in states if state["draft"])
    assert (of_draft["meetings"], of_draft["last_meeting"], of_draft["words"]) == (None, None, 3)
    (damaged,) = (state for state in states if not state["whole"])
    assert (damaged["name"], damaged["meetings"]) == ("quarantine/meetings-x.json", 0)
    assert with_meeting.meet("recover", "--json", "show", "meetings.json").code == 2


@pytest.mark.fault(71)
def test_a_state_is_put_back_and_that_is_undone(with_meeting: Shell) -> None:
    with_meeting.store.keep(builders.pair(id="pair-9"))
    present = with_meeting.store.pairs()
    (older,) = (name for name in listed(with_meeting) if "backups/meetings-" in name and name.endswith("01.json"))
    answer = with_meeting.meet("recover", "restore", older)
    assert answer.code == 0
    assert "pair-9" not in [pair.id for pair in with_meeting.store.pairs()]
    undo = answer.out.splitlines()[-1].removeprefix("To undo it: meet ").split()
    assert with_meeting.meet(*undo).code == 0
    assert with_meeting.store.pairs() == present
    assert with_meeting.meet("pair", "list").err == ""


@pytest.mark.fault(5)
def test_a_change_that_was_taken_back_can_be_taken_all_the_same(with_meeting: Shell) -> None:
    data = with_meeting.locations.data_file
    data.write_bytes(data.read_bytes().replace(b"Finish the slides", b"Finish the slidez"))
    assert "meet recover brings it back" in with_meeting.meet("list").err
    assert "slides" in with_meeting.meet("list").out
    (aside,) = (name for name in listed(with_meeting) if name.startswith("quarantine/"))
    assert with_meeting.meet("recover", "show", aside).code == 0
    assert with_meeting.meet("recover", "restore", aside).code == 0
    assert "slidez" in with_meeting.meet("list").out


@pytest.mark.fault(44)
def test_words_that_were_deleted_from_a_draft_are_there_again(with_meeting: Shell) -> None:
    files = DraftFiles(with_meeting.locations, with_meeting.clock.wall)
    long = "everything that we said about the talk"
    for words in (long, long + " today", long[:30], "e", "", "a", "ab", "abc"):
        files.save("m1", {"id": "m1", "contents": {"answers": {"went-well": words}}})
    shown = {
        name: with_meeting.meet("recover", "show", name).out for name in listed(with_meeting) if "drafts" in name
    }
    (earlier,) = (name for name, out in shown.items() if f"went-well: {long} today" in out)
    answer = with_meeting.meet("recover", "restore", earlier)
    assert answer.code == 0
    assert DraftFiles(with_meeting.locations, with_meeting.clock.wall).load("m1") == {
        "id": "m1",
        "contents": {"answers": {"went-well": long + " today"}},
    }
    undo = answer.out.splitlines()[-1].removeprefix("To undo it: meet ").split()
    assert "went-well: abc" in with_meeting.meet("recover", "show", undo[-1]).out


def test_what_is_no_state_is_refused(with_meeting: Shell) -> None:
    aside = with_meeting.locations.quarantine / "meetings-x.json"
    aside.parent.mkdir()
    aside.write_bytes(b"garbage")
    before = with_meeting.locations.data_file.read_bytes()
    answer = with_meeting.meet("recover", "restore", aside.name)
    assert answer.code == 1
    assert "can be read" in answer.err
    assert with_meeting.locations.data_file.read_bytes() == before


@pytest.mark.fault(76)
def test_what_is_forgotten_is_no_earlier_state_of_a_draft_either(with_meeting: Shell) -> None:
    files = DraftFiles(with_meeting.locations, with_meeting.clock.wall)
    [record] = with_meeting.store.records("pair-1")
    for words in ("a word that is to be forgotten", ""):
        files.save(record.id, {"id": record.id, "contents": {"answers": {"went-well": words}}})
    assert list((with_meeting.locations.drafts / "earlier").iterdir())
    answer = with_meeting.meet("forget", "meeting", "last", "--yes-forget", f"Sam {record.number}")
    assert answer.code == 0, answer.err
    left = [
        path for path in with_meeting.folder.rglob("*") if path.is_file() and b"to be forgotten" in path.read_bytes()
    ]
    assert left == []


@pytest.mark.fault(11, 71)
def test_a_restore_that_fails_at_any_step_leaves_the_old_or_the_new_state(
    with_meeting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_meeting.store.keep(builders.pair(id="pair-9"))
    data = with_meeting.locations.data_file
    before = data.read_bytes()
    (older,) = (name for name in listed(with_meeting) if name.endswith("meetings-0000000001.json"))
    real = os.replace
    for failing in (1, 2):
        calls = iter(range(1, 9))

        def refuse(source: str, target: str, at: int = failing, calls: Iterator[int] = calls) -> None:
            if next(calls) == at:
                raise OSError(errno.EIO, "refused")
            real(source, target)

        monkeypatch.setattr(os, "replace", refuse)
        assert with_meeting.meet("recover", "restore", older).code == 4
        monkeypatch.setattr(os, "replace", real)
        assert data.read_bytes() == before
    assert with_meeting.meet("recover", "restore", older).code == 0
    assert [pair.id for pair in with_meeting.store.pairs()] == ["pair-1"]
