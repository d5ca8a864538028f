"""A folder that takes nothing: the next generation goes elsewhere, and comes back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from meetingtui.storage.disk import durable
from meetingtui.storage.disk.durable import replace_file
from meetingtui.storage.drafts import generations
from meetingtui.storage.drafts.generations import Elsewhere, Generations
from meetingtui.storage.store.file_format import encode

NAME = "abc"


@pytest.fixture
def shelters(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "state" / "unsaved" / "1a2b", tmp_path / "tmp" / "meetingtui-0" / "1a2b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "drafts"


@pytest.fixture
def files(folder: Path, shelters: tuple[Path, Path]) -> Generations:
    return Generations(folder, shelters, 1)


class FullFolders:
    """Folders on full disks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full: list[Path] = []
        real = durable.replace_file

        def replace_file(path: Path, *parts: bytes | memoryview) -> None:
            if path.parent in self.full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(path, *parts)

        monkeypatch.setattr(generations, "replace_file", replace_file)


@pytest.fixture
def disks(monkeypatch: pytest.MonkeyPatch) -> FullFolders:
    return FullFolders(monkeypatch)


def table(words: str) -> dict[str, object]:
    return {"draft": {"1": {"id": NAME, "words": words}}}


def newest(files: Generations) -> str:
    content = files.read(NAME)[0].content
    assert content is not None
    return str(content.tables["draft"]["1"]["words"])


@pytest.mark.fault(3)
@pytest.mark.fault(42)
def test_a_full_disk_sends_the_words_to_the_second_place_and_then_to_the_third(
    files: Generations, folder: Path, shelters: tuple[Path, Path], disks: FullFolders
) -> None:
    files.write(NAME, table("one"))
    disks.full = [folder]
    went = files.write(NAME, table("two"))
    assert went is not None
    assert (went.folder, went.problem.errno) == (shelters[0], errno.ENOSPC)
    assert shelters[0].stat().st_mode & 0o777 == 0o700
    assert (shelters[0] / "abc.json").stat().st_mode & 0o777 == 0o600
    disks.full = [folder, shelters[0]]
    assert isinstance(files.write(NAME, table("three")), Elsewhere)
    # A start that knows nothing of all this finds the newest.
    assert newest(Generations(folder, shelters, 1)) == "three"
    assert Generations(folder, shelters, 1).names() == [NAME]
    disks.full = [folder, *shelters]
    with pytest.raises(OSError, match="No space"):
        files.write(NAME, table("four"))
    assert newest(files) == "three"


def test_once_the_folder_takes_it_again_nothing_is_left_elsewhere(
    files: Generations, folder: Path, shelters: tuple[Path, Path], disks: FullFolders
) -> None:
    disks.full = [folder]
    files.write(NAME, table("one"))
    disks.full = []
    again = Generations(folder, shelters, 1)
    assert again.write(NAME, table("two")) is None
    assert newest(again) == "two"
    assert [*shelters[0].iterdir()] == []


@pytest.mark.fault(43)
def test_past_a_folder_that_hangs_the_words_count_more_than_what_hangs(files: Generations, folder: Path) -> None:
    files.write(NAME, table("one"))
    assert files.write_elsewhere(NAME, table("three")) is not None
    # The hanging one gets done after all, as the process that began it wrote it.
    replace_file(folder / "abc.2.json", *encode(table("two"), schema=1, revision=2))
    assert newest(files) == "three"


def test_a_draft_from_elsewhere_is_put_away_with_the_others(
    files: Generations, folder: Path, disks: FullFolders, tmp_path: Path
) -> None:
    files.write(NAME, table("one"))
    disks.full = [folder]
    files.write(NAME, table("two"))
    disks.full = []
    kept = files.put_away(NAME, folder / "done")
    assert kept == folder / "done" / "abc.json"
    assert b"two" in kept.read_bytes()
    assert [path for path in tmp_path.rglob("*.json") if path != kept] == []


def test_a_folder_that_somebody_else_may_write_to_is_no_second_place(
    files: Generations, folder: Path, shelters: tuple[Path, Path], disks: FullFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    disks.full = [folder]
    for shelter in shelters:
        shelter.mkdir(parents=True)
        shelter.chmod(0o777)
        (shelter / "planted.json").write_text("{}")
    with pytest.raises(OSError, match="No space"):
        files.write(NAME, table("one"))
    assert files.names() == []
    for shelter in shelters:
        shelter.chmod(0o700)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(OSError, match="No space"):
        files.write(NAME, table("one"))
