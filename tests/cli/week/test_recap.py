"""`meet recap`: printed, saved, copied, mailed."""

from __future__ import annotations

import sys
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from meetingtui.domain.meeting.contents import Contents
from tests.cli.conftest import Shell
from tests.fakes import TUESDAY
from tests.forgotten import KIM
from tests.meetings import conclusion_of


@pytest.fixture
def here(with_meeting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return with_meeting


def files() -> list[str]:
    return sorted(path.name for path in Path.cwd().iterdir() if path.is_file())


def test_it_is_printed_in_the_mentees_voice(here: Shell) -> None:
    answer = here.meet("recap")
    assert (answer.code, answer.err) == (0, "")
    assert "Thanks for today, Ada." in answer.out
    assert "#" not in answer.out
    assert here.meet("recap", "12").out == here.meet("recap", "-o", "-").out == answer.out
    assert "## What I will do" in here.meet("recap", "--markdown").out
    assert files() == []


def test_it_is_saved_and_nothing_is_overwritten(here: Shell) -> None:
    answer = here.meet("recap", "--markdown", "-o", "recap.md")
    assert (answer.code, answer.out, answer.err) == (0, "", "Saved as recap.md\n")
    assert Path("recap.md").read_text(encoding="utf-8") == here.meet("recap", "--markdown").out
    assert here.meet("recap", "-o", "recap.md").code == 1
    assert here.meet("recap", "-o", "recap.md", "--force").code == 0


def test_it_is_copied_by_a_command_and_saved_as_well(here: Shell) -> None:
    here.tools["pbcopy"] = "/bin/pbcopy"
    text = here.meet("recap").out
    answer = here.meet("recap", "--copy")
    assert (answer.code, answer.out) == (0, "")
    assert here.copied == [(("/bin/pbcopy",), text.encode())]
    assert files() == ["2026-11-17-meeting-12-recap.txt"]
    assert answer.err.endswith("2026-11-17-meeting-12-recap.txt\n")
    assert answer.err.startswith("Copied to the clipboard. It is also in ")


def test_without_a_command_the_terminal_is_asked(here: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    text = here.meet("recap").out
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = here.meet("recap", "--copy", "-o", "-").err
    asked, _, said = err.partition("\x07")
    assert b64decode(asked.removeprefix("\x1b]52;c;")).decode() == text
    assert said == "Copied to the clipboard.\n"
    assert (here.copied, files()) == ([], [])


def test_without_any_clipboard_the_file_is_there(here: Shell) -> None:
    answer = here.meet("recap", "--copy")
    assert answer.code == 0
    assert answer.err.startswith("Not copied: there is no clipboard here. It is also in ")
    assert len(files()) == 1


def test_a_short_one_is_a_mail_draft(here: Shell) -> None:
    short = conclusion_of(13, TUESDAY)
    here.store.commit(replace(short, record=replace(short.record, contents=Contents())))
    here.meet("pair", "edit", "--mentor-mail", "ada@mail.example")
    answer = here.meet("recap", "--mail")
    assert (answer.code, answer.out, answer.err) == (0, "", "Your mail program has the draft. You press send.\n")
    (address,) = here.opened
    assert address.startswith("mailto:ada@mail.example?subject=Our%20meeting%20on%20Tue%2017%20Nov%202026&body=")
    assert unquote(address.partition("body=")[2]).replace("\r\n", "\n") == here.meet("recap").out
    assert files() == []


def test_a_long_one_is_a_file_with_a_short_mail(here: Shell) -> None:
    answer = here.meet("recap", "--mail")
    assert answer.code == 0
    assert "attach the file" in answer.err
    assert len(files()) == 1
    (address,) = here.opened
    assert address.startswith("mailto:?subject=")
    assert len(address) < 400


def test_without_a_mail_program_it_says_what_to_do(here: Shell) -> None:
    here.browser = False
    answer = here.meet("recap", "--mail")
    assert (answer.code, answer.out) == (1, "")
    assert "--copy" in answer.err


def test_bad_input_is_refused_in_a_sentence(here: Shell) -> None:
    for args, code in (
        (("99",), 3),
        (("first",), 2),
        (("--force",), 2),
        (("-o", ""), 2),
        (("-o", "no/such/folder.txt"), 3),
        (("--pair", "nobody"), 3),
    ):
        answer = here.meet("recap", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert 1 <= len(answer.err.splitlines()) <= 4
    here.environ["MEETINGTUI_CLIPBOARD"] = "on"
    assert here.meet("recap", "--copy").code == 2
    here.store.keep(KIM)
    answer = here.meet("recap")
    assert (answer.code, answer.out) == (2, "")
    assert "--pair NAME" in answer.err


def test_before_the_first_meeting_there_is_none(with_pair: Shell) -> None:
    answer = with_pair.meet("recap")
    assert answer.code == 3
    assert "have not met yet" in answer.err


def test_a_closed_pair_still_has_its_recaps(here: Shell) -> None:
    here.meet("pair", "close")
    assert here.meet("recap").code == 0
