"""First and last meetings, and the agreement, word for word as they are printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt

from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Person
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.data import json_file, json_ledgers
from meetingtui.exchange.markdown.agreement import agreement_markdown, agreement_text
from meetingtui.exchange.recap import recap
from meetingtui.exchange.text.layout import cells
from meetingtui.exchange.text.lines import WIDTH
from meetingtui.exchange.text.record import record_text
from tests.builders import BERLIN
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import DOOR, first_record, full_agreement, wrap_up_record
from tests.meetings import apart, full_record
from tests.records import held

HOSTILE = "a\x1b[2Jb\n# c\u202e *d* <script>"

FIRST_TEXT = """\
Meeting 1 of Sam and Ada: the first meeting
Tue 17 Nov 2026, 15:00 to 16:00 Europe/Berlin (60 min)
Both said yes to the agreement.

HELLO                                                             6 of 5 min
  About Sam
    Sam, like ham
  Sam hopes for
    to speak up

GOALS                                                           20 of 15 min
  It is about
    a skill; career; and a move
  It worked if
    I give a talk
    and like it

GROUND RULES                                                    14 of 10 min
  What is said here
    stays between us

RHYTHM                                                           10 of 8 min
  How often
    every two weeks
  Your usual slot
    tue 15:00
  Away
    Ada, Mon 21 Dec 2026 to Sun 3 Jan 2027: mail instead

30/60/90                                                         0 of 12 min
  New goal: Speak once (by Thu 17 Dec 2026)
    We will know because Ada heard it

NEXT STEPS                                                      10 of 10 min
  Sam will
    Find a topic (by Tue 24 Nov, the week's task)
  Ada looks out for
    A meetup
  Next meeting
    Tue 24 Nov 2026, 15:00 Europe/Berlin, 60 min, https://call.example/ada
  Ada, before then
    Rest"""

WRAP_UP_TEXT = """\
Meeting 20 of Sam and Ada: the wrap-up
Tue 17 Nov 2026, 15:00 to 16:00 Europe/Berlin (60 min)

WHAT WAS REACHED                                                18 of 20 min
  Goal: Speak once (by Mon 30 Nov 2026)
    reached
    Evidence: The club
  Goal: Lead a review (by Mon 30 Nov 2026)
    on track
  What was reached
    Sam speaks up

WHAT WE TAKE ALONG                                              27 of 25 min
  Sam takes along
    to ask early
  Ada says thanks
    the laughs

STAYING IN TOUCH                                                15 of 15 min
  Staying in touch
    a mail in spring
  Door: A talk at the club
    outcome: Sam spoke there
    thanked"""

FIRST_RECAP = """\
Thanks for today, Ada.

This is what I take along from Tue 17 Nov 2026.

## What I will do

- Find a topic (by Tue 24 Nov), the week's task

## What Ada looks out for

- A meetup

## When we meet next

Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London, 60 minutes

<https://call.example/ada>

## When one of us is away

- Ada, Mon 21 Dec 2026 to Sun 3 Jan 2027: mail instead

## Anything else before then

- Ada: Rest

## Our first goals

- Speak once (new, by Thu 17 Dec 2026)
  - We will know because Ada heard it

## Who we are

- About Sam: Sam, like ham
- Sam hopes for: to speak up

## What we want to reach

- It is about: a skill; career; and a move
- It worked if
  - I give a talk
  - and like it

## How we work together

- What is said here: stays between us

## Our rhythm

- How often: every two weeks
- Your usual slot: tue 15:00

Thank you for your time, Ada.

Sam
"""

WRAP_UP_RECAP = """\
Thanks for today, Ada.

This is what I take along from Tue 17 Nov 2026.

## How we stay in touch

- Staying in touch: a mail in spring

## Doors that Ada opened

- A talk at the club: thanked
  - Sam spoke there

## What was reached

- Speak once: reached
  - The club
- What was reached: Sam speaks up

## What we take along

- Sam takes along: to ask early
- Ada says thanks: the laughs

Thank you for your time, Ada.

Sam
"""

PAGE = """\
What Sam and Ada agreed on
Agreed on Tue 17 Nov 2026; both said yes

  Sam hopes for
    to speak up

  It is about
    a skill; career

  Out of bounds
    money
    health

  Usual slot
    Tue 15:00

  Second choice
    Thu 09:30

  How long
    60 minutes

  How often
    every two weeks; not in August

  Where we meet
    https://call.example/ada

  Away
    Ada, Mon 21 Dec to Sun 3 Jan: mail instead

  It runs
    until Mon 17 May 2027"""

MARKDOWN = """\
# What Sam and Ada agreed on

Revised on Tue 17 Nov 2026; both said yes.

Why it was revised: a \\*new\\* job

- **Sam hopes for:** to speak up
- **It is about:** a skill; career
- **Out of bounds:**
  - money
  - health
- **Usual slot:** Tue 15:00
- **Second choice:** Thu 09:30
- **How long:** 60 minutes
- **How often:** every two weeks; not in August
- **Where we meet:** <https://call.example/ada>
- **Away:** Ada, Mon 21 Dec to Sun 3 Jan: mail instead
- **It runs:** until Mon 17 May 2027
"""


@each(("record", "text"), [(first_record(), FIRST_TEXT), (wrap_up_record(), WRAP_UP_TEXT)])
def test_a_record_reads_in_the_order_in_which_it_was_held(record: MeetingRecord, text: str) -> None:
    assert record_text(record) == text
    assert all(cells(line) <= WIDTH for line in text.splitlines())


@each(("record", "text"), [(first_record(), FIRST_RECAP), (wrap_up_record(), WRAP_UP_RECAP)])
def test_a_recap_tells_what_was_settled(record: MeetingRecord, text: str) -> None:
    assert recap(record, pair=apart()) == text


def test_the_agreement_is_a_page_of_plain_text() -> None:
    assert agreement_text(full_agreement(), apart()) == PAGE


def test_the_agreement_is_a_page_of_markdown() -> None:
    assert agreement_markdown(full_agreement(why="a *new* job", replaces="x"), apart()) == MARKDOWN


def test_a_weekly_record_tells_which_doors_were_moved_and_who_will_be_away() -> None:
    contents = wrap_up_record().contents
    record = full_record()
    record = replace(
        record,
        contents=replace(record.contents, doors=contents.doors, absences=first_record().contents.absences),
    )
    text = record_text(record)
    assert text.index("Door: A talk at the club") < text.index("THE MONTH")
    assert "introduced" not in text
    assert "  Away\n    Ada, Mon 21 Dec 2026 to Sun 3 Jan 2027: mail instead" in text
    told = recap(record, pair=apart())
    assert "- A talk at the club: thanked\n  - Sam spoke there" in told


def test_a_first_meeting_in_which_nothing_was_said_names_its_phases_only() -> None:
    record = replace(first_record(), contents=Contents())
    assert record_text(record).count("Nothing was written down.") == 6
    assert "##" not in recap(record, pair=apart())


def test_a_door_that_was_left_alone_is_not_told() -> None:
    record = held(contents=Contents(doors=(DOOR,)))
    assert "club" not in record_text(record)
    assert "club" not in recap(record, pair=apart())


def test_hostile_words_stay_words() -> None:
    contents = replace(first_record().contents, answers={"mentee-hopes": HOSTILE, "hours": HOSTILE})
    record = replace(first_record(), contents=contents)
    whose = apart(mentor=Person(HOSTILE, BERLIN))
    page = full_agreement(terms={"hours": HOSTILE}, why=HOSTILE)
    for text in (record_text(record), agreement_text(page, whose)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    for markdown in (recap(record, pair=whose), agreement_markdown(page, whose)):
        html = MarkdownIt().render(markdown)
        assert "\x1b" not in html
        assert "<script>" not in html
        assert "<em>" not in html
        assert html.count("<h1>") <= 1


# --- for programs -------------------------------------------------------------------------------------------


def test_a_first_meeting_for_programs() -> None:
    shown = json_file.meeting_object(first_record())
    assert (shown["kind"], shown["month_reviewed"]) == ("first", False)
    assert [phase["phase"] for phase in shown["phases"]] == [
        "hello",
        "goals",
        "ground-rules",
        "rhythm",
        "horizons",
        "next-steps",
    ]
    assert shown["answers"]["goal-kinds/chosen"] == "a skill; career"
    assert shown["absences"] == [
        {"id": "a-1", "who": "mentor", "first": "2026-12-21", "last": "2027-01-03", "bridge": "mail instead"}
    ]
    assert json_file.meeting_object(wrap_up_record())["doors"][0]["moves"][1] == {
        "at": "2026-11-17T15:05:00+01:00",
        "stage": "outcome",
        "note": "Sam spoke there",
    }


def test_the_agreement_for_programs() -> None:
    shown: dict[str, Any] = dict(json_ledgers.agreement_object(full_agreement(), apart()))
    page = shown.pop("page")
    assert page[0] == {"label": "Sam hopes for", "words": "to speak up"}
    assert shown == {
        "id": "agreement-1",
        "agreed_on": "2026-11-17",
        "both_said_yes": True,
        "why": "",
        "replaces": None,
        "terms": dict(full_agreement().terms),
        "slot": {"weekday": 2, "time": "15:00"},
        "second_slot": {"weekday": 4, "time": "09:30"},
        "zone": "Europe/Berlin",
        "length_seconds": 3600,
        "cadence": "every two weeks",
        "absences": [
            {"id": "a-1", "who": "mentor", "first": "2026-12-21", "last": "2027-01-03", "bridge": "mail instead"}
        ],
        "runs_until": "2027-05-17",
    }


def test_a_page_that_left_everything_open_says_so_with_null() -> None:
    bare = full_agreement(terms={}, slot=None, second_slot=None, absences=(), runs_until=None)
    shown = json_ledgers.agreement_object(bare, apart())
    assert (shown["slot"], shown["second_slot"], shown["runs_until"], shown["absences"]) == (None, None, None, [])


def test_every_kind_of_meeting_and_phase_has_words() -> None:
    for kind in MeetingKind:
        assert record_text(held(kind=kind))
    assert {phase.phase for phase in (*first_record().phases, *wrap_up_record().phases)} < set(PhaseKind)
    assert first_record().began == TUESDAY
