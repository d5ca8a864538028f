"""The agreement on the screen: read, revised line by line, and used where it is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Role
from tests.fakes import TUESDAY, MemoryStore
from tests.records import held
from tests.ui.stage import Stage, on_stage

WEEK = timedelta(days=7)
PAGE = Agreement(
    id="a-1",
    pair_id="pair-1",
    agreed_on=date(2026, 10, 20),
    terms={
        "hours": "2 hours, for reading",
        "out-of-bounds": "salaries of others",
        "challenge": "frankly, at any time",
        "feedback": "with examples",
        "lead-time": "a day",
        "place": "https://call.example/ada",
    },
    both_said_yes=True,
    slot=Slot(1, time(15, 0)),
    second_slot=Slot(3, time(9, 30)),
    runs_until=date(2027, 4, 20),
)


def agreed(page: Agreement | None = PAGE, **fields: Any) -> dict[str, Any]:
    """Ada and Sam have met once and settled their page."""
    store = MemoryStore()
    if page is not None:
        store.keep(page)
    return {"store": store, "records": [held(number=1, began=TUESDAY - WEEK)], **fields}


@on_stage(**agreed(start=False))
async def test_one_key_shows_the_page_with_its_day_and_the_joint_yes(stage: Stage) -> None:
    await stage.press("a")
    assert stage.screen == "AgreementScreen"
    for said in ("Agreed on Tue 20 Oct 2026; both said yes", "Usual slot Tue 15:00", "a day"):
        assert said in stage.flat
    await stage.press("escape")
    assert stage.screen == "HomeScreen"


@on_stage(**agreed(start=False))
async def test_revising_a_line_keeps_what_stood_before_and_why(stage: Stage) -> None:
    await stage.press("a", "end", *("up",) * 3)
    assert "> Where we meet" in stage.flat
    await stage.press("enter")
    stage.app.screen.query_one("#edit-words").clear()  # type: ignore[attr-defined]
    await stage.type("Room 4", "enter")
    await stage.type("we are in town now", "enter", "y")
    first, second = stage.store.agreements("pair-1")
    assert first == PAGE
    assert (second.terms["place"], second.why, second.replaces) == ("Room 4", "we are in town now", "a-1")
    assert second.both_said_yes
    assert "Revised on Tue 17 Nov 2026; both said yes: we are in town now" in stage.flat
    assert "https://call.example/ada -> Room 4" in stage.flat


@on_stage(**agreed(start=False))
async def test_a_line_is_left_as_it_was_with_escape(stage: Stage) -> None:
    await stage.press("a", "enter")
    await stage.type("x", "escape")
    assert stage.screen == "AgreementScreen"
    assert stage.focus == "agreement-lines"
    assert stage.store.agreements("pair-1") == [PAGE]


@on_stage(**agreed(start=False))
async def test_what_another_window_revised_meanwhile_is_shown_before_a_yes_is_given(stage: Stage) -> None:
    await stage.press("a", "enter")
    await stage.type("to be read", "enter")
    await stage.type("so we said", "enter")
    elsewhere = replace(PAGE, id="a-2", minutes=45, why="less time", replaces="a-1")
    stage.store.keep(elsewhere)
    await stage.press("y")
    assert "revised in another window meanwhile: less time" in stage.message
    assert stage.store.agreements("pair-1") == [PAGE, elsewhere]
    assert "45 minutes" in stage.flat
    assert stage.value("#edit-why") == "so we said"
    await stage.press("enter", "y")
    newest = stage.store.agreements("pair-1")[-1]
    assert (newest.minutes, newest.why, newest.both_said_yes) == (45, "so we said", True)


@on_stage(**agreed(start=False))
async def test_a_missing_reason_is_said_and_the_words_stay(stage: Stage) -> None:
    await stage.press("a", "enter")
    await stage.type("to be read", "enter", "enter", "n")
    assert "The reason is missing" in stage.message
    assert stage.value("#edit-words").endswith("to be read")
    assert stage.store.agreements("pair-1") == [PAGE]


@on_stage(**agreed(start=False))
async def test_a_slot_that_is_not_understood_changes_nothing(stage: Stage) -> None:
    await stage.press("a", "end", *("up",) * 7)
    await stage.press("enter")
    assert stage.value("#edit-words") == "Tue 15:00"
    await stage.type(" or so", "enter")
    await stage.type("because", "enter", "y")
    assert "Problem" in stage.message
    assert stage.store.agreements("pair-1") == [PAGE]


@on_stage(**agreed(None, start=False))
async def test_a_pair_without_a_page_can_begin_one_here(stage: Stage) -> None:
    await stage.press("a")
    assert "No agreement yet" in stage.flat
    await stage.press("enter")
    await stage.type("to be read", "enter", "enter", "y")
    assert stage.store.agreements("pair-1")[0].terms == {"mentor-hopes": "to be read"}


@on_stage(**agreed(replace(PAGE, both_said_yes=False), start=False))
async def test_a_yes_that_was_missing_is_one_key(stage: Stage) -> None:
    await stage.press("a")
    assert ("y", "Both say yes") in stage.footer
    await stage.press("y")
    assert stage.store.agreements("pair-1")[-1].both_said_yes
    assert ("y", "Both say yes") not in stage.footer


# --- used, not filed ----------------------------------------------------------------------------------------


@on_stage(size=(100, 40), **agreed(topics=[Topic("no", "pair-1", "How to say no", TUESDAY - WEEK)]))
async def test_what_is_out_of_bounds_and_how_to_challenge_stand_at_open_discussion(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    for said in ("Out of bounds: salaries of others", "frankly, at any time", "with examples"):
        assert said in stage.flat


@on_stage(size=(100, 40), **agreed())
async def test_hours_rhythm_and_lead_time_stand_where_the_week_is_agreed_on(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")
    assert "for what: 2 hours, for reading" in stage.flat
    await stage.open("next-meeting")
    assert "Agreed: Tue 15:00 or Thu 9:30, weekly" in stage.flat.replace("09:30", "9:30")
    assert "at least this long before: a day" in stage.flat
    assert stage.value("#where") == "https://call.example/ada"


HOLIDAY = Absence("away", Role.MENTOR, date(2026, 11, 30), date(2026, 12, 4), "mail instead")


@on_stage(size=(100, 40), **agreed(replace(PAGE, cadence=Cadence.FORTNIGHTLY, absences=(HOLIDAY,))))
async def test_a_date_on_which_somebody_is_away_is_flagged_before_it_counts(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")
    await stage.open("next-meeting")
    assert "Enter: the usual slot, Tue 15 Dec 2026" in stage.flat
    away = "Ada said to be away then (Ada, Mon 30 Nov to Fri 4 Dec: mail instead)"
    assert f"! Not Tue 1 Dec: {away}" in stage.flat
    await stage.type("8 dec 15:00")
    assert "Tue 8 Dec 2026" in stage.flat
    assert "said to be away" not in stage.flat
    await stage.press(*("backspace",) * 11)
    await stage.type("1 dec 15:00")
    assert f"! {away}" in stage.flat


REVIEWED = [held(number=n, id=f"m-{n}", began=TUESDAY - 5 * n * WEEK, month_reviewed=True) for n in (2, 1)]


@on_stage(size=(100, 60), **agreed() | {"records": REVIEWED})
async def test_every_third_month_review_shows_the_page_and_how_to_revise_it(stage: Stage) -> None:
    await stage.begin()
    await stage.to("The month")
    await stage.open("agreement-right")
    for said in (
        "Agreed on Tue 20 Oct 2026",
        "To revise it: a on the home screen",
        "Out of bounds: salaries of others",
    ):
        assert said in stage.flat
