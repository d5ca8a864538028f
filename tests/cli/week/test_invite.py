"""`meet invite`, and the addresses that it needs for answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.people import NextMeeting
from meetingtui.ui.shell.app_context import Setting
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.each import each
from tests.exchange.calendar.reading import Read, read
from tests.fakes import TUESDAY
from tests.first_meetings import full_agreement
from tests.forgotten import KIM

LINK = "https://call.example/ada"
NEXT = NextMeeting(TUESDAY + timedelta(days=7), "Europe/Berlin", 60, LINK)


@pytest.fixture
def sam(with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """In a folder of their own, a week before the next meeting."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    with_pair.store.keep(pair(next_meeting=NEXT))
    return with_pair


def printed(shell: Shell, *args: str) -> Read:
    answer = shell.meet("invite", "-o", "-", *args)
    assert answer.code == 0, answer.err
    (event,) = read(answer.out.replace("\r\n", "\n").replace("\n", "\r\n").encode())
    return event


def test_it_is_saved_under_a_new_name_that_is_said(sam: Shell) -> None:
    answer = sam.meet("invite")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("Invitation to Tue 24 Nov 2026, 15:00 Europe/Berlin: ")
    assert answer.err.endswith("sam-and-ada-2026-11-24.ics\n")
    assert len(answer.err.splitlines()) == 1
    (event,) = read(Path("sam-and-ada-2026-11-24.ics").read_bytes())
    assert (event.starts, event.location) == ((NEXT.starts_at,), LINK)
    assert sam.meet("-q", "invite").err == ""
    assert Path("sam-and-ada-2026-11-24-2.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_moved_and_called_off_it_stays_one_event(sam: Shell) -> None:
    first = printed(sam)
    assert sam.meet("next", "thu", "9:00", "--yes").code == 0
    moved = sam.meet("invite", "-o", "moved.ics")
    assert "Moved: if you see two entries in your calendar, delete the old one." in moved.err
    (again,) = read(Path("moved.ics").read_bytes())
    assert (again.uid, again.sequence) == (first.uid, 1)
    assert sam.meet("missed", "--reason", "a cold").code == 0
    off = printed(sam, "--cancel")
    assert (off.uid, off.sequence, off.method, off.status) == (first.uid, 2, "CANCEL", "CANCELLED")
    assert "delete it" in sam.meet("invite", "--cancel").err
    assert len(sam.store.between(Invitation, "pair-1")) == 1


def test_a_series_leaves_the_days_away_out(sam: Shell) -> None:
    sam.store.keep(full_agreement())
    answer = sam.meet("invite", "--series", "-o", "all.ics")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("Invitation to your meetings from ")
    (event,) = read(Path("all.ics").read_bytes())
    assert len(event.starts) > 2
    assert b"EXDATE" in Path("all.ics").read_bytes()
    assert sam.meet("invite", "--series", "--cancel", "-o", "-").code == 0


def test_clocks_that_no_file_can_say_are_said_to_be_so(sam: Shell) -> None:
    sam.store.keep(pair(zone="America/Santiago", next_meeting=replace(NEXT, zone="America/Santiago")))
    answer = sam.meet("invite", "--series", "-o", "all.ics")
    assert "the next 8 meetings one by one" in answer.err
    assert len(read(Path("all.ics").read_bytes())) == 8


def test_an_address_for_the_chat_is_printed_and_nothing_kept(sam: Shell) -> None:
    for calendar, place in (("google", "https://calendar.google.com/"), ("outlook", "https://outlook.live.com/")):
        answer = sam.meet("invite", "--url", calendar)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(place)
        assert len(answer.out.splitlines()) == 1
    assert sam.store.between(Invitation, "pair-1") == []
    for more in (("--series",), ("--cancel",), ("-o", "-"), ("--force",)):
        assert sam.meet("invite", "--url", "google", *more).code == 2


def test_with_both_mail_addresses_it_can_be_answered(sam: Shell) -> None:
    assert printed(sam).method == "PUBLISH"
    answer = sam.meet("pair", "edit", "--mentor-mail", "ada@mail.example")
    assert (answer.code, answer.out) == (0, "Ada: ada@mail.example\nSam: no mail address\n")
    assert sam.meet("pair", "edit", "--mentee-mail", "sam@mail.example").code == 0
    assert printed(sam).method == "REQUEST"
    for args, why in (((), "Nothing to change"), (("--mentor-mail", "ada"), "no mail address")):
        answer = sam.meet("pair", "edit", *args)
        assert (answer.code, answer.out) == (2, "")
        assert why in answer.err
    assert sam.meet("pair", "edit", "--mentor-mail", "").out.startswith("Ada: no mail address")


@each(
    ("fields", "why"),
    [
        ({"next_meeting": None}, "No next meeting is set yet."),
        ({"next_meeting": replace(NEXT, starts_at=TUESDAY - timedelta(days=1))}, "is over"),
        ({"closed_on": TUESDAY.date()}, "wrapped up"),
    ],
)
def test_without_a_coming_meeting_it_says_so(fields: dict[str, Any], why: str, sam: Shell) -> None:
    sam.store.keep(pair(**{"next_meeting": NEXT, **fields}))
    for args in ((), ("--series",), ("-o", "-"), ("--url", "google")):
        answer = sam.meet("invite", *args)
        assert (answer.code, answer.out) == (1, "")
        assert why in answer.err
        assert len(answer.err.splitlines()) <= 3
    assert sam.meet("invite", "--cancel").code == 1
    assert list(Path.cwd().iterdir()) == []


def test_with_several_pairs_it_asks_which(sam: Shell) -> None:
    sam.store.keep(KIM)
    answer = sam.meet("invite")
    assert (answer.code, answer.out) == (2, "")
    assert "--pair NAME" in answer.err
    assert sam.meet("invite", "--pair", "Sam", "-o", "-").code == 0
    assert sam.meet("pair", "edit", "--mentor-mail", "a@b.example").code == 2


def test_a_file_that_cannot_be_written_is_said_and_can_be_written_again(sam: Shell) -> None:
    Path("there.ics").write_text("mine")
    Path("folder").mkdir()
    for output, code in (("there.ics", 1), ("folder", 1), ("nowhere/x.ics", 3), ("", 2), ("a\0b", 2)):
        answer = sam.meet("invite", "-o", output)
        assert (answer.code, answer.out) == (code, ""), answer.err
        assert len(answer.err.splitlines()) <= 3
    assert Path("there.ics").read_text() == "mine"
    assert sam.meet("invite", "-o", "there.ics", "--force").code == 0
    (event,) = read(Path("there.ics").read_bytes())
    assert event.sequence == 0


def test_no_pair_yet(shell: Shell) -> None:
    assert shell.meet("invite").code == 3


def test_nothing_that_was_noted_is_in_any_of_it(sam: Shell) -> None:
    sam.meet("jot", "xanthic", "--private")
    sam.meet("jot", "xanthic")
    sam.meet("topic", "xanthic")
    for args in (("-o", "-"), ("-o", "-", "--series"), ("--url", "google"), ("--url", "outlook")):
        answer = sam.meet("invite", *args)
        assert "xanthic" not in answer.out + answer.err


def test_the_key_on_the_screens_saves_the_same_file(sam: Shell) -> None:
    said = []

    def press_i(setting: Setting) -> int:
        assert setting.pair is not None
        said.append(setting.save_invitation(setting.pair))
        return 0

    sam.look = press_i
    assert sam.meet().code == 0
    assert said == [f"Saved as {Path.cwd() / 'sam-and-ada-2026-11-24.ics'}"]
    (event,) = read(Path("sam-and-ada-2026-11-24.ics").read_bytes())
    assert printed(sam) == event
    assert sam.meet("next", "thu", "9:00", "--yes").code == 0
    assert sam.meet().code == 0
    assert said[-1].endswith("Moved: if you see two entries in your calendar, delete the old one.")
