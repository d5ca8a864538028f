"""The first meeting of the made-up pair, and how the two live by what they settled in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from meetingtui.demo.memory import ForgetfulShelf, MemoryStore, PushedClock
from meetingtui.demo.story import STORY, WEEKS
from meetingtui.domain.agreement.agreement import Agreement, Cadence
from meetingtui.domain.agreement.terms import TERMS
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.ending.first_meeting_result import months_after
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.due import wrap_up_due
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.next_date import objections, usual_next
from tests.fakes import TUESDAY, CountingIds
from tests.lived_story import lived, records

ZONE = "Europe/Berlin"
MINUTE = timedelta(minutes=1)


def meeting_of_now() -> Meeting:
    """The meeting that is about to begin, as it opens."""
    store = MemoryStore()
    lived().keep_in(store)
    room = MeetingRoom(store, ForgetfulShelf(), clock=PushedClock(TUESDAY), new_id=CountingIds())
    return room.open(store.pairs()[0]).meeting


def test_it_begins_with_a_first_meeting_that_answers_every_question() -> None:
    first, *others = records()
    assert first.kind is MeetingKind.FIRST
    assert all(record.kind is MeetingKind.WEEKLY for record in others)
    questions = [question for phase in first.phases for question in ASKED_FIRST.get(phase.phase, ())]
    assert [q.key for q in questions if not first.contents.whole_answer(q.key)] == []
    for question in questions:
        chosen = first.contents.chosen.get(question.key, ())
        assert set(chosen) <= set(question.options), question.key
    assert all(first.contents.choice(q.key) for q in questions if q.options)
    assert [(goal.due - goal.set_on).days for goal in first.contents.new_goals] == [30, 60, 90]
    assert first.contents.absences
    assert first.contents.lookouts


def test_the_hard_stop_of_the_first_meeting_was_kept() -> None:
    first = records()[0]
    assert first.agreed_end - first.began == 60 * MINUTE
    assert first.length < 60 * MINUTE


def test_both_said_yes_to_a_page_that_settles_everything() -> None:
    page = lived().agreements[0]
    assert page.both_said_yes
    assert [term.key for term in TERMS if not term.said(page)] == []
    assert page.slot is not None
    assert page.second_slot is not None
    assert page.cadence is Cadence.WEEKLY
    assert page.runs_until == months_after(page.agreed_on, 9)


def test_the_zones_come_from_the_first_meeting() -> None:
    assert lived().conclusions[0].pair.mentor.zone == "Europe/Lisbon"


def test_the_page_was_revised_once_with_a_reason_after_the_review_that_asked() -> None:
    before, after = lived().agreements
    assert after.replaces == before.id
    assert after.both_said_yes
    assert after.why
    assert before.terms["channels"] != after.terms["channels"]
    assert after.runs_until == months_after(before.agreed_on, 12)
    asked = [r for r in records() if r.contents.answer("agreement-right")]
    assert (after.agreed_on - local_day(asked[-1].began, ZONE)).days == 1


def test_the_dates_are_the_slot_of_the_agreement_unless_something_spoke_against_it() -> None:
    slot = lived().agreements[0].slot
    assert slot is not None
    shifted = {scripted.week for scripted in STORY if scripted.shift}
    assert shifted
    for record, scripted in zip(records(), STORY, strict=True):
        agreed = record.contents.next_meeting
        assert (agreed is None) is (scripted.next_in is None)
        if agreed is not None:
            said = local(agreed.starts_at, ZONE)
            assert said.weekday() == slot.weekday
            assert (agreed.minutes, agreed.place) == (60, lived().agreements[0].terms["place"])
            assert (said.time() != slot.clock) is (scripted.week + (scripted.next_in or 0) in shifted)
    assert any(scripted.next_in is None for scripted in STORY)


def _away(page: Agreement, day: date) -> bool:
    return any(absence.covers(day) for absence in page.absences)


def test_nobody_met_on_a_day_that_was_an_absence_or_called_off() -> None:
    page = lived().agreements[-1]
    days = [local_day(record.began, ZONE) for record in records()]
    assert [day for day in days if _away(page, day)] == []
    called_off = [missed.on for missed in lived().missed]
    assert set(days).isdisjoint(called_off)
    weeks = {(day - days[0]).days // 7 for day in days}
    free = set(range(WEEKS)) - weeks
    away = {week for week in free if _away(page, days[0] + timedelta(weeks=week))}
    assert away
    assert called_off
    assert {(day - days[0]).days // 7 for day in called_off} == free - away


def test_the_next_slot_in_an_absence_of_the_mentor_is_passed_over() -> None:
    meeting = meeting_of_now()
    usual = usual_next(meeting)
    assert (usual.starts_at - TUESDAY) > timedelta(weeks=1)
    assert not objections(usual, meeting)
    (objection,) = objections(replace(usual, starts_at=TUESDAY + timedelta(weeks=1)), meeting)
    assert objection.startswith("Noor")


def test_the_pair_is_not_near_its_end() -> None:
    meeting = meeting_of_now()
    assert not wrap_up_due(meeting.pair, meeting.agreement, local_day(TUESDAY, ZONE))
