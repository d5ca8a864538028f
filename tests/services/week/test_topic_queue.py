"""Topics that are brought between meetings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.ledger.topics import Help
from meetingtui.domain.people import Pair, Role
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.week.topic_queue import TopicQueue
from tests.builders import pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts, MemoryStore


@pytest.fixture
def queue(store: MemoryStore) -> TopicQueue:
    return TopicQueue(store, pair(), clock=FakeClock(), new_id=CountingIds())


def test_a_topic_comes_to_the_end_of_the_queue_with_all_that_was_said(queue: TopicQueue) -> None:
    first = queue.bring("Pay")
    topic = queue.bring(" My  talk ", by=Role.MENTEE, help=Help.REHEARSE, tried=" in front of\na mirror ")
    assert queue.waiting() == [first, topic]
    assert (topic.text, topic.by, topic.help) == ("My talk", Role.MENTEE, Help.REHEARSE)
    assert (topic.tried, topic.added_at) == ("in front of a mirror", TUESDAY)


def test_the_next_meeting_opens_with_it(queue: TopicQueue, store: MemoryStore) -> None:
    topic = queue.bring("Pay")
    room = MeetingRoom(store, MemoryDrafts(), clock=FakeClock(), new_id=CountingIds())
    assert room.open(pair()).meeting.contents.topics == (topic,)


def test_a_topic_that_is_brought_while_a_meeting_runs_waits_for_the_next_one(
    queue: TopicQueue, store: MemoryStore
) -> None:
    clock = FakeClock()
    room = MeetingRoom(store, MemoryDrafts(), clock=clock, new_id=CountingIds())
    live = room.open(pair())
    live.start()
    topic = queue.bring("Pay")
    clock.go(50)
    room.finish(live)
    assert queue.waiting() == [topic]


def test_a_topic_is_taken_off_by_its_number(queue: TopicQueue) -> None:
    queue.bring("Pay")
    talk = queue.bring("My talk")
    assert queue.drop(1).text == "Pay"
    assert queue.waiting() == [talk]
    with pytest.raises(NotFound, match="no topic 2"):
        queue.drop(2)


def test_what_is_no_topic_is_refused(queue: TopicQueue, store: MemoryStore) -> None:
    for words in ("", " \n", "a" * 1_000_000):
        with pytest.raises(BadInput):
            queue.bring(words)
    with pytest.raises(BadInput, match="too many"):
        queue.bring("Pay", tried="a" * 1_000_000)
    store.keep(replace(pair(), closed_on=TUESDAY.date()))
    with pytest.raises(NotPossible, match="wrapped up"):
        queue.bring("Pay")
    store._kept[Pair].clear()
    with pytest.raises(NotFound):
        queue.bring("Pay")
    assert queue.waiting() == []
