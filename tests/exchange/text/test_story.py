"""A story as plain text, as Markdown and for programs."""

from __future__ import annotations

import json
from datetime import date, timedelta

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.story.plot import BLOCK, LINE
from meetingtui.domain.story.story import Story, tell
from meetingtui.domain.story.story_words import Bar
from meetingtui.exchange.data.story_json import story_object
from meetingtui.exchange.markdown.story import story_markdown
from meetingtui.exchange.text.bars import bar_lines
from meetingtui.exchange.text.layout import cells
from meetingtui.exchange.text.lines import WIDTH
from meetingtui.exchange.text.story import story_text
from tests.fakes import TUESDAY
from tests.lived_story import left, records
from tests.meetings import full_conclusion
from tests.records import held

TODAY = TUESDAY.date()
NOTHING = "a\x1b[2Jb\u202e*c*\n# d"


def of_one_meeting() -> Story:
    kept = full_conclusion()
    since = TODAY - timedelta(days=10)
    return tell([kept.record], kept.commitments, kept.goals, kept.opportunities, since, TODAY)


def of_nine_months() -> Story:
    kept = left()
    return tell(records(), kept.commitments, kept.goals, kept.doors, date(2026, 2, 1), TODAY)


TOLD = """\
Sam and Ada, Tue 17 Nov 2026 to Tue 17 Nov 2026
You met once, 1 hour 2 minutes in all.

GOALS
  Speak at a meetup (on track, by Thu 19 Nov 2026)
    We will know because 30 people came
  Lead a review (on track, by Thu 17 Dec 2026)
    We will know because Ada only listens

WHAT WAS PROMISED, AND WHAT BECAME OF IT
  Sam, changed  █ 1
  Sam, open     ████ 4
  Ada, done     █ 1
  Ada, open     █ 1

DONE
  Ada: Introduce Sam to Lin (Tue 17 Nov)
    Mail is sent

BECAME SOMETHING ELSE
  Sam: Read chapter 3 (Tue 17 Nov)
    Now: Read chapter 4 instead

STILL OPEN
  Sam: Write the slides (back once, since Tue 10 Nov)
    Half of them
  Sam: Call Kim (since Tue 10 Nov)
  Sam: Finish the slides (since Tue 17 Nov)
  Sam: Ask for feedback (since Tue 17 Nov)
  Ada: Send the book (since Tue 17 Nov)

WHAT WENT WELL
  Tue 17 Nov
    The review went well.
    I asked early.

DOORS
  A meetup where Sam could speak (looking out)

THE MONTHS
  Looked back at on Tue 17 Nov 2026
    went well: More air
    How Sam can help Ada: Read her draft
    What Ada learned: Patience
    The agreement: Still right

HOW THE TIME WAS USED
  Last week        ████████████ 12 min in 1 meeting
                   ────────── 10 min planned
  The month        ██████████████ 14 min in 1 meeting
                   ─────────────── 15 min planned
  Open discussion  ██████████████████ 18 min in 1 meeting
                   ──────────────────── 20 min planned
  Next steps       ████████████████ 16 min in 1 meeting
                   ─────────────── 15 min planned

  One meeting ran over: Tue 17 Nov, by 2 min."""


def test_a_story_is_told_in_plain_text() -> None:
    assert story_text(of_one_meeting()) == TOLD


def test_lines_fit_and_hold_nothing_but_words_blocks_and_lines() -> None:
    text = story_text(of_nine_months())
    assert max(map(cells, text.splitlines())) <= WIDTH
    drawn = {letter for letter in text if "\u2500" <= letter <= "\u259f"}
    assert drawn == {BLOCK, LINE}
    assert not any(word in text.lower() for word in ("score", "streak", "%"))


def test_a_story_is_markdown_with_tables_for_its_plots() -> None:
    lines = story_markdown(of_one_meeting()).splitlines()
    assert lines[0] == "# Sam and Ada, Tue 17 Nov 2026 to Tue 17 Nov 2026"
    assert "## Goals" in lines
    assert "- Ada: Introduce Sam to Lin (Tue 17 Nov)" in lines
    assert "  - I asked early." in lines
    assert "| Sam, open | ████ 4 |" in lines
    assert "| Last week | ████████████ 12 min in 1 meeting | ────────── 10 min planned |" in lines


def test_whatever_was_typed_does_no_harm() -> None:
    story = tell([held(contents=Contents(answers={"went-well": NOTHING}), mentee=NOTHING)], (), (), (), TODAY, TODAY)
    for text in (story_text(story), story_markdown(story)):
        assert all(letter == "\n" or letter.isprintable() for letter in text)
    assert "\n# d" not in story_markdown(story)
    assert "\\*c\\*" in story_markdown(story)


def test_a_program_gets_everything() -> None:
    told = json.loads(json.dumps(story_object(of_nine_months())))
    assert list(told) == [
        "since",
        "until",
        "mentee",
        "mentor",
        "goals",
        "promises",
        "wins",
        "doors",
        "thanks",
        "months",
        "time",
    ]
    assert (told["since"], told["mentee"], len(told["promises"])) == ("2026-02-17", "Jonas", len(left().commitments))
    assert told["time"]["suggestion"]["phases"][0] == {
        "phase": "last-week",
        "planned_seconds": 900,
        "suggested_seconds": 780,
    }
    assert story_object(tell((), (), (), (), TODAY, TODAY))["time"]["suggestion"] is None


def test_bars_have_one_scale_and_a_cell_for_the_least_thing() -> None:
    bars = [Bar("Much", 90, "90 min"), Bar("A little", 1, "1 min"), Bar("Nothing", 0, "0 min", 45, "45 min planned")]
    assert bar_lines(bars) == [
        f"Much      {BLOCK * 30} 90 min",
        f"A little  {BLOCK} 1 min",
        "Nothing    0 min",
        f"          {LINE * 15} 45 min planned",
    ]
    assert bar_lines([]) == []
