"""`meet brief`: printed, saved, and refused in one sentence where there is nothing to come to."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


def test_it_is_printed_plain_or_as_markdown(with_meeting: Shell) -> None:
    plain = with_meeting.meet("brief")
    assert (plain.code, plain.err) == (0, "")
    assert plain.out.startswith("Ada, before meeting 13 with Sam\n")
    assert "What Ada promised:\n" in plain.out
    markdown = with_meeting.meet("brief", "Sam", "--markdown")
    assert markdown.out.startswith("# Ada, before meeting 13 with Sam\n")


def test_it_is_saved_where_o_says_and_overwrites_nothing_unasked(
    with_meeting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_meeting.folder)
    saved = with_meeting.meet("brief", "--markdown", "-o", "brief.md")
    assert (saved.code, saved.out, saved.err) == (0, "", "Saved as brief.md\n")
    assert (with_meeting.folder / "brief.md").read_text().startswith("# Ada, before")
    again = with_meeting.meet("brief", "-o", "brief.md")
    assert (again.code, again.out) == (1, "")
    assert len(again.err.splitlines()) <= 3
    assert with_meeting.meet("brief", "-o", "brief.md", "--force").code == 0
    assert with_meeting.meet("brief", "-o", "-").out.startswith("Ada, before")
    assert with_meeting.meet("brief", "--force").code == 2


def test_it_is_copied_or_put_into_a_mail_to_the_mentor(with_meeting: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_meeting.folder)
    with_meeting.tools["pbcopy"] = "/bin/pbcopy"
    text = with_meeting.meet("brief").out
    assert with_meeting.meet("brief", "--copy").code == 0
    assert with_meeting.copied == [(("/bin/pbcopy",), text.encode())]
    assert (with_meeting.folder / "sam-and-ada-brief.txt").read_text(encoding="utf-8") == text
    assert with_meeting.meet("brief", "--mail").code == 0
    assert with_meeting.opened[0].startswith("mailto:?subject=Before%20our%20meeting&body=")


def test_a_pair_that_wrapped_up_or_is_not_there_is_told_so(with_meeting: Shell) -> None:
    assert with_meeting.meet("brief", "Kim").code == 3
    assert with_meeting.meet("pair", "close").code == 0
    closed = with_meeting.meet("brief")
    assert (closed.code, closed.out) == (1, "")
    assert "wrapped up" in closed.err
