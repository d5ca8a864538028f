from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from meetingtui.domain.agreement.agreement import Agreement, Cadence, Slot
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.agreements import AgreementDesk
from tests.builders import BERLIN, pair
from tests.each import each
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.meetings import conclusion_of

TODAY = TUESDAY.date()
FIRST = Agreement(
    "one", "pair-1", TODAY - timedelta(days=30), {"hours": "two"}, both_said_yes=True, slot=Slot(1, time(15))
)


class Office:
    """The desk of Ada and Sam, who settled something a month ago."""

    def __init__(self, *, settled: bool = True) -> None:
        self.clock, self.store = FakeClock(), MemoryStore()
        self.store.keep(pair())
        if settled:
            self.store.keep(FIRST)
        self.desk = AgreementDesk(self.store, pair(), clock=self.clock, new_id=CountingIds())

    @property
    def pair(self) -> Pair:
        return self.store.pairs()[0]

    def revise(self, why: str = "a new job", *, both_said_yes: bool = True, **changes: Any) -> Agreement:
        return self.desk.revise(why, both_said_yes=both_said_yes, **changes)

    def meets(self, days: int) -> None:
        """The pair agrees to meet so many days from now."""
        day = NextMeeting(TUESDAY + timedelta(days=days), BERLIN, 60)
        self.store.keep(replace(self.pair, next_meeting=day))


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_revision_stands_on_top_and_what_stood_before_stays(office: Office) -> None:
    revision = office.revise("  a new\njob ", slot="thu 9:30")
    assert office.desk.states() == [FIRST, revision]
    assert office.desk.present() == revision
    assert (revision.slot, revision.why, revision.replaces) == (Slot(3, time(9, 30)), "a new job", "one")
    assert (revision.agreed_on, revision.both_said_yes, revision.terms) == (TODAY, True, {"hours": "two"})


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"second_slot": "fri 8:00"}, "second_slot", Slot(4, time(8))),
        ({"slot": ""}, "slot", None),
        ({"minutes": 45}, "minutes", 45),
        ({"cadence": Cadence.FORTNIGHTLY}, "cadence", Cadence.FORTNIGHTLY),
        ({"runs_until": date(2027, 5, 1)}, "runs_until", date(2027, 5, 1)),
        ({"terms": {"hours": "three\x1b"}}, "terms", {"hours": "three\ufffd"}),
        ({"terms": {"hours": " "}}, "terms", {}),
        ({"terms": {"place": "Room 4"}}, "terms", {"hours": "two", "place": "Room 4"}),
    ],
)
def test_every_part_can_be_revised_alone(office: Office, change: dict[str, Any], field: str, value: object) -> None:
    revision = office.revise(**change)
    assert getattr(revision, field) == value
    names = [name for name in vars(FIRST) if getattr(FIRST, name) != getattr(revision, name)]
    assert set(names) == {"id", "agreed_on", "why", "replaces", field}


def test_the_usual_length_of_the_pair_follows_the_agreement(office: Office) -> None:
    office.revise(minutes=45)
    assert office.pair.minutes == 45


def test_days_away_come_and_go(office: Office) -> None:
    first = office.revise(add_absence="Ada 21 dec to 3 jan: mail instead")
    second = office.revise(add_absence="both 1 dec")
    assert [absence.who for absence in second.absences] == [None, Role.MENTOR]
    assert office.revise(remove_absence=first.absences[0].id).absences == (second.absences[0],)
    with pytest.raises(NotFound):
        office.revise(remove_absence="x")


@each(
    "wrong",
    [
        {"slot": "soon"},
        {"minutes": 5},
        {"add_absence": "Kim 1 dec"},
        {"terms": {"horoscope": "lion"}},
        {"why": " ", "slot": "thu 9:30"},
        {},
        {"slot": "tue 15:00"},
        {"both_said_yes": False},
    ],
)
def test_what_is_not_understood_or_changes_nothing_is_refused(office: Office, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        office.revise(**wrong)
    assert office.desk.states() == [FIRST]


def test_a_yes_that_comes_later_is_a_state_of_its_own(office: Office) -> None:
    assert not office.revise(minutes=45, both_said_yes=False).both_said_yes
    assert office.revise("we slept over it").both_said_yes
    assert len(office.desk.states()) == 3


def test_a_pair_that_settled_nothing_begins_with_an_empty_page() -> None:
    office = Office(settled=False)
    assert office.desk.present() is None
    page = office.revise("", slot="tue 15:00")
    assert (page.slot, page.why, page.replaces) == (Slot(1, time(15)), "", None)
    assert office.desk.states() == [page]


# --- called off ---------------------------------------------------------------------------------------------


def test_a_meeting_that_was_called_off_is_kept_with_its_reason_and_its_date_goes(office: Office) -> None:
    office.meets(7)
    missed = office.desk.missed(" Ada is\nill ")
    assert (missed.on, missed.reason) == (TODAY + timedelta(days=7), "Ada is ill")
    assert office.store.missed("pair-1") == [missed]
    assert office.pair.next_meeting is None


def test_another_day_leaves_the_agreed_date_alone(office: Office) -> None:
    office.meets(7)
    office.desk.missed("ill", TODAY - timedelta(days=7))
    assert office.pair.next_meeting is not None


def test_without_a_date_it_was_today(office: Office) -> None:
    assert office.desk.missed("ill").on == TODAY


def test_the_same_day_is_missed_once(office: Office) -> None:
    first, second = office.desk.missed("ill"), office.desk.missed("very ill")
    assert first.id == second.id
    assert office.store.missed("pair-1") == [second]


def test_a_meeting_that_was_called_off_is_not_called_off_again_under_another_day(office: Office) -> None:
    office.meets(7)
    missed = office.desk.missed("ill")
    with pytest.raises(NotPossible, match="The meeting on Tue 24 Nov 2026 is already recorded as called off: ill"):
        office.desk.missed("travels")
    assert office.store.missed("pair-1") == [missed]
    again = office.desk.missed("travels", missed.on)
    assert office.store.missed("pair-1") == [again]


def test_a_day_on_which_they_met_was_not_missed(office: Office) -> None:
    office.store.commit(conclusion_of(1, TUESDAY))
    with pytest.raises(BadInput, match="did meet"):
        office.desk.missed("ill", TODAY)
    with pytest.raises(BadInput, match="reason"):
        office.desk.missed(" ")
    assert office.store.missed("pair-1") == []


# --- closed and opened --------------------------------------------------------------------------------------


def test_a_pair_is_closed_and_opened_again(office: Office) -> None:
    office.meets(7)
    closed = office.desk.close_pair()
    assert (closed.closed_on, closed.next_meeting) == (TODAY, None)
    assert office.pair == closed
    with pytest.raises(NotPossible):
        office.desk.close_pair()
    assert office.desk.reopen_pair() == office.pair == replace(closed, closed_on=None)
    with pytest.raises(NotPossible):
        office.desk.reopen_pair()
