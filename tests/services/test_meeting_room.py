"""Opening, taking up and closing meetings, week after week and through every mishap."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.errors import BadInput, IllegalMove, StoreBusy
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.meeting_room import MeetingRoom
from tests.builders import BERLIN, pair
from tests.courses import MINUTE, moment
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts, MemoryStore

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS
WEEK = timedelta(days=7)


class Weeks:
    """A pair that meets in a room on a clock; everything is kept in memory."""

    def __init__(self) -> None:
        self.clock, self.store, self.drafts = FakeClock(), MemoryStore(), MemoryDrafts()
        self.room = MeetingRoom(self.store, self.drafts, clock=self.clock, new_id=CountingIds())
        self.store.keep(pair())

    @property
    def pair(self) -> Pair:
        return self.store.pairs()[0]

    def open(self, **wishes: Any) -> LiveMeeting:
        return self.room.open(self.pair, Wishes(**wishes))

    def start(self, **wishes: Any) -> LiveMeeting:
        live = self.open(**wishes)
        live.start()
        return live

    def next_week(self) -> None:
        self.clock.go(minutes=7 * 24 * 60)

    def tasks(self) -> dict[str, Commitment]:
        return {task.text: task for task in self.store.commitments("pair-1")}

    def killed(self) -> MeetingRoom:
        """The same store and drafts in a program that was started anew."""
        return MeetingRoom(self.store, self.drafts, clock=self.clock, new_id=CountingIds())


@pytest.fixture
def weeks() -> Weeks:
    return Weeks()


# --- opening ------------------------------------------------------------------------------------------------


def test_the_first_meeting_opens_on_an_empty_table(weeks: Weeks) -> None:
    meeting = weeks.open().meeting
    assert (meeting.id, meeting.number, meeting.status) == ("id-1", 1, MeetingStatus.ARRIVING)
    assert meeting.contents.reviews == ()


def test_wishes_that_cannot_hold_open_nothing(weeks: Weeks) -> None:
    with pytest.raises(BadInput):
        weeks.open(minutes=3)
    assert weeks.drafts.kept == {}


def test_next_week_opens_on_last_weeks_words(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.promise("Write the slides", Role.MENTEE)
    live.notebook.promise("Ask Kim", Role.MENTOR)
    live.notebook.look_out("A meetup")
    live.notebook.add_topic("Pay")
    live.notebook.set_goal("Give a talk", 60)
    live.notebook.agree_on(NextMeeting(TUESDAY + WEEK, BERLIN, 60))
    weeks.clock.go(minutes=60)
    weeks.room.finish(live)
    weeks.clock.at = TUESDAY + WEEK + 5 * MINUTE

    again = weeks.open().meeting
    assert again.number == 2
    assert [review.commitment.text for review in again.contents.reviews] == ["Ask Kim", "Write the slides"]
    assert [door.text for door in again.contents.doors] == ["A meetup"]
    assert [topic.text for topic in again.contents.topics] == ["Pay"]
    assert [review.goal.text for review in again.contents.goal_reviews] == ["Give a talk"]
    assert again.agreed_end == TUESDAY + WEEK + 60 * MINUTE


def test_an_unfinished_task_comes_back_until_the_third_time_and_can_be_made_smaller(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.promise("Write the slides", Role.MENTEE)
    live.notebook.agree_on(NextMeeting(weeks.clock.wall() + WEEK, BERLIN, 60))
    weeks.room.finish(live)
    for times in range(1, 4):
        weeks.next_week()
        live = weeks.start()
        task = live.meeting.contents.reviews[0].commitment
        assert task.times_carried == times - 1
        live.notebook.review(task.id, Outcome.NOT_YET)
        live.notebook.agree_on(NextMeeting(weeks.clock.wall() + WEEK, BERLIN, 60))
        weeks.room.finish(live)
    weeks.next_week()
    live = weeks.start()
    live.notebook.review(task.id, Outcome.SMALLER)
    live.notebook.note_review(task.id, "One slide")
    weeks.room.finish(live)
    weeks.next_week()
    (review,) = weeks.open().meeting.contents.reviews
    assert (review.commitment.text, review.commitment.times_carried) == ("One slide", 0)
    assert review.commitment.replaces == task.id
    assert len(weeks.tasks()["Write the slides"].history) == 4


def test_the_month_is_due_after_four_weeks_put_off_once_and_then_held(weeks: Weeks) -> None:
    weeks.room.finish(weeks.start())
    for _ in range(4):
        weeks.next_week()
    live = weeks.open()
    assert live.meeting.month
    live.hold_month_review(False)
    live.start()
    weeks.room.finish(live)
    weeks.next_week()
    live = weeks.open()
    with pytest.raises(IllegalMove):
        live.hold_month_review(False)
    live.start()
    live.enter(MONTH)
    live.notebook.set_goal("Give a talk", 60)
    assert weeks.room.finish(live).month_reviewed
    weeks.next_week()
    assert not weeks.open().meeting.month


# --- unfinished ---------------------------------------------------------------------------------------------


def test_a_meeting_that_was_cut_off_is_offered_again(weeks: Weeks) -> None:
    live = weeks.start()
    assert weeks.killed().unfinished(weeks.pair) == [live.meeting]


@pytest.mark.parametrize("stop", ["arriving", "discarded", "finished"])
def test_what_never_began_or_is_over_is_not_offered(weeks: Weeks, stop: str) -> None:
    live = weeks.open(month=False)
    live.notebook.answer("worth-it", "one answer")
    if stop != "arriving":
        live.start()
    if stop == "discarded":
        weeks.room.discard(live)
    if stop == "finished":
        weeks.room.finish(live)
    assert weeks.killed().unfinished(weeks.pair) == []


def test_only_the_pairs_own_meetings_are_offered(weeks: Weeks) -> None:
    weeks.start()
    assert weeks.room.unfinished(pair(id="pair-2")) == []


@pytest.mark.fault(41)
def test_several_cut_off_meetings_are_offered_the_newest_first(weeks: Weeks) -> None:
    for _ in range(3):
        weeks.start()
        weeks.next_week()
    seen = [meeting.seen_at for meeting in weeks.room.unfinished(weeks.pair)]
    assert len(seen) == 3
    assert seen == sorted(seen, reverse=True)


def test_which_meeting_it_is_is_asked_only_where_there_is_a_choice_and_nobody_has_said(weeks: Weeks) -> None:
    first, weekly = MeetingKind.FIRST, MeetingKind.WEEKLY
    for wishes, kinds in (
        (Wishes(), (first, weekly)),
        (Wishes(kind=weekly), ()),
        (Wishes(month=True), ()),
    ):
        assert weeks.room.kinds_to_choose(weeks.pair, wishes)[0] == kinds
    weeks.room.finish(weeks.start(kind=weekly))
    assert weeks.room.kinds_to_choose(weeks.pair, Wishes()) == ((), None)


def test_the_last_meeting_is_known_at_the_next_arrival(weeks: Weeks) -> None:
    assert weeks.room.last_record(weeks.pair) is None
    records = []
    for _ in range(2):
        records.append(weeks.room.finish(weeks.start(month=False)))
        weeks.next_week()
    assert weeks.room.last_record(weeks.pair) == records[-1]


@pytest.mark.fault(32)
def test_after_a_crash_the_meeting_goes_on_with_every_word(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.clock.go(minutes=5)
    live.notebook.answer("went-well", "the talk")
    weeks.clock.go(minutes=20)
    room = weeks.killed()
    again = room.take_up(room.unfinished(weeks.pair)[0])
    assert (again.meeting.status, again.away_for()) == (MeetingStatus.AWAY, 20 * MINUTE)
    assert again.meeting.contents.answer("went-well") == "the talk"
    again.settle_away(counts=False)
    assert again.reading().meeting_left == 35 * MINUTE
    assert weeks.drafts.kept[live.meeting.id] == again.meeting


# --- finishing ----------------------------------------------------------------------------------------------


def test_finishing_keeps_the_meeting_and_then_clears_the_draft(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.promise("Write the slides", Role.MENTEE)
    weeks.clock.go(minutes=58)
    record = weeks.room.finish(live)
    assert (record.ended, live.meeting.status) == (moment(58), MeetingStatus.FINISHED)
    assert weeks.store.records("pair-1") == [record]
    assert list(weeks.tasks()) == ["Write the slides"]
    assert (weeks.drafts.kept, weeks.drafts.put_away) == ({}, [live.meeting.id])


@pytest.mark.fault(3)
def test_a_store_that_fails_keeps_the_draft_and_a_second_try_succeeds(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.answer("went-well", "the talk")
    weeks.clock.go(minutes=58)
    weeks.store.problem = StoreBusy("Not saved: disk full.")
    with pytest.raises(StoreBusy):
        weeks.room.finish(live)
    assert weeks.store.records("pair-1") == []
    assert weeks.drafts.kept[live.meeting.id].contents.answer("went-well") == "the talk"
    assert weeks.drafts.put_away == []

    weeks.clock.go(minutes=3)
    weeks.store.problem = None
    record = weeks.room.finish(live)
    assert record.ended == moment(58)
    assert weeks.store.records("pair-1") == [record]
    assert weeks.drafts.kept == {}


def test_a_meeting_that_was_finished_but_not_kept_is_offered_and_kept(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.clock.go(minutes=58)
    weeks.store.problem = StoreBusy("Not saved: disk full.")
    with pytest.raises(StoreBusy):
        weeks.room.finish(live)
    weeks.store.problem = None
    weeks.clock.go(minutes=300)
    room = weeks.killed()
    (left,) = room.unfinished(weeks.pair)
    assert room.finish_cut_off(left).ended == moment(58)
    assert room.unfinished(weeks.pair) == []


@pytest.mark.fault(40)
def test_a_crash_between_keeping_and_clearing_doubles_nothing(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.promise("Write the slides", Role.MENTEE)
    weeks.room.finish(live)
    weeks.drafts.put(live.meeting)
    weeks.next_week()
    later = weeks.start()
    later.notebook.review(later.meeting.contents.reviews[0].id, Outcome.DONE)
    weeks.room.finish(later)

    assert weeks.killed().unfinished(weeks.pair) == []
    weeks.killed().keep(live.meeting)
    assert len(weeks.store.records("pair-1")) == 2
    assert not weeks.tasks()["Write the slides"].open
    assert weeks.drafts.kept == {}


def test_a_meeting_that_was_cut_off_ended_with_its_last_sign_of_life(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.clock.go(minutes=40)
    live.tick()
    weeks.clock.go(minutes=600)
    room = weeks.killed()
    record = room.finish_cut_off(room.unfinished(weeks.pair)[0])
    assert (record.ended, record.length, record.overrun) == (moment(40), 40 * MINUTE, timedelta())


def test_a_paused_meeting_that_was_cut_off_ended_with_its_last_sign_of_life(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.clock.go(minutes=10)
    live.toggle_pause()
    weeks.clock.go(minutes=20)
    live.tick()
    weeks.clock.go(minutes=600)
    record = weeks.room.finish_cut_off(weeks.drafts.kept[live.meeting.id])
    assert (record.ended, record.phases[0].used) == (moment(30), 10 * MINUTE)


def test_a_meeting_that_was_taken_up_and_cut_off_again_unanswered_ended_before_the_time_away(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.clock.go(minutes=40)
    live.tick()
    weeks.clock.go(minutes=600)
    again = weeks.killed().take_up(weeks.drafts.kept[live.meeting.id])
    weeks.clock.go(minutes=1)
    again.tick()
    meeting = weeks.drafts.kept[live.meeting.id]
    assert weeks.room.preview(meeting).ended == moment(40)
    record = weeks.room.finish_cut_off(meeting)
    assert (record.ended, record.phases[0].used) == (moment(40), 40 * MINUTE)


def test_the_preview_is_the_record_that_will_be_kept(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.promise("Write the slides", Role.MENTEE)
    weeks.clock.go(minutes=58)
    live.tick()
    assert weeks.room.preview(live.meeting) == weeks.room.finish(live)


def test_the_pairs_own_data_is_taken_from_the_store(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.store.keep(replace(weeks.pair, minutes=45))
    weeks.room.finish(live)
    assert weeks.pair.minutes == 45


def test_a_discarded_meeting_is_not_kept_and_its_draft_is_put_aside(weeks: Weeks) -> None:
    live = weeks.start()
    weeks.room.discard(live)
    assert weeks.store.records("pair-1") == []
    assert (weeks.drafts.kept, weeks.drafts.discarded) == ({}, [live.meeting.id])
    with pytest.raises(IllegalMove):
        weeks.room.finish(live)


# --- kept after a later one ---------------------------------------------------------------------------------


def overtaken(weeks: Weeks) -> Meeting:
    """The second meeting was cut off, the third was held and kept; the draft of the second is left."""
    first = weeks.start()
    first.notebook.promise("Write the slides", Role.MENTEE)
    first.notebook.promise("Ask Kim", Role.MENTOR)
    first.notebook.add_topic("Pay")
    first.notebook.set_goal("Give a talk", 60)
    first.notebook.set_goal("Ship it", 60)
    weeks.room.finish(first)

    weeks.next_week()
    second = weeks.start()
    slides = next(r.id for r in second.meeting.contents.reviews if r.commitment.owner is Role.MENTEE)
    second.notebook.review(slides, Outcome.CHANGED)
    second.notebook.note_review(slides, "Write a page")
    second.notebook.add_topic("Code review")
    second.notebook.promise("Rehearse", Role.MENTEE)
    talk, ship = (review.id for review in second.meeting.contents.goal_reviews)
    second.notebook.judge_goal(talk, Verdict.DROP)
    second.notebook.judge_goal(ship, Verdict.REACHED)
    second.notebook.agree_on(NextMeeting(weeks.clock.wall() + WEEK, BERLIN, 60))

    weeks.next_week()
    third = weeks.start()
    third.notebook.review(slides, Outcome.DONE)
    third.notebook.mark_topic(third.meeting.contents.topics[0].id, TopicState.DISCUSSED)
    third.notebook.promise("Read a book", Role.MENTEE)
    third.notebook.judge_goal(talk, Verdict.KEEP)
    third.notebook.agree_on(NextMeeting(weeks.clock.wall() + WEEK, BERLIN, 60))
    weeks.room.finish(third)
    return second.meeting


def test_a_meeting_that_is_kept_late_is_kept_whole(weeks: Weeks) -> None:
    left = overtaken(weeks)
    record = weeks.room.finish_cut_off(left)
    assert record.contents.reviews == left.contents.reviews
    assert [topic.text for topic in record.contents.topics] == ["Pay", "Code review"]


def test_meetings_never_share_a_number(weeks: Weeks) -> None:
    left = overtaken(weeks)
    assert weeks.room.finish_cut_off(left).number == 3
    assert sorted(record.number for record in weeks.store.records("pair-1")) == [1, 2, 3]


def test_what_a_later_meeting_said_holds(weeks: Weeks) -> None:
    left = overtaken(weeks)
    before, date = weeks.tasks(), weeks.pair.next_meeting
    goals = {goal.text: goal for goal in weeks.store.goals("pair-1")}
    weeks.room.finish_cut_off(left)
    after = weeks.tasks()
    assert {name: after[name] for name in before} == before
    assert "Write a page" not in after
    assert weeks.pair.next_meeting == date is not None
    assert {goal.text: goal for goal in weeks.store.goals("pair-1")}["Give a talk"] == goals["Give a talk"]
    assert "Pay" not in [topic.text for topic in weeks.store.topics("pair-1")]


def test_what_only_the_late_one_said_is_not_lost(weeks: Weeks) -> None:
    weeks.room.finish_cut_off(overtaken(weeks))
    assert weeks.tasks()["Rehearse"].open
    assert [topic.text for topic in weeks.store.topics("pair-1")] == ["Code review"]
    assert not {goal.text: goal for goal in weeks.store.goals("pair-1")}["Ship it"].current
    assert [task.text for task in weeks.tasks().values() if task.open and task.week_task] == ["Read a book"]


# --- the first words ----------------------------------------------------------------------------------------


def test_words_typed_on_an_arrival_screen_that_never_started_are_carried_over(weeks: Weeks) -> None:
    first = weeks.open()
    first.notebook.answer("worth-it", "we decide on the talk")
    first.notebook.catch("on-call pay")
    room = weeks.killed()
    again = room.open(weeks.pair)
    assert again.meeting.contents.answer("worth-it") == "we decide on the talk"
    assert [topic.text for topic in again.meeting.contents.topics] == ["on-call pay"]


def test_words_that_were_carried_over_are_safe_before_the_old_draft_goes(weeks: Weeks) -> None:
    weeks.open().notebook.answer("worth-it", "we decide on the talk")
    again = weeks.open()
    assert weeks.drafts.kept == {again.meeting.id: again.meeting}


def test_while_drafts_cannot_be_written_the_old_one_stays(weeks: Weeks) -> None:
    first = weeks.open()
    first.notebook.answer("worth-it", "we decide on the talk")
    weeks.drafts.problem = "disk full"
    again = weeks.open()
    assert again.meeting.contents.answer("worth-it") == "we decide on the talk"
    assert weeks.drafts.discarded == []


def test_topics_of_the_table_do_not_come_twice_nor_back_from_an_old_arrival(weeks: Weeks) -> None:
    live = weeks.start()
    live.notebook.add_topic("Pay")
    weeks.room.finish(live)
    weeks.next_week()
    weeks.open().notebook.answer("worth-it", "x")
    assert [topic.text for topic in weeks.open().meeting.contents.topics] == ["Pay"]
    (draft,) = weeks.drafts.kept.values()
    live = weeks.start()
    live.notebook.mark_topic(live.meeting.contents.topics[0].id, TopicState.DROPPED)
    weeks.room.finish(live)
    weeks.drafts.put(draft)
    assert weeks.open().meeting.contents.topics == ()


def test_a_date_that_was_set_while_the_meeting_ran_stays_unless_the_meeting_agrees_on_another(weeks: Weeks) -> None:
    apart = NextMeeting(weeks.clock.at + timedelta(days=9), BERLIN, 60)
    live = weeks.start()
    weeks.store.keep(replace(weeks.pair, next_meeting=apart))
    weeks.room.finish(live)
    assert weeks.pair.next_meeting == apart
    assert "the next meeting was set" in weeks.room.meanwhile
    weeks.next_week()
    live = weeks.start()
    agreed = NextMeeting(weeks.clock.at + timedelta(days=7), BERLIN, 60)
    weeks.store.keep(replace(weeks.pair, next_meeting=replace(apart, minutes=30)))
    live.notebook.agree_on(agreed)
    weeks.room.finish(live)
    assert weeks.pair.next_meeting == agreed
    assert weeks.room.meanwhile == ""


def test_words_of_another_pair_stay_where_they_are(weeks: Weeks) -> None:
    weeks.store.keep(pair(id="pair-2"))
    other = weeks.room.open(weeks.store.pairs()[1])
    other.notebook.answer("worth-it", "theirs")
    assert weeks.open().meeting.contents.answers == {}
    assert other.meeting.id in weeks.drafts.kept
