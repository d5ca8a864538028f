"""What the user may set: read, checked, shown with where it comes from, and never rewritten."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import platformdirs
import pytest

from meetingtui.cli.config.settings import KNOWN, TEMPLATE, read_settings
from meetingtui.storage.locations import settings_file
from tests.cli.conftest import Shell


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    """The file of settings, which is not there yet."""
    path = tmp_path / "config.toml"
    shell.environ["MEETINGTUI_CONFIG"] = str(path)
    return path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the library says")
def test_the_file_is_where_the_library_of_folders_would_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variables in ({"XDG_CONFIG_HOME": str(tmp_path)}, {"XDG_CONFIG_HOME": "", "HOME": str(tmp_path)}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        usual = Path(platformdirs.user_config_dir("meetingtui", appauthor=False), "config.toml")
        assert settings_file(None, os.environ) == usual


def test_without_a_file_the_defaults_hold(shell: Shell) -> None:
    answer = shell.meet("config")
    assert answer.code == 0
    assert [line.split()[0] for line in answer.out.splitlines()] == [*KNOWN]
    assert all(line.endswith("default") for line in answer.out.splitlines())
    assert "meet config edit" in answer.err
    assert shell.meet("config", "check").out == "All settings are understood.\n"


def test_a_variable_comes_before_the_file_and_the_file_before_the_default(with_pair: Shell, file: Path) -> None:
    file.write_text('clock = 12\nlook = "light"\n', encoding="utf-8")
    with_pair.environ["MEETINGTUI_LOOK"] = "contrast"
    told = with_pair.meet("config", "show").out.splitlines()
    assert told[1].split() == ["clock", "12", "config.toml,", "line", "1"]
    assert told[2].split() == ["look", "contrast", "MEETINGTUI_LOOK"]
    assert with_pair.meet("config", "path").out.strip() == str(file)


def test_what_is_wrong_is_named_with_its_line_and_the_nearest_name_and_the_default_holds(
    with_meeting: Shell, file: Path
) -> None:
    file.write_text('# mine\nclok = 12\nlook = "pink"\nclock = "12"\n', encoding="utf-8")
    answer = with_meeting.meet("next")
    assert answer.code == 0
    assert answer.err.splitlines()[:3] == [
        "config.toml, line 2: “clok” is no setting. Did you mean clock?",
        "config.toml, line 3: look takes dark, light, contrast.",
        "config.toml, line 4: clock takes 12 or 24.",
    ]
    check = with_meeting.meet("config", "check")
    assert (check.code, len(check.out.splitlines()), check.err) == (2, 3, "")


def test_a_file_that_is_none_is_said_in_a_line(shell: Shell, file: Path) -> None:
    for content in (b"pair = ", b"\xff\xfe", b"x" * 200_000):
        file.write_bytes(content)
        settings = read_settings(shell.environ)
        assert len(settings.problems) == 1
        assert dict(settings.values) == {name: known.default for name, known in KNOWN.items()}
        assert file.read_bytes() == content
    file.unlink()
    assert read_settings(shell.environ).problems == (f"There is no file {file}.",)


def test_times_are_said_on_a_clock_of_twelve_hours_for_people_and_never_for_programs(
    with_meeting: Shell, file: Path
) -> None:
    usual = [with_meeting.meet("next").out, with_meeting.meet("show", "--json").out]
    file.write_text("clock = 12\n", encoding="utf-8")
    assert "15:00" in usual[0]
    assert with_meeting.meet("next").out == usual[0].replace("15:00", "3:00 pm").replace("14:00", "2:00 pm")
    assert with_meeting.meet("show", "--json").out == usual[1]
    file.unlink()
    del with_meeting.environ["MEETINGTUI_CONFIG"]
    assert with_meeting.meet("next").out == usual[0]


def test_the_pair_of_the_settings_is_meant_where_none_is_typed(with_pair: Shell, file: Path) -> None:
    assert with_pair.meet("pair", "new", "--mentor", "Kim", "--mentee", "Lin").code == 0
    assert with_pair.meet("agreement").code == 2, "asks which"
    file.write_text('pair = "lin"\n', encoding="utf-8")
    assert with_pair.meet("agreement").code == 0
    with_pair.meet()
    shown = with_pair.settings[-1].pair
    assert shown is not None
    assert shown.names == "Lin and Kim"


def test_look_and_keys_reach_the_screens(with_pair: Shell, file: Path) -> None:
    file.write_text('look = "contrast"\n[keys]\n"phase.next" = "f12"\n', encoding="utf-8")
    with_pair.meet()
    setting = with_pair.settings[-1]
    assert (setting.look, dict(setting.keys)) == ("meet-contrast", {"phase.next": "f12"})


def test_keys_are_checked_against_those_that_there_are(shell: Shell, file: Path) -> None:
    wrong = {
        "phase.nxt": "f12",
        "time.more": "f10",
        "note.door": "f12,f2",
        "note.catch": "f2",
        "zz": "x",
        "edit.undo": "f6",
    }
    file.write_text("[keys]\n" + "".join(f'"{name}" = "{key}"\n' for name, key in wrong.items()), encoding="utf-8")
    assert shell.meet("config", "check").out.splitlines() == [
        "keys: “phase.nxt” is no action. Did you mean phase.next?",
        "keys: f10 belongs to time.pause; give that one another key too.",
        "keys: f2 is chosen for both note.door and note.catch.",
        "keys: “zz” is no action. To see them: meet config keys",
        "keys: f6 is needed where words are typed.",
    ]
    listed = shell.meet("config", "keys").out
    assert "phase.next" in listed
    assert "f10 *" in listed


def test_an_editor_opens_a_new_file_that_lists_every_setting(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert shell.meet("config", "edit").err.splitlines()[0] == "No editor is named."
    seen = tmp_path / "seen"
    shell.environ["EDITOR"] = f"{sys.executable} -c 'import shutil,sys; shutil.copy(sys.argv[1], \"{seen}\")'"
    assert shell.meet("config", "edit").code == 0
    assert seen.read_text(encoding="utf-8") == TEMPLATE
    for name in KNOWN:
        assert f"# {name} = " in TEMPLATE or f"# [{name}]" in TEMPLATE
    without_signs = "\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines() if "=" in line or "[" in line)
    assert {*tomllib.loads(without_signs)} == {*KNOWN}
    shell.environ["VISUAL"] = "no-such-editor-anywhere"
    assert "cannot be opened" in shell.meet("config", "edit").err
