from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from meetingtui.domain.errors import NotPossible, StoreBusy
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.ui.shell.app_context import Setting
from tests.builders import live, pair
from tests.cli.conftest import Shell
from tests.cli.test_reading import make_newer
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import apart, conclusion_of, full_record


def test_start_opens_the_meeting_of_the_only_pair(with_pair: Shell) -> None:
    assert with_pair.meet("start").code == 0
    (setting,) = with_pair.settings
    assert setting.start
    assert setting.pair == apart()
    assert setting.wishes == Wishes()
    assert setting.resume is None
    assert setting.crash_log == with_pair.locations.crash_log
    assert setting.room.open(apart()).meeting.pair == apart()


def test_without_a_pair_start_opens_the_form_for_one(shell: Shell) -> None:
    assert shell.meet("start").code == 0
    assert (shell.settings[0].pair, shell.settings[0].start) == (None, True)


def test_the_exit_code_of_the_interface_is_that_of_the_command(with_pair: Shell) -> None:
    with_pair.look = lambda setting: 143
    assert with_pair.meet("start").code == 143


def test_the_options_become_wishes(with_pair: Shell) -> None:
    with_pair.meet("start", "--minutes", "45", "--until", "16:00", "--began", "6", "--month", "--fresh")
    setting = with_pair.settings[0]
    assert setting.wishes == Wishes(45, TUESDAY + timedelta(hours=1), timedelta(minutes=6), True)
    assert setting.resume is False
    with_pair.meet("start", "--until", "4pm", "--no-month", "--resume")
    assert with_pair.settings[1].wishes == Wishes(until=TUESDAY + timedelta(hours=1), month=False)
    assert with_pair.settings[1].resume is True


def test_a_wall_clock_end_is_meant_in_the_zone_of_the_pair(shell: Shell) -> None:
    shell.store.keep(pair(zone="Europe/London"))
    shell.meet("start", "--until", "16:00")
    assert shell.settings[0].wishes.until == TUESDAY + timedelta(hours=2)


def test_an_end_that_is_over_is_refused_with_the_city_whose_clock_is_meant(with_pair: Shell) -> None:
    assert "14:00 has passed: it is 15:00 in Berlin now." in with_pair.meet("start", "--until", "14:00").err


@each(
    "args",
    [
        ("--until", "tbd"),
        ("--until", "14:00"),
        ("--until", "25:00"),
        ("--until", ""),
        ("--until", "15:03"),
        ("--minutes", "0"),
        ("--minutes", "an hour"),
        ("--began", "-3"),
        ("--began", "6.5"),
        ("--began", "999"),
        ("--minutes", "20", "--month"),
        ("15:00",),
    ],
)
def test_what_cannot_be_is_told_before_the_interface_opens(with_pair: Shell, args: tuple[str, ...]) -> None:
    answer = with_pair.meet("start", *args)
    assert (answer.code, answer.out) == (2, "")
    assert 1 <= len(answer.err.splitlines()) <= 3
    assert with_pair.settings == []


def test_a_month_review_that_was_put_off_once_cannot_be_put_off_again(with_pair: Shell) -> None:
    old = conclusion_of(1, TUESDAY - timedelta(days=60))
    put_off = conclusion_of(2, TUESDAY - timedelta(days=7))
    with_pair.store.commit(old, replace(put_off, record=replace(put_off.record, month_put_off=True)))
    answer = with_pair.meet("start", "--no-month")
    assert answer.code == 2
    assert "put off once already" in answer.err
    assert with_pair.meet("start").code == 0


@pytest.mark.fault(57)
def test_no_terminal_is_a_clear_refusal(with_pair: Shell) -> None:
    with_pair.no_screen = "The screens of meet need a terminal."
    answer = with_pair.meet("start")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("The screens of meet need a terminal.")
    assert with_pair.settings == []


def test_an_unknown_pair_is_told(with_pair: Shell) -> None:
    answer = with_pair.meet("start", "--pair", "bob")
    assert answer.code == 3
    assert "There are: Sam and Ada" in answer.err


def test_a_named_pair_when_there_is_none_is_told(shell: Shell) -> None:
    assert shell.meet("start", "--pair", "sam").code == 3


def test_several_pairs_ask_which(with_pair: Shell) -> None:
    with_pair.meet("pair", "new", "--mentor", "Kim", "--mentee", "Lin")
    assert with_pair.meet("start").code == 2
    assert with_pair.meet("start", "--pair", "lin").code == 0
    assert with_pair.settings[0].pair is not None
    assert with_pair.settings[0].pair.mentee.name == "Lin"


@pytest.mark.fault(13)
def test_a_meeting_that_runs_in_another_window_is_told_in_one_sentence(with_pair: Shell) -> None:
    other = RunningLock(with_pair.locations, lambda: TUESDAY)
    other.set("Sam and Ada", TUESDAY)
    answer = with_pair.meet("start")
    other.clear()
    assert answer.code == 4
    assert answer.err.startswith("A meeting with Sam and Ada has been running since")
    assert with_pair.settings == []
    assert with_pair.meet("start").code == 0


def test_while_the_interface_is_open_other_windows_are_kept_out(with_pair: Shell) -> None:
    def look(setting: Setting) -> int:
        setting.running.set(apart().names, TUESDAY)
        with pytest.raises(StoreBusy):
            RunningLock(with_pair.locations, lambda: TUESDAY).set("Kim and Lin", TUESDAY)
        return 0

    with_pair.look = look
    assert with_pair.meet("start").code == 0
    RunningLock(with_pair.locations, lambda: TUESDAY).set("Kim and Lin", TUESDAY)


@pytest.mark.fault(22)
def test_a_folder_that_cannot_be_written_is_told_before_the_meeting(
    with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("meetingtui.storage.disk.preflight.replace_file", refuse)
    answer = with_pair.meet("start")
    assert answer.code == 4
    assert "no permission" in answer.err
    assert with_pair.settings == []


@pytest.mark.fault(9)
def test_data_of_a_newer_version_are_told_before_the_meeting(with_pair: Shell) -> None:
    make_newer(with_pair)
    answer = with_pair.meet("start")
    assert answer.code == 5
    assert "newer version" in answer.err
    assert with_pair.settings == []


def test_damaged_data_are_told_before_the_meeting(shell: Shell) -> None:
    shell.folder.mkdir()
    shell.locations.data_file.write_bytes(b"\0\0")
    assert shell.meet("start").code == 5
    assert shell.settings == []


def test_what_is_still_being_typed_is_written_when_the_interface_closes(with_pair: Shell) -> None:
    meeting = live()
    meeting.start()

    def look(setting: Setting) -> int:
        setting.drafts.put(meeting.notebook.answer("went-well", "the last word"))
        return 0

    with_pair.look = look
    with_pair.meet("start")
    with_pair.look = lambda setting: len(setting.room.unfinished(apart()))
    assert with_pair.meet("start").code == 1
    draft = json.loads((with_pair.locations.drafts / "meeting-1.json").read_text())
    assert "the last word" in json.dumps(draft)


def test_the_recap_is_saved_beside_where_the_command_was_typed(
    with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with_pair.meet("start")
    setting = with_pair.settings[0]
    text = setting.write_recap(full_record(), apart())
    assert text.startswith("Thanks for today, Ada.")
    first = setting.save_file("meeting-12.md", text)
    second = setting.save_file("meeting-12.md", "another")
    assert first == tmp_path / "meeting-12.md"
    assert second != first
    assert first.read_text() == text
    assert first.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../../etc/x.md", "-rf.md", ".hidden", "a\x1b]b.md", "n" * 300 + ".md", "..", ""])
def test_a_file_stays_in_its_folder_whatever_its_name(
    with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with_pair.meet("start")
    saved = with_pair.settings[0].save_file(name, "words")
    assert saved.parent == tmp_path
    assert saved.name[0] not in ".-"
    assert len(saved.name) < 200
    assert saved.name.isprintable()


def test_a_folder_that_takes_no_file_is_told(
    with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    with_pair.meet("start")
    monkeypatch.chdir(tmp_path)
    gone.rmdir()
    gone.write_text("a file now")
    with pytest.raises(NotPossible, match="Cannot save"):
        with_pair.settings[0].save_file("x.md", "words")


# --- what the meeting is for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        ((), None),
        (("--first",), MeetingKind.FIRST),
        (("--weekly",), MeetingKind.WEEKLY),
        (("--wrap-up", "--minutes", "45"), MeetingKind.WRAP_UP),
    ],
)
def test_the_kind_of_meeting_can_be_said(with_pair: Shell, option: tuple[str, ...], kind: MeetingKind | None) -> None:
    assert with_pair.meet("start", *option).code == 0
    (setting,) = with_pair.settings
    assert setting.wishes.kind is kind


@each(
    "args",
    [
        ("--first", "--weekly"),
        ("--first", "--wrap-up"),
        ("--weekly", "--wrap-up"),
        ("--first", "--month"),
        ("--first", "--minutes", "29"),
        ("--wrap-up", "--minutes", "20"),
        ("--first", "--until", "15:20"),
    ],
)
def test_kinds_that_cannot_be_are_told_before_the_interface_opens(with_pair: Shell, args: tuple[str, ...]) -> None:
    answer = with_pair.meet("start", *args)
    assert (answer.code, answer.out) == (2, "")
    assert with_pair.settings == []
