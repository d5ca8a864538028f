"""What cannot be done is said in a sentence before the screens open, and nothing is lost."""

from __future__ import annotations

import shutil

import pytest

from meetingtui.storage.store.file_format import decode, encode
from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--pair", "nobody"), 3, "There is no pair named “nobody”."),
        (("--began", "500"), 2, "500 is not in the range"),
        (("--until", "tbd"), 2, "“tbd” is not a time I know."),
        (("--minutes", "0"), 2, "0 is not in the range"),
        (("--fersh",), 2, "No such option"),
    ],
)
def test_options_that_make_no_sense(
    after_a_meeting: Shell, options: tuple[str, ...], code: int, sentence: str
) -> None:
    before = after_a_meeting.files()
    with after_a_meeting.start(*options) as window:
        assert window.wait_exit() == code
        assert sentence in window.text
        assert b"\x1b[?1049h" not in window.output
    assert after_a_meeting.files() == before


@pytest.mark.fault(46)
def test_a_window_that_is_too_small_says_so_and_still_takes_words(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month", columns=40, rows=10) as window:
        window.wait_for("Too small: 40x10")
        window.type("a plan")
        window.press("enter")
        window.wait_for("LAST WEEK")
        window.wait_saved("a plan")
        for _ in range(3):
            window.press("enter")
        window.type("in a tiny window")
        window.wait_saved("in a tiny window")
        window.resize(100, 30)
        window.wait_for("meet   Sam and Ada")
        window.wait_for("in a tiny window")


@pytest.mark.fault(22)
@pytest.mark.parametrize("place", ["file", "file/deeper", "/proc/meetings"])
def test_a_folder_that_cannot_be_written_is_told_before_the_meeting(shell: Shell, place: str) -> None:
    (shell.folder / "file").write_text("not a folder")
    shell.environ["MEETINGTUI_DATA"] = str(shell.folder / place)
    with shell.start() as window:
        assert window.wait_exit() == 4
        assert 1 <= len(window.text.strip().splitlines()) <= 3
        assert b"\x1b[?1049h" not in window.output
    assert (shell.folder / "file").read_text() == "not a folder"


@pytest.mark.fault(9)
def test_data_of_a_newer_version_are_left_alone(after_a_meeting: Shell) -> None:
    file = after_a_meeting.data / "meetings.json"
    newer = b"".join(encode(decode(file.read_bytes(), newest_schema=99).tables, schema=99, revision=7))
    file.write_bytes(newer)
    with after_a_meeting.start() as window:
        assert window.wait_exit() == 5
        assert "newer version" in window.text
        assert b"\x1b[?1049h" not in window.output
    assert file.read_bytes() == newer


@pytest.mark.fault(7)
def test_damaged_data_without_a_backup_are_left_alone(after_a_meeting: Shell) -> None:
    file = after_a_meeting.data / "meetings.json"
    shutil.rmtree(after_a_meeting.data / "backups")
    file.write_bytes(b"\0" * 1000)
    with after_a_meeting.start() as window:
        assert window.wait_exit() == 5
        assert b"\x1b[?1049h" not in window.output
    assert file.read_bytes() == b"\0" * 1000


@pytest.mark.fault(4)
def test_damaged_data_come_back_from_a_backup_with_a_notice(shell: Shell) -> None:
    for mentee in ("Sam", "Kim"):
        assert shell.run("pair", "new", "--mentor", "Ada", "--mentee", mentee).returncode == 0
    (shell.data / "meetings.json").write_bytes(b'{"half of')
    with shell.start("--pair", "Sam", "--weekly") as window:
        window.wait_for("The data file was damaged")
        window.arrive()
    (kept,) = (shell.data / "quarantine").iterdir()
    assert kept.read_bytes() == b'{"half of'


@pytest.mark.fault(57)
def test_without_a_terminal_it_says_so(after_a_meeting: Shell) -> None:
    piped = ("bash", "-c", '"$@" | cat; exit "${PIPESTATUS[0]}"', "bash")
    done = after_a_meeting.run("start", through=piped)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "need a terminal" in done.stderr
    assert len(done.stderr.splitlines()) <= 2
