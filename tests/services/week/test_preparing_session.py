"""What one of the two prepares: each part is kept where it belongs, and a letter is in the form at once."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import BadInput, MeetError, NotFound, StoreBusy
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.ledger.topics import Help, TopicState
from meetingtui.domain.people import Role
from meetingtui.services.forms import MemoryForms
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.week.preparing_session import PreparingSession
from tests.builders import commitment, pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts, MemoryStore
from tests.strategies import a_topic


class Desk:
    """A store with something in it, and sessions on it."""

    def __init__(self) -> None:
        self.store, self.forms, self.clock = MemoryStore(), MemoryForms(), FakeClock()
        self.ids = CountingIds()
        self.store.keep(pair())
        self.store.keep(commitment("Write", id="w", week_task=True))
        self.store.keep(commitment("Ask Lin", id="l", owner=Role.MENTOR))
        self.store.keep(a_topic("t-1", "Pay"))
        self.store.keep(a_topic("t-2", "Code"))
        self.store.keep(Opportunity("d", "pair-1", "A talk", TUESDAY))

    def session(self, by: Role | None = Role.MENTEE, **fields: Any) -> PreparingSession:
        room = MeetingRoom(self.store, MemoryDrafts(), clock=self.clock, new_id=self.ids)
        return PreparingSession(room, pair(**fields), self.forms, by)

    def standing(self) -> dict[str, tuple[Outcome, str, Role | None]]:
        found = [update for update in self.store.between(Update, "pair-1") if update.taken_back_at is None]
        return {update.promise_id: (update.outcome, update.note, update.by) for update in found}

    def answers(self) -> dict[str, str]:
        return {key: words for one in self.store.between(Preparation, "pair-1") for key, words in one.answers.items()}

    def topics(self) -> list[tuple[str, str]]:
        return [(topic.text, topic.tried) for topic in self.store.topics("pair-1")]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_who_prepares_is_asked_once(desk: Desk) -> None:
    assert desk.session(None).role is None
    desk.session(None).be(Role.MENTOR)
    assert desk.session(None).role is Role.MENTOR
    assert desk.session(Role.MENTEE).role is Role.MENTEE


def test_a_pair_that_has_wrapped_up_has_nothing_to_prepare(desk: Desk) -> None:
    with pytest.raises(BadInput, match="wrapped up"):
        desk.session(closed_on=TUESDAY.date())


def test_each_part_goes_where_it_belongs_and_is_there_again(desk: Desk) -> None:
    session = desk.session()
    book = session.notebook
    book.review("w", Outcome.PARTLY)
    book.note_review("w", "half of it")
    book.answer("what-changed", "A job opened up")
    book.answer("worth-it", "I leave with a plan")
    book.want_help("t-2", Help.LISTEN)
    book.note_tried("t-2", "a list")
    book.move_topic("t-2", -1)
    book.enter("topic", ["Books"])
    session.leave()
    assert desk.standing() == {"w": (Outcome.PARTLY, "half of it", Role.MENTEE)}
    assert desk.answers() == {"what-changed": "A job opened up", "worth-it": "I leave with a plan"}
    assert desk.topics() == [("Code", "a list"), ("Pay", ""), ("Books", "")]
    assert desk.store.topics("pair-1")[2].by is Role.MENTEE
    contents = desk.session().meeting.contents
    assert (contents.answer("worth-it"), contents.reviews[1].note) == ("I leave with a plan", "half of it")
    meeting = MeetingRoom(desk.store, MemoryDrafts(), clock=desk.clock, new_id=desk.ids).open(pair()).meeting
    assert meeting.contents.reviews[1].outcome is Outcome.PARTLY
    assert meeting.contents.answers == {"worth-it": "I leave with a plan"}


def test_letters_stand_in_the_form_until_they_are_kept_and_survive_a_crash(desk: Desk) -> None:
    book = desk.session().notebook
    book.answer("input-wanted", "my CV")
    book.note_review("w", "half")
    book.note_tried("t-1", "asking")
    book.type_line("topic", "half a top")
    assert (desk.answers(), desk.standing()) == ({}, {})
    session = desk.session()
    session.keep()
    assert desk.answers() == {"input-wanted": "my CV"}
    assert desk.standing() == {"w": (Outcome.NOT_YET, "half", Role.MENTEE)}
    assert desk.topics()[0] == ("Pay", "asking")
    assert desk.session().meeting.contents.not_entered == {"topic": "half a top"}
    desk.session().leave()
    assert desk.topics()[-1] == ("half a top", "")
    assert desk.session().meeting.contents.not_entered == {}


def test_the_form_of_one_is_not_that_of_the_other(desk: Desk) -> None:
    desk.session().notebook.answer("what-changed", "secret for now")
    assert desk.session(Role.MENTOR).meeting.contents.answers == {}


def test_what_is_said_of_a_promise_is_kept_once_and_can_be_taken_back(desk: Desk) -> None:
    session = desk.session()
    for outcome in (Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET):
        session.notebook.review("w", outcome)
    session.keep()
    session.keep()
    assert len(desk.store.between(Update, "pair-1")) == 1
    session.notebook.review("w", None)
    session.keep()
    assert desk.standing() == {}
    session.notebook.review("w", Outcome.CHANGED)
    session.keep()
    assert desk.standing() == {}
    session.notebook.note_review("w", "Read instead")
    session.keep()
    assert desk.standing() == {"w": (Outcome.CHANGED, "Read instead", Role.MENTEE)}


def test_the_mentor_looks_at_promises_and_doors_and_keeps_lines_to_themselves(desk: Desk) -> None:
    desk.store.keep(Jot("other", "pair-1", "canary", TUESDAY, private=True, by=Role.MENTEE))
    session = desk.session(Role.MENTOR)
    session.notebook.review("l", Outcome.DONE)
    session.notebook.move_door("d", Stage.OFFERED, "wrote to Lin")
    session.notebook.move_door("d", Stage.OFFERED, "wrote to Lin twice")
    session.notebook.enter("private", ["Sam looks tired"])
    session.notebook.type_line("private", "ask how he is")
    session.leave()
    assert desk.standing() == {"l": (Outcome.DONE, "", Role.MENTOR)}
    (door,) = desk.store.opportunities("pair-1")
    assert [(move.stage, move.note) for move in door.moves] == [(Stage.OFFERED, "wrote to Lin twice")]
    assert [jot.text for jot in session.private_lines()] == ["Sam looks tired", "ask how he is"]
    assert all(jot.private for jot in session.private_lines())
    assert "tired" not in repr(session.meeting)
    assert [jot.text for jot in desk.session().private_lines()] == ["canary"]


def test_undo_takes_back_what_was_kept(desk: Desk) -> None:
    session = desk.session()
    assert not session.can_undo
    session.notebook.enter("topic", ["Books"])
    session.undo()
    assert session.turned_back == '"Books"'
    assert [topic.text for topic in desk.store.topics("pair-1")] == ["Pay", "Code"]
    with pytest.raises(MeetError, match="nothing to take back"):
        session.undo()


def test_what_changed_elsewhere_meanwhile_holds_up_nothing_else(desk: Desk) -> None:
    session = desk.session(Role.MENTEE)
    desk.store.keep(commitment("Write", id="w", status=CommitmentStatus.DONE))
    desk.store.keep(a_topic("t-1", "Pay", state=TopicState.DROPPED))
    desk.store.keep(a_topic("t-9", "From elsewhere"))
    session.notebook.review("w", Outcome.DONE)
    session.notebook.note_tried("t-1", "asking")
    session.notebook.answer("what-changed", "A job")
    with pytest.raises(NotFound, match="not open any more"):
        session.keep()
    assert desk.answers() == {"what-changed": "A job"}
    assert [text for text, _ in desk.topics()] == ["Code", "From elsewhere"]
    session.keep()
    mentor = desk.session(Role.MENTOR)
    (door,) = desk.store.opportunities("pair-1")
    desk.store.keep(moved_door(door, Stage.OUTCOME, "", at=TUESDAY))
    mentor.notebook.move_door("d", Stage.OFFERED)
    with pytest.raises(MeetError, match="moved elsewhere"):
        mentor.keep()


def test_half_a_word_about_a_door_survives_a_crash(desk: Desk) -> None:
    book = desk.session(Role.MENTOR).notebook
    book.move_door("d", Stage.OFFERED, "wrote to L")
    book.reword_door("d", "A longer talk")
    assert desk.store.opportunities("pair-1")[0].moves == ()
    desk.session(Role.MENTOR).leave()
    (door,) = desk.store.opportunities("pair-1")
    assert (door.text, door.stage, door.moves[-1].note) == ("A longer talk", Stage.OFFERED, "wrote to L")


def test_a_disk_that_refuses_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk.session()
    session.notebook.answer("what-changed", "A job")

    def refuse(value: object) -> None:
        raise StoreBusy("The disk refuses.")

    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "keep", refuse)
        with pytest.raises(StoreBusy):
            session.keep()
    assert desk.session().meeting.contents.answer("what-changed") == "A job"
    session.keep()
    assert desk.answers() == {"what-changed": "A job"}
