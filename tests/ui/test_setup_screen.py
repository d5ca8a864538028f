"""The first form: two names are enough, and what is wrong is said in a sentence."""

from __future__ import annotations

from typing import Any

from tests.ui.stage import Stage, on_stage

NOBODY: dict[str, Any] = {"pair": None, "start": False}


@on_stage(**NOBODY)
async def test_two_names_and_enter_set_a_pair_up(stage: Stage) -> None:
    assert stage.screen == "SetupScreen"
    assert stage.focus == "mentor"
    assert stage.footer == [("^o", "Look around with made-up data"), ("^q", "Leave"), ("^g", "Help")]
    await stage.type("Ada", "enter")
    await stage.type("Sam", "enter")
    assert stage.screen == "HomeScreen"
    kept = stage.store.pairs()[0]
    assert (kept.mentor.name, kept.mentee.name, kept.zone) == ("Ada", "Sam", "Europe/Berlin")
    assert "Sam and Ada (mentor)" in stage.text


@on_stage(pair=None)
async def test_for_a_meeting_it_goes_straight_to_arrival(stage: Stage) -> None:
    await stage.type("Ada", "enter")
    await stage.type("Sam", "tab")
    await stage.press("ctrl+u")
    await stage.type("Europe/London", "enter")
    assert stage.screen == "ArrivalScreen"
    assert stage.store.pairs()[0].mentee.zone == "Europe/London"


@on_stage(**NOBODY)
async def test_what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost(stage: Stage) -> None:
    await stage.press("enter", "enter")
    assert "The mentor's name is missing." in stage.message
    await stage.press("up", "up")
    await stage.type("Ada", "down")
    await stage.press("ctrl+u")
    await stage.type("Mars/Base", "down")
    await stage.type("Sam", "enter")
    assert "Mars/Base" in stage.message
    assert stage.message.startswith("Problem:")
    assert stage.store.pairs() == []
    assert (stage.value("#mentor"), stage.value("#mentee")) == ("Ada", "Sam")
    assert stage.focus == "mentor-zone"
    await stage.type("Europe/London", "enter", "enter")
    assert stage.store.pairs()[0].mentor.zone == "Europe/London"


@on_stage(zone=None, **NOBODY)
async def test_a_machine_without_a_zone_asks_for_one(stage: Stage) -> None:
    assert "This computer does not say its time zone" in stage.text
    await stage.type("Ada", "enter")
    assert stage.focus == "mentor-zone"
    assert stage.message == "Where does Ada live? Type a city, such as Lisbon."
    await stage.press("enter")
    assert stage.focus == "mentor-zone"
    await stage.type("Lisbon", "enter")
    await stage.type("Sam", "enter")
    assert stage.focus == "mentee-zone"
    assert stage.message == "Where does Sam live? Type a city, such as Lisbon."
    await stage.type("Europe/Berlin", "enter")
    kept = stage.store.pairs()[0]
    assert (kept.mentor.zone, kept.mentee.zone) == ("Europe/Lisbon", "Europe/Berlin")


@on_stage(**NOBODY)
async def test_a_city_is_taken_for_its_zone_and_that_is_said_before_it_counts(stage: Stage) -> None:
    await stage.type("Ada", "down")
    await stage.type("new york")
    assert "new york = America/New_York" in stage.text
    await stage.press("down")
    assert stage.value("#mentor-zone") == "America/New_York"
    assert "= America/New_York" not in stage.text
    await stage.type("Sam", "down")
    await stage.type("lisbon", "enter")
    kept = stage.store.pairs()[0]
    assert (kept.mentor.zone, kept.mentee.zone, kept.zone) == ("America/New_York", "Europe/Lisbon", "Europe/Lisbon")


@on_stage(**NOBODY)
async def test_enter_stays_at_a_zone_that_is_not_known_and_asks_back(stage: Stage) -> None:
    await stage.type("Ada", "down")
    await stage.type("Lisbn", "up", "enter")
    assert stage.focus == "mentor-zone"
    assert "Did you mean Europe/Lisbon?" in stage.message
    await stage.press("enter")
    assert stage.focus == "mentor-zone"


@on_stage(**NOBODY)
async def test_looking_around_is_one_key_away(stage: Stage) -> None:
    await stage.press("f2")
    assert stage.app.look_around
    assert stage.store.pairs() == []


@on_stage(**NOBODY)
async def test_escape_leaves_no_form_and_ctrl_q_does(stage: Stage) -> None:
    await stage.type("Ada", "escape", "escape")
    assert stage.screen == "SetupScreen"
    assert stage.value("#mentor") == "Ada"
    await stage.press("ctrl+q")
    assert stage.app.return_code == 0
