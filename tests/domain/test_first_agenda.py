"""The first meeting and the last one: their phases, their minutes, their ends."""

from __future__ import annotations

import pytest

from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MINUTE, Agenda, MeetingKind, PhaseKind, first_agenda, wrap_up_agenda
from meetingtui.domain.meeting.extensions import Offer, Source, longer_meeting, offers
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.timebox import Pace
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting
from tests.builders import BERLIN, arriving, pair
from tests.courses import moment
from tests.each import each

FIRST, WRAP_UP = MeetingKind.FIRST, MeetingKind.WRAP_UP


def boxes(agenda: Agenda) -> dict[str, float]:
    return {phase.kind.value: phase.planned / MINUTE for phase in agenda.phases}


def started(kind: MeetingKind = FIRST, minute: float = 0, **wishes: object) -> Meeting:
    meeting = arriving(wishes=Wishes(kind=kind, **wishes))  # type: ignore[arg-type]
    return apply(meeting, events.Started(moment(minute)))


def test_the_first_meeting_is_divided_as_the_product_says() -> None:
    assert boxes(first_agenda()) == {
        "hello": 5,
        "goals": 15,
        "ground-rules": 10,
        "rhythm": 8,
        "horizons": 12,
        "next-steps": 10,
    }
    assert first_agenda().hard_stop


@each("minutes", range(30, 241))
def test_another_length_keeps_the_last_ten_minutes_and_shares_the_rest(minutes: int) -> None:
    agenda = first_agenda(minutes)
    assert agenda.length == minutes * MINUTE
    assert agenda.phase(agenda.closing).planned == agenda.reserve == 10 * MINUTE
    assert all(phase.planned >= MINUTE for phase in agenda.phases)
    for phase in agenda.phases[:-1]:
        share = first_agenda().phase(phase.kind).planned / (50 * MINUTE) * (minutes - 10)
        assert abs(phase.planned / MINUTE - share) <= 2


def test_half_an_hour_is_the_least() -> None:
    with pytest.raises(ValueError, match="29"):
        first_agenda(29)
    for kind in (FIRST, WRAP_UP):
        with pytest.raises(BadInput, match="too short"):
            arriving(wishes=Wishes(minutes=29, kind=kind))


def test_the_wrap_up_ends_with_how_to_stay_in_touch() -> None:
    assert boxes(wrap_up_agenda()) == {"reached": 20, "take-along": 25, "staying-in-touch": 15}
    assert boxes(wrap_up_agenda(30)) == {"reached": 10, "take-along": 10, "staying-in-touch": 10}
    assert not wrap_up_agenda().hard_stop


@each("minutes", range(30, 241))
def test_a_wrap_up_of_any_length_adds_up(minutes: int) -> None:
    agenda = wrap_up_agenda(minutes)
    assert agenda.length == minutes * MINUTE
    assert all(phase.planned >= 5 * MINUTE for phase in agenda.phases)
    assert agenda.phase(agenda.closing).planned == agenda.reserve


def test_a_wish_for_a_kind_opens_that_kind() -> None:
    assert started(FIRST).agenda == first_agenda()
    assert started(WRAP_UP, minutes=45).agenda == wrap_up_agenda(45)


def test_the_month_review_belongs_to_a_weekly_meeting() -> None:
    with pytest.raises(BadInput, match="weekly"):
        arriving(wishes=Wishes(month=True, kind=FIRST))
    with pytest.raises(IllegalMove, match="weekly"):
        apply(arriving(wishes=Wishes(kind=FIRST)), events.MonthChosen(moment(0), True))


@each("kind", [FIRST, WRAP_UP])
@each("minutes", [50, 40, 90])
def test_said_until_when_the_phases_are_made_for_that_time(kind: MeetingKind, minutes: int) -> None:
    meeting = started(kind, until=moment(minutes))
    assert meeting.agenda.length == minutes * MINUTE
    assert meeting.reading(moment(0)).end == moment(minutes)


@each("kind", [FIRST, WRAP_UP])
def test_an_end_that_is_too_near_is_refused(kind: MeetingKind) -> None:
    with pytest.raises(BadInput, match="too short"):
        started(kind, until=moment(20))


# --- the hard stop ------------------------------------------------------------------------------------------


@each("minute", [0, 4, 30, 55, 61])
def test_no_extension_is_offered_at_a_hard_stop(minute: float) -> None:
    meeting = started()
    assert meeting.timeline is not None
    assert offers(meeting.agenda, meeting.timeline, moment(minute), 5 * MINUTE) == ()
    with pytest.raises(IllegalMove, match="hard stop"):
        longer_meeting(meeting.agenda, meeting.timeline, moment(minute), 5 * MINUTE)


def test_an_extension_is_refused_at_a_hard_stop_even_if_somebody_made_one_up() -> None:
    later = Offer(PhaseKind.HELLO, 5 * MINUTE, 5 * MINUTE, Source.LATER_END, 0 * MINUTE, 0 * MINUTE, moment(65))
    with pytest.raises(IllegalMove, match="hard stop"):
        apply(started(), events.Extended(moment(3), later))


def test_at_the_hard_stop_everything_that_was_typed_stays_and_can_still_be_typed() -> None:
    meeting = apply(started(), events.Answered(moment(2), "mentee-hopes", "to speak up"))
    meeting = apply(meeting, events.PhaseEntered(moment(50), PhaseKind.NEXT_STEPS, by_itself=True))
    late = meeting.reading(moment(63))
    assert (late.phase, late.pace, late.meeting_left) == (PhaseKind.NEXT_STEPS, Pace.OVER, -3 * MINUTE)
    meeting = apply(meeting, events.Answered(moment(63), "else-mentee", "sleep"))
    assert meeting.contents.answers == {"mentee-hopes": "to speak up", "else-mentee": "sleep"}


def test_a_phase_that_runs_over_takes_from_the_others_and_never_from_the_next_steps() -> None:
    meeting = apply(started(), events.PhaseEntered(moment(5), PhaseKind.AIMS))
    slots = {slot.kind: slot.left / MINUTE for slot in meeting.reading(moment(35)).slots}
    assert slots[PhaseKind.NEXT_STEPS] == 10
    assert (slots[PhaseKind.GROUND_RULES], slots[PhaseKind.RHYTHM], slots[PhaseKind.HORIZONS]) == (10, 5, 0)


def test_ten_minutes_before_the_hard_stop_the_next_steps_are_due() -> None:
    meeting = started()
    assert not meeting.reading(moment(49)).time_to_close
    reading = meeting.reading(moment(50))
    assert (reading.time_to_close, reading.closing_overdue) == (True, True)


def test_a_first_meeting_in_an_agreed_slot_stops_with_the_slot() -> None:
    slot = pair(next_meeting=NextMeeting(moment(0), BERLIN, 60))
    meeting = arriving(moment(6), pair=slot, wishes=Wishes(kind=FIRST))
    assert apply(meeting, events.Started(moment(6))).reading(moment(6)).end == moment(60)


def test_the_wrap_up_can_be_given_a_later_end() -> None:
    meeting = started(WRAP_UP)
    assert meeting.timeline is not None
    (offer,) = offers(meeting.agenda, meeting.timeline, moment(5), 5 * MINUTE)
    assert (offer.source, offer.end) == (Source.LATER_END, moment(65))


def test_what_the_wrap_up_saves_goes_to_what_they_take_along() -> None:
    meeting = apply(started(WRAP_UP), events.PhaseEntered(moment(10), PhaseKind.TAKE_ALONG))
    assert meeting.reading(moment(10)).remaining == 35 * MINUTE
