"""Files that leave the data folder: whole or not there, never over something, never into the data."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingtui.domain.errors import MeetError, NotFound, NotPossible
from meetingtui.storage.disk.new_files import File, NewFiles, belongs_to_data
from meetingtui.storage.locations import Locations
from tests.storage.conftest import FaultyDisk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def own(tmp_path: Path) -> Locations:
    folder = tmp_path / "data"
    for name in ("backups", "drafts", "quarantine"):
        (folder / name).mkdir(parents=True)
    (folder / "meetings.json").write_text("precious")
    return Locations(folder)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def files(*names: str) -> list[File]:
    return [(name, lambda name=name: name.encode()) for name in names]  # type: ignore[misc]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if not path.is_dir()}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.fault(28)
@pytest.mark.usefixtures("umask")
def test_only_the_owner_can_read_what_is_written(own: Locations, out: Path) -> None:
    NewFiles(own).save(out / "a.md", lambda: b"a")
    NewFiles(own).save_folder(out / "new", files("x.md", "pair/y.md"))
    (out / "old").mkdir(mode=0o755)
    (out / "old").chmod(0o755)
    NewFiles(own).save_folder(out / "old", files("x.md", "pair/y.md"))
    for name in ("a.md", "new/x.md", "new/pair/y.md", "old/x.md", "old/pair/y.md"):
        assert mode(out / name) == 0o600
    for name in ("new", "new/pair", "old/pair"):
        assert mode(out / name) == 0o700
    assert mode(out / "old") == 0o755


def test_a_file_is_on_the_disk_before_it_has_its_name(own: Locations, out: Path, disk: FaultyDisk) -> None:
    NewFiles(own).save(out / "a.md", lambda: b"a")
    assert disk.steps == ["open", "write", "sync", "link", "sync folder"]
    assert tree(out) == {"a.md": b"a"}


@pytest.mark.fault(67)
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_is_kept_unless_somebody_insists(own: Locations, out: Path, there: str, force: bool) -> None:
    target = out / "a.md"
    target.mkdir() if there == "folder" else target.write_bytes(b"old")
    if there == "file" and force:
        NewFiles(own, force=True).save(target, lambda: b"new")
        assert tree(out) == {"a.md": b"new"}
        return
    with pytest.raises(NotPossible) as refused:
        NewFiles(own, force=force).save(target, lambda: pytest.fail("made for nothing"))
    assert "--force" in refused.value.do or "folder" in refused.value.happened
    assert [path.name for path in out.iterdir()] == ["a.md"]


@pytest.mark.fault(67)
@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link(own: Locations, out: Path, tmp_path: Path, force: bool) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (out / "a.md").symlink_to(victim)
    (out / "gone.md").symlink_to(tmp_path / "nowhere")
    (out / "pair").symlink_to(tmp_path, target_is_directory=True)
    (out / "broken").symlink_to(tmp_path / "nowhere")
    exporter = NewFiles(own, force=force)
    for name in ("a.md", "gone.md"):
        with pytest.raises(NotPossible, match="link"):
            exporter.save(out / name, lambda: b"new")
    for names in (("a.md",), ("gone.md",), ("fine.md", "pair/victim")):
        with pytest.raises(NotPossible, match="link"):
            exporter.save_folder(out, files(*names))
    with pytest.raises(NotPossible):
        exporter.save_folder(out / "broken", files("a.md"))
    assert victim.read_bytes() == b"precious"
    assert not (tmp_path / "nowhere").exists()
    assert sorted(path.name for path in out.iterdir()) == ["a.md", "broken", "gone.md", "pair"]


@pytest.mark.fault(67)
@pytest.mark.parametrize("force", [False, True])
def test_pipes_and_devices_are_left_alone(own: Locations, out: Path, force: bool) -> None:
    os.mkfifo(out / "pipe")
    for target in (out / "pipe", Path("/dev/null")):
        with pytest.raises(NotPossible, match="not a regular file"):
            NewFiles(own, force=force).save(target, lambda: b"new")
        with pytest.raises(NotPossible, match="not a folder"):
            NewFiles(own, force=force).save_folder(target, files("a.md"))
    assert stat.S_ISFIFO((out / "pipe").lstat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").lstat().st_mode)


OWN = (
    "meetings.json",
    "MEETINGS.JSON",
    "meetings.json.lock",
    "meetings.json.old",
    "running.lock",
    "crash.log",
    "backups/a.json",
    "backups",
    "drafts/a.md",
    "quarantine/x/y.md",
    ".hidden",
    "../data/meetings.json",
)


@pytest.mark.fault(67)
@pytest.mark.parametrize("name", OWN)
def test_the_data_are_never_written_to(own: Locations, name: str) -> None:
    before = tree(own.folder)
    with pytest.raises(NotPossible) as refused:
        NewFiles(own, force=True).save(own.folder / name, lambda: b"new")
    assert "part of meet's own data" in refused.value.happened or "folder" in refused.value.happened
    assert tree(own.folder) == before


@pytest.mark.fault(67)
@pytest.mark.parametrize("name", ["meetings.json", "backups/a.md", "drafts/a.md", "running.lock"])
def test_no_folder_of_files_gets_into_the_data_either(own: Locations, name: str) -> None:
    before = tree(own.folder)
    for exporter in (NewFiles(own), NewFiles(own, force=True)):
        with pytest.raises(NotPossible, match="part of meet's own data"):
            exporter.save_folder(own.folder, files("fine.md", name))
    with pytest.raises(NotPossible):
        NewFiles(own, force=True).save_folder(own.drafts, files("a.md"))
    assert tree(own.folder) == before


@pytest.mark.fault(67)
def test_the_data_are_known_by_every_name_that_they_have(own: Locations, out: Path) -> None:
    (out / "way").symlink_to(own.folder, target_is_directory=True)
    os.link(own.data_file, out / "second-name.json")
    for path in (out / "way" / "meetings.json", out / "second-name.json", out / "way" / "backups" / "a"):
        assert belongs_to_data(path, own)
        with pytest.raises(NotPossible):
            NewFiles(own, force=True).save(path, lambda: b"new")
    assert own.data_file.read_bytes() == b"precious"


def test_beside_the_data_there_is_room_for_other_names(own: Locations) -> None:
    NewFiles(own).save(own.folder / "story.html", lambda: b"story")
    NewFiles(own).save_folder(own.folder / "sam-and-ada", files("index.md"))
    assert (own.folder / "story.html").read_bytes() == b"story"


def test_a_folder_that_is_not_there_is_named(own: Locations, out: Path) -> None:
    for write in (
        lambda: NewFiles(own).save(out / "no" / "a.md", lambda: b"a"),
        lambda: NewFiles(own).save_folder(out / "no" / "new", files("a.md")),
    ):
        with pytest.raises(NotFound, match="no folder"):
            write()
    assert tree(out) == {}


def test_in_a_folder_that_is_there_other_files_stay(own: Locations, out: Path) -> None:
    (out / "mine.md").write_bytes(b"mine")
    (out / "a.md").write_bytes(b"old")
    with pytest.raises(NotPossible, match=r"a\.md already exists"):
        NewFiles(own).save_folder(out, files("new.md", "a.md"))
    assert tree(out) == {"mine.md": b"mine", "a.md": b"old"}
    NewFiles(own, force=True).save_folder(out, files("new.md", "a.md"))
    assert tree(out) == {"mine.md": b"mine", "a.md": b"a.md", "new.md": b"new.md"}


@pytest.mark.fault(68)
@pytest.mark.parametrize("target", ["file", "folder"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("step", ["open", "write", "sync", "sync folder", "link"])
def test_a_refused_step_leaves_nothing(
    own: Locations, out: Path, disk: FaultyDisk, step: str, error: int, target: str
) -> None:
    (out / "mine.md").write_bytes(b"mine")
    disk.refuse(step, error)
    with pytest.raises(NotPossible, match="Cannot write") as refused:
        write(NewFiles(own), out, target)
    assert ("space" in refused.value.do) == (error != errno.EIO)
    assert [path.name for path in out.iterdir()] == ["mine.md"]
    write(NewFiles(own), out, target)
    assert tree(out)["mine.md"] == b"mine"
    assert tree(out)["a.md"] == b"a.md"


def write(exporter: NewFiles, out: Path, target: str) -> None:
    if target == "file":
        exporter.save(out / "a.md", lambda: b"a.md")
    else:
        exporter.save_folder(out, files("a.md", "pair/b.md"))


@pytest.mark.parametrize("call", ["write", "fsync", "fchmod"])
@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_new_folder_that_is_not_finished_is_not_there(
    own: Locations, out: Path, monkeypatch: pytest.MonkeyPatch, call: str, turn: int
) -> None:
    real, calls = getattr(os, call), []

    def refuse(*args: object) -> object:
        calls.append(args)
        if len(calls) == turn:
            raise OSError(errno.ENOSPC, "full")
        return real(*args)

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(NotPossible, match="new: disk full"):
        NewFiles(own).save_folder(out / "new", files("a.md", "pair/b.md", "c.md"))
    assert list(out.iterdir()) == []


def test_a_failure_at_the_last_name_takes_the_others_back(
    own: Locations, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.link, []

    def link(*args: object, **more: object) -> None:
        calls.append(args)
        if len(calls) == 3:
            raise OSError(errno.EIO, "broken")
        real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(NotPossible):
        NewFiles(own).save_folder(out, files("a.md", "b.md", "c.md"))
    assert list(out.iterdir()) == []


def test_a_new_folder_that_cannot_get_its_name_is_removed(
    own: Locations, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(NotPossible):
        NewFiles(own).save_folder(out / "new", files("a.md"))
    assert list(out.iterdir()) == []


@pytest.mark.fault(68)
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, RuntimeError])
@pytest.mark.parametrize("force", [False, True])
def test_an_interruption_leaves_nothing(own: Locations, out: Path, error: type[BaseException], force: bool) -> None:
    def stop() -> bytes:
        raise error

    (out / "a.md").write_bytes(b"old")
    stopping: list[File] = [*files("b.md", "c/d.md"), ("z.md", stop)]
    exporter = NewFiles(own, force=force)
    for folder in (out, out / "new"):
        with pytest.raises(error):
            exporter.save_folder(folder, stopping)
    with pytest.raises(error):
        exporter.save(out / "b.md", stop)
    assert tree(out) == {"a.md": b"old"}
    assert [path.name for path in out.iterdir()] == ["a.md"]


def test_somebody_else_who_takes_the_name_meanwhile_keeps_it(own: Locations, out: Path) -> None:
    def meanwhile() -> bytes:
        (out / "a.md").write_bytes(b"theirs")
        return b"ours"

    with pytest.raises(NotPossible, match=r"a\.md already exists"):
        NewFiles(own).save(out / "a.md", meanwhile)
    assert tree(out) == {"a.md": b"theirs"}

    def folder_meanwhile() -> bytes:
        (out / "new").mkdir()
        (out / "new" / "x").write_bytes(b"theirs")
        return b"ours"

    with pytest.raises(NotPossible, match="new already exists"):
        NewFiles(own).save_folder(out / "new", [("a.md", folder_meanwhile)])
    assert tree(out) == {"a.md": b"theirs", "new/x": b"theirs"}


def test_a_disk_without_second_names_is_written_all_the_same(
    own: Locations, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    NewFiles(own).save(out / "a.md", lambda: b"a")
    assert tree(out) == {"a.md": b"a"}

    def meanwhile() -> bytes:
        (out / "b.md").write_bytes(b"theirs")
        return b"ours"

    with pytest.raises(NotPossible, match="already exists"):
        NewFiles(own).save(out / "b.md", meanwhile)
    assert tree(out) == {"a.md": b"a", "b.md": b"theirs"}


def test_a_name_that_is_too_long_is_said_and_not_cut(own: Locations, out: Path) -> None:
    with pytest.raises(MeetError):
        NewFiles(own).save(out / ("n" * 300), lambda: b"a")
    NewFiles(own).save(out / ("n" * 255), lambda: b"a")
    assert [len(path.name) for path in out.iterdir()] == [255]


KILLED = """
import os, sys
from pathlib import Path
from meetingtui.storage.locations import Locations
from meetingtui.storage.disk.new_files import NewFiles
def slow(number):
    def content():
        if number == 7:
            print("here", flush=True)
            sys.stdin.readline()
        return b"x" * 1000
    return content
files = [(f"{number}.md", slow(number)) for number in range(10)]
NewFiles(Locations(Path(sys.argv[1]))).save_folder(Path(sys.argv[2]), files)
"""


@pytest.mark.fault(68)
def test_a_process_that_is_killed_leaves_no_folder_of_that_name(own: Locations, out: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, own.folder, out / "new"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == b"here\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    child.stdin.close()
    assert not (out / "new").exists()
    assert all(path.name.startswith(".export.") for path in out.iterdir())
    NewFiles(own).save_folder(out / "new", files("a.md"))
    assert tree(out) == {"new/a.md": b"a.md"}


def gone_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


@pytest.mark.fault(68)
@pytest.mark.parametrize("target", ["a.md", "new", "there"])
def test_what_a_killed_process_left_is_gone_after_the_next_export(own: Locations, out: Path, target: str) -> None:
    gone, there = gone_process(), out / "there"
    there.mkdir()
    for place in (out,) if target != "there" else (out, there):
        (place / f".export.{gone}.0123abcd.tmp").write_bytes(b"private words")
        (place / f".export.{gone}.89abcdef.tmp" / "pair").mkdir(parents=True)
        (place / f".export.{gone}.89abcdef.tmp" / "pair" / "1.md").write_bytes(b"private words")
    if target == "a.md":
        NewFiles(own).save(out / target, lambda: b"a")
    else:
        NewFiles(own).save_folder(out / target, files("a.md"))
    assert list(tree(out)) == [target if target == "a.md" else f"{target}/a.md"]
    assert list(out.rglob(".export.*")) == []


def test_nothing_but_what_exports_left_is_removed(own: Locations, out: Path, tmp_path: Path) -> None:
    gone = gone_process()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a").write_bytes(b"mine")
    kept = (
        f".export.{os.getpid()}.0123abcd.tmp",
        ".export.1.0123abcd.tmp",
        f".other.{gone}.0123abcd.tmp",
        f".export.x.{gone}.0123abcd.tmp",
        f".export.{gone}.0123abc.tmp",
        f".export.{gone}.0123abcd.tmp.md",
        f"export.{gone}.0123abcd.tmp",
    )
    for name in kept:
        (out / name).write_bytes(b"somebody's")
    (out / f".export.{gone}.89abcdef.tmp").symlink_to(tmp_path / "mine", target_is_directory=True)
    (out / f".export.{gone}.00000000.tmp").mkdir()
    (out / f".export.{gone}.00000000.tmp" / "way").symlink_to(tmp_path / "mine", target_is_directory=True)
    NewFiles(own).save(out / "a.md", lambda: b"a")
    assert {path.name for path in out.iterdir()} == {*kept, "a.md", f".export.{gone}.89abcdef.tmp"}
    assert tree(tmp_path / "mine") == {"a": b"mine"}


@pytest.mark.fault(68)
def test_a_limit_on_the_size_of_files_leaves_no_half_file(own: Locations, out: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, before[1]))
    try:
        with pytest.raises(NotPossible, match="Cannot write"):
            NewFiles(own).save(out / "a.md", lambda: b"x" * 1000)
        with pytest.raises(NotPossible, match="Cannot write"):
            NewFiles(own).save_folder(out / "new", [("a.md", lambda: b"x"), ("b.md", lambda: b"x" * 1000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(out.iterdir()) == []
