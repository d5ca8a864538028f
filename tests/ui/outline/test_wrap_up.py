"""The wrap-up: offered near the agreed end, and what it closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.opportunities import Stage as Far
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from tests.builders import pair
from tests.fakes import TUESDAY, MemoryStore
from tests.records import held
from tests.ui.stage import Stage, on_stage, perform

AT_MOST = 20
"""Keys besides the text that a wrap-up may take."""


def near_the_end(**fields: Any) -> dict[str, Any]:
    """Ada and Sam agreed to meet until the end of next week."""
    store = MemoryStore()
    store.keep(Agreement("a-1", "pair-1", date(2026, 5, 27), runs_until=date(2026, 11, 27)))
    records = [held(number=20, began=TUESDAY - timedelta(days=7), month_reviewed=True)]
    return {"store": store, "records": records, "ask": True, **fields}


async def wrap_up(stage: Stage) -> None:
    assert "until Fri 27 Nov 2026" in stage.flat
    await stage.press("l")
    assert "wrap-up" in stage.rows[0]
    assert "This closes your mentorship" in stage.flat
    await stage.press("enter")
    await stage.type("Two talks given", "enter")
    await stage.type("The project, and that is fine", "enter", "enter")
    await stage.type("How to begin", "enter")
    await stage.type("Patience", "enter")
    await stage.type("Your time", "enter")
    await stage.type("Your questions", "enter", "enter")
    await stage.go(minutes=46)
    assert "Staying in touch" in stage.phase
    assert stage.step == "doors/o"
    await stage.press("right", "enter")
    await stage.type("Lin's lab", "enter")
    await stage.type("A mail each spring", "enter", "enter")
    assert "close your mentorship?" in stage.text
    await stage.press("y")
    assert stage.screen == "RecapScreen"
    await stage.press("enter")


def test_a_wrap_up_takes_few_keys_and_closes_the_pair() -> None:
    stage = perform(wrap_up, (100, 30), near_the_end(opportunities=[Opportunity("o", "pair-1", "A job", TUESDAY)]))
    assert len(stage.keys) <= AT_MOST, stage.keys
    record = stage.record
    assert record.kind is MeetingKind.WRAP_UP
    assert [phase.phase for phase in record.phases] == [
        PhaseKind.REACHED,
        PhaseKind.TAKE_ALONG,
        PhaseKind.STAYING,
    ]
    assert record.contents.answers == {
        "reached": "Two talks given",
        "not-reached": "The project, and that is fine",
        "mentee-takes": "How to begin",
        "mentor-takes": "Patience",
        "mentee-thanks": "Your time",
        "mentor-thanks": "Your questions",
        "doors-open": "Lin's lab",
        "stay-in-touch": "A mail each spring",
    }
    assert [door.stage for door in stage.store.opportunities("pair-1")] == [Far.OFFERED]
    kept = stage.store.pairs()[0]
    assert kept.closed_on == date(2026, 11, 17)
    assert kept.next_meeting is None


@on_stage(**near_the_end())
async def test_a_weekly_meeting_is_one_key_away_all_the_same(stage: Stage) -> None:
    await stage.press("enter")
    assert stage.meeting.agenda.kind is MeetingKind.WEEKLY


@on_stage(**near_the_end())
async def test_not_now_begins_nothing(stage: Stage) -> None:
    await stage.press("escape")
    assert not stage.app.is_running
    assert stage.mark.names == ""


@on_stage(**near_the_end(wishes=Wishes(kind=MeetingKind.WRAP_UP)))
async def test_nothing_is_asked_when_the_kind_was_said(stage: Stage) -> None:
    assert stage.screen == "ArrivalScreen"
    assert stage.meeting.agenda.kind is MeetingKind.WRAP_UP


CLOSED = replace(pair(), closed_on=date(2026, 11, 10))


@on_stage(**near_the_end(whose=CLOSED, start=False))
async def test_a_closed_pair_is_told_how_it_goes_on(stage: Stage) -> None:
    await stage.press("s")
    assert stage.screen == "HomeScreen"
    assert "Sam and Ada have wrapped up their mentorship" in stage.message


@on_stage(**near_the_end(opportunities=[Opportunity("o", "pair-1", "A job", TUESDAY)]))
async def test_the_doors_that_are_still_open_stand_where_they_are_asked_for(stage: Stage) -> None:
    await stage.press("l", "enter", "ctrl+n", "ctrl+n")
    assert stage.steps[:2] == ["doors/o", "doors-open"]
    assert "> Ada Door: A job" in stage.text
    assert "Which doors stay open?" in stage.flat
