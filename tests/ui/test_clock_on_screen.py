"""The time on the live screen: figures, the state in words, and the reserve that asks without taking anything."""

from __future__ import annotations

import pytest

from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import NextMeeting
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY, FakeClock
from tests.ui.stage import Stage, on_stage


@on_stage()
async def test_the_figures_and_the_words_say_how_the_phase_stands(stage: Stage) -> None:
    await stage.begin()
    assert stage.figures == "15:00"
    assert "LAST WEEK phase 1 of 3" in stage.text
    assert "ON TIME 60 min left, ends 16:00" in stage.text
    assert "Open discussion closes 15:45; 30 min of it left." in stage.text
    await stage.go(minutes=13)
    assert stage.figures == "02:00"
    assert "2 MIN LEFT 47 min left, ends 16:00" in stage.text
    await stage.go(minutes=3, seconds=7)
    assert stage.figures == "+01:07"
    assert "OVER by 1 min 44 min left, ends 16:00" in stage.text
    assert "Open discussion closes 15:45; 29 min of it left." in stage.text


@on_stage()
async def test_a_pause_is_said_in_words_and_shows_what_it_costs(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=5)
    assert ("space", "Pause") not in stage.footer
    await stage.press("escape", "space")
    await stage.go(minutes=7)
    assert stage.figures == "10:00"
    assert "PAUSED 48 min left, ends 16:00" in stage.text
    assert "The end stays; open discussion shrinks: 23 min left." in stage.text
    assert ("space", "Go on") in stage.footer
    await stage.press("space")
    await stage.go(minutes=1)
    assert stage.figures == "09:00"
    assert ("space", "Pause") in stage.footer
    assert "ON TIME" in stage.text


@on_stage()
async def test_a_full_meeting_is_named_plainly(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=41)
    assert "The meeting is full: open discussion has 4 min, it closes 15:45." in stage.text


@on_stage()
async def test_at_the_reserve_it_asks_and_takes_neither_focus_nor_letter(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    await stage.type("half a th")
    await stage.go(minutes=45)
    assert stage.message == "Time for next steps: press Ctrl+N. Nothing you typed is lost."
    assert "Time for next steps: Ctrl+N. They were due at 15:45." in stage.text
    assert "> now" in stage.text
    assert (stage.step, stage.letters) == ("add/topic", False)
    await stage.type("ought")
    assert stage.typed == "half a thought"
    await stage.press("ctrl+n")
    assert stage.phase == "Next steps"
    assert [topic.text for topic in stage.contents.topics] == ["half a thought"]


@on_stage()
async def test_at_the_floor_it_moves_on_once_when_nobody_types(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    await stage.go(minutes=49, seconds=55)
    await stage.type("still typing")
    await stage.go(seconds=6)
    assert stage.phase == "Open discussion"
    await stage.go(seconds=5)
    assert stage.phase == "Next steps"
    assert "so the meeting moved on. Esc, b: go back" in stage.message
    await stage.press("escape", "b")
    assert stage.phase == "Open discussion"
    assert [topic.text for topic in stage.contents.topics] == ["still typing"]
    await stage.go(minutes=3)
    assert stage.phase == "Open discussion"


@on_stage()
async def test_past_the_end_the_overtime_counts_up_quietly(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")
    await stage.go(minutes=63)
    assert stage.figures == "+03:00"
    assert "OVER by 3 min 3 min past the end, which was 16:00" in stage.text
    assert "Time is up. Ctrl+N: end Ctrl+T: 5 more min" in stage.text
    assert stage.screen == "MeetingScreen"


@on_stage()
async def test_going_back_and_jumping_by_number_keep_each_phases_time(stage: Stage) -> None:
    await stage.begin()
    assert ("b", "Back") not in stage.footer
    await stage.go(minutes=4)
    await stage.press("escape", "2")
    await stage.go(minutes=10)
    await stage.press("escape", "b")
    assert (stage.phase, stage.figures) == ("Last week", "11:00")
    await stage.press("escape", "4")
    assert stage.phase == "Last week"


@on_stage(whose=pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60)), clock=FakeClock(TUESDAY))
async def test_a_late_start_keeps_the_end_and_shrinks_the_discussion(stage: Stage) -> None:
    stage.clock.go(minutes=6)
    stage.app.screen.draw()  # type: ignore[attr-defined]
    await stage.settle()
    assert "54 min until 16:00." in stage.text
    assert "The end stays: open discussion is 6 min shorter." in stage.text
    await stage.begin()
    assert "Open discussion closes 15:45; 24 min of it left." in stage.text


@on_stage(whose=pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60)), clock=FakeClock(TUESDAY))
async def test_the_full_length_is_one_key_on_arrival(stage: Stage) -> None:
    stage.clock.go(minutes=6)
    await stage.press("escape", "f")
    assert "60 min until 16:06" in stage.text
    await stage.press("f")
    assert "54 min until 16:00" in stage.text


@on_stage(wishes=Wishes(minutes=20))
async def test_a_quick_check_has_two_phases(stage: Stage) -> None:
    await stage.begin()
    assert "LAST WEEK phase 1 of 2" in stage.text
    assert "Next steps begin at 15:10 at the latest." in stage.text
    await stage.press("ctrl+n")
    assert stage.phase == "Next steps"


@on_stage()
async def test_the_window_is_named_anew_once_a_minute(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []
    monkeypatch.setattr(stage.app, "set_window_title", named.append)
    await stage.begin()
    await stage.go(minutes=3)
    assert named == [f"meet: Last week, {left} min" for left in (15, 14, 13, 12)]
    await stage.go(minutes=15)
    assert named[-1] == "meet: Last week, 3 min over"
    await stage.press("f10")
    await stage.go(minutes=1)
    assert named[-1] == "meet: Last week, paused"
    assert len(named) == len({*named})


@on_stage(notices_outside=True)
async def test_who_looks_at_another_window_is_told_once_of_the_reserve_and_of_the_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _a_whole_meeting_long(stage, monkeypatch, focus=False) == [
        "meet: Time for next steps.",
        "meet: The time is up.",
    ]


async def _a_whole_meeting_long(stage: Stage, monkeypatch: pytest.MonkeyPatch, *, focus: bool) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(stage.app, "say_outside", told.append)
    await stage.begin()
    stage.app.app_focus = focus
    for _ in range(7):
        await stage.go(minutes=10)
    return told


@on_stage(notices_outside=True)
async def test_who_looks_at_this_window_reads_it_here(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await _a_whole_meeting_long(stage, monkeypatch, focus=True) == []


@on_stage()
async def test_nothing_is_said_outside_unasked(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await _a_whole_meeting_long(stage, monkeypatch, focus=False) == []
