"""A jot that is noted in another shell comes into the running meeting, and nothing is read in vain."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.week.jot_book import JotBook
from meetingtui.services.week.topic_queue import TopicQueue
from meetingtui.services.week.week_watch import WeekWatch
from tests.builders import pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts, MemoryStore


class Read(MemoryStore):
    """Counts how often it is read; `trouble` makes it fail."""

    reads = 0
    trouble = False

    def between(self, kind: Any, pair_id: str) -> Any:
        self.reads += kind is Jot
        if self.trouble:
            raise StoreBusy("The disk refuses.")
        return super().between(kind, pair_id)


@pytest.fixture
def store() -> Read:
    store = Read()
    store.keep(pair())
    return store


def room(store: Read) -> MeetingRoom:
    return MeetingRoom(store, MemoryDrafts(), clock=FakeClock(), new_id=CountingIds())


def book(store: Read) -> JotBook:
    return JotBook(store, pair(), clock=FakeClock(), new_id=CountingIds())


def texts(live: LiveMeeting) -> list[str]:
    return [look.jot.text for look in live.meeting.contents.jots]


def test_what_is_noted_comes_in_and_what_is_private_does_not(store: Read) -> None:
    seen, live = store.stamp(), room(store).open(pair())
    live.start()
    watch = WeekWatch(store, live, seen)
    before = store.reads
    watch.look()
    assert store.reads == before
    book(store).note("Lin liked it")
    watch.look()
    watch.look()
    assert (texts(live), store.reads) == (["Lin liked it"], before + 1)
    JotBook(store, pair(), clock=FakeClock(), new_id=iter(["p"]).__next__).note("canary", private=True)
    watch.look()
    assert texts(live) == ["Lin liked it"]


def test_topics_that_are_brought_or_dropped_elsewhere_come_and_go(store: Read) -> None:
    queue = TopicQueue(store, pair(), clock=FakeClock(TUESDAY - timedelta(days=1)), new_id=iter("abc").__next__)
    for text in ("Pay", "Code", "Books"):
        queue.bring(text)
    live = room(store).open(pair())
    live.start()
    watch = WeekWatch(store, live, store.stamp())
    live.notebook.note_topic(live.meeting.contents.topics[1].id, "said")
    live.notebook.add_topic("From the meeting")
    queue.drop(2)
    queue.drop(1)
    TopicQueue(store, pair(), clock=FakeClock(), new_id=iter(["new"]).__next__).bring("From the shell")
    watch.look()
    assert [(topic.text, topic.state.value) for topic in live.meeting.contents.topics] == [
        ("Pay", "dropped"),
        ("Code", "waiting"),
        ("Books", "waiting"),
        ("From the meeting", "waiting"),
        ("From the shell", "waiting"),
    ]
    before = live.meeting
    WeekWatch(store, live).look()
    assert live.meeting is before


def test_trouble_with_the_disk_is_none_of_the_meeting(store: Read) -> None:
    live = room(store).open(pair())
    live.start()
    store.trouble = True
    WeekWatch(store, live).look()
    assert texts(live) == []


def test_a_meeting_that_was_kept_uses_its_jots_and_one_that_was_discarded_leaves_them(store: Read) -> None:
    jot = book(store).note("Lin liked it")
    first = room(store)
    live = first.open(pair())
    live.start()
    live.notebook.take_jot(jot.id, Becomes.WENT_WELL)
    first.discard(live)
    assert [one.open for one in store.between(Jot, "pair-1")] == [True]
    second = room(store)
    live = second.open(pair())
    live.start()
    live.notebook.take_jot(jot.id, Becomes.WENT_WELL)
    second.finish(live)
    assert [one.open for one in store.between(Jot, "pair-1")] == [False]
    assert [one.jot.text for one in room(store).open(pair()).meeting.contents.jots] == []
