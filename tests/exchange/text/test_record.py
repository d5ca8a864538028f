from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import PhaseTime
from meetingtui.exchange.text.layout import cells
from meetingtui.exchange.text.lines import WIDTH
from meetingtui.exchange.text.record import record_text
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.meetings import full_record
from tests.records import held

FULL = """\
Meeting 12 of Sam and Ada
Tue 17 Nov 2026, 15:00 to 16:02 Europe/Berlin (62 min, 2 min over)
5 min more for last week, from open discussion; both said yes

  Today was to be worth it if
    I leave with a title

LAST WEEK                                                       12 of 10 min
  Ada: Introduce Sam to Lin
    done: Mail is sent
  Sam: Write the slides (the week's task, back twice)
    partly: Half of them
  Sam: Read chapter 3
    changed: Read chapter 4 instead
  Sam: Call Kim
    not spoken about
  Went well
    The review went well.
    I asked early.
  Could be better
    I started late
  On the goals
    Close to the talk

THE MONTH                                                       14 of 15 min
  Goal: Speak at a meetup (by Thu 19 Nov 2026)
    adjust
    Evidence: Two invitations
    Why: Smaller first
    Now: Speak at the club
  New goal: Lead a review (by Thu 17 Dec 2026)
    We will know because Ada only listens
  The month, went well
    More air
  How Sam can help Ada
    Read her draft
  What Ada learned
    Patience
  The agreement
    Still right

OPEN DISCUSSION                                                 18 of 20 min
  How to say no (Sam, give me options, discussed)
    Tried so far: Wrote it down
    - Offer a date instead
    - Say it early
  A career question (comes back next week)
  Old thing (dropped)

NEXT STEPS                                                      16 of 15 min
  Sam will
    Finish the slides (by Tue 24 Nov, the week's task, for the goal: Lead a
    review)
    Ask for feedback
  Ada will
    Send the book (by Fri 20 Nov)
  Ada looks out for
    A meetup where Sam could speak
  Next meeting
    Tue 24 Nov 2026, 15:00 Europe/Berlin, 60 min, https://call.example/ada
  Sam, before then
    Think of a title
  Ada, before then
    Rest"""


def test_a_full_meeting_in_the_order_in_which_it_was_held() -> None:
    assert record_text(full_record()) == FULL


def test_a_phase_in_which_nothing_was_written_says_so() -> None:
    phases = (PhaseTime(PhaseKind.LAST_WEEK, timedelta(minutes=15), timedelta(minutes=9)),)
    text = record_text(held(phases=phases))
    assert text.endswith("9 of 15 min\n  Nothing was written down.")


def test_words_of_a_phase_that_was_not_held_are_not_lost() -> None:
    topic = Topic("t", "pair-1", "A thought", TUESDAY, caught_in="last-week")
    text = record_text(held(contents=Contents(topics=(topic,), answers={"month-well": "More air"})))
    assert "OPEN DISCUSSION\n  A thought (comes back next week)" in text
    assert "THE MONTH\n  The month, went well\n    More air" in text


def test_no_line_is_longer_than_76_cells_whatever_the_script() -> None:
    notes = "漢字" * 100 + "\n" + "word " * 100
    topic = Topic("t", "pair-1", "題" * 60, TUESDAY, notes=notes)
    lines = record_text(held(contents=Contents(topics=(topic,)))).split("\n")
    assert max(map(cells, lines)) <= WIDTH
    assert sum(line.count("漢") for line in lines) == 100


def test_a_link_stays_whole() -> None:
    link = "https://example.org/" + "a" * 100
    assert link in record_text(held(contents=Contents(answers={"went-well": f"See {link} there"})))


def test_control_characters_are_shown_as_signs() -> None:
    hostile = "a\x1b[2Jb\x07\u009bc\u202ed"
    contents = Contents(answers={"went-well": hostile}, commitments=(commitment(hostile),))
    text = record_text(held(contents=contents, mentor=hostile, mentee=hostile))
    assert all(character == "\n" or character.isprintable() for character in text)


def test_a_zone_that_is_gone_is_shown_in_utc() -> None:
    assert "14:00 to 15:00 UTC (zone “Mars/Base” unknown) (60 min)" in record_text(held(zone="Mars/Base"))


def test_a_corrected_line_says_so_and_what_it_first_said_is_a_word_away() -> None:
    amendment = Amendment("a-1", "answers/better", "I began late", TUESDAY + timedelta(days=4))
    record = replace(full_record(), amendments=(amendment,))
    text = record_text(record)
    assert "    I began late\n      [corrected on Sat 21 Nov 2026]\n" in text
    assert "I started late" not in text
    assert "[corrected on Sat 21 Nov 2026; first it said: I started late]" in record_text(record, original=True)
