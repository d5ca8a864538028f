"""A pair whose meetings are held as the program holds them, and a word that is typed into every field of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting, Pair, Person, Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.archive import Archive
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.builders import BERLIN, pair
from tests.fakes import CountingIds, FakeClock
from tests.keeping import KeepingStore

CANARY = "xanthic"
"""A word that nobody types."""
SAID = ("worth-it", "went-well", "better", "goals", "month-well", "month-better", "help-mentor", "else-mentee")
KIM = pair(id="pair-2", mentee=Person("Kim", BERLIN), mentor=Person("Lee", BERLIN))
"""Another pair, whose notes stay."""


class Diary:
    """Holds meetings in a data folder: drafts, backups and all."""

    def __init__(self, folder: Path) -> None:
        self.locations = Locations(folder)
        self.clock = FakeClock()
        self.ids = CountingIds()
        self.database = Database(self.locations, self.clock.wall, lock_timeout=0)
        self.store = KeepingStore(self.database)
        self.shelf = Shelf(DraftFiles(self.locations, self.clock.wall), self.clock.wall)
        self.held: list[MeetingRecord] = []
        """The meetings that were finished, in order."""
        self.room = MeetingRoom(self.store, self.shelf, clock=self.clock, new_id=self.ids)

    def begin(self, whose: Pair, *, month: bool = False) -> LiveMeeting:
        """A meeting of the pair, a week after the last one, whose clock runs."""
        self.clock.go(minutes=7 * 24 * 60)
        known = {each.id: each for each in self.store.pairs()}
        live = self.room.open(known.get(whose.id, whose), Wishes(month=month or None))
        live.start()
        self.clock.go(minutes=5)
        return live

    def end(self, live: LiveMeeting) -> MeetingRecord:
        """An hour later."""
        self.clock.go(minutes=50)
        record = self.room.finish(live)
        self.shelf.close()
        self.held.append(record)
        return record

    def amend(self, record: MeetingRecord, key: str, words: str) -> None:
        """Correct a line, and take the correction back."""
        archive = Archive(self.store, clock=self.clock, new_id=self.ids)
        archive.amend(record.id, key, words)
        archive.undo()

    def files(self) -> dict[str, bytes]:
        """Every file below the data folder."""
        return {str(path.relative_to(self.locations.folder)): path.read_bytes() for path in self._paths()}

    def holding(self, word: str) -> list[str]:
        """The files that hold the word, or bear it in their name."""
        return sorted(name for name, data in self.files().items() if word.encode() in data or word in name)

    def _paths(self) -> Iterator[Path]:
        return (path for path in self.locations.folder.rglob("*") if path.is_file())


def quiet_meeting(diary: Diary, whose: Pair, about: str) -> MeetingRecord:
    """A meeting that begins one of everything."""
    live = diary.begin(whose)
    book = live.notebook
    book.answer("went-well", f"{about} went well")
    book.promise(f"Write of {about}", Role.MENTEE)
    book.set_goal(f"Know {about}", 60, "We will know")
    book.add_topic(f"Why {about}")
    book.look_out(f"Doors to {about}")
    return diary.end(live)


def marked_meeting(diary: Diary, whose: Pair) -> MeetingRecord:
    """A month week of the pair in which the canary is typed everywhere, each time with a word that says where."""
    live = diary.begin(whose, month=True)
    book, contents = live.notebook, live.meeting.contents
    for key in SAID:
        book.answer(key, mark("answer"))
    for review in contents.reviews:
        book.review(review.id, Outcome.PARTLY)
        book.note_review(review.id, mark("look back"))
    for goal in contents.goal_reviews:
        book.judge_goal(goal.id, Verdict.KEEP)
        book.note_goal(goal.id, "evidence", mark("evidence"))
        book.note_goal(goal.id, "why", mark("why"))
    for topic in contents.topics:
        book.note_topic(topic.id, mark("notes"))
        book.note_tried(topic.id, mark("tried"))
        book.mark_topic(topic.id, TopicState.DISCUSSED)
    for door in contents.doors:
        book.move_door(door.id, Stage.OFFERED, mark("move"))
    book.add_topic(mark("new topic"))
    book.catch(mark("caught"))
    book.promise(mark("promise"), Role.MENTEE)
    book.promise(mark("promise"), Role.MENTOR)
    book.set_goal(mark("goal"), 30, mark("known by"))
    book.look_out(mark("door"))
    book.note_absence(f"Ada 21 dec to 3 jan: {mark('absence')}")
    at = diary.clock.wall() + timedelta(days=7)
    book.agree_on(NextMeeting(at, BERLIN, 60), mark("place"))
    record = diary.end(live)
    diary.amend(record, "answers/went-well", mark("amendment"))
    return record


def closing_meeting(diary: Diary, whose: Pair, *, but: frozenset[str] = frozenset()) -> MeetingRecord:
    """A meeting in which whatever the canary was typed into comes to its end, and a new date is made.

    Args:
        diary: Where it is held.
        whose: The pair.
        but: Parts of words; what holds one of them stays open.
    """
    live = diary.begin(whose, month=True)
    book, contents = live.notebook, live.meeting.contents

    def ends(text: str) -> bool:
        return CANARY in text and not any(part in text for part in but)

    for review in contents.reviews:
        if ends(review.commitment.text):
            book.review(review.id, Outcome.DONE)
    for goal in contents.goal_reviews:
        if ends(goal.goal.text):
            book.judge_goal(goal.id, Verdict.DROP)
    for topic in contents.topics:
        if ends(topic.text):
            book.mark_topic(topic.id, TopicState.DISCUSSED)
    for door in contents.doors:
        if ends(door.text):
            book.move_door(door.id, Stage.THANKED, "thank you")
    book.agree_on(NextMeeting(diary.clock.wall() + timedelta(days=7), BERLIN, 60), "the usual room")
    return diary.end(live)


def discarded_meeting(diary: Diary, whose: Pair) -> Meeting:
    """A meeting that was begun and not kept."""
    live = diary.begin(whose)
    live.notebook.answer("went-well", "not kept")
    diary.room.discard(live)
    diary.shelf.close()
    return live.meeting


def interrupted_meeting(diary: Diary, whose: Pair) -> Meeting:
    """A meeting that was cut off."""
    live = diary.begin(whose)
    live.notebook.answer("went-well", "cut off")
    diary.shelf.close()
    return live.meeting


def mark(where: str) -> str:
    """The canary and the place in which it is typed, as one word."""
    return f"{CANARY}-{where.replace(' ', '-')}"
