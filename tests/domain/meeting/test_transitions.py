"""The transition table: what may happen when, and that nothing changes when it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.meeting.contents_handlers import CHANGES
from meetingtui.domain.meeting.extensions import Source, offers
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.timebox import Visit
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply, can
from meetingtui.domain.meeting.undo import Patch
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN, arriving, commitment
from tests.courses import (
    MINUTE,
    Step,
    away,
    began,
    enter,
    extend,
    finish,
    moment,
    offer_of,
    pause,
    played,
    settle,
    shift,
)
from tests.each import each
from tests.fakes import TUESDAY
from tests.strategies import a_goal, a_jot, a_topic, opened

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS
NOW = moment(20)
RUNNING = (MeetingStatus.RUNNING,)
STANDING = (MeetingStatus.RUNNING, MeetingStatus.PAUSED)
CLOCKED = (*STANDING, MeetingStatus.AWAY)
LIVING = (MeetingStatus.ARRIVING, *CLOCKED)

COURSE: dict[type[events.Event], tuple[MeetingStatus, ...]] = {
    events.MonthChosen: (MeetingStatus.ARRIVING,),
    events.EndChosen: (MeetingStatus.ARRIVING,),
    events.Started: (MeetingStatus.ARRIVING,),
    events.PhaseEntered: STANDING,
    events.Paused: RUNNING,
    events.Resumed: (MeetingStatus.PAUSED,),
    events.Extended: STANDING,
    events.ExtensionTakenBack: STANDING,
    events.BeganEarlier: STANDING,
    events.AwayNoticed: RUNNING,
    events.AwaySettled: (MeetingStatus.AWAY,),
    events.ClockShifted: CLOCKED,
    events.StepOpened: CLOCKED,
    events.SignOfLife: LIVING,
    events.Finished: CLOCKED,
    events.Discarded: LIVING,
}
LEGAL = COURSE | dict.fromkeys(CHANGES, LIVING)


def meeting_with(*steps: Step) -> Meeting:
    """A running meeting with one of everything in it, taken through the steps."""
    meeting = apply(opened(minutes=60, month=True), events.Started(moment(0)))
    meeting = apply(meeting, events.CommitmentMade(moment(1), commitment(id="n-0", made_at=moment(1))))
    meeting = apply(meeting, events.GoalSet(moment(1), a_goal("g-1", "Write", 30)))
    meeting = apply(meeting, events.LookoutMade(moment(1), Opportunity("o-0", "pair-1", "A meetup", moment(1))))
    away_today = Absence("a-0", Role.MENTOR, TUESDAY.date(), TUESDAY.date())
    meeting = apply(meeting, events.AbsenceNoted(moment(1), away_today))
    for minute, what in steps:
        meeting = apply(meeting, what(meeting, moment(minute)))
    return meeting


MEETINGS = {
    MeetingStatus.ARRIVING: replace(
        meeting_with(), status=MeetingStatus.ARRIVING, timeline=None, began=None, seen_at=moment(0)
    ),
    MeetingStatus.RUNNING: meeting_with((19.5, extend(5, Source.LATER_END))),
    MeetingStatus.PAUSED: meeting_with((4, extend(5, Source.LATER_END)), (5, pause)),
    MeetingStatus.AWAY: meeting_with((15, away(5))),
    MeetingStatus.FINISHED: meeting_with((15, finish)),
    MeetingStatus.DISCARDED: meeting_with((15, lambda _meeting, at: events.Discarded(at))),
}

_RUNNING = MEETINGS[MeetingStatus.RUNNING]
assert _RUNNING.timeline is not None
EVENTS: list[events.Event] = [
    events.MonthChosen(NOW, False),
    events.EndChosen(NOW, moment(50)),
    events.Started(NOW),
    events.PhaseEntered(NOW, DISCUSSION),
    events.Paused(NOW),
    events.Resumed(NOW),
    events.Extended(NOW, offers(_RUNNING.agenda, _RUNNING.timeline, NOW, 5 * MINUTE)[0]),
    events.ExtensionTakenBack(NOW, offer_of(meeting_with(), moment(4), 5, Source.LATER_END), 5 * MINUTE),
    events.BeganEarlier(NOW, 6 * MINUTE),
    events.AwayNoticed(NOW, moment(15)),
    events.AwaySettled(NOW, counts=True),
    events.ClockShifted(NOW, 6 * MINUTE),
    events.StepOpened(NOW, "went-well"),
    events.SignOfLife(NOW),
    events.Finished(NOW),
    events.Discarded(NOW),
    events.Answered(NOW, "went-well", "the talk"),
    events.Chosen(NOW, "challenge", ("frankly, at any time",)),
    events.LineTyped(NOW, "promise", "I will"),
    events.YesSaid(NOW, True),
    events.TaskReviewed(NOW, "c-0", Outcome.DONE),
    events.TaskNoted(NOW, "c-0", "on Thursday"),
    events.JotsNoticed(NOW, (a_jot("j-0"), a_jot("j-3"))),
    events.QueueNoticed(NOW, ("t-0",), (a_topic("t-8", "Books"),)),
    events.JotTaken(NOW, "j-0", Becomes.WENT_WELL, "Lin liked it", a_topic("t-j", "Lin liked it")),
    events.GoalReviewed(NOW, "g-0", Verdict.KEEP),
    events.GoalNoted(NOW, "g-0", "why", "it fits"),
    events.GoalDayChanged(NOW, "g-0", TUESDAY.date()),
    events.GoalSet(NOW, a_goal("g-2", "Lead", 90)),
    events.GoalWithdrawn(NOW, "g-1"),
    events.TopicAdded(NOW, a_topic("t-1", "Pay")),
    events.TopicChanged(NOW, a_topic("t-0", "Pairing on tests")),
    events.TopicMoved(NOW, "t-0", 1),
    events.CommitmentMade(NOW, commitment(id="n-1")),
    events.CommitmentChanged(NOW, commitment("Rehearse", id="n-0")),
    events.CommitmentRemoved(NOW, "n-0"),
    events.LookoutMade(NOW, Opportunity("o-1", "pair-1", "A review", NOW)),
    events.LookoutRemoved(NOW, "o-0"),
    events.DoorMoved(NOW, "o-0", Stage.OFFERED, "asked Lin"),
    events.DoorReworded(NOW, "o-0", "A meetup in January"),
    events.AbsenceNoted(NOW, Absence("a-1", None, TUESDAY.date(), TUESDAY.date())),
    events.AbsenceRemoved(NOW, "a-0"),
    events.NextMeetingAgreed(NOW, NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)),
    events.TakenBack(NOW, Patch("topics", "t-0", remove=True)),
]


def test_the_table_of_this_test_names_every_event() -> None:
    every = {
        kind
        for kind in vars(events).values()
        if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
    }
    assert {type(event) for event in EVENTS} == every == set(LEGAL)


@each("event", EVENTS, ids=lambda event: type(event).__name__)
@each("status", MeetingStatus)
def test_every_event_works_where_it_may_and_changes_nothing_where_it_may_not(
    status: MeetingStatus, event: events.Event
) -> None:
    meeting = MEETINGS[status]
    copy = replace(meeting)
    if status in LEGAL[type(event)]:
        assert can(meeting, type(event))
        assert apply(meeting, event).seen_at == event.at
    else:
        assert not can(meeting, type(event))
        with pytest.raises(IllegalMove):
            apply(meeting, event)
    assert meeting == copy


@each(
    ("event", "status"),
    [
        (events.Started(NOW), MeetingStatus.RUNNING),
        (events.Paused(NOW), MeetingStatus.PAUSED),
        (events.Resumed(NOW), MeetingStatus.RUNNING),
        (events.PhaseEntered(NOW, DISCUSSION), None),
        (events.BeganEarlier(NOW, MINUTE), None),
        (events.AwayNoticed(NOW, moment(15)), MeetingStatus.AWAY),
        (events.AwaySettled(NOW, counts=True), MeetingStatus.RUNNING),
        (events.AwaySettled(NOW, counts=False), MeetingStatus.RUNNING),
        (events.SignOfLife(NOW), None),
        (events.Finished(NOW), MeetingStatus.FINISHED),
        (events.Discarded(NOW), MeetingStatus.DISCARDED),
        (events.Answered(NOW, "went-well", "x"), None),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_event_leads_to_the_status_that_it_names(event: events.Event, status: MeetingStatus | None) -> None:
    for before in LEGAL[type(event)]:
        assert apply(MEETINGS[before], event).status is (status or before)


def test_words_may_be_typed_at_any_time_before_the_end() -> None:
    for status in LIVING:
        after = apply(MEETINGS[status], events.Answered(NOW, "went-well", "the talk"))
        assert after.contents.answer("went-well") == "the talk"


# --- before the clock ---------------------------------------------------------------------------------------


def test_the_reading_of_a_clock_that_did_not_start_is_refused() -> None:
    with pytest.raises(IllegalMove, match="not begun"):
        arriving().reading(TUESDAY)


def test_the_month_can_be_pulled_forward_and_put_back_on_arrival() -> None:
    with_month = apply(arriving(), events.MonthChosen(moment(0), True))
    assert with_month.month
    assert with_month.agenda.length == 60 * MINUTE
    assert not apply(with_month, events.MonthChosen(moment(0), False)).month


def test_a_month_review_that_is_due_can_be_put_off_once() -> None:
    due = replace(apply(arriving(), events.MonthChosen(moment(0), True)), month_due=True)
    assert not apply(due, events.MonthChosen(moment(0), False)).month
    with pytest.raises(IllegalMove, match="once already"):
        apply(replace(due, month_may_wait=False), events.MonthChosen(moment(0), False))


def test_a_month_review_that_is_not_due_can_always_be_taken_off_again() -> None:
    pulled = replace(apply(arriving(), events.MonthChosen(moment(0), True)), month_may_wait=False)
    assert not apply(pulled, events.MonthChosen(moment(0), False)).month


def test_a_quick_check_says_that_it_has_no_room_for_the_month() -> None:
    with pytest.raises(IllegalMove, match="too short"):
        apply(arriving(wishes=Wishes(minutes=20)), events.MonthChosen(moment(0), True))


def test_the_full_length_counts_from_the_start_of_the_clock() -> None:
    meeting = apply(arriving(), events.Started(moment(4)))
    assert meeting.reading(moment(4)).end == moment(64)


def test_an_agreed_end_stays_however_late_the_clock_starts() -> None:
    meeting = apply(arriving(), events.EndChosen(moment(0), moment(60)))
    assert apply(meeting, events.Started(moment(12))).reading(moment(12)).end == moment(60)


def test_an_agreed_end_can_be_taken_back_on_arrival() -> None:
    meeting = apply(arriving(), events.EndChosen(moment(0), moment(30)))
    meeting = apply(meeting, events.EndChosen(moment(0), None))
    assert apply(meeting, events.Started(moment(0))).reading(moment(0)).end == moment(60)


def test_a_meeting_that_began_before_the_clock_counts_from_then() -> None:
    meeting = apply(arriving(wishes=Wishes(began_ago=6 * MINUTE)), events.Started(moment(1)))
    assert meeting.began == moment(-6)
    assert meeting.reading(moment(1)).end == moment(54)


# --- the course ---------------------------------------------------------------------------------------------


def test_a_phase_that_is_not_on_the_agenda_cannot_be_entered() -> None:
    with pytest.raises(IllegalMove, match="no phase called The month"):
        played((5, enter(MONTH)))


def test_the_phase_in_which_we_are_cannot_be_entered() -> None:
    with pytest.raises(IllegalMove, match="already"):
        played((5, enter(LAST_WEEK)))


def test_stays_follow_each_other_without_a_gap() -> None:
    meeting = played((5, enter(DISCUSSION)), (9, enter(LAST_WEEK)))
    assert meeting.timeline is not None
    assert meeting.timeline.visits == (
        Visit(LAST_WEEK, moment(0), moment(5)),
        Visit(DISCUSSION, moment(5), moment(9)),
        Visit(LAST_WEEK, moment(9)),
    )


def test_the_meeting_moves_on_by_itself_only_once() -> None:
    meeting = played((50, enter(NEXT_STEPS, by_itself=True)), (51, enter(DISCUSSION)))
    assert meeting.moved_on
    with pytest.raises(IllegalMove, match="only once"):
        apply(meeting, events.PhaseEntered(moment(52), NEXT_STEPS, by_itself=True))
    assert apply(meeting, events.PhaseEntered(moment(52), NEXT_STEPS)).phase is NEXT_STEPS


def test_going_to_next_steps_oneself_does_not_count_as_having_been_moved() -> None:
    assert not played((50, enter(NEXT_STEPS))).moved_on


@each("by", [0, -3])
def test_a_meeting_cannot_have_begun_later(by: float) -> None:
    with pytest.raises(IllegalMove, match="earlier"):
        played((5, began(by)))


def test_correcting_the_beginning_is_kept_in_the_meeting_too() -> None:
    assert played((5, began(6))).began == moment(-6)


def test_time_away_is_asked_from_the_last_sign_of_life() -> None:
    meeting = played((20, away(8)))
    assert meeting.away_since == moment(8)
    assert meeting.timeline is not None
    assert meeting.timeline.pauses[0].since == moment(8)


def test_time_away_is_never_negative_even_if_the_clock_went_back_meanwhile() -> None:
    assert played((20, away(25))).away_since == moment(20)


def test_settled_time_away_is_not_asked_again() -> None:
    for counts in (True, False):
        assert played((20, away(8)), (21, settle(counts=counts))).away_since is None


@pytest.mark.fault(36)
def test_an_end_that_was_said_stays_when_the_clock_is_set() -> None:
    for by in (10, -11, 60, -300):
        meeting = played((10, extend(5, Source.LATER_END)), (40 + by, shift(by)), ends=60)
        assert (meeting.agreed_end, meeting.began) == (moment(60), moment(by))
        assert meeting.extensions[0].end == meeting.reading(moment(41 + by)).end == moment(65)
        assert meeting.reading(moment(41 + by)).slots[0].used == 41 * MINUTE


@pytest.mark.fault(36)
def test_more_time_with_a_later_end_is_a_said_end_too() -> None:
    meeting = played((10, extend(5, Source.LATER_END)), (30, shift(10)))
    assert meeting.reading(moment(31)).end == moment(65)
    meeting = played((10, extend(5, Source.DISCUSSION)), (30, shift(10)))
    assert meeting.reading(moment(31)).end == moment(70)


@pytest.mark.fault(36)
def test_a_said_end_is_of_the_day_that_the_clock_shows() -> None:
    days = 180 * 24 * 60  # from winter time into summer time
    meeting = played((40 + days, shift(days)), ends=60)
    was, now = local(moment(60), BERLIN), local(meeting.reading(moment(41 + days)).end, BERLIN)
    assert (now.time(), (now.date() - was.date()).days) == (was.time(), 180)


def test_a_clock_that_was_set_answers_the_question_about_the_time_away() -> None:
    meeting = played((65, away(5)), (66, shift(60)))
    assert meeting.status is MeetingStatus.RUNNING
    assert meeting.away_since is None
    assert meeting.reading(moment(66)).slots[0].used == 6 * MINUTE


def test_a_clock_set_back_leaves_what_was_added_today_new() -> None:
    meeting = played((-50, shift(-60)))
    assert meeting.opened_at <= moment(-60)


def test_a_clock_set_forward_leaves_what_was_added_before_it_new() -> None:
    meeting = played((70, shift(60)))
    assert meeting.opened_at == played().opened_at <= moment(0)


# --- the end ------------------------------------------------------------------------------------------------


def test_the_end_closes_the_last_stay() -> None:
    meeting = played((40, enter(NEXT_STEPS)), (58, finish))
    assert meeting.ended_at == moment(58)
    assert meeting.timeline is not None
    assert meeting.timeline.visits[-1].left == moment(58)


def test_ending_in_a_pause_ends_the_pause() -> None:
    meeting = played((40, pause), (50, finish))
    assert meeting.timeline is not None
    assert meeting.timeline.pauses[-1].until == moment(50)
    assert meeting.timeline.used(LAST_WEEK, moment(99)) == 40 * MINUTE


def test_ending_while_the_time_away_is_asked_takes_it_for_a_break() -> None:
    meeting = played((50, away(20)), (51, finish))
    assert meeting.away_since is None
    assert meeting.timeline is not None
    assert meeting.timeline.used(LAST_WEEK, moment(99)) == 20 * MINUTE


def test_the_agreement_is_asked_about_every_third_month_review() -> None:
    month = apply(arriving(), events.MonthChosen(moment(0), True))
    asked = [replace(month, reviews_before=held).asks_agreement for held in range(7)]
    assert asked == [False, False, True, False, False, True, False]
    assert not replace(arriving(), reviews_before=2).asks_agreement
