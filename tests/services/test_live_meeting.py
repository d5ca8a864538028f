"""The running meeting between two clocks, a draft and a pair that types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.timebox import Pace
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply
from meetingtui.domain.people import NextMeeting
from meetingtui.services.live_meeting import GAP, HEARTBEAT, TYPING_PAUSE, LiveMeeting
from tests.builders import BERLIN, arriving, commitment, live
from tests.courses import MINUTE, moment
from tests.each import each
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts
from tests.strategies import MODEST

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


@pytest.fixture
def running(clock: FakeClock, drafts: MemoryDrafts) -> LiveMeeting:
    """A meeting whose clock started just now."""
    meeting = live(arriving(commitments=[commitment(id="c")]), clock, drafts)
    meeting.start()
    return meeting


def ticked(meeting: LiveMeeting, clock: FakeClock, minutes: float, *, typing: bool = False) -> Meeting:
    """Time passes, with a tick every five seconds."""
    for _ in range(round(minutes * 12)):
        clock.go(seconds=5)
        if typing:
            meeting.typed()
        meeting.tick()
    return meeting.meeting


def used(meeting: LiveMeeting, phase: PhaseKind = LAST_WEEK) -> float:
    return next(slot.used for slot in meeting.reading().slots if slot.kind is phase) / MINUTE


def left(meeting: LiveMeeting) -> float:
    return meeting.reading().meeting_left / MINUTE


# --- the course ---------------------------------------------------------------------------------------------


def test_every_change_is_handed_to_the_draft(running: LiveMeeting, drafts: MemoryDrafts) -> None:
    changes: list[Callable[[], Meeting]] = [
        lambda: running.notebook.answer("went-well", "the talk"),
        running.next_phase,
        running.toggle_pause,
        lambda: running.notebook.add_topic("Pay"),
        running.undo,
    ]
    for change in changes:
        after = change()
        assert drafts.kept["meeting-1"] is after is running.meeting


def test_what_is_not_possible_changes_neither_meeting_nor_draft(running: LiveMeeting, drafts: MemoryDrafts) -> None:
    before = running.meeting
    with pytest.raises(IllegalMove):
        running.enter(LAST_WEEK)
    assert running.meeting is drafts.kept["meeting-1"] is before


def test_going_on_and_back_walks_through_the_agenda(running: LiveMeeting) -> None:
    assert [running.next_phase().phase for _ in range(2)] == [DISCUSSION, NEXT_STEPS]
    with pytest.raises(IllegalMove, match="last phase"):
        running.next_phase()
    assert [running.previous_phase().phase for _ in range(2)] == [DISCUSSION, LAST_WEEK]
    with pytest.raises(IllegalMove, match="first phase"):
        running.previous_phase()


def test_pausing_and_going_on_share_a_key(running: LiveMeeting) -> None:
    assert running.toggle_pause().status is MeetingStatus.PAUSED
    assert running.toggle_pause().status is MeetingStatus.RUNNING


def test_the_figures_follow_the_clock_without_a_tick(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=10)
    assert (running.reading().remaining, left(running)) == (5 * MINUTE, 50)


@given(st.lists(st.integers(0, 400), max_size=12))
@MODEST
def test_missed_doubled_and_late_ticks_change_no_figure(pauses: list[int]) -> None:
    clocks = [FakeClock(), FakeClock()]
    meetings = [live(clock=clock) for clock in clocks]
    for meeting in meetings:
        meeting.start()
    for seconds in pauses:
        for clock in clocks:
            clock.go(seconds=seconds)
        if sum(pauses) < 45 * 60:
            meetings[0].tick()
            meetings[0].tick()
    assert meetings[0].reading() == meetings[1].reading()


def test_before_the_start_there_is_nothing_to_read_to_extend_or_to_notice(
    clock: FakeClock, drafts: MemoryDrafts
) -> None:
    meeting = live(clock=clock, drafts=drafts)
    clock.sleep(42)
    assert meeting.tick().status is MeetingStatus.ARRIVING
    assert meeting.offers() == ()
    assert drafts.kept == {}
    with pytest.raises(IllegalMove):
        meeting.reading()


def test_the_arrival_can_choose_month_and_end(clock: FakeClock) -> None:
    meeting = live(clock=clock)
    assert meeting.hold_month_review(True).month
    meeting.end_at(moment(50))
    assert meeting.start().reading(moment(0)).end == moment(50)


def test_began_earlier_is_one_command(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=1)
    running.began_earlier(6 * MINUTE)
    assert (used(running), left(running)) == (7, 53)


# --- extension ----------------------------------------------------------------------------------------------


def test_an_extension_takes_what_its_offer_said(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=18)
    gentle, later = running.offers()
    assert (gentle.source, later.source) == (Source.DISCUSSION, Source.LATER_END)
    running.extend(gentle)
    assert running.reading().discussion_left == gentle.discussion_after
    assert running.reading().remaining == 5 * MINUTE
    assert running.meeting.extensions[0].by == 5 * MINUTE


def test_no_extension_is_offered_while_the_time_away_is_asked(running: LiveMeeting, clock: FakeClock) -> None:
    clock.sleep(42)
    running.tick()
    assert running.offers() == ()


# --- sleep and set clocks -----------------------------------------------------------------------------------


@pytest.mark.fault(35)
def test_a_sleep_asks_and_skips_no_phase(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(42)
    assert running.tick().status is MeetingStatus.AWAY
    assert running.meeting.phase is LAST_WEEK
    assert running.away_for() == 42 * MINUTE
    assert running.clock_may_have_been_set
    assert running.reading().pace is Pace.PAUSED


@pytest.mark.fault(35)
def test_a_sleep_is_asked_about_before_a_key_counts_and_without_a_tick(
    running: LiveMeeting, clock: FakeClock
) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(42)
    for key in (running.next_phase, running.toggle_pause):
        with pytest.raises(IllegalMove, match="away"):
            key()
    assert (running.meeting.status, running.meeting.phase) == (MeetingStatus.AWAY, LAST_WEEK)
    assert running.away_for() == 42 * MINUTE


def test_words_are_kept_while_the_time_away_is_asked(running: LiveMeeting, clock: FakeClock) -> None:
    clock.sleep(42)
    running.notebook.answer("went-well", "the talk")
    assert running.meeting.status is MeetingStatus.AWAY
    assert running.meeting.contents.answer("went-well") == "the talk"


def asleep(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(42)
    running.tick()
    clock.go(minutes=1)


@pytest.mark.fault(35)
def test_time_away_can_count(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    running.settle_away(counts=True)
    assert (used(running), left(running), running.away_for()) == (48, 12, timedelta())


@pytest.mark.fault(35)
def test_time_away_can_be_a_break(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    running.settle_away(counts=False)
    assert (used(running), left(running)) == (5, 12)
    assert not running.clock_may_have_been_set


def test_a_break_can_move_the_end(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    running.settle_away(counts=False, later_end=True)
    assert (used(running), left(running)) == (5, 55)
    assert running.reading().discussion_left == 30 * MINUTE
    assert [extension.by for extension in running.meeting.extensions] == [43 * MINUTE]


def test_a_break_cannot_move_a_hard_stop_and_the_question_stays(clock: FakeClock) -> None:
    meeting = arriving()
    running = live(replace(meeting, agenda=replace(meeting.agenda, hard_stop=True)), clock)
    running.start()
    asleep(running, clock)
    with pytest.raises(IllegalMove, match="hard stop"):
        running.settle_away(counts=False, later_end=True)
    assert running.meeting.status is MeetingStatus.AWAY


@pytest.mark.fault(36)
def test_a_clock_set_forward_looks_like_a_sleep_until_the_pair_says_so(
    running: LiveMeeting, clock: FakeClock
) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(60)
    running.tick()
    clock.go(minutes=1)
    running.clock_was_set()
    assert running.meeting.status is MeetingStatus.RUNNING
    assert (used(running), left(running)) == (6, 54)
    assert running.meeting.extensions == ()


@pytest.mark.fault(36)
def test_a_clock_set_back_changes_no_figure_and_asks_nothing(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(-60)
    clock.go(minutes=1)
    assert running.tick().status is MeetingStatus.RUNNING
    assert (used(running), left(running)) == (6, 54)


def test_a_clock_set_back_is_noticed_before_a_key_counts(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(-60)
    running.next_phase()
    clock.go(minutes=1)
    running.tick()
    assert (used(running), used(running, DISCUSSION), left(running)) == (5, 1, 54)


def test_a_clock_set_back_in_a_pause_changes_no_figure(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.toggle_pause()
    clock.sleep(-60)
    clock.go(minutes=1)
    assert running.tick().status is MeetingStatus.PAUSED
    assert (used(running), left(running)) == (5, 54)


def test_a_clock_that_jumps_and_is_put_right_leaves_no_trace(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=5)
    running.tick()
    clock.sleep(60)
    running.tick()
    clock.go(minutes=1)
    clock.sleep(-60)
    assert running.tick().status is MeetingStatus.RUNNING
    assert (used(running), left(running), running.reading().end) == (6, 54, moment(60))


def test_a_small_correction_of_the_clock_does_not_answer_for_the_pair(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    clock.at -= timedelta(seconds=20)
    assert running.tick().status is MeetingStatus.AWAY


def test_sleeping_again_before_the_answer_is_one_time_away(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    clock.sleep(10)
    running.tick()
    assert running.away_for() == 53 * MINUTE
    running.settle_away(counts=False)
    assert used(running) == 5


def test_sleeping_in_a_pause_is_part_of_the_pause(running: LiveMeeting, clock: FakeClock) -> None:
    running.toggle_pause()
    clock.sleep(42)
    assert running.tick().status is MeetingStatus.PAUSED
    running.toggle_pause()
    assert (used(running), left(running)) == (0, 18)


def test_a_difference_of_five_seconds_is_nothing_and_a_longer_one_is_noticed() -> None:
    for seconds, status, minutes_left in (
        (4, MeetingStatus.RUNNING, 60 - 4 / 60),
        (5, MeetingStatus.RUNNING, 60 - 5 / 60),
        (5.001, MeetingStatus.AWAY, 60 - 5.001 / 60),
        (-4, MeetingStatus.RUNNING, 60 + 4 / 60),
        (-5, MeetingStatus.RUNNING, 60 + 5 / 60),
        (-5.001, MeetingStatus.RUNNING, 60),
    ):
        clock = FakeClock()
        running = live(clock=clock)
        running.start()
        clock.at += timedelta(seconds=seconds)
        assert running.tick().status is status, seconds
        assert left(running) == pytest.approx(minutes_left, abs=1e-6), seconds


def test_a_clock_that_is_right_again_to_five_seconds_was_only_set() -> None:
    for seconds, status in ((5, MeetingStatus.RUNNING), (5.001, MeetingStatus.AWAY)):
        clock = FakeClock()
        running = live(clock=clock)
        running.start()
        clock.sleep(60)
        assert running.tick().status is MeetingStatus.AWAY
        clock.at -= timedelta(minutes=60, seconds=-seconds)
        assert running.tick().status is status, seconds


@pytest.mark.fault(36)
@MODEST
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(-7200, 0)), max_size=6))
def test_however_often_the_clock_is_set_back_elapsed_time_is_what_the_steady_clock_says(
    jumps: list[tuple[int, int]],
) -> None:
    clock = FakeClock()
    running = live(clock=clock)
    running.start()
    small = timedelta()
    for seconds, jump in jumps:
        clock.go(seconds=seconds)
        clock.at += timedelta(seconds=jump)
        small += timedelta(seconds=jump) if timedelta(seconds=-jump) <= GAP else timedelta()
        running.tick()
    elapsed = timedelta(seconds=clock.seconds - 1000)
    assert running.reading().meeting_left == 60 * MINUTE - elapsed - small


def test_the_question_is_not_asked_again_after_the_answer(running: LiveMeeting, clock: FakeClock) -> None:
    asleep(running, clock)
    running.settle_away(counts=False)
    assert ticked(running, clock, 1).status is MeetingStatus.RUNNING


def test_nothing_is_asked_after_the_end(running: LiveMeeting, clock: FakeClock) -> None:
    running.finish()
    before = running.meeting
    clock.sleep(42)
    assert running.tick() is before


# --- taking up ----------------------------------------------------------------------------------------------


def cut_off(minutes: float = 5, *, pause: bool = False, away: bool = False) -> Meeting:
    """A meeting whose program was killed so many minutes after the start."""
    meeting = apply(arriving(), events.Started(moment(0)))
    if pause:
        meeting = apply(meeting, events.Paused(moment(2)))
    if away:
        meeting = apply(meeting, events.AwayNoticed(moment(4), moment(2)))
    return apply(meeting, events.SignOfLife(moment(minutes)))


def taken_up(meeting: Meeting, minute: float) -> LiveMeeting:
    again = live(meeting, FakeClock(moment(minute)))
    again.come_back()
    return again


def test_a_meeting_that_comes_back_asks_about_the_time_since_its_last_sign_of_life() -> None:
    again = taken_up(cut_off(5), 25)
    assert (again.meeting.status, again.away_for()) == (MeetingStatus.AWAY, 20 * MINUTE)
    assert not again.clock_may_have_been_set
    again.settle_away(counts=False)
    assert (used(again), left(again)) == (5, 35)


def test_a_paused_meeting_that_comes_back_is_still_paused() -> None:
    again = taken_up(cut_off(5, pause=True), 25)
    assert again.meeting.status is MeetingStatus.PAUSED
    again.toggle_pause()
    assert used(again) == 2


def test_a_meeting_that_was_cut_off_while_it_asked_asks_about_the_whole_time() -> None:
    again = taken_up(cut_off(5, away=True), 25)
    assert (again.meeting.status, again.away_for()) == (MeetingStatus.AWAY, 23 * MINUTE)


@each("away", [False, True])
def test_a_clock_that_went_back_while_the_program_was_gone_leaves_the_figures(away: bool) -> None:
    again = taken_up(cut_off(5, away=away), -55)
    assert again.meeting.status is MeetingStatus.AWAY
    assert again.away_for() == (3 * MINUTE if away else timedelta())
    again.settle_away(counts=True)
    assert (used(again), left(again)) == (5, 55)


def test_a_clock_that_went_back_while_a_pause_lasted_leaves_the_figures() -> None:
    again = taken_up(cut_off(5, pause=True), -55)
    again.toggle_pause()
    assert (used(again), left(again)) == (2, 55)


def test_a_clock_set_back_while_the_question_stands_leaves_the_question() -> None:
    clock = FakeClock(moment(25))
    again = live(cut_off(5), clock)
    again.come_back()
    clock.sleep(-60)
    assert again.tick().status is MeetingStatus.AWAY
    assert again.away_for() == 20 * MINUTE


def test_a_meeting_that_is_over_stays_over_when_it_comes_back() -> None:
    over = apply(cut_off(), events.Finished(moment(6)))
    assert taken_up(over, 30).meeting == over


# --- moving on, heartbeat -----------------------------------------------------------------------------------


def test_at_the_floor_of_the_reserve_the_meeting_moves_on_when_nobody_types(
    running: LiveMeeting, clock: FakeClock
) -> None:
    running.next_phase()
    assert ticked(running, clock, 49.9).phase is DISCUSSION
    assert ticked(running, clock, 0.1).phase is NEXT_STEPS
    assert running.meeting.moved_on


def test_it_does_not_move_on_while_somebody_types(running: LiveMeeting, clock: FakeClock) -> None:
    assert ticked(running, clock, 53, typing=True).phase is LAST_WEEK
    clock.go(seconds=TYPING_PAUSE.total_seconds() - 1)
    assert running.tick().phase is LAST_WEEK
    clock.go(seconds=1)
    assert running.tick().phase is NEXT_STEPS


def test_it_moves_on_once_and_never_again(running: LiveMeeting, clock: FakeClock) -> None:
    ticked(running, clock, 51)
    assert running.previous_phase().phase is DISCUSSION
    assert ticked(running, clock, 20).phase is DISCUSSION


def test_it_does_not_move_on_in_a_pause(running: LiveMeeting, clock: FakeClock) -> None:
    running.toggle_pause()
    assert ticked(running, clock, 55).phase is LAST_WEEK
    running.toggle_pause()
    assert running.tick().phase is NEXT_STEPS


def test_it_does_not_move_on_while_the_time_away_is_asked(running: LiveMeeting, clock: FakeClock) -> None:
    clock.sleep(55)
    assert ticked(running, clock, 1).phase is LAST_WEEK
    running.settle_away(counts=True)
    assert running.tick().phase is NEXT_STEPS


def test_a_meeting_that_gives_no_other_sign_gives_a_sign_of_life(
    running: LiveMeeting, clock: FakeClock, drafts: MemoryDrafts
) -> None:
    clock.go(seconds=HEARTBEAT.total_seconds() - 1)
    assert running.tick().seen_at == TUESDAY
    clock.go(seconds=1)
    assert running.tick().seen_at == drafts.kept["meeting-1"].seen_at == TUESDAY + HEARTBEAT


def test_the_sign_of_life_goes_on_after_the_clock_was_set_back(running: LiveMeeting, clock: FakeClock) -> None:
    clock.sleep(-60)
    running.tick()
    clock.go(seconds=HEARTBEAT.total_seconds())
    assert running.tick().seen_at == clock.wall()


# --- undo ---------------------------------------------------------------------------------------------------


def test_the_last_changes_of_lists_are_taken_back_one_by_one_and_words_stay(running: LiveMeeting) -> None:
    notebook = running.notebook
    assert not running.can_undo
    notebook.review("c", Outcome.DONE)
    topic = notebook.add_topic("Pay").contents.topics[0]
    notebook.mark_topic(topic.id, TopicState.DISCUSSED)
    notebook.answer("went-well", "the talk")
    notebook.note_review("c", "two friends read it")
    assert running.undo().contents.topics == (topic,)
    assert running.undo().contents.topics == ()
    contents = running.undo().contents
    assert (contents.reviews[0].outcome, contents.reviews[0].note) == (None, "two friends read it")
    assert contents.answer("went-well") == "the talk"
    assert not running.can_undo
    with pytest.raises(IllegalMove, match="nothing to take back"):
        running.undo()


def test_going_to_a_phase_is_nothing_to_take_back(running: LiveMeeting) -> None:
    running.next_phase()
    assert not running.can_undo


def test_what_cannot_be_taken_back_does_not_stand_in_the_way(running: LiveMeeting) -> None:
    running.notebook.review("c", Outcome.DONE)
    topic = running.notebook.add_topic("Pay").contents.topics[0]
    running.notebook.note_topic(topic.id, "ask in March")
    with pytest.raises(IllegalMove, match="words"):
        running.undo()
    assert running.meeting.contents.topics[0].notes == "ask in March"
    assert running.undo().contents.reviews[0].outcome is None


def test_taking_back_a_goal_links_its_tasks_again(running: LiveMeeting) -> None:
    notebook = running.notebook
    goal = notebook.set_goal("Give a talk", 60).contents.new_goals[0]
    task = notebook.promise("Write the slides", commitment().owner).contents.commitments[0]
    notebook.link_goal(task.id, goal.id)
    notebook.withdraw_goal(goal.id)
    contents = running.undo().contents
    assert contents.new_goals == (goal,)
    assert contents.commitments[0].goal_id == goal.id


def test_a_place_typed_after_the_date_stays_when_the_date_is_taken_back(running: LiveMeeting) -> None:
    day = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)
    running.notebook.agree_on(day, "the usual link")
    running.notebook.agree_on(replace(day, starts_at=TUESDAY + timedelta(days=8)), "the usual link")
    running.notebook.meet_at("room 5")
    assert running.undo().contents.next_meeting == replace(day, place="room 5")


def test_nothing_is_taken_back_after_the_end(running: LiveMeeting) -> None:
    running.notebook.add_topic("Pay")
    running.finish()
    assert not running.can_undo


# --- the end ------------------------------------------------------------------------------------------------


def test_a_meeting_ends_now_or_at_an_instant_behind_us(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=70)
    assert running.finish(moment(58)).ended_at == moment(58)


def test_a_discarded_meeting_takes_nothing_more(running: LiveMeeting) -> None:
    running.discard()
    with pytest.raises(IllegalMove):
        running.notebook.answer("went-well", "x")


def test_more_time_is_taken_back_like_the_change_of_a_list(running: LiveMeeting, clock: FakeClock) -> None:
    running.notebook.add_topic("Pay")
    before = running.meeting.timeline
    running.extend(running.offers()[1])
    clock.go(seconds=20)
    assert running.can_undo
    undone = running.undo()
    assert (undone.extensions, undone.timeline) == ((), before)
    assert running.undo().contents.topics == ()


def test_more_time_that_is_in_use_stays_and_what_was_changed_before_can_still_be_taken_back(
    running: LiveMeeting, clock: FakeClock
) -> None:
    running.notebook.add_topic("Pay")
    running.extend(running.offers()[0])
    clock.go(minutes=17)
    with pytest.raises(IllegalMove, match="in use"):
        running.undo()
    assert len(running.meeting.extensions) == 1
    assert running.undo().contents.topics == ()


def test_a_break_that_moved_the_end_and_time_from_before_an_earlier_beginning_are_not_taken_back(
    running: LiveMeeting, clock: FakeClock
) -> None:
    clock.sleep(10)
    running.tick()
    running.settle_away(counts=False, later_end=True)
    assert not running.can_undo
    running.extend(running.offers()[0])
    assert running.can_undo
    running.began_earlier(MINUTE)
    assert not running.can_undo


def test_two_meetings_do_not_share_their_undo() -> None:
    first, second = live(), live(arriving(wishes=Wishes(minutes=30)))
    first.start()
    second.start()
    first.notebook.add_topic("Pay")
    assert first.can_undo
    assert not second.can_undo


def test_a_live_meeting_needs_no_screen(clock: FakeClock) -> None:
    meeting = LiveMeeting(arriving(), clock=clock, drafts=MemoryDrafts(), new_id=CountingIds())
    assert meeting.now() == TUESDAY


def test_going_on_settles_time_away_and_ends_a_pause() -> None:
    again = taken_up(cut_off(5), 25)
    again.go_on(counts=False)
    assert again.meeting.status is MeetingStatus.RUNNING
    again.pause()
    again.go_on(counts=False)
    assert again.meeting.status is MeetingStatus.RUNNING


def test_a_pause_that_both_stay_longer_for_moves_the_end_by_all_of_it(running: LiveMeeting, clock: FakeClock) -> None:
    clock.go(minutes=10)
    end = running.pause().timeline.end  # type: ignore[union-attr]
    clock.go(minutes=34)
    resumed = running.go_on(counts=False, later_end=True)
    assert resumed.status is MeetingStatus.RUNNING
    assert resumed.timeline is not None
    assert resumed.timeline.end - end == 34 * MINUTE
    assert [one.by for one in resumed.extensions] == [34 * MINUTE]
    assert conclude(running.finish()).record.paused == 34 * MINUTE


def test_going_on_leads_to_the_closing_phase_as_soon_as_it_is_time() -> None:
    for minutes, hard_stop, comes_next in (
        (30, True, DISCUSSION),
        (46, True, NEXT_STEPS),
        (46, False, NEXT_STEPS),
    ):
        began = FakeClock()
        meeting = arriving()
        running = live(replace(meeting, agenda=replace(meeting.agenda, hard_stop=hard_stop)), began)
        running.start()
        began.go(minutes=minutes)
        assert running.next_phase().phase is comes_next, (minutes, hard_stop)
