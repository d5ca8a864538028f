"""Cover, themes, and states that are told apart without any colour."""

from __future__ import annotations

import pytest

from meetingtui.ui.shell.theme import THEMES
from tests.builders import commitment
from tests.ui.stage import Stage, on_stage

PRIVATE = "Write the slides"


@on_stage(commitments=[commitment(PRIVATE)])
async def test_one_key_covers_everything_but_the_clock(stage: Stage) -> None:
    await stage.begin()
    await stage.type("halves", "left", "ctrl+o")
    await stage.type("a thought", "ctrl+r")
    shown = stage.text
    for words in (PRIVATE, "halves", "a thought", "Sam", "Ada", "Catch"):
        assert words not in shown, words
    assert stage.figures == "15:00"
    assert "ON TIME" in shown
    assert "Hidden. The meeting goes on. Press v to show it again." in shown
    await stage.go(minutes=14)
    assert "1 MIN LEFT" in stage.text


@on_stage(commitments=[commitment(PRIVATE)])
async def test_under_the_cover_no_key_shows_or_changes_a_word(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+r")
    for key in ("n", "c", "u", "1", "2", "g", "tab", "escape", "q", "m", "ctrl+n", "ctrl+o", "ctrl+t", "ctrl+q"):
        await stage.press(key)
    assert stage.screen == "MeetingScreen"
    assert stage.phase == "Last week"
    assert PRIVATE not in stage.text
    titles = " ".join(command.title for command in stage.app.get_system_commands(stage.app.screen))
    assert "Messages" not in titles
    assert "Uncover (Ctrl+R, v)" in titles


@on_stage()
async def test_uncovering_gives_the_cursor_back(stage: Stage) -> None:
    await stage.begin()
    await stage.open("better")
    await stage.type("halves", "left", "ctrl+r")
    await stage.type("hidden", "space")
    assert "PAUSED" in stage.text
    await stage.press("space", "v")
    await stage.type("X")
    assert stage.contents.answer("better") == "halveXs"


@on_stage()
async def test_a_meeting_that_moves_on_under_the_cover_stays_covered(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+r")
    await stage.go(minutes=51)
    assert stage.phase == "Next steps"
    assert "What will Sam do" not in stage.text
    assert stage.focus == "cover"
    await stage.press("v")
    assert "What will Sam do" in stage.text
    assert (stage.step, stage.letters) == ("add/promise-mentee", False)


@on_stage()
async def test_one_key_walks_through_the_themes_also_while_typing(stage: Stage) -> None:
    await stage.begin()
    names = []
    for _ in THEMES:
        await stage.press("ctrl+l")
        names.append(stage.app.theme)
    assert sorted(names) == sorted(theme.name for theme in THEMES)
    await stage.type("l", "f4")
    assert stage.contents.answer("went-well") == "l"
    await stage.press("escape", "l")
    assert stage.app.theme == names[1]
    await stage.run_command("Theme: meet-light")
    assert stage.app.theme == "meet-light"


async def _states(stage: Stage) -> None:
    await stage.begin()
    clocks, rows = [stage.rows[1:4]], []
    for minutes in (13, 3):
        await stage.go(minutes=minutes)
        clocks.append(stage.rows[1:4])
    await stage.press("escape", "space")
    clocks.append(stage.rows[1:4])
    await stage.press("space", "escape")
    for _ in range(4):
        await stage.press("right", "down", "down")
        rows.append(next(row for row in stage.rows if PRIVATE in row))
        await stage.press("shift+tab", "up")
    words = ["ON TIME", "2 MIN LEFT", "OVER by 1 min", "PAUSED"]
    assert all(word in "".join(clock) for word, clock in zip(words, clocks, strict=True))
    assert len({row.strip() for row in rows}) == len(rows)
    assert all(f"{sign} Sam" in row for sign, row in zip("+~!*", rows, strict=True))


def test_without_colours_each_state_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    @on_stage(commitments=[commitment(PRIVATE)])
    async def script(stage: Stage) -> None:
        assert stage.app.no_color
        await _states(stage)

    script()
