"""What jots of the week become in a meeting, and that no word is said twice or lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.between.jots import JotKind, JotState
from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.ending.late_commit import conclude_among, found_at_the_end
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.meeting.jot_looks import choices, looks_now
from meetingtui.domain.outline.outline import outline
from meetingtui.domain.people import Role
from meetingtui.services.live_meeting import LiveMeeting
from tests.builders import arriving, live, pair, table
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import a_jot, a_topic

WIN = a_jot("win", "Lin liked the talk", kind=JotKind.WIN)
SNAG = a_jot("snag", "The tests\nwere slow", kind=JotKind.SNAG, by=Role.MENTOR)
ASKED = a_jot("asked", "How do I say no?", kind=JotKind.QUESTION, by=Role.MENTEE)
THANKS = a_jot("thanks", "Ada, for the book", kind=JotKind.THANKS)
ALL = (WIN, SNAG, ASKED, THANKS)


@pytest.fixture
def meeting() -> LiveMeeting:
    made = live(arriving(jots=ALL))
    made.start()
    return made


def last_week(meeting: LiveMeeting) -> list[str]:
    return [step.id for step in outline(meeting.meeting, PhaseKind.LAST_WEEK)]


def test_jots_stand_on_last_week_before_the_questions_and_never_private_or_old_ones() -> None:
    old = a_jot("old", noted_at=TUESDAY - timedelta(days=9))
    private = a_jot("private", "canary", private=True)
    used = replace(a_jot("used"), state=JotState.USED)
    last = held(number=3, began=TUESDAY - timedelta(days=7))
    meeting = live(arriving(jots=(*ALL, old, private, used), records=[last]))
    meeting.start()
    assert last_week(meeting)[:5] == ["jots/win", "jots/snag", "jots/asked", "jots/thanks", "went-well"]
    assert "canary" not in repr(meeting.meeting)


@each(
    ("kind", "fits"),
    [
        (JotKind.QUESTION, Becomes.TOPIC),
        (JotKind.SNAG, Becomes.BETTER),
        (JotKind.WIN, Becomes.WENT_WELL),
        (JotKind.THANKS, Becomes.THANKS),
        (JotKind.CHANGE, Becomes.TOPIC),
        (None, Becomes.TOPIC),
    ],
)
def test_what_fits_a_kind_comes_first(kind: JotKind | None, fits: Becomes) -> None:
    assert choices(a_jot("j", kind=kind))[0] is fits
    assert set(choices(a_jot("j", kind=kind))) == set(Becomes)


def test_each_becomes_words_of_the_one_who_noted_it(meeting: LiveMeeting) -> None:
    book = meeting.notebook
    book.answer("went-well", "Slept well")
    book.take_jot("win", Becomes.WENT_WELL)
    book.take_jot("snag", Becomes.BETTER)
    book.take_jot("thanks", Becomes.THANKS)
    contents = book.take_jot("asked", Becomes.TOPIC).contents
    assert contents.answers == {
        "went-well": "Slept well\nLin liked the talk",
        "mentor-better": "The tests\nwere slow",
        "thanks": "Ada, for the book",
    }
    (topic,) = contents.topics
    assert (topic.text, topic.by, topic.state) == ("How do I say no?", Role.MENTEE, TopicState.WAITING)
    assert "thanks" in last_week(meeting)
    assert "thanks-mentor" not in last_week(meeting)


def test_another_choice_moves_the_words_and_undo_takes_them_back(meeting: LiveMeeting) -> None:
    book = meeting.notebook
    book.take_jot("snag", Becomes.BETTER)
    contents = book.take_jot("snag", Becomes.TOPIC).contents
    assert (contents.answers, [topic.text for topic in contents.topics]) == ({}, ["The tests were slow"])
    contents = meeting.undo().contents
    assert (contents.answers, contents.topics) == ({"mentor-better": "The tests\nwere slow"}, ())
    assert meeting.undo().contents == arriving(jots=ALL).contents
    assert meeting.turned_back == 'what became of "The tests were slow"'
    assert meeting.redo().contents.answers == {"mentor-better": "The tests\nwere slow"}


def test_words_that_were_changed_since_stay_when_a_jot_is_left_after_all(meeting: LiveMeeting) -> None:
    book = meeting.notebook
    book.take_jot("win", Becomes.WENT_WELL)
    book.answer("went-well", "Lin liked the talk a lot")
    assert book.take_jot("win", None).contents.answers == {"went-well": "Lin liked the talk a lot"}
    topic = book.take_jot("asked", Becomes.TOPIC).contents.topics[0]
    book.note_topic(topic.id, "say it early")
    with pytest.raises(IllegalMove, match="words under that line"):
        book.take_jot("asked", None)


def test_what_is_noted_dropped_or_reworded_meanwhile_is_taken_in(meeting: LiveMeeting) -> None:
    meeting.notebook.take_jot("win", Becomes.WENT_WELL)
    new = a_jot("new", "Just now")
    reworded = replace(SNAG, text="Slow tests")
    looks = looks_now(meeting.meeting.contents.jots, [reworded, new])
    assert [(look.id, look.jot.text) for look in looks] == [
        ("win", "Lin liked the talk"),
        ("snag", "Slow tests"),
        ("new", "Just now"),
    ]
    before = meeting.meeting
    assert meeting.notice_jots(ALL) is before
    meeting.notice_jots([reworded, new])
    assert last_week(meeting)[:3] == ["jots/win", "jots/snag", "jots/new"]
    meeting.undo()
    assert [look.becomes for look in meeting.meeting.contents.jots] == [None] * 3


def test_the_end_marks_what_was_used_and_the_record_has_only_the_words(meeting: LiveMeeting) -> None:
    meeting.notebook.take_jot("win", Becomes.WENT_WELL)
    meeting.notebook.take_jot("asked", Becomes.TOPIC)
    conclusion = conclude(meeting.finish())
    assert [(jot.id, jot.state, jot.changes[-1].meeting_id) for jot in conclusion.jots] == [
        ("win", JotState.USED, "meeting-1"),
        ("asked", JotState.USED, "meeting-1"),
    ]
    assert conclusion.record.contents.jots == ()
    assert conclusion.record.contents.answer("went-well") == "Lin liked the talk"


def test_a_jot_that_was_dropped_or_forgotten_meanwhile_stays_so(meeting: LiveMeeting) -> None:
    meeting.notebook.take_jot("win", Becomes.WENT_WELL)
    meeting.notebook.take_jot("snag", Becomes.BETTER)
    meeting.notebook.take_jot("thanks", Becomes.THANKS)
    kept = table(jots=[replace(WIN, state=JotState.DROPPED), replace(SNAG, text="Slow tests")])
    (jot,) = conclude_among(meeting.finish(), kept).jots
    assert (jot.id, jot.text, jot.state) == ("snag", "Slow tests", JotState.USED)


@each("late", [False, True])
def test_a_topic_that_was_dropped_meanwhile_does_not_come_back(late: bool) -> None:
    old = TUESDAY - timedelta(days=7)
    queue = [a_topic("stays", "Pay", added_at=old), a_topic("gone", "Code", added_at=old)]
    queue.append(a_topic("spoken", "Books", added_at=old))
    meeting = live(arriving(topics=queue))
    meeting.start()
    meeting.notebook.note_topic("spoken", "read this one")
    meeting.notebook.add_topic("New today")
    records = [held(number=1, began=TUESDAY + timedelta(days=1))] if late else []
    kept = table(topics=[queue[0]], records=records)
    ended = meeting.finish()
    conclusion = conclude_among(ended, kept)
    waiting = {topic.text for topic in conclusion.topics if topic.waits}
    assert waiting == ({"New today"} if late else {"Pay", "New today"})
    assert "Code" in {topic.text for topic in conclusion.record.contents.topics}
    if not late:
        assert "a topic was taken off the queue" in found_at_the_end(ended, pair(), kept)
