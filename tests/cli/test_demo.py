from __future__ import annotations

import signal
import tempfile
from pathlib import Path

import pytest

from meetingtui.cli.demo import thrown_away_folder
from meetingtui.demo.story import WHO
from meetingtui.ui.shell.app_context import Setting
from tests.cli.conftest import Shell
from tests.meetings import full_record


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


def test_the_demo_has_months_of_meetings_and_opens_at_home(shell: Shell) -> None:
    seen = []

    def look(setting: Setting) -> int:
        assert setting.pair is not None
        seen.append(len(setting.room.store.records(setting.pair.id)))
        assert setting.room.open(setting.pair).meeting.contents.reviews
        return 0

    shell.look = look
    assert shell.meet("demo").code == 0
    assert (shell.settings[0].demo, shell.settings[0].start) == (WHO, False)
    assert seen[0] > 30


def test_nothing_of_the_user_is_read_or_written(with_pair: Shell, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in with_pair.folder.rglob("*") if path.is_file()}

    def look(setting: Setting) -> int:
        assert [pair.mentee.name for pair in setting.room.store.pairs()] != ["Sam"]
        assert with_pair.folder not in (setting.crash_log or Path()).parents
        assert setting.save_file("recap.md", "words").is_relative_to(tmp_path / "tmp")
        setting.preflight()
        return 0

    with_pair.look = look
    assert with_pair.meet("demo").code == 0
    assert {path: path.read_bytes() for path in with_pair.folder.rglob("*") if path.is_file()} == before


def test_the_folder_is_private_and_gone_afterwards(shell: Shell, tmp_path: Path) -> None:
    def look(setting: Setting) -> int:
        (folder,) = (tmp_path / "tmp").iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert setting.pair is not None
        setting.write_recap(full_record(), setting.pair)
        return 3

    shell.look = look
    assert shell.meet("demo").code == 3
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_folder_is_gone_when_the_process_is_asked_to_end(shell: Shell, tmp_path: Path, number: int) -> None:
    before = signal.getsignal(number)

    def look(setting: Setting) -> int:
        signal.raise_signal(number)
        return 0

    shell.look = look
    assert shell.meet("demo").code == 128 + number
    assert list((tmp_path / "tmp").iterdir()) == []
    assert signal.getsignal(number) == before


def test_the_folder_is_gone_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), thrown_away_folder():
        raise RuntimeError
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_demo_needs_a_terminal(shell: Shell) -> None:
    shell.no_screen = "no terminal"
    assert shell.meet("demo").code == 2


def test_the_form_for_the_first_pair_may_lead_to_the_demo(shell: Shell) -> None:
    shell.look_around = True
    assert shell.meet().code == 0
    assert [bool(setting.demo) for setting in shell.settings] == [False, True]
    assert not shell.folder.exists()
