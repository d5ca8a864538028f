from datetime import timedelta

import pytest

from meetingtui.domain.meeting.agenda import (
    MINUTE,
    Agenda,
    PhaseKind,
    first_agenda,
    has_room_for_month,
    weekly_agenda,
    wrap_up_agenda,
)
from tests.each import each

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS


def boxes(agenda: Agenda) -> list[tuple[PhaseKind, float]]:
    return [(phase.kind, phase.planned / MINUTE) for phase in agenda.phases]


def test_an_hour_is_divided_as_the_product_says() -> None:
    assert boxes(weekly_agenda(60)) == [(LAST_WEEK, 15), (DISCUSSION, 30), (NEXT_STEPS, 15)]


def test_an_hour_in_a_month_week_is_divided_as_the_product_says() -> None:
    assert boxes(weekly_agenda(60, month=True)) == [
        (LAST_WEEK, 10),
        (MONTH, 15),
        (DISCUSSION, 20),
        (NEXT_STEPS, 15),
    ]


@each("minutes", [10, 15, 20, 29])
def test_a_meeting_under_half_an_hour_is_a_quick_check_half_and_half(minutes: int) -> None:
    agenda = weekly_agenda(minutes)
    assert boxes(agenda) == [(LAST_WEEK, minutes / 2), (NEXT_STEPS, minutes / 2)]
    assert agenda.reserve == minutes * MINUTE / 2


@each("minutes", [10, 29])
def test_a_quick_check_has_no_room_for_the_month(minutes: int) -> None:
    assert not has_room_for_month(minutes)
    assert weekly_agenda(minutes, month=True) == weekly_agenda(minutes)


@each(("minutes", "reserve"), [(30, 10), (45, 10), (59, 10), (60, 15), (90, 15), (240, 15)])
def test_the_reserve_is_fifteen_minutes_from_an_hour_on_and_ten_below(minutes: int, reserve: int) -> None:
    for month in (False, True):
        agenda = weekly_agenda(minutes, month=month)
        assert agenda.reserve == reserve * MINUTE
        assert agenda.phase(NEXT_STEPS).planned == reserve * MINUTE


@each("month", [False, True])
def test_the_phases_of_any_length_add_up_and_leave_discussion_its_floor(month: bool) -> None:
    for minutes in range(10, 241):
        agenda = weekly_agenda(minutes, month=month)
        assert agenda.length == minutes * MINUTE
        assert all(phase.planned > timedelta() for phase in agenda.phases)
        if minutes >= 30:
            assert agenda.phase(DISCUSSION).planned >= 5 * MINUTE


def test_only_open_discussion_is_elastic() -> None:
    agenda = weekly_agenda(60, month=True)
    assert [phase.kind for phase in agenda.phases if phase.elastic] == [DISCUSSION]


@each(("minutes", "floor"), [(10, 5), (18, 9), (20, 10), (29, 10), (30, 10), (60, 10), (90, 10)])
def test_the_floor_of_the_reserve_is_ten_minutes_or_the_whole_of_a_smaller_reserve(
    minutes: int, floor: float
) -> None:
    assert weekly_agenda(minutes).reserve_floor == floor * MINUTE


def test_the_phases_know_their_neighbours() -> None:
    agenda = weekly_agenda(60, month=True)
    assert agenda.kinds == (LAST_WEEK, MONTH, DISCUSSION, NEXT_STEPS)
    assert (agenda.first, agenda.closing) == (LAST_WEEK, NEXT_STEPS)
    assert [agenda.following(kind) for kind in agenda.kinds] == [MONTH, DISCUSSION, NEXT_STEPS, None]
    assert [agenda.preceding(kind) for kind in agenda.kinds] == [None, LAST_WEEK, MONTH, DISCUSSION]
    assert [phase.kind for phase in agenda.after(MONTH)] == [DISCUSSION, NEXT_STEPS]


def test_a_phase_that_is_not_on_the_agenda_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        weekly_agenda(60).phase(MONTH)


def test_every_phase_has_the_name_that_the_product_gives_it() -> None:
    assert [kind.label for kind in (LAST_WEEK, MONTH, DISCUSSION, NEXT_STEPS)] == [
        "Last week",
        "The month",
        "Open discussion",
        "Next steps",
    ]
    assert all(kind.label[0] == kind.label[0].upper() for kind in PhaseKind)
    assert len({kind.label for kind in PhaseKind}) == len(PhaseKind)


def test_every_agenda_holds_its_phases_in_the_order_of_their_names() -> None:
    """The page of a finished meeting and its search go through the phases in that order."""
    order = list(PhaseKind)
    for agenda in (weekly_agenda(60, month=True), first_agenda(), wrap_up_agenda(60)):
        places = [order.index(phase.kind) for phase in agenda.phases]
        assert places == sorted(places), agenda.kind
