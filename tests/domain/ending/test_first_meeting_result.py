"""From the answers of a first meeting to the agreement; and what closes and opens a pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.agreement.terms import TERMS
from meetingtui.domain.ending.conclusion import Conclusion, conclude
from meetingtui.domain.ending.first_meeting_result import months_after, not_reached, settled
from meetingtui.domain.ending.late_commit import conclude_among
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN, LONDON, answered, arriving, pair, table
from tests.courses import moment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held

TODAY = TUESDAY.date()
FIRST, WRAP_UP = MeetingKind.FIRST, MeetingKind.WRAP_UP
PHASES = (PhaseKind.AIMS, PhaseKind.GROUND_RULES, PhaseKind.RHYTHM, PhaseKind.HORIZONS, PhaseKind.NEXT_STEPS)


def met(
    answers: dict[str, str] | None = None,
    *happened: events.Event,
    kind: MeetingKind = FIRST,
    phases: tuple[PhaseKind, ...] = PHASES,
    **fields: Any,
) -> Meeting:
    """A finished meeting in which that was typed and those phases were gone through."""
    meeting = apply(arriving(wishes=Wishes(kind=kind), **fields), events.Started(moment(0)))
    for key, text in (answers or {}).items():
        meeting = apply(meeting, answered(key, text, moment(1)))
    for minute, phase in enumerate(phases if kind is FIRST else (), start=5):
        meeting = apply(meeting, events.PhaseEntered(moment(minute), phase))
    for event in happened:
        meeting = apply(meeting, event)
    return apply(meeting, events.Finished(moment(60)))


def agreed(**answers: str) -> Agreement:
    named = {key.replace("_", "-").replace("--", "/"): text for key, text in answers.items()}
    found = settled(met(named), TODAY)
    assert found is not None
    return found


def after(meeting: Meeting) -> Conclusion:
    return conclude(meeting)


# --- the agreement ------------------------------------------------------------------------------------------


def test_what_was_chosen_comes_before_what_was_typed() -> None:
    chosen = {"k": ("mail", "chat")}
    assert Contents({"k": " pigeons "}, chosen=chosen).whole_answer("k") == "mail; chat; pigeons"
    assert Contents({"k": "pigeons"}).whole_answer("k") == "pigeons"
    assert Contents({"k": " "}, chosen=chosen).whole_answer("k") == "mail; chat"
    assert Contents().whole_answer("k") == ""


def test_every_term_of_the_page_is_asked_in_a_first_meeting() -> None:
    asked = {question.key for questions in ASKED_FIRST.values() for question in questions}
    assert {term.key for term in TERMS} <= asked


@each("key", [term.key for term in TERMS if not term.figure])
def test_every_answer_becomes_a_term(key: str) -> None:
    agreement = settled(met({key: " so be it ", f"{key}/chosen": "first"}), TODAY)
    assert agreement is not None
    assert agreement.terms == {key: "first; so be it"}


def test_the_agreement_is_dated_and_knows_whether_both_said_yes() -> None:
    meeting = met({"hours": "two"}, events.YesSaid(moment(2), True))
    agreement = after(meeting).agreement
    assert agreement is not None
    assert (agreement.agreed_on, agreement.both_said_yes, agreement.replaces) == (TODAY, True, None)
    assert not agreed(hours="two").both_said_yes


def test_the_rhythm_is_read_from_the_answers() -> None:
    agreement = agreed(
        slot="tue 15:00",
        second_slot="Thursdays at 9:30",
        length__chosen="45 minutes",
        cadence__chosen="every two weeks",
        runs__chosen="6 months",
    )
    assert (agreement.slot, agreement.second_slot) == (Slot(1, time(15)), Slot(3, time(9, 30)))
    assert (agreement.minutes, agreement.cadence) == (45, Cadence.FORTNIGHTLY)
    assert agreement.runs_until == date(2027, 5, 17)
    assert agreement.terms == {}


def test_words_that_are_no_figures_are_kept_as_words() -> None:
    agreement = agreed(slot="whenever", length="as long as it takes", cadence="not in August", runs="we will see")
    assert (agreement.slot, agreement.minutes, agreement.cadence, agreement.runs_until) == (
        None,
        60,
        Cadence.WEEKLY,
        None,
    )
    assert agreement.terms == {
        "slot": "whenever",
        "length": "as long as it takes",
        "cadence": "not in August",
        "runs": "we will see",
    }


@each(("typed", "minutes"), [("75 minutes", 75), ("5 minutes", 60), ("999 min", 60), ("50 min", 50)])
def test_a_typed_length_counts_if_a_meeting_can_have_it(typed: str, minutes: int) -> None:
    assert agreed(length=typed, hours="two").minutes == minutes


def test_days_away_stand_in_the_order_of_the_calendar() -> None:
    later = Absence("a-1", None, date(2026, 12, 21), date(2027, 1, 3))
    sooner = Absence("a-2", Role.MENTEE, date(2026, 12, 1), date(2026, 12, 1))
    meeting = met(None, events.AbsenceNoted(moment(20), later), events.AbsenceNoted(moment(21), sooner))
    agreement = after(meeting).agreement
    assert agreement is not None
    assert agreement.absences == (sooner, later)


def test_the_same_meeting_settles_the_same_page() -> None:
    meeting = met({"hours": "two"})
    assert settled(meeting, TODAY) == settled(meeting, TODAY)


def test_a_first_meeting_that_settled_nothing_makes_no_page() -> None:
    assert after(met()).agreement is None
    assert after(met({"mentee-hello": "Sam"})).agreement is None


@each("kind", [MeetingKind.WEEKLY, WRAP_UP])
def test_only_a_first_meeting_settles(kind: MeetingKind) -> None:
    assert after(met({"hours": "two"}, kind=kind)).agreement is None


@each(
    ("day", "months", "then"),
    [
        (date(2026, 11, 17), 3, date(2027, 2, 17)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
    ],
)
def test_months_are_counted_on_the_calendar(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


# --- the pair -----------------------------------------------------------------------------------------------


def test_the_pair_takes_the_zones_and_the_length_that_were_settled() -> None:
    whose = after(met({"mentor-zone": LONDON, "mentee-zone": "Europe/Lisbon", "length": "45 minutes"})).pair
    assert (whose.mentor.zone, whose.mentee.zone, whose.zone) == (LONDON, "Europe/Lisbon", "Europe/Lisbon")
    assert whose.minutes == 45


def test_a_zone_that_nobody_knows_changes_nothing() -> None:
    whose = after(met({"mentor-zone": "Atlantis", "mentee-zone": "../etc"})).pair
    assert (whose.mentor.zone, whose.mentee.zone) == (BERLIN, BERLIN)


def test_a_first_meeting_agrees_on_the_next_one_as_every_meeting() -> None:
    day = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)
    assert after(met(None, events.NextMeetingAgreed(moment(55), day))).pair.next_meeting == day


def test_a_wrap_up_closes_the_pair_and_takes_its_date_off() -> None:
    day = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)
    conclusion = after(met(None, events.NextMeetingAgreed(moment(55), day), kind=WRAP_UP))
    assert (conclusion.pair.closed_on, conclusion.pair.next_meeting) == (TODAY, None)
    assert conclusion.record.kind is WRAP_UP


def test_a_closed_pair_holds_no_meeting_until_it_is_reopened() -> None:
    closed = pair(closed_on=TODAY)
    with pytest.raises(BadInput, match="wrapped up") as refused:
        arriving(pair=closed)
    assert "meet pair reopen" in refused.value.do
    assert arriving(pair=replace(closed, closed_on=None)).number == 1


# --- what was not reached -----------------------------------------------------------------------------------


def test_what_was_not_reached_waits_for_the_first_weekly_meeting() -> None:
    left = after(met(phases=(PhaseKind.AIMS, PhaseKind.NEXT_STEPS))).topics
    assert [topic.text.split(":")[0] for topic in left] == ["Ground rules", "Rhythm", "30/60/90"]
    assert all(topic.waits and topic.caught_in == "First meeting" for topic in left)
    assert left[0].text.startswith("Ground rules: hours a week beyond the meeting")
    assert left[-1].text == "30/60/90"


def test_the_same_meeting_leaves_the_same_topics() -> None:
    meeting = met(phases=(PhaseKind.NEXT_STEPS,))
    assert after(meeting).topics == after(meeting).topics
    assert len({topic.id for topic in after(meeting).topics}) == 4


def test_nothing_is_left_when_every_phase_was_reached() -> None:
    assert after(met()).topics == ()
    assert not_reached(met(kind=WRAP_UP)) == []


# --- doors --------------------------------------------------------------------------------------------------

DOOR = Opportunity("o-1", "pair-1", "A talk", TUESDAY - timedelta(days=14))


def test_a_door_that_was_moved_is_kept_and_one_that_was_left_alone_is_not_written_again() -> None:
    other = replace(DOOR, id="o-2")
    moved = events.DoorMoved(moment(10), "o-1", Stage.INTRODUCED, "met Lin")
    conclusion = after(met(None, moved, kind=MeetingKind.WEEKLY, opportunities=(DOOR, other)))
    (kept,) = conclusion.opportunities
    assert (kept.id, kept.stage, kept.moves[0].note) == ("o-1", Stage.INTRODUCED, "met Lin")
    assert [door.id for door in conclusion.record.contents.doors] == ["o-1", "o-2"]


def test_a_meeting_that_is_kept_late_does_not_take_a_door_back() -> None:
    moved = events.DoorMoved(moment(10), "o-1", Stage.OFFERED, "")
    meeting = met(None, moved, kind=MeetingKind.WEEKLY, opportunities=(DOOR,))
    later = held(began=TUESDAY + timedelta(days=7), number=1)
    elsewhere = apply(arriving(opportunities=(DOOR,)), events.DoorMoved(moment(1), "o-1", Stage.THANKED, ""))
    for doors, kept in (((DOOR,), ["o-1"]), (elsewhere.contents.doors, [])):
        found = conclude_among(meeting, table(records=(later,), opportunities=doors)).opportunities
        assert [door.id for door in found] == kept


def test_a_first_meeting_that_is_kept_late_does_not_put_its_page_on_top_of_a_newer_one() -> None:
    later = held(began=TUESDAY + timedelta(days=7), number=1)
    newer = Agreement("x", "pair-1", TODAY + timedelta(days=7))
    meeting = met({"hours": "two"})
    assert conclude_among(meeting, table(records=(later,), agreements=(newer,))).agreement is None
    assert conclude_among(meeting, table(records=(later,))).agreement is not None
