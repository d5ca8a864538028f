import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingtui.storage.disk.durable import (
    ensure_private_folder,
    free_name,
    is_leftover,
    move_file,
    remove_file,
    remove_leftovers,
    replace_file,
)

NO_PROCESS = 2**31 - 1


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.fault(2)
def test_the_content_is_on_the_disk_before_the_name_points_to_it(tmp_path, disk):
    replace_file(tmp_path / "file", b"new")
    assert disk.steps == ["open", "write", "sync", "replace", "sync folder"]


def test_several_pieces_become_one_content(tmp_path):
    replace_file(tmp_path / "file", b"one ", memoryview(b"a two")[2:], b"")
    assert (tmp_path / "file").read_bytes() == b"one two"


@pytest.mark.fault(26)
def test_a_disk_that_takes_little_at_a_time_gets_everything(tmp_path, disk):
    disk.most_bytes_at_once = 1000
    content = bytes(range(256)) * 40
    replace_file(tmp_path / "file", content)
    assert (tmp_path / "file").read_bytes() == content


@pytest.mark.fault(3)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("step", ["open", "write", "sync", "replace"])
def test_a_refused_step_leaves_the_old_content_and_no_rest(tmp_path, disk, step, error):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    disk.refuse(step, error)
    with pytest.raises(OSError) as refused:
        replace_file(file, b"new")
    assert refused.value.errno == error
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]

    replace_file(file, b"new")
    assert file.read_bytes() == b"new"


@pytest.mark.fault(27)
def test_a_failed_sync_is_never_repeated_on_the_same_file(tmp_path, disk):
    disk.refuse("sync", errno.EIO)
    with pytest.raises(OSError):
        replace_file(tmp_path / "file", b"new")
    assert disk.steps == ["open", "write", "sync"]


def test_nothing_is_written_through_a_name_that_somebody_else_made(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / f".file.{os.getpid()}.00000000.tmp").symlink_to(victim)
    with pytest.raises(FileExistsError):
        replace_file(tmp_path / "file", b"new")
    assert victim.read_bytes() == b"precious"


@pytest.mark.fault(20)
@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_sync_folders_is_good_enough(tmp_path, disk, error):
    disk.refuse("sync folder", error)
    replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_folder_that_fails_to_sync_is_told(tmp_path, disk):
    disk.refuse("sync folder", errno.EIO)
    with pytest.raises(OSError):
        replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.fault(2)
def test_the_platter_is_asked_where_fsync_means_less(tmp_path, disk, monkeypatch):
    asked = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
    replace_file(tmp_path / "file", b"new")
    assert asked == [51]
    assert "sync" not in disk.steps


@pytest.mark.fault(28)
@pytest.mark.usefixtures("umask")
def test_only_the_owner_can_read_whatever_the_umask(tmp_path):
    file = tmp_path / "one" / "two" / "file"
    replace_file(file, b"private")
    assert mode(file) == 0o600
    assert mode(file.parent) == mode(file.parent.parent) == 0o700


def test_a_folder_of_the_user_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    ensure_private_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(NotADirectoryError):
        replace_file(tmp_path / "data" / "file", b"new")


@pytest.mark.fault(21)
def test_a_link_stays_and_its_target_is_replaced(tmp_path, disk):
    target = tmp_path / "elsewhere" / "real"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "file"
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_moving_never_overwrites(tmp_path):
    for content in ("first", "second", "third"):
        (tmp_path / "note.json").write_text(content)
        move_file(tmp_path / "note.json", tmp_path / "kept")
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "note-2.json",
        "note-3.json",
        "note.json",
    ]
    assert free_name(tmp_path / "kept" / "note.json").name == "note-4.json"


@pytest.mark.fault(1)
def test_the_rest_of_a_killed_process_is_removed(tmp_path):
    rest = tmp_path / f".meetings.json.{NO_PROCESS}.0123abcd.tmp"
    of_a_living_process = tmp_path / f".meetings.json.{os.getpid()}.0123abcd.tmp"
    of_somebody_else = tmp_path / ".notes.tmp"
    for path in (rest, of_a_living_process, of_somebody_else):
        path.write_text("half a sen")
    remove_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == {of_a_living_process, of_somebody_else}


def test_a_folder_that_is_not_there_has_no_rests(tmp_path):
    remove_leftovers(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_removed_file_is_gone_for_good_and_one_that_is_gone_is_fine(tmp_path, disk):
    file = tmp_path / "file"
    file.write_bytes(b"private")
    remove_file(file)
    assert list(tmp_path.iterdir()) == []
    assert disk.steps == ["sync folder"]
    remove_file(file)


def test_the_rest_of_a_save_is_known_by_its_name(tmp_path):
    assert is_leftover(tmp_path / ".meetings.json.12.0123abcd.tmp")
    assert not is_leftover(tmp_path / "meetings.json")


@pytest.mark.fault(21)
def test_behind_a_link_the_folder_of_the_target_is_confirmed(tmp_path, monkeypatch):
    target = tmp_path / "elsewhere" / "real"
    target.parent.mkdir()
    (tmp_path / "file").symlink_to(target)
    confirmed, real = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: confirmed.append(os.fstat(descriptor)) or real(descriptor))
    replace_file(tmp_path / "file", b"new")
    assert [status.st_ino for status in confirmed if stat.S_ISDIR(status.st_mode)] == [target.parent.stat().st_ino]
