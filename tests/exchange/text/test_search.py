"""What a search found, in plain text."""

from __future__ import annotations

import json

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.search.index import Index, parse_query
from meetingtui.exchange.data.search_json import found_object
from meetingtui.exchange.text.layout import cells
from meetingtui.exchange.text.search import found_text, marked
from tests.meetings import full_record
from tests.records import held


def shown(query: str, said: str | None = None, width: int = 76) -> str:
    record = full_record() if said is None else held(contents=Contents(answers={"went-well": said}))
    asked = parse_query(query)
    index = Index([record])
    return found_text(
        [(record, index.hits(place, asked)) for place in index.find(asked)], width, lambda hit: f"<{hit}>"
    )


def test_a_meeting_is_shown_with_its_places_and_marked_lines() -> None:
    assert shown("slides") == (
        "Meeting 12, Tue 17 Nov 2026\n"
        "  Last week, the week's task\n"
        "    Write the <*slides*>\n"
        "  Next steps, the week's task\n"
        "    Finish the <*slides*>"
    )


def test_of_a_long_text_only_the_lines_with_a_hit_are_shown() -> None:
    assert shown("early", "The review went well.\r\nI asked early.\nAnd so on") == (
        "Meeting 1, Tue 17 Nov 2026\n  Last week, went well\n    I asked <*early*>."
    )


def test_without_words_all_lines_are_shown() -> None:
    assert shown("kind:weekly", "one\n\ntwo").splitlines()[2:] == ["    one", "    two"]


def test_a_hit_that_is_broken_is_strong_in_both_lines() -> None:
    lines = shown('"rather long words"', "These are rather long words indeed", 24).splitlines()
    assert lines[2:] == ["    These are <*rather>", "    <long words*> indeed"]


def test_a_hit_over_two_lines_of_the_text_is_marked_in_both() -> None:
    assert shown('"say no"', "to say\nno to it").splitlines()[2:] == ["    to <*say*>", "    <*no*> to it"]


def test_letters_that_were_typed_are_marked_whatever_was_asked_for() -> None:
    assert shown("strasse", "Die Straße").endswith("Die <*Straße*>")


def test_nothing_that_steers_a_terminal_gets_through() -> None:
    out = shown("b", "a\x1b[2J b \ue000 \ue001 \u202e")
    assert all(character == "\n" or character.isprintable() for character in out)
    assert "<*b*> \ufffd \ufffd" in out


def test_lines_are_as_wide_as_asked_for() -> None:
    for width in (24, 40, 76):
        lines = shown("kind:weekly", "漢字 and many other words " * 20, width).splitlines()
        assert max(map(cells, lines[1:])) <= width


def test_one_text_can_be_marked() -> None:
    assert marked("one\ntwo three", [(4, 7)]) == "*two* three"


def test_a_program_gets_every_line_with_the_letters_that_were_hit() -> None:
    asked = parse_query("slides owner:mentee")
    found = found_object(full_record(), Index([full_record()]).hits(0, asked))
    assert json.loads(json.dumps(found)) == {
        "number": 12,
        "id": "meeting-12",
        "kind": "weekly",
        "zone": "Europe/Berlin",
        "began": "2026-11-17T15:00:00+01:00",
        "lines": [
            {
                "place": "Last week, the week's task",
                "key": "reviews/c-2/text",
                "text": "Write the slides",
                "owner": "mentee",
                "status": ["carried", "partly"],
                "goals": [],
                "with": [],
                "hits": [[10, 16]],
            },
            {
                "place": "Next steps, the week's task",
                "key": "commitments/c-5/text",
                "text": "Finish the slides",
                "owner": "mentee",
                "status": ["open"],
                "goals": ["Lead a review"],
                "with": [],
                "hits": [[11, 17]],
            },
        ],
    }
