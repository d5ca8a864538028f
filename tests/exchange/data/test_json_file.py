"""The JSON is a promise: whoever changes an expectation changes `meet json-schema` and other people's scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meetingtui.domain.meeting.contents import Contents
from meetingtui.exchange.data import json_file
from meetingtui.exchange.output.documents import ShowDocument
from tests.builders import pair
from tests.meetings import NEXT, apart, full_conclusion, full_record
from tests.records import held

SHORT = {
    "number": 12,
    "id": "meeting-12",
    "kind": "weekly",
    "mentee": "Sam",
    "mentor": "Ada",
    "zone": "Europe/Berlin",
    "began": "2026-11-17T15:00:00+01:00",
    "ended": "2026-11-17T16:02:00+01:00",
    "agreed_end": "2026-11-17T16:00:00+01:00",
    "length_seconds": 3720,
    "overrun_seconds": 120,
    "month_reviewed": True,
    "month_put_off": False,
    "week_task": "Finish the slides",
}
NEXT_MEETING = {
    "starts_at": "2026-11-24T15:00:00+01:00",
    "zone": "Europe/Berlin",
    "length_seconds": 3600,
    "place": "https://call.example/ada",
}
PAIR = {
    "mentee": "Sam",
    "mentor": "Ada",
    "mentee_zone": "Europe/Berlin",
    "mentor_zone": "Europe/London",
    "zone": "Europe/Berlin",
    "length_seconds": 3600,
    "made_at": "2026-09-18T16:00:00+02:00",
    "next_meeting": NEXT_MEETING,
    "closed_on": None,
}
FINISH_THE_SLIDES = {
    "id": "c-5",
    "owner": "mentee",
    "text": "Finish the slides",
    "zone": "Europe/Berlin",
    "made_at": "2026-11-17T15:00:00+01:00",
    "due": "2026-11-24",
    "week_task": True,
    "goal_id": "g-2",
    "goal": "Lead a review",
    "replaces": None,
}
LISTS: dict[str, Any] = {
    "phases": [
        {"phase": "last-week", "planned_seconds": 600, "used_seconds": 720},
        {"phase": "month", "planned_seconds": 900, "used_seconds": 840},
        {"phase": "discussion", "planned_seconds": 1200, "used_seconds": 1080},
        {"phase": "next-steps", "planned_seconds": 900, "used_seconds": 960},
    ],
    "pauses": [{"since": "2026-11-17T15:20:00+01:00", "until": "2026-11-17T15:22:00+01:00"}],
    "extensions": [
        {
            "at": "2026-11-17T15:09:00+01:00",
            "phase": "last-week",
            "by_seconds": 300,
            "source": "discussion",
            "end": "2026-11-17T16:00:00+01:00",
        }
    ],
    "answers": {
        "worth-it": "I leave with a title",
        "went-well": "The review went well.\nI asked early.",
        "better": "I started late",
        "goals": "Close to the talk",
        "month-well": "More air",
        "help-mentor": "Read her draft",
        "mentor-learned": "Patience",
        "agreement-right": "Still right",
        "else-mentee": "Think of a title",
        "else-mentor": "Rest",
    },
    "goal_reviews": [
        {
            "id": "g-1",
            "text": "Speak at a meetup",
            "known_by": "30 people came",
            "set_on": "2026-09-20",
            "due": "2026-11-19",
            "verdict": "adjust",
            "evidence": "Two invitations",
            "why": "Smaller first",
            "new_text": "Speak at the club",
        }
    ],
    "new_goals": [
        {
            "id": "g-2",
            "text": "Lead a review",
            "known_by": "Ada only listens",
            "set_on": "2026-11-17",
            "due": "2026-12-17",
        }
    ],
    "doors": [
        {
            "id": "o-1",
            "text": "A job in London",
            "zone": "Europe/Berlin",
            "made_at": "2026-11-03T15:00:00+01:00",
            "stage": "looking-out",
            "moves": [],
        }
    ],
    "absences": [],
    "amendments": [],
    "lookouts": [
        {
            "id": "o-2",
            "text": "A meetup where Sam could speak",
            "zone": "Europe/Berlin",
            "made_at": "2026-11-17T15:00:00+01:00",
            "stage": "looking-out",
            "moves": [],
        }
    ],
    "next_meeting": NEXT_MEETING,
}
REVIEW = {
    "id": "c-2",
    "owner": "mentee",
    "text": "Write the slides",
    "due": "2026-11-17",
    "week_task": True,
    "times_carried": 2,
    "outcome": "partly",
    "note": "Half of them",
}
TOPICS = [
    {
        "id": "t-1",
        "text": "How to say no",
        "zone": "Europe/Berlin",
        "added_at": "2026-11-14T15:00:00+01:00",
        "by": "mentee",
        "help": "give me options",
        "tried": "Wrote it down",
        "notes": "- Offer a date instead\n- Say it early",
        "state": "discussed",
        "times_back": 1,
        "caught_in": None,
    },
    {
        "id": "t-2",
        "text": "A career question",
        "zone": "Europe/Berlin",
        "added_at": "2026-11-17T15:00:00+01:00",
        "by": None,
        "help": None,
        "tried": "",
        "notes": "",
        "state": "waiting",
        "times_back": 0,
        "caught_in": "last-week",
    },
]


def test_a_meeting_in_short() -> None:
    assert json_file.meeting_line(full_record(), "Finish the slides") == SHORT


def test_a_meeting_whole() -> None:
    shown = json_file.meeting_object(full_record())
    others = {"reviews", "topics", "commitments"}
    assert {name: value for name, value in shown.items() if name not in others} == SHORT | LISTS
    assert list(shown)[: len(SHORT)] == list(SHORT)
    assert [review["outcome"] for review in shown["reviews"]] == ["done", "partly", "changed", None]
    assert shown["reviews"][1] == REVIEW
    assert shown["topics"][:2] == TOPICS
    assert [c["id"] for c in shown["commitments"]] == ["c-5", "c-6", "c-7"]
    assert shown["commitments"][0] == FINISH_THE_SLIDES


def test_an_empty_meeting_has_every_name() -> None:
    assert list(json_file.meeting_object(held())) == list(json_file.meeting_object(full_record()))
    assert json_file.meeting_object(held())["next_meeting"] is None
    assert json_file.meeting_object(held())["week_task"] is None


def test_a_pair_with_both_zones() -> None:
    assert json_file.pair_object(apart()) == PAIR
    assert json_file.pair_object(pair())["next_meeting"] is None


def test_tasks_tell_where_they_stand_and_what_was_said() -> None:
    conclusion = full_conclusion()
    tasks = {task["id"]: task for task in json_file.task_objects(apart(), conclusion.commitments, conclusion.goals)}
    fresh = {"status": "open", "times_carried": 0, "history": [], "door_id": None, "update": None}
    assert tasks["c-5"] == FINISH_THE_SLIDES | fresh | {"number": 5}
    assert tasks["c-1"]["status"] == "done"
    assert tasks["c-1"]["history"] == [
        {"meeting_id": "meeting-12", "at": "2026-11-17T16:02:00+01:00", "outcome": "done", "note": "Mail is sent"}
    ]
    assert tasks["c-4"]["history"][0]["outcome"] is None


def test_the_text_is_one_object_with_its_schema_first_and_only_ascii() -> None:
    hostile = "\x1b[2J \u009b \u202e ü 漢"
    meeting = json_file.meeting_object(held(contents=Contents(answers={"x": hostile})))
    document: ShowDocument = {
        "schema": json_file.OUTPUT_SCHEMA,
        "pair": json_file.pair_object(pair()),
        "meeting": meeting,
    }
    text = json_file.text(document)
    assert text.isascii()
    assert "\x1b" not in text
    found = json.loads(text)
    assert next(iter(found)) == "schema"
    assert found["schema"] == 1
    assert found["meeting"]["answers"]["x"] == hostile


@pytest.mark.fault(58)
def test_instants_over_daylight_saving_keep_their_own_offset() -> None:
    summer = NEXT.starts_at.replace(month=7)
    assert json_file.meeting_object(held(began=summer))["began"] == "2026-07-24T16:00:00+02:00"


@pytest.mark.fault(63)
def test_a_zone_that_is_gone_is_told_by_name_with_times_in_utc() -> None:
    shown = json_file.meeting_line(held(zone="Mars/Base"), None)
    assert (shown["zone"], shown["began"]) == ("Mars/Base", "2026-11-17T14:00:00+00:00")
