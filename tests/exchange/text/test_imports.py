"""What became of a file that was taken in, in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetingtui.domain.ledger.commitments import Outcome, reviewed
from meetingtui.domain.ledger.goals import GoalState, with_state
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.merge.report import Fate, MergeReport, Parted
from meetingtui.domain.people import Person
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MissedMeeting
from meetingtui.exchange.text.imports import count_lines, parted_lines
from meetingtui.exchange.text.version_words import title_words, version_words
from tests.builders import BERLIN, LONDON, commitment, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import full_agreement
from tests.meetings import apart, full_record
from tests.strategies import a_goal, a_topic

GOAL = a_goal("g-1", "Give a talk", 60)
TASK = commitment()
DOOR = Opportunity("o-1", "pair-1", "A room", TUESDAY)
TOPIC = a_topic("t-1", "Pairing")
HOSTILE = "a\x1b[2Jb\u202e\nc"


def test_each_kind_has_a_line_with_what_happened_most_first() -> None:
    report = MergeReport(
        {
            "pairs": {Fate.SAME: 1},
            "meetings": {Fate.SAME: 30, Fate.NEW: 3, Fate.PUT_TOGETHER: 1},
            "commitments": {Fate.NEWER_THERE: 2, Fate.NEWER_HERE: 4},
            "goals": {Fate.BOTH: 1},
            "topics": {},
            "agreements": {Fate.NEW: 2},
        }
    )
    assert count_lines(report) == [
        " 1  pair                    1 the same",
        "34  meetings                3 new, 1 merged, 30 the same",
        " 6  promises                2 newer in the file, 4 newer here",
        " 1  goal                    1 changed on both sides",
        " 2  pages of the agreement  2 new",
    ]
    assert not report.nothing_new
    assert MergeReport({"pairs": {Fate.SAME: 1, Fate.NEWER_HERE: 0}}).nothing_new


def test_what_was_changed_on_both_sides_is_named_with_both_versions() -> None:
    one = with_state(GOAL, GoalState.AT_RISK, why="no slot yet", at=TUESDAY)
    other = with_state(GOAL, GoalState.REACHED, why="", at=TUESDAY + timedelta(days=1))
    assert parted_lines(MergeReport({}, (Parted(one, (other,), BERLIN),))) == [
        "",
        "Changed on both sides; both versions are kept:",
        "  goal “Give a talk”",
        "    shown:  at risk since Tue 17 Nov 2026: no slot yet",
        "    other:  reached since Wed 18 Nov 2026",
    ]
    assert parted_lines(MergeReport({})) == []


def test_where_the_words_are_the_same_it_says_in_what_they_differ() -> None:
    other = replace(GOAL, due=date(2027, 1, 1), known_by="so")
    (*_, last) = parted_lines(MergeReport({}, (Parted(GOAL, (other,), BERLIN),)))
    assert last == "    other:  on track, as it was set (differs in: due, known by)"
    (*_, last) = parted_lines(MergeReport({}, (Parted(GOAL, (GOAL,), BERLIN),)))
    assert "names this version of meet does not know" in last


DONE = reviewed(TASK, Outcome.NOT_YET, "tomorrow", meeting_id="m", at=TUESDAY, today=TUESDAY.date())
SKIPPED = reviewed(TASK, None, "", meeting_id="m", at=TUESDAY, today=TUESDAY.date())


@each(
    ("value", "title", "words"),
    [
        (pair(), "pair Sam and Ada", "no next meeting agreed"),
        (pair(closed_on=TUESDAY.date()), "pair Sam and Ada", "wrapped up on Tue 17 Nov 2026"),
        (full_record(), "meeting 12 of Tue 17 Nov 2026", "62 min, 11 answers, 3 promises, 3 topics"),
        (TASK, "promise “Write the slides”", "“Write the slides”"),
        (DONE, "promise “Write the slides”", "not yet on Tue 17 Nov 2026: tomorrow"),
        (SKIPPED, "promise “Write the slides”", "not discussed on Tue 17 Nov 2026"),
        (DOOR, "door “A room”", "looking out"),
        (
            moved_door(DOOR, Stage.OFFERED, "asked Lin", at=TUESDAY),
            "door “A room”",
            "offered since Tue 17 Nov 2026: asked Lin",
        ),
        (TOPIC, "topic “Pairing”", "waiting"),
        (replace(TOPIC, state=TopicState.NEXT_WEEK, notes="x" * 99), "topic “Pairing”", f"next week: {'x' * 57}..."),
        (full_agreement(), "agreement of Tue 17 Nov 2026", "the first one"),
        (full_agreement(why="a new job"), "agreement of Tue 17 Nov 2026", "a new job"),
        (MissedMeeting("m", "pair-1", TUESDAY.date(), "a cold"), "meeting called off on Tue 17 Nov 2026", "a cold"),
    ],
)
def test_a_version_is_told_in_a_few_words(value: object, title: str, words: str) -> None:
    assert title_words(value, BERLIN) == title
    assert version_words(value, BERLIN) == words


def test_a_next_meeting_is_told_in_full() -> None:
    assert version_words(apart(), LONDON).startswith("next meeting Tue 24 Nov 2026, 15:00")


def test_words_of_the_file_cannot_steer_the_terminal() -> None:
    values = [
        pair(mentor=Person(HOSTILE, BERLIN)),
        commitment(HOSTILE),
        replace(GOAL, text=HOSTILE),
        replace(DOOR, text=HOSTILE),
        replace(TOPIC, text=HOSTILE, notes=HOSTILE),
        full_agreement(why=HOSTILE),
        MissedMeeting("m", "pair-1", TUESDAY.date(), HOSTILE),
        with_state(GOAL, GoalState.AT_RISK, why=HOSTILE, at=TUESDAY),
    ]
    for value in values:
        assert (title_words(value, BERLIN) + version_words(value, BERLIN)).isprintable()


def test_what_is_not_kept_has_no_words() -> None:
    amendment = Amendment("a", "answers/x", "y", TUESDAY)
    for words in (title_words, version_words):
        with pytest.raises(TypeError):
            words(amendment, BERLIN)
