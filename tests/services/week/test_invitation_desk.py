"""What calendars are told of the next meeting: moved, held, called off, as a series; and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.between.calendar_event import CalendarEvent
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.mail_addresses import MailAddress
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.week.invitation_desk import InvitationDesk
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.records import held

DAY = timedelta(days=1)
AGREED = NextMeeting(TUESDAY + 7 * DAY, BERLIN, 60, "https://call.example/ada")
PAGE = Agreement(
    "a-1",
    "pair-1",
    date(2026, 10, 1),
    slot=Slot(1, time(15)),
    minutes=45,
    cadence=Cadence.FORTNIGHTLY,
    absences=(Absence("x", None, date(2026, 12, 20), date(2026, 12, 31)),),
    runs_until=date(2027, 1, 31),
)


class Office:
    """A pair with a date, and its desk."""

    def __init__(self, **fields: Any) -> None:
        self.store, self.clock = MemoryStore(), FakeClock()
        self.store.keep(pair(**{"next_meeting": AGREED, **fields}))
        self.desk = InvitationDesk(self.store, "pair-1", clock=self.clock, new_id=CountingIds())

    def move(self, **changes: Any) -> None:
        whose = self.store.pairs()[0]
        assert whose.next_meeting is not None
        self.store.keep(replace(whose, next_meeting=replace(whose.next_meeting, **changes)))

    def hold(self) -> None:
        """The two meet now, and agree on the next week."""
        at = self.clock.wall()
        self.store._records["m-1"] = held(id="m-1", began=at)
        self.move(starts_at=at + 7 * DAY)


@pytest.fixture
def office() -> Office:
    return Office()


def known(event: CalendarEvent) -> tuple[str, int]:
    return event.invitation.uid, event.invitation.sequence


def test_the_same_date_is_the_same_event_in_every_file(office: Office) -> None:
    first = office.desk.invite()
    office.clock.go(60)
    again = office.desk.invite()
    assert known(again) == known(first)
    assert (again.moved, again.told_at - first.told_at) == (False, timedelta(hours=1))
    assert office.store.between(Invitation, "pair-1") == [first.invitation]
    assert (first.title, first.guests, first.series) == ("Mentoring: Sam and Ada", (), None)


def test_a_moved_date_is_the_next_change_of_it(office: Office) -> None:
    uid, _ = known(office.desk.invite())
    office.move(starts_at=AGREED.starts_at + DAY)
    moved = office.desk.invite()
    assert (known(moved), moved.moved) == ((uid, 1), True)
    office.move(place="Room 4")
    assert known(office.desk.invite()) == (uid, 2)
    assert len(office.store.between(Invitation, "pair-1")) == 1


def test_after_the_meeting_was_held_it_is_another_event(office: Office) -> None:
    uid, _ = known(office.desk.invite())
    office.clock.go(7 * 24 * 60)
    office.hold()
    later = office.desk.invite()
    assert later.invitation.uid != uid
    assert later.invitation.sequence == 0


def test_calling_off_is_said_again_as_often_as_it_is_asked_for(office: Office) -> None:
    with pytest.raises(NotPossible, match="No invitation to the next meeting was written"):
        office.desk.cancel()
    uid, _ = known(office.desk.invite())
    office.store.keep(replace(office.store.pairs()[0], next_meeting=None, closed_on=TUESDAY.date()))
    off, again = office.desk.cancel(), office.desk.cancel()
    assert (known(off), off.moved) == ((uid, 1), False)
    assert off.invitation == again.invitation
    assert off.invitation.cancelled_at == TUESDAY
    office.store.keep(pair(next_meeting=AGREED))
    anew = office.desk.invite()
    assert anew.invitation.uid != uid
    assert anew.invitation.sequence == 0


def test_an_invitation_that_lost_its_uid_is_written_as_a_new_one(office: Office) -> None:
    office.store.keep(Invitation("i-1", "pair-1", AGREED, TUESDAY, "", 3))
    with pytest.raises(NotPossible):
        office.desk.cancel()
    event = office.desk.invite()
    assert event.invitation.uid
    assert event.invitation.sequence == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"next_meeting": None}, "No next meeting"),
        ({"next_meeting": replace(AGREED, starts_at=TUESDAY - DAY)}, "is over"),
        ({"closed_on": TUESDAY.date()}, "wrapped up"),
    ],
)
def test_without_a_coming_date_there_is_nothing_to_invite_to(fields: dict[str, Any], why: str) -> None:
    office = Office(**fields)
    for ask in (office.desk.invite, lambda: office.desk.invite(series=True), office.desk.shown):
        with pytest.raises(NotPossible, match=why):
            ask()
    assert office.store.between(Invitation, "pair-1") == []


def test_a_pair_that_was_forgotten_is_said(office: Office) -> None:
    office.store._kept[Pair].clear()
    for ask in (office.desk.invite, office.desk.cancel, office.desk.shown):
        with pytest.raises(NotFound):
            ask()


def test_the_agenda_is_that_of_the_day(office: Office) -> None:
    assert [line.partition(": ")[2] for line in office.desk.shown().agenda][:2] == ["Hello", "Goals"]
    office.store.keep(PAGE)
    assert office.desk.shown().agenda == ("15 min: Last week", "30 min: Open discussion", "15 min: Next steps")
    office.store._records["m-0"] = held(id="m-0", began=TUESDAY - 25 * DAY)
    assert len(office.desk.shown().agenda) == 4
    office.move(minutes=20)
    assert office.desk.shown().agenda == ("10 min: Last week", "10 min: Next steps")
    assert office.store.between(Invitation, "pair-1") == []


def test_a_series_follows_the_agreement(office: Office) -> None:
    office.store.keep(PAGE)
    event = office.desk.invite(series=True)
    assert event.series is not None
    assert event.series.days[0] == date(2026, 11, 24)
    assert event.series.days[1] == date(2026, 12, 8)
    assert event.series.away == {date(2026, 12, 22)}
    assert event.series.days[-1] == date(2027, 1, 19)
    assert (event.invitation.date.minutes, event.invitation.series) == (45, True)
    assert known(office.desk.invite(series=True)) == (event.invitation.uid, 1)
    off = office.desk.cancel(series=True)
    assert known(off) == (event.invitation.uid, 2)
    assert off.series is not None
    assert off.series.days[0] == date(2026, 11, 24)
    with pytest.raises(NotPossible, match="the next meeting"):
        office.desk.cancel()


def test_a_date_that_was_moved_away_from_its_slot_is_not_in_the_series(office: Office) -> None:
    office.store.keep(PAGE)
    for days in (-1, 2):
        office.move(starts_at=AGREED.starts_at + days * DAY)
        series = office.desk.invite(series=True).series
        assert series is not None
        assert series.days[0] == date(2026, 12, 8)


def test_without_an_agreement_a_series_is_weekly_at_the_time_of_the_date(office: Office) -> None:
    series = office.desk.invite(series=True).series
    assert series is not None
    assert (series.first, series.clock, series.weeks, series.count) == (date(2026, 11, 24), time(15), 1, 53)


def test_both_addresses_make_an_invitation_that_can_be_answered(office: Office) -> None:
    assert office.desk.set_addresses({Role.MENTOR: "ada@mail.example"}) == {
        Role.MENTOR: "ada@mail.example",
        Role.MENTEE: "",
    }
    assert office.desk.invite().guests == ()
    office.desk.set_addresses({Role.MENTEE: "sam@mail.example"})
    assert [(guest.name, guest.address) for guest in office.desk.invite().guests] == [
        ("Sam", "sam@mail.example"),
        ("Ada", "ada@mail.example"),
    ]
    office.clock.go(1)
    with pytest.raises(BadInput):
        office.desk.set_addresses({Role.MENTOR: "", Role.MENTEE: "nobody"})
    assert len(office.store.between(MailAddress, "pair-1")) == 2
    assert office.desk.set_addresses({Role.MENTOR: ""})[Role.MENTOR] == ""
    assert office.desk.invite().guests == ()
