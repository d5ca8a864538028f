"""The style sheets are found wherever the program is installed, and name colours by meaning."""

import re
from pathlib import Path

import pytest

from meetingtui.domain.errors import MeetError
from meetingtui.ui.shell.stylesheets import stylesheets
from tests.each import each

HEX = re.compile(r":[^;{}]*#[0-9A-Fa-f]{3,8}\b")


def folder_with(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("")
    return folder


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    styles = folder_with(tmp_path / "styles", "base.tcss")
    assert stylesheets(tmp_path / "meetingtui") == [styles / "base.tcss"]


def test_an_installed_package_has_its_own(tmp_path: Path) -> None:
    folder_with(tmp_path / "styles", "somebody_elses.tcss")
    own = folder_with(tmp_path / "meetingtui" / "styles", "base.tcss")
    assert stylesheets(tmp_path / "meetingtui") == [own / "base.tcss"]


def test_the_base_comes_first(tmp_path: Path) -> None:
    folder_with(tmp_path / "styles", "base.tcss", "arrival.tcss", "meeting.tcss", "notes.txt")
    assert [sheet.name for sheet in stylesheets(tmp_path / "meetingtui")] == [
        "base.tcss",
        "arrival.tcss",
        "meeting.tcss",
    ]


def test_a_broken_installation_is_said(tmp_path: Path) -> None:
    with pytest.raises(MeetError, match="style sheets are missing"):
        stylesheets(tmp_path / "meetingtui")


@each("sheet", stylesheets(), ids=lambda sheet: sheet.name)
def test_a_sheet_names_colours_by_meaning(sheet: Path) -> None:
    assert HEX.findall(sheet.read_text()) == []


def test_a_colour_by_number_would_be_noticed() -> None:
    assert HEX.findall("#top-bar { color: #FFD479; }")
    assert not HEX.findall("#facade, #bad { color: $soon; }")
