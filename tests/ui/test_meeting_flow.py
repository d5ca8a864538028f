"""The way from screen to screen: errors on it, and keys that come faster than the screens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.errors import StoreBusy, StoreDamaged
from meetingtui.services.meeting_room import MeetingRoom
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage, perform


@pytest.mark.parametrize("error", [RuntimeError("broken"), StoreDamaged("The file is damaged.")])
def test_what_breaks_on_the_way_ends_the_program_with_its_own_error(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise error

    async def to_the_recap(stage: Stage) -> None:
        monkeypatch.setattr(MeetingRoom, "preview", broken)
        await stage.begin()
        await stage.to("Next steps")
        await stage.press("escape", "n", "y")

    with pytest.raises(type(error)) as raised:
        perform(to_the_recap, (100, 30), {})
    assert raised.value is error


@on_stage()
async def test_a_discard_that_is_not_possible_is_said_in_the_shell(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise StoreBusy("Somebody saves.", "Nothing is lost.", "Try again.")

    monkeypatch.setattr(MeetingRoom, "discard", refused)
    await stage.begin()
    await stage.press("ctrl+q", "x", "d")
    assert stage.app.return_code == StoreBusy("").exit_code
    assert stage.mark.names == ""


def printed(stage: Stage) -> str:
    return " ".join(str(words) for words in stage.app._exit_renderables)


@on_stage()
async def test_a_pause_says_in_the_shell_how_to_go_on(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+q", "p")
    assert printed(stage) == "Meeting 1 is paused in Last week; every word is saved.\nTo go on: meet start"


@on_stage()
async def test_the_end_says_in_the_shell_what_is_saved(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+q", "f", "end", "y", "enter")
    assert printed(stage) == "Meeting 1 is saved.\nTo read it: meet show last"


@on_stage(start=False)
async def test_home_forgets_a_meeting_that_was_discarded(stage: Stage) -> None:
    await stage.press("s", "w", "enter")
    assert stage.screen == "MeetingScreen"
    await stage.press("ctrl+q", "x", "d")
    assert stage.screen == "HomeScreen"
    assert "unfinished" not in stage.text


@on_stage()
async def test_keys_that_come_before_the_next_screen_find_it(stage: Stage) -> None:
    for key in ("enter", "o", "k"):
        stage._send(key)
    await stage.settle()
    assert stage.screen == "MeetingScreen"
    assert "ok" in stage.text
    for key in ("ctrl+q", "f", "end", "y"):
        stage._send(key)
    await stage.settle()
    assert stage.screen == "RecapScreen"


@on_stage(start=False, records=[held(began=TUESDAY - timedelta(days=7))])
async def test_two_meetings_do_not_begin_at_a_key_that_is_pressed_twice(stage: Stage) -> None:
    for key in ("s", "s"):
        stage._send(key)
    await stage.settle()
    assert [type(screen).__name__ for screen in stage.app.screen_stack].count("ArrivalScreen") == 1
    assert len(stage.drafts.kept) <= 1


@on_stage(start=False, records=[held(began=TUESDAY - timedelta(days=7))])
async def test_the_window_is_named_for_the_phase_and_for_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(stage.app, "set_window_title", titles.append)
    await stage.press("s", "enter")
    await stage.to("Open discussion")
    await stage.to("Next steps")
    await stage.press("escape", "n", "y", "enter")
    assert titles == [
        "meet: Arrival",
        "meet: Last week, 15 min",
        "meet: Open discussion, 45 min",
        "meet: Next steps, 60 min",
        "meet: Recap",
        "meet",
    ]
