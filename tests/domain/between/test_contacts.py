"""Messages between meetings: what waits for an answer, and what to do about it, as days go by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from meetingtui.domain.between.contacts import Advice, Contact, ContactKind, in_the_week, silence
from meetingtui.domain.people import Role
from tests.builders import BERLIN
from tests.fakes import TUESDAY

DAY = timedelta(days=1)
WROTE = Contact("c-1", "pair-1", TUESDAY, ContactKind.WROTE)


def after(days: float, kind: ContactKind = ContactKind.WROTE, by: Role | None = None) -> Contact:
    return Contact(f"c-{days}", "pair-1", TUESDAY + days * DAY, kind, by)


def advice(*contacts: Contact, on: int, met: int | None = None) -> Advice | None:
    """What to do so many days after Tuesday."""
    last_met = None if met is None else TUESDAY + met * DAY
    found = silence(contacts, last_met, TUESDAY.date() + on * DAY, BERLIN)
    return None if found is None else found.advice


def test_silence_is_waited_for_then_nudged_once_then_left_to_the_meeting() -> None:
    assert [advice(WROTE, on=day) for day in (0, 4, 5, 7, 8)] == [
        Advice.WAIT,
        Advice.WAIT,
        Advice.NUDGE,
        Advice.NUDGE,
        Advice.ASK,
    ]
    assert advice(WROTE, after(5), on=6) is Advice.ASK


def test_an_answer_a_meeting_and_a_message_of_the_other_end_the_silence() -> None:
    assert advice(WROTE, after(1, ContactKind.ANSWERED), on=6) is None
    assert advice(WROTE, on=6, met=2) is None
    assert advice(replace(WROTE, by=Role.MENTEE), after(4, by=Role.MENTOR), on=6) is Advice.WAIT


def test_what_was_taken_back_does_not_count() -> None:
    assert advice(replace(WROTE, taken_back_at=TUESDAY), on=6) is None
    assert advice(WROTE, replace(after(1, ContactKind.ANSWERED), taken_back_at=TUESDAY), on=6) is Advice.NUDGE


def test_the_week_begins_on_monday_in_the_zone_of_the_pair() -> None:
    sunday_night, monday = after(-1.3), after(-1.2)
    contacts = (sunday_night, monday, WROTE, after(3))
    sunday_night_in_berlin = replace(sunday_night, at=TUESDAY.replace(day=15, hour=22, minute=59))
    assert in_the_week((sunday_night_in_berlin, monday, WROTE, after(3)), date(2026, 11, 17), BERLIN) == [
        monday,
        WROTE,
    ]
    assert in_the_week(contacts, date(2026, 11, 24), BERLIN) == []
