"""The story on the screen: how far back, from part to part, and nothing but words, blocks and lines."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.story.story_words import sections
from meetingtui.domain.text import clean
from meetingtui.services.storytelling import story_of
from meetingtui.ui.reading.story_page import StoryPage
from tests.builders import commitment, pair
from tests.fakes import TUESDAY
from tests.lived_story import left, lived, records
from tests.records import held
from tests.ui.hostile import HOSTILE, STEERING
from tests.ui.stage import Stage, on_stage

DAY = timedelta(days=1)
TODAY = TUESDAY.date()
HOME: dict[str, Any] = {"start": False}
SMALL: dict[str, Any] = {"size": (80, 24)}
LIVED: dict[str, Any] = {
    "whose": lived().pair,
    "records": records(),
    "commitments": left().commitments,
    "goals": left().goals,
    "opportunities": left().doors,
    **HOME,
}
"""Nine made-up months."""


def met(*days_ago: int) -> list[Any]:
    """A meeting on each of these days, each with its win."""
    return [
        held(began=TUESDAY - ago * DAY, id=f"m-{ago}", contents=Contents(answers={"went-well": f"Win of {ago}"}))
        for ago in days_ago
    ]


def is_top(stage: Stage, line: str) -> bool:
    return top(stage) == line


def top(stage: Stage) -> str:
    """The first line of the story that is in sight."""
    page = stage.app.screen.query_one(StoryPage)
    return stage.rows[page.content_region.y][page.content_region.x : page.content_region.right].strip()


def parts(stage: Stage, days: int = 90) -> list[str]:
    """The headings of the story of so many days, as they are drawn."""
    assert stage.pair is not None
    return [part.heading.upper() for part in sections(story_of(stage.store, stage.pair, TODAY - days * DAY, TODAY))]


def marked_stretch(stage: Stage) -> str:
    return " ".join(stage.rows[1].partition("> ")[2].partition("   ")[0].split())


# --- the way there and back -------------------------------------------------------------------------------------


@on_stage(**LIVED)
async def test_t_opens_the_story_of_ninety_days_and_q_leads_back(stage: Stage) -> None:
    await stage.press("t")
    assert stage.screen == "StoryScreen"
    assert "Jonas and Noor (mentor)" in stage.rows[0]
    assert top(stage) == "Jonas and Noor, Wed 19 Aug 2026 to Tue 17 Nov 2026"
    assert "You met 10 times, 9 hours 50 minutes in all." in stage.text
    assert "GOALS" in stage.text
    assert marked_stretch(stage) == "9 90 days"
    await stage.press("q")
    assert stage.screen == "HomeScreen"


@on_stage(**LIVED)
async def test_the_palette_leads_there_too(stage: Stage) -> None:
    await stage.run_command("The story")
    assert stage.screen == "StoryScreen"
    await stage.run_command("The last year (y)")
    assert marked_stretch(stage) == "y a year"


@on_stage(**LIVED)
async def test_keys_that_are_pressed_twice_leave_one_screen(stage: Stage) -> None:
    await stage.press("t")
    stage._send("escape")
    stage._send("escape")
    await stage.settle()
    assert stage.screen == "HomeScreen"


# --- how far back -----------------------------------------------------------------------------------------------


@on_stage(records=met(400, 200, 60, 10), **HOME)
async def test_one_key_tells_another_stretch(stage: Stage) -> None:
    await stage.press("t")
    for key, words, told in (
        ("3", "3 30 days", (10,)),
        ("9", "9 90 days", (60, 10)),
        ("y", "y a year", (200, 60, 10)),
        ("w", "w since you began", (400, 200, 60, 10)),
    ):
        await stage.press(key)
        shown = [line.removeprefix("Win of ") for line in page_lines(stage) if line.startswith("Win of ")]
        assert shown == [str(ago) for ago in told], key
        assert marked_stretch(stage) == words, key
        assert stage.rows[1].count(">") == 1, key


def page_lines(stage: Stage) -> list[str]:
    """Every line of the story, also those that are out of sight."""
    return [line.content().plain.strip() for line in stage.app.screen.query_one(StoryPage)._told.lines]


@on_stage(**LIVED)
async def test_another_stretch_is_told_from_its_beginning(stage: Stage) -> None:
    await stage.press("t", "n", "n", "y")
    assert top(stage).startswith("Jonas and Noor, ")
    await stage.press("n", "n", "y")
    assert top(stage) == parts(stage, 365)[2], "the key of the present stretch stays where it is"


@on_stage(**LIVED)
async def test_a_click_chooses_a_stretch_and_a_part(stage: Stage) -> None:
    await stage.press("t")
    await stage.pilot.click(offset=(stage.rows[1].index("30 days"), 1))
    await stage.settle()
    assert marked_stretch(stage) == "3 30 days"
    row = next(number for number, text in enumerate(stage.rows) if "Doors" in text[80:])
    await stage.pilot.click(offset=(stage.rows[row].index("Doors"), row))
    await stage.settle()
    assert top(stage) == "DOORS"
    assert "> Doors" in stage.rows[row]


# --- from part to part ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "back"), [("n", "p"), ("right_square_bracket", "left_square_bracket")])
@on_stage(**SMALL, **LIVED)
async def test_two_keys_go_from_heading_to_heading_and_back(stage: Stage, on: str, back: str) -> None:
    await stage.press("t")
    headings = parts(stage)
    assert len(headings) > 5
    assert f"part 1 of {len(headings)}" in stage.text
    for number, heading in enumerate(headings[1:], 2):
        await stage.press(on)
        assert top(stage) == heading
        assert f"part {number} of {len(headings)}" in stage.text
    await stage.press(on)
    assert stage.message == "This is the last part."
    for heading in reversed(headings[1:-1]):
        await stage.press(back)
        assert top(stage) == heading
    await stage.press(back)
    assert top(stage).startswith("Jonas and Noor, ")
    await stage.press(back)
    assert stage.message == "This is the beginning."


@on_stage(**SMALL, **LIVED)
async def test_back_goes_to_the_beginning_of_the_part_first(stage: Stage) -> None:
    await stage.press("t", "n", "n", "down", "down", "p")
    assert top(stage) == parts(stage)[2]


@on_stage(**SMALL, **LIVED)
async def test_arrows_pages_home_and_end_scroll(stage: Stage) -> None:
    await stage.press("t")
    head, met_line = page_lines(stage)[:2]
    for key, line in (("down", met_line), ("up", head), ("j", met_line), ("k", head)):
        await stage.press(key)
        await stage.wait_for(partial(is_top, stage, line))
    page = stage.app.screen.query_one(StoryPage)
    await stage.press("pagedown")
    await stage.wait_for(lambda: round(page.scroll_y) == page.content_region.height)
    await stage.press("end")
    await stage.wait_for(lambda: top(stage) == "HOW THE TIME WAS USED")
    await stage.press("home")
    await stage.wait_for(lambda: top(stage) == head)


@on_stage(size=(100, 30), **LIVED)
async def test_beside_the_story_its_parts_are_named_and_the_one_in_sight_is_marked(stage: Stage) -> None:
    await stage.press("t")

    def beside() -> str:
        return " ".join(" ".join(row[80:].replace("│", " ").split()) for row in stage.rows[2:-2])

    assert "> Goals What was promised Done" in beside()
    await stage.press("n", "n")
    assert "Goals What was promised > Done" in beside()
    assert beside().count(">") == 1
    await stage.resize(80, 24)
    assert "PARTS" not in stage.text
    assert top(stage) == "DONE"


@on_stage(size=(100, 40), records=met(3), commitments=[commitment("Call Kim")], **HOME)
async def test_a_story_that_is_in_sight_as_a_whole_says_so(stage: Stage) -> None:
    await stage.press("t", "n")
    assert stage.message == "All of it is on the screen."
    assert "part 1" not in stage.text
    await stage.resize(100, 10)
    assert "part 1 of 3" in stage.text
    await stage.press("n")
    assert top(stage) == "STILL OPEN"


@on_stage(**LIVED)
async def test_the_part_at_the_top_stays_there_in_a_narrower_window(stage: Stage) -> None:
    await stage.press("t", "n", "n", "n")
    await stage.resize(60, 20)
    assert top(stage) == parts(stage)[3]


# --- what it says -----------------------------------------------------------------------------------------------


@on_stage(**SMALL, **LIVED)
async def test_the_time_is_drawn_with_its_figures_and_the_next_agenda_is_one_sentence(stage: Stage) -> None:
    await stage.press("t", "end")
    await stage.wait_for(lambda: top(stage) == "HOW THE TIME WAS USED")
    assert "Last week █████████████ 13 min in 10 meetings" in stage.text
    assert "─────────────── 15 min planned" in stage.text
    assert (
        "After the last six ordinary weeks, the next agenda could be: last week 13 min, "
        "open discussion 32 min, next steps 15 min." in stage.flat
    )
    assert "%" not in stage.text


@on_stage(**HOME)
async def test_a_new_pair_is_told_how_its_story_begins(stage: Stage) -> None:
    await stage.press("t")
    assert "Nothing to tell yet. Press q, then s, to start a meeting" in stage.flat
    assert stage.footer == [("q", "Back"), ("?", "Help")]
    await stage.press("w", "n", "3")
    assert "Nothing to tell yet." in stage.flat
    assert stage.message == "3 9 y w: how far back   q: back"


@on_stage(records=met(200), **HOME)
async def test_days_without_anything_point_further_back(stage: Stage) -> None:
    await stage.press("t")
    assert "Nothing is recorded for these days. Press w for everything since you began." in stage.flat
    await stage.press("w")
    assert "Win of 200" in stage.text
    assert ("n", "Next part") in stage.footer


@on_stage(goals=[Goal("g", "pair-1", "Give a talk", TODAY, TODAY + 30 * DAY)], **HOME)
async def test_what_was_written_before_the_first_meeting_is_told(stage: Stage) -> None:
    await stage.press("t")
    assert "The two of you did not meet in this time." in stage.text
    assert "- Give a talk (on track, by Thu 17 Dec 2026)" in stage.text


@on_stage(others=[pair(id="pair-2")], commitments=[commitment("For Kim", pair_id="pair-2")], **HOME)
async def test_nothing_of_another_pair_is_in_it(stage: Stage) -> None:
    await stage.press("t", "w")
    assert "Nothing to tell yet." in stage.flat
    assert "For Kim" not in stage.text


@pytest.mark.parametrize("name", HOSTILE)
@on_stage(**HOME)
async def test_hostile_words_are_shown_as_typed_and_do_nothing(stage: Stage, name: str) -> None:
    text = HOSTILE[name]
    record = held(began=TUESDAY - DAY, contents=Contents(answers={"went-well": text}), mentee=text[:40], mentor="[/]")
    stage.store._records = {record.id: record}
    await stage.press("t", "n")
    strips = stage.app.screen._compositor.render_strips()
    assert "@click" not in {key for strip in strips for part in strip if part.style for key in part.style.meta}
    shown = "".join(stage.rows)
    assert not STEERING & set(shown)
    assert "".join(clean(text).split())[:40] in "".join(shown.replace("│", "").split())


@on_stage(**LIVED)
async def test_the_footer_names_what_goes_from_part_to_part(stage: Stage) -> None:
    await stage.press("t")
    assert stage.footer == [("n", "Next part"), ("p", "Previous part"), ("q", "Back"), ("?", "Help")]
    assert stage.message.startswith("3 9 y w: how far back")
    assert len(stage.message) <= 78
