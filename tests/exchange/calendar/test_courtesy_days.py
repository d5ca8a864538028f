"""Days for thanks and news, read back by two parsers that know nothing of each other."""

from __future__ import annotations

from datetime import date

import icalendar
import vobject

from meetingtui.domain.between.due_courtesies import Happened, courtesies_of
from meetingtui.exchange.calendar.courtesy_days import courtesy_days
from tests.builders import pair
from tests.fakes import TUESDAY
from tests.records import held

HAPPENED = Happened(pair(closed_on=date(2026, 11, 30)), held(id="m-1"))


def content() -> bytes:
    return courtesy_days(courtesies_of(HAPPENED), HAPPENED.pair, at=TUESDAY)


def test_each_courtesy_is_a_whole_day_of_its_own_with_a_reminder_in_the_morning() -> None:
    events = icalendar.Calendar.from_ical(content()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [one.due for one in courtesies_of(HAPPENED)]
    assert len({event["uid"] for event in events}) == len(events) == 6
    assert [event["summary"] for event in events[:2]] == [
        "Thank Ada for your meeting",
        "Tell Ada what came of it, with thanks",
    ]
    assert all(len(event.walk("VALARM")) == 1 for event in events)


def test_another_parser_reads_the_same() -> None:
    events = vobject.readOne(content().decode()).vevent_list
    assert [event.dtstart.value for event in events] == [one.due for one in courtesies_of(HAPPENED)]


def test_the_same_courtesy_stays_the_same_event() -> None:
    first, second = (
        [str(event["uid"]) for event in icalendar.Calendar.from_ical(content()).walk("VEVENT")] for _ in range(2)
    )
    assert first == second
