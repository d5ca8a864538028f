"""The time rules hold for any agenda, any order of events, and any instant at which somebody looks."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import DISCUSSION_FLOOR, MINUTE, Agenda, PhaseKind
from meetingtui.domain.meeting.extensions import Source, granted, offers
from meetingtui.domain.meeting.timebox import Pace, plan
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply
from tests.builders import BERLIN
from tests.strategies import MODEST, Course, agendas, courses, is_running

ZERO = timedelta()
EXTRA_MINUTES = st.integers(1, 30).map(lambda minutes: timedelta(minutes=minutes))


@MODEST
@given(courses())
def test_the_closing_phase_keeps_its_reserve_while_that_much_is_left(course: Course) -> None:
    shares = plan(course.agenda, course.timeline, course.at)
    left = max(ZERO, course.timeline.end - course.at)
    assert shares[course.agenda.closing] >= min(left, course.agenda.reserve)


@MODEST
@given(agendas())
def test_the_boxes_of_every_agenda_add_up_and_the_last_one_is_the_reserve(agenda: Agenda) -> None:
    assert agenda.length == round(agenda.length / MINUTE) * MINUTE
    assert all(phase.planned > ZERO for phase in agenda.phases)
    assert agenda.phase(agenda.closing).planned == agenda.reserve
    assert agenda.reserve_floor <= agenda.reserve < agenda.length
    assert sum(phase.elastic for phase in agenda.phases) <= 1


@MODEST
@given(courses())
def test_a_hard_stop_is_never_moved_later(course: Course) -> None:
    if not course.agenda.hard_stop:
        return
    assert course.meeting.extensions == ()
    if course.meeting.agreed_end is None:
        lengths = {state.timeline.end - state.timeline.began for state in course.states if state.timeline}
        assert len(lengths) == 1
    else:
        assert course.timeline.end == course.meeting.agreed_end


@MODEST
@given(courses())
def test_no_share_and_no_used_time_is_negative(course: Course) -> None:
    shares = plan(course.agenda, course.timeline, course.at)
    assert min(shares.values()) >= ZERO
    assert all(slot.used >= ZERO and slot.left >= ZERO for slot in course.meeting.reading(course.at).slots)


@MODEST
@given(courses())
def test_the_shares_add_up_to_what_is_left_until_the_end(course: Course) -> None:
    shares = plan(course.agenda, course.timeline, course.at)
    left = max(ZERO, course.timeline.end - course.at)
    assert sum(shares.values(), ZERO) == left
    assert sum((slot.left for slot in course.meeting.reading(course.at).slots), ZERO) == left


@MODEST
@given(courses())
def test_used_times_and_pauses_add_up_to_the_time_since_the_beginning(course: Course) -> None:
    timeline = course.timeline
    used = sum((timeline.used(kind, course.at) for kind in course.agenda.kinds), ZERO)
    paused = sum(((pause.until or course.at) - pause.since for pause in timeline.pauses), ZERO)
    assert used + paused == course.at - timeline.began


@MODEST
@given(courses())
def test_the_share_of_the_present_phase_is_what_its_countdown_shows(course: Course) -> None:
    shares = plan(course.agenda, course.timeline, course.at)
    shown = course.meeting.reading(course.at).remaining
    assert shares[course.timeline.phase] == max(ZERO, shown)


@MODEST
@given(courses(), st.lists(st.integers(0, 7200), max_size=4))
def test_looking_often_or_never_changes_no_figure(course: Course, looks: list[int]) -> None:
    first = course.meeting.reading(course.at)
    for seconds in looks:
        course.meeting.reading(course.at + timedelta(seconds=seconds))
    assert course.meeting.reading(course.at) == first


@MODEST
@given(courses())
def test_the_meeting_moves_on_by_itself_at_most_once(course: Course) -> None:
    moved_on = [state.moved_on for state in course.states]
    assert moved_on == sorted(moved_on)
    if course.meeting.moved_on:
        again = events.PhaseEntered(course.at, course.agenda.closing, by_itself=True)
        with pytest.raises(IllegalMove):
            apply(course.meeting, again)


@MODEST
@given(courses(), EXTRA_MINUTES)
def test_an_extension_costs_what_it_says(course: Course, by: timedelta) -> None:
    if course.meeting.status not in (MeetingStatus.RUNNING, MeetingStatus.PAUSED):
        return
    before = plan(course.agenda, course.timeline, course.at)
    for offer in offers(course.agenda, course.timeline, course.at, by):
        after = apply(course.meeting, events.Extended(course.at, offer))
        assert after.timeline is not None
        shares = plan(course.agenda, after.timeline, course.at)
        assert offer.discussion_before == before.get(PhaseKind.DISCUSSION, ZERO)
        assert offer.discussion_after == shares.get(PhaseKind.DISCUSSION, ZERO)
        assert offer.end == after.timeline.end
        if offer.source is Source.DISCUSSION:
            assert shares[offer.phase] - before[offer.phase] == offer.discussion_before - offer.discussion_after
            assert offer.discussion_after >= DISCUSSION_FLOOR
            assert offer.end == course.timeline.end
        else:
            assert offer.end > max(course.timeline.end, course.at)


@MODEST
@given(courses(), EXTRA_MINUTES)
def test_a_later_end_takes_nothing_from_open_discussion(course: Course, by: timedelta) -> None:
    for offer in offers(course.agenda, course.timeline, course.at, by):
        if offer.source is Source.LATER_END and course.timeline.end >= course.at:
            assert offer.discussion_after >= offer.discussion_before


@MODEST
@given(courses(), EXTRA_MINUTES)
def test_an_extension_that_discussion_pays_for_lasts_as_long_as_it_says(course: Course, by: timedelta) -> None:
    shown = course.meeting.reading(course.at).remaining
    for offer in offers(course.agenda, course.timeline, course.at, by):
        if offer.source is Source.DISCUSSION:
            longer = granted(course.timeline, offer)
            assert plan(course.agenda, longer, course.at)[offer.phase] == max(ZERO, shown) + by


@MODEST
@given(courses(), st.integers(1, 3600))
def test_a_pause_stops_the_box_of_a_fixed_phase_and_never_moves_the_end(course: Course, seconds: int) -> None:
    if not is_running(course.meeting):
        return
    later = course.at + timedelta(seconds=seconds)
    paused = apply(course.meeting, events.Paused(course.at))
    assert paused.reading(later).pace is Pace.PAUSED
    assert paused.reading(later).end == course.timeline.end
    assert paused.timeline is not None
    here = course.timeline.phase
    assert paused.timeline.used(here, later) == course.timeline.used(here, course.at)


@pytest.mark.fault(36)
@MODEST
@given(courses(), st.integers(-86_400, 86_400))
def test_a_clock_that_is_set_changes_no_figure(course: Course, seconds: int) -> None:
    if course.meeting.status is MeetingStatus.AWAY:
        return
    by = timedelta(seconds=seconds)
    shifted = apply(course.meeting, events.ClockShifted(course.at + by, by))
    assert shifted.timeline is not None
    assert [shifted.timeline.used(kind, course.at + by) for kind in shifted.agenda.kinds] == [
        course.timeline.used(kind, course.at) for kind in shifted.agenda.kinds
    ]
    if shifted.timeline.end != course.timeline.end + by:
        # It was said, and is the same time of day as before.
        assert local(shifted.timeline.end, BERLIN).time() == local(course.timeline.end, BERLIN).time()
        return
    assert figures(shifted, course.at + by) == figures(course.meeting, course.at)


@MODEST
@given(courses(), st.integers(0, 7200))
def test_time_away_that_counts_leaves_no_trace(course: Course, seconds: int) -> None:
    if not is_running(course.meeting):
        return
    later = course.at + timedelta(seconds=seconds)
    noticed = apply(course.meeting, events.AwayNoticed(later, course.at))
    settled = apply(noticed, events.AwaySettled(later, counts=True))
    assert settled.timeline == course.timeline
    assert settled.reading(later) == course.meeting.reading(later)


@MODEST
@given(courses(), st.integers(0, 7200))
def test_time_away_that_was_a_break_is_a_pause(course: Course, seconds: int) -> None:
    if not is_running(course.meeting):
        return
    later = course.at + timedelta(seconds=seconds)
    noticed = apply(course.meeting, events.AwayNoticed(later, course.at))
    settled = apply(noticed, events.AwaySettled(later, counts=False))
    paused = apply(apply(course.meeting, events.Paused(course.at)), events.Resumed(later))
    assert settled.timeline == paused.timeline
    assert settled.status is MeetingStatus.RUNNING


@MODEST
@given(courses())
def test_asking_comes_before_moving_on_and_neither_in_the_closing_phase(course: Course) -> None:
    reading = course.meeting.reading(course.at)
    assert reading.time_to_close or not reading.closing_overdue
    if reading.phase is course.agenda.closing:
        assert not reading.time_to_close
    else:
        assert reading.time_to_close == (reading.meeting_left <= course.agenda.reserve)
        assert reading.closing_overdue == (reading.meeting_left <= course.agenda.reserve_floor)


def figures(meeting: Meeting, at: object) -> object:
    """Everything that a reading says as lengths, words and shapes."""
    reading = meeting.reading(at)  # type: ignore[arg-type]
    return (
        reading.pace,
        reading.remaining,
        reading.meeting_left,
        reading.closing_starts - reading.at,
        reading.discussion_left,
        reading.full,
        reading.slots,
    )
