import os
import pwd
from pathlib import Path

import platformdirs
import pytest

from meetingtui.storage.locations import Locations, locate


@pytest.fixture(autouse=True)
def users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "share" / "meetingtui"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_args, **_more: str(folder))
    return folder


def test_the_option_wins_over_the_variable(tmp_path):
    assert locate(str(tmp_path), {"MEETINGTUI_DATA": "/elsewhere"}).folder == tmp_path


def test_the_variable_wins_over_the_users_folder(tmp_path):
    assert locate(None, {"MEETINGTUI_DATA": str(tmp_path)}).folder == tmp_path


@pytest.mark.parametrize("environ", [{}, {"MEETINGTUI_DATA": ""}])
def test_without_a_wish_it_is_the_users_data_folder(environ, users_folder):
    assert locate(None, environ).folder == users_folder
    assert locate("", environ).folder == users_folder


def test_an_empty_home_is_that_of_the_account_and_never_the_root_folder(monkeypatch):
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_args, **_more: "/.local/share/meetingtui")
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    assert locate(None, {"HOME": ""}).folder == home / ".local/share/meetingtui"
    assert locate("~/pairs", {"HOME": ""}).folder == home / "pairs"


def test_a_folder_given_in_short_is_made_absolute(monkeypatch, tmp_path):
    assert locate("~/pairs", {"HOME": str(tmp_path)}).folder == tmp_path / "pairs"
    monkeypatch.chdir(tmp_path)
    assert locate("pairs", {}).folder == tmp_path / "pairs"


def test_naming_the_locations_creates_nothing(tmp_path):
    here = locate(str(tmp_path / "data"), {})
    names = {
        path.relative_to(here.folder).as_posix()
        for path in (
            here.data_file,
            here.lock,
            here.backups,
            here.drafts,
            here.quarantine,
            here.crash_log,
            here.running_lock,
        )
    }
    assert names == {
        "meetings.json",
        "meetings.json.lock",
        "backups",
        "drafts",
        "quarantine",
        "crash.log",
        "running.lock",
    }
    assert not here.folder.exists()
    assert here == Locations(tmp_path / "data")


def test_each_data_folder_has_second_places_of_its_own_in_the_state_and_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    one, other = (locate(str(tmp_path / name), {}) for name in ("one", "other"))
    assert len({*one.shelters, *other.shelters}) == 4
    assert [shelter.parts[len(tmp_path.parts)] for shelter in one.shelters] == ["state", "tmp"]
    assert not (tmp_path / "state").exists()
