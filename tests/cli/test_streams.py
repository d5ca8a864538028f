"""What the shell hands over: locales, arguments that are not UTF-8, outputs that are full, no home folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest

from meetingtui.cli.shell.asking_terminal import takes_utf_8
from meetingtui.cli.shell.outside import show_interface
from meetingtui.cli.shell.streams import understood
from meetingtui.domain.errors import BadInput
from tests.all_faults import some
from tests.cli.conftest import Shell

ROOT = Path(__file__).parents[2]
RUN = f'"{sys.executable}" -m meetingtui'
NAME = "Zoë Größe 漢字"


def sh(command: str, **environ: str | None) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell, where `meet` stands for the program."""
    env = {name: value for name, value in (dict(os.environ) | environ).items() if value is not None}
    line = f'meet() {{ {RUN} "$@"; }}\n{command}'
    return subprocess.run(
        ["bash", "-c", line],
        env=env | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.fault(29)
def test_words_go_in_and_out_in_utf_8_whatever_the_locale_says(shell: Shell) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for number, locale in enumerate(
        some(
            {"PYTHONIOENCODING": "ascii:strict", **plain, "LC_ALL": "POSIX"},
            more=[{"LC_ALL": "C", **plain}, {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}],
        )
    ):
        folder = f"{shell.folder}-{number}-ö"
        new = sh(f'meet --data "{folder}" pair new --mentor Ada --mentee "{NAME}" --zone UTC', **locale)
        assert (new.returncode, new.stderr) == (0, b""), locale
        assert NAME in new.stdout.decode()
        shown = sh(f'meet --data "{folder}" pair list', **locale).stdout.decode()
        assert NAME in shown, locale
        kept = json.loads((Path(folder) / "meetings.json").read_text())
        assert NAME in json.dumps(kept, ensure_ascii=False)


@pytest.mark.fault(29)
@pytest.mark.skipif(shutil.which("localedef") is None, reason="no locales can be made here")
def test_other_locales_change_no_letter_either(shell: Shell, tmp_path: Path) -> None:
    for charset, source, name in some(("ISO-8859-1", "en_US", "Zoë"), more=[("EUC-JP", "ja_JP", "漢字")]):
        locale = f"{source}.{charset}"
        made = sh(f'localedef -f {charset} -i {source} "{tmp_path}/{locale}"')
        if not (tmp_path / locale).exists():
            pytest.skip(f"no sources of locales here: {made.stderr.decode()[:60]}")
        environ = {"LC_ALL": locale, "LOCPATH": str(tmp_path), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        for number, letters in enumerate(("utf-8", charset)):
            folder = tmp_path / f"{charset}-{number}"
            typed = "".join(f"\\x{byte:02x}" for byte in name.encode(letters))
            done = sh(f"meet --data '{folder}' pair new --mentor Ada --mentee $'{typed}' --zone UTC", **environ)
            assert (done.returncode, done.stdout.decode()[: len(name)]) == (0, name), (locale, letters, done.stderr)


def answering(columns: int | None) -> tuple[int, threading.Thread, list[bytes]]:
    """A terminal that says, once it is asked, how far the cursor went; None says nothing."""
    outer, inner = os.openpty()
    seen: list[bytes] = []

    def answer() -> None:
        heard = b""
        while not heard.endswith(b"\x1b[K"):
            heard += os.read(outer, 64)
            if columns is not None and heard.endswith(b"\x1b[6n"):
                os.write(outer, b"\x1b[1;%dR" % columns)
        seen.append(heard)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return inner, thread, seen


@pytest.mark.fault(29)
def test_a_terminal_is_asked_where_the_locale_says_something_else_than_utf_8() -> None:
    for columns, takes in ((2, True), (3, False), (1, True), (None, True)):
        inner, thread, seen = answering(columns)
        before = termios.tcgetattr(inner)
        assert takes_utf_8("ISO-8859-1", inner, inner, patience=30 if columns else 0.01) is takes
        thread.join(30)
        assert seen[0].endswith(b"\r\x1b[K")
        assert termios.tcgetattr(inner) == before
    assert takes_utf_8("UTF-8", -1, -1)


@pytest.mark.fault(29)
def test_a_terminal_that_writes_something_else_is_refused_before_anything_is_typed(
    with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetingtui.cli.shell.asking_terminal.takes_utf_8", lambda *_: False)
    monkeypatch.setattr("locale.getencoding", lambda: "ISO-8859-1")
    with_pair.look = lambda setting: show_interface(setting)[0]
    answer = with_pair.meet("start")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == "This terminal uses ISO-8859-1, and meet needs UTF-8."
    assert not with_pair.locations.drafts.exists() or not list(with_pair.locations.drafts.iterdir())


@pytest.mark.fault(29)
def test_an_argument_is_read_as_its_locale_writes_it_or_refused(shell: Shell, tmp_path: Path) -> None:
    typed = os.fsdecode("Zoë".encode("latin-1"))
    assert understood(["--mentee", typed], "iso-8859-1") == ["--mentee", "Zoë"]
    assert understood([os.fsdecode("漢字".encode("euc-jp"))], "euc_jp") == ["漢字"]
    for encoding in ("utf-8", "ascii", "no-such-thing"):
        with pytest.raises(BadInput, match="not UTF-8"):
            understood(["--mentee", typed], encoding)
    place = os.fsdecode(os.fsencode(tmp_path) + b"/Zo\xeb")
    for words in (["--data", place], [f"--data={place}"], ["export", "-o", place]):
        assert understood(words, "utf-8") == words
    Path(place).touch()
    assert understood(["import", place], "utf-8") == ["import", place]
    answer = shell.meet("pair", "new", "--mentor", "Ada", "--mentee", typed, "--zone", "UTC")
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 3
    assert not shell.folder.exists()


@pytest.mark.fault(1)
def test_a_full_or_closed_output_is_said_and_is_no_fault_of_the_program(with_meeting: Shell) -> None:
    data = f'--data "{with_meeting.folder}"'
    for command, why in some(
        (f"meet {data} show last > /dev/full", "disk full"),
        ("meet --help > /dev/full", "disk full"),
        (f"meet {data} export -o - --one > /dev/full", "disk full"),
        (f"meet {data} list >&-", "it is closed"),
        more=[
            ("meet --version > /dev/full", "disk full"),
            ("meet show --help > /dev/full", "disk full"),
            (f"meet {data} export -o - --one >&-", "it is closed"),
            ("meet --help >&-", "it is closed"),
        ],
    ):
        done = sh(command)
        assert done.returncode == 1, command
        assert done.stderr.decode().splitlines() == [
            f"The output could not be written: {why}.",
            "Your data is safe.",
        ], command
    assert b'"code": "failed"' in sh(f"meet {data} list --json > /dev/full").stderr
    assert sh(f"meet {data} list 2>&- <&-").returncode == 0
    assert sh(f"meet {data} show 99 2>&-").returncode == 3
    assert sh(f"meet {data} show 99 2> /dev/full").returncode == 3


def test_without_a_home_folder_one_sentence_says_what_to_do(shell: Shell) -> None:
    nobody = (
        "import sys, os, pwd\n"
        "def gone(_): raise KeyError\n"
        "pwd.getpwuid = gone\n"
        "from meetingtui.cli.shell.report import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    for home in some(None, more=[""]):
        environ = {"HOME": home, "XDG_DATA_HOME": None, "MEETINGTUI_DATA": None}
        done = sh(f"\"{sys.executable}\" -c '{nobody}' list", **environ)
        assert (done.returncode, done.stdout) == (2, b""), done.stderr
        assert done.stderr.decode().splitlines()[0] == "There is no home folder."
        done = sh(f"\"{sys.executable}\" -c '{nobody}' --data ~/x list".replace("~", "\\~"), **environ)
        assert done.stderr.decode().splitlines()[0] == "There is no home folder."
        with_data = sh(f"\"{sys.executable}\" -c '{nobody}' --data '{shell.folder}' pair list", **environ)
        assert (with_data.returncode, b"no pair" in with_data.stderr) == (0, True)
    for place in ("--data '~unknown-one/x' list", "list"):
        done = sh(f"meet {place}", MEETINGTUI_DATA="~unknown-one/x")
        assert done.returncode == 2
        assert done.stderr.decode().splitlines()[0] == "There is no home folder for “~unknown-one”."


def test_in_a_folder_that_is_gone_an_absolute_place_still_works(with_meeting: Shell, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    go = f'mkdir "{gone}" && cd "{gone}" && rmdir "{gone}"'
    for words in some("show last", f'export -o "{tmp_path}/out.md"', more=["pair list"]):
        done = sh(f'{go} && meet --data "{with_meeting.folder}" {words}')
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.md").exists()
    done = sh(f"{go} && meet --data here list")
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (
        2,
        "The folder you are in no longer exists, so “here” leads nowhere.",
    )
    done = sh(f'{go} && meet --data "{with_meeting.folder}" export')
    assert done.returncode in (1, 2, 3, 4)
    assert b"fault" not in done.stderr
