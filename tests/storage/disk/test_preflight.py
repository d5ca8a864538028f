import errno

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.preflight import check_writable


def test_a_usable_folder_is_left_as_it_was(place):
    check_writable(place)
    assert [path.name for path in place.folder.rglob("*")] == ["drafts"]


@pytest.mark.fault(22)
@pytest.mark.parametrize(
    ("error", "words", "do"),
    [
        (errno.EACCES, "no permission", "Make the folder writable, or choose another one with --data."),
        (errno.EROFS, "the disk is read-only", "Make the folder writable, or choose another one with --data."),
        (errno.ENOSPC, "disk full", "Free some space, then try again."),
        (errno.EIO, "the disk reported an error", "Try again; if it keeps happening, have the disk checked."),
    ],
)
@pytest.mark.parametrize("step", ["open", "write", "sync", "sync folder"])
def test_a_folder_that_cannot_be_written_is_told_before_the_meeting(place, disk, step, error, words, do):
    disk.refuse(step, error)
    place.folder.mkdir(parents=True)
    with pytest.raises(StoreBusy) as refused:
        check_writable(place)
    assert refused.value.lines() == [f"Cannot save in {place.folder}: {words}.", "Nothing was changed.", do]
    assert refused.value.exit_code == 4
    assert list(place.folder.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_told(place):
    place.folder.parent.mkdir(parents=True)
    place.folder.write_text("")
    with pytest.raises(StoreBusy, match="a file stands where a folder is needed"):
        check_writable(place)
