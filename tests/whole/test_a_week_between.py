"""A week between two meetings, lived from the shell and on the screens by both, on one invented clock."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.at_rest import come_to_rest
from tests.cli.conftest import Shell
from tests.fakes import FakeClock
from tests.meetings import full_conclusion

CANARY = "quetzal"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Two:
    """The mentee's computer and the mentor's, on one clock."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.clock = FakeClock()
        self.mentee, self.mentor = Shell(folder / "mentee", capture), Shell(folder / "mentor", capture)
        for shell in (self.mentee, self.mentor):
            shell.clock = self.clock
            shell.store.commit(full_conclusion())
        self.said = ""

    def type(self, *words: str, by: str = "mentee", code: int = 0) -> str:
        """Type a command; what it prints never holds what is private."""
        shell: Shell = getattr(self, by)
        answer = shell.meet(*words)
        assert answer.code == code, (words, answer)
        if "--private" not in words:
            assert CANARY not in answer.out + answer.err, words
        self.said += answer.out + answer.err
        return answer.out + answer.err

    def on_screen(self, *words: str, do: Callable[[Hands], Awaitable[None]], by: str = "mentee") -> None:
        """Type a command that opens a screen, and use it."""
        shell: Shell = getattr(self, by)
        wrong: list[AssertionError] = []

        def show(setting: Setting) -> int:
            try:
                return asyncio.run(_shown(setting, do))
            except AssertionError as error:
                wrong.append(error)
                return 0

        shell.look = show
        self.type(*words, by=by)
        if wrong:
            raise wrong[0]


class Hands:
    """Reads and types on a screen."""

    def __init__(self, app: MeetApp, pilot: Any) -> None:
        self._app, self._pilot = app, pilot

    @property
    def text(self) -> str:
        """What is drawn, each run of spaces as one."""
        rows = (strip.text for strip in self._app.screen._compositor.render_strips())
        words = "\n".join(" ".join(row.split()) for row in rows)
        assert CANARY not in words
        return words

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self._pilot.press(key)
            await come_to_rest(self._app)

    async def type(self, words: str) -> None:
        """Paste words."""
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def to(self, words: str) -> None:
        """Go down until a step with these words is open."""
        for _ in range(40):
            if re.search(rf"^│? ?> .*{words}", self.text, re.MULTILINE):
                return
            await self.press("down")
        raise AssertionError(f"no step {words!r} in\n{self.text}")


async def _shown(setting: Setting, do: Callable[[Hands], Awaitable[None]]) -> int:
    app = MeetApp(setting)
    async with app.run_test(size=(100, 30)) as pilot:
        await come_to_rest(app)
        await do(Hands(app, pilot))
    return app.return_code or 0


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Two:
    monkeypatch.chdir(tmp_path)
    return Two(tmp_path, capsys)


def test_a_week_between_two_meetings(two: Two, tmp_path: Path) -> None:
    # The evening after meeting 12: thanks are due, and a draft is there.
    two.clock.go(minutes=5 * 60)
    assert "thank" in two.type("thanks").lower()
    assert "Ada" in two.type("thanks", "show", "1")
    two.type("thanks", "done", "1")
    assert two.type("thanks") == "Nothing is due.\n"

    # Wednesday: things happen, and are noted in seconds.
    two.clock.go(minutes=24 * 60)
    two.type("jot", "--win", "Lin liked the slides https://talks.example/slides")
    two.type("jot", "--question", "How do I say no?")
    two.type("jot", "--thanks", "Ada, for the book")
    two.type("jot", "--private", f"I was nervous, {CANARY}")
    two.type("topic", "My talk in March", "--help-kind", "rehearse", "--tried", "a mirror")
    two.type("task", "1", "partly", "two of three")
    assert "https://talks.example/slides" in two.type("links")
    two.type("links", "read", "1")
    two.type("contact", "wrote", "about the slides")
    assert "task" in two.type("status").lower()
    assert len(two.type("status", "--short").splitlines()) == 1

    # Thursday: the mentee prepares on a screen.
    two.clock.go(minutes=24 * 60)

    async def prepare(hands: Hands) -> None:
        await hands.to("worth it if")
        await hands.type("I can say no")
        await hands.press("ctrl+q")

    two.on_screen("prep", "--by", "mentee", do=prepare)

    # What was prepared goes to the mentor in a chat that wraps and quotes it; twice does nothing.
    packet = "\n".join(f"> {line}" for line in two.type("pack").splitlines())
    (tmp_path / "chat.txt").write_text(packet, encoding="utf-8")
    assert "My talk in March" in packet
    two.type("unpack", "chat.txt", "--yes", by="mentor")
    brief = two.type("brief", by="mentor")
    assert "My talk in March" in brief
    two.type("unpack", "chat.txt", "--yes", by="mentor")
    assert two.type("topics", by="mentor").count("My talk in March") == 1

    # Friday: the date moves, and so does the invitation.
    two.clock.go(minutes=24 * 60)
    numbers = []
    for when in ("tue 17:00", "tue 16:00"):
        two.type("next", when, "--yes")
        two.type("invite", "-o", "invite.ics", "--force")
        (event,) = icalendar.Calendar.from_ical((tmp_path / "invite.ics").read_bytes()).walk("VEVENT")
        numbers.append((str(event["UID"]), int(str(event["SEQUENCE"]))))
    assert numbers[0][0] == numbers[1][0]
    assert numbers[1][1] > numbers[0][1]

    # Tuesday: the meeting opens with all of it.
    two.clock.go(minutes=(4 * 24 - 5) * 60)

    async def meet(hands: Hands) -> None:
        assert "I can say no" in hands.text
        assert "My talk in March" in hands.text
        await hands.press("enter")
        assert "Send the book partly: two of three" in hands.text
        await hands.to("Win: Lin liked the slides")
        await hands.press("right")
        await hands.to("Question: How do I say no")
        await hands.press("right")
        await hands.press("ctrl+n")
        assert "My talk in March" in hands.text
        assert "How do I say no?" in hands.text
        await hands.press("ctrl+n")
        await hands.type("Say no to one thing")
        await hands.press("enter", "enter")
        await hands.press("ctrl+n", "y")
        assert "Say no to one thing" in hands.text
        await hands.press("enter")

    two.on_screen("start", "--weekly", "--no-month", do=meet)

    # What was noted is used up, what was private stays with the one who typed it.
    assert "Lin liked the slides" in two.type("show", "last")
    left = two.type("jots")
    assert "How do I say no?" not in left
    assert "Say no to one thing" in two.type("recap", "last")
    assert CANARY in two.type("jots", "--private")
    assert "thank" in two.type("thanks").lower()

    # The next date is called off again, in the calendars as well.
    two.type("next", "tue 15:00", "--yes")
    two.type("invite", "-o", "invite.ics", "--force")
    two.type("invite", "--cancel", "-o", "off.ics")
    assert b"STATUS:CANCELLED" in (tmp_path / "off.ics").read_bytes()
    for path in tmp_path.rglob("*"):
        if path.is_file() and two.mentee.folder not in path.parents:
            assert CANARY.encode() not in path.read_bytes(), path
