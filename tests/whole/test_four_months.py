"""A first meeting and four months of weekly meetings, lived through on an invented clock."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.domain.errors import BadInput
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from tests.whole.first_month import (
    the_first_meeting,
    the_first_month,
)
from tests.whole.four_months import (
    Life,
    berlin,
    offered,
    say,
)
from tests.whole.later_months import the_months_up_to_the_wrap_up


def test_a_first_meeting_and_four_months_of_weekly_meetings() -> None:
    life = Life(berlin(8, 25, 9))
    the_first_meeting(life)
    the_first_month(life)
    the_months_up_to_the_wrap_up(life)
    the_wrap_up(life)
    reopened(life)


def the_wrap_up(life: Life) -> None:
    with life.meeting(berlin(12, 22, 16), Wishes(kind=MeetingKind.WRAP_UP)) as live:
        assert [phase.kind.label for phase in live.meeting.agenda.phases] == [
            "What was reached",
            "What we take along",
            "Staying in touch",
        ]
        assert not live.meeting.month_due
        life.begin(live)
        say(live, reached="A talk")
        life.enter(live, PhaseKind.TAKE_ALONG)
        say(live, mentee_takes="Courage", mentor_thanks="The laughter")
        life.enter(live, PhaseKind.STAYING)
        say(live, doors_open="Lin's room", stay_in_touch="A walk in May")
    record = life.store.records(life.pair.id)[-1]
    assert (record.kind, record.contents.answer("stay-in-touch")) == (MeetingKind.WRAP_UP, "A walk in May")
    assert life.pair.closed_on == date(2026, 12, 22)
    assert life.pair.next_meeting is None
    assert life.choices() == ()
    with pytest.raises(BadInput):
        life.room.open(life.pair)


def reopened(life: Life) -> None:
    life.go_to(berlin(1, 5, 9, year=2027))
    assert life.desk.reopen_pair().closed_on is None
    assert life.choices() == (MeetingKind.WEEKLY, MeetingKind.WRAP_UP)
    with life.meeting(berlin(1, 5, 16, year=2027)) as live:
        assert (live.meeting.number, live.meeting.month_due) == (17, True)
        assert offered(live.meeting) == ["Write to three who were there"]
        life.begin(live)
    records = life.store.records(life.pair.id)
    assert [record.number for record in records] == list(range(1, 18))
    assert [record.number for record in records if record.month_reviewed] == [6, 9, 13]
    assert len(life.store.missed(life.pair.id)) == 1
