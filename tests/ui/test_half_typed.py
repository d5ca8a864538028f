"""Whatever ends the program: words that stood in a form stand there again when its screen opens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.services.forms import FormPlace, Forms, MemoryForms
from tests.fakes import TUESDAY
from tests.meetings import full_record
from tests.ui.stage import Script, Stage, perform

SIZE = (100, 30)
TODAY = date(2026, 11, 17)
DOCUMENT = Goal("g-1", "pair-1", "Write a design document", TODAY, TODAY + timedelta(days=30))
SLOT = Opportunity("d-1", "pair-1", "A talk at the meetup", TUESDAY - timedelta(days=20))
HERE = "What you had typed is still here."


def two_starts(first: Script, second: Script, **given: Any) -> None:
    """Run one program, and after it another one that finds what the first had kept in its forms."""
    forms: Forms = MemoryForms()
    for script in (first, second):
        perform(script, SIZE, {"start": False, "forms": forms, **given})


@pytest.mark.fault(32, 33)
def test_a_new_goal_and_its_evidence() -> None:
    async def type_it(stage: Stage) -> None:
        await stage.press("g", "6")
        await stage.type("A talk in May", "enter")
        await stage.type("the slot is")

    async def find_it(stage: Stage) -> None:
        await stage.press("g")
        assert "A goal for 60 days" in stage.flat
        assert (stage.value("#ask-0"), stage.value("#ask-1")) == ("A talk in May", "the slot is")
        assert HERE in stage.message
        await stage.press("enter")
        await stage.type(" booked", "enter")
        [kept] = stage.store.goals("pair-1")
        assert (kept.text, kept.known_by) == ("A talk in May", "the slot is booked")
        assert stage.app.setting.forms.typed(FormPlace("goals", "pair-1")) is None

    two_starts(type_it, find_it)


def test_a_goal_in_other_words_and_the_reason_for_another_day() -> None:
    given = {"goals": [DOCUMENT]}

    async def type_it(stage: Stage) -> None:
        await stage.press("g", "e")
        await stage.type(" in pairs")

    async def find_it(stage: Stage) -> None:
        await stage.press("g")
        assert "Edit the goal" in stage.flat
        assert stage.value("#ask-0") == "Write a design document in pairs"
        await stage.press("escape", "escape")
        await stage.press("g")
        assert "Edit the goal" not in stage.flat

    two_starts(type_it, find_it, **given)


def test_opening_a_form_without_typing_leaves_nothing() -> None:
    async def open_it(stage: Stage) -> None:
        await stage.press("g", "e")

    async def see(stage: Stage) -> None:
        await stage.press("g")
        assert HERE not in stage.message

    two_starts(open_it, see, goals=[DOCUMENT])


@pytest.mark.fault(32, 33)
def test_the_lines_of_the_doors() -> None:
    given = {"opportunities": [SLOT]}

    async def type_it(stage: Stage) -> None:
        await stage.press("d", "i")
        await stage.type("They asked for a ti")

    async def find_it(stage: Stage) -> None:
        await stage.press("d")
        assert stage.value(".door-note") == "They asked for a ti"
        await stage.type("tle", "enter")
        [door] = stage.store.opportunities("pair-1")
        assert door.moves[-1].note == "They asked for a title"
        assert stage.focus == "new-door"
        await stage.type("A revi")

    async def find_the_other(stage: Stage) -> None:
        await stage.press("d")
        assert stage.value("#new-door") == "A revi"

    forms = MemoryForms()
    for script in (type_it, find_it, find_the_other):
        perform(script, SIZE, {"start": False, "forms": forms, **given})


def test_a_door_that_could_not_be_moved_keeps_its_note() -> None:
    async def refused(stage: Stage) -> None:
        def full(_: object) -> None:
            raise StoreBusy("Not saved: disk full.")

        await stage.press("d", "i")
        stage.store.keep = full  # type: ignore[method-assign, assignment]
        await stage.type("They asked for a title", "enter")
        if "disk full" in stage.message:
            assert stage.value(".door-note") == "They asked for a title"

    perform(refused, SIZE, {"start": False, "opportunities": [SLOT]})


@pytest.mark.fault(32, 33)
def test_the_revision_of_the_agreement() -> None:
    async def type_it(stage: Stage) -> None:
        await stage.press("a", "enter")
        await stage.type(" and more", "enter")
        await stage.type("because")

    async def find_it(stage: Stage) -> None:
        await stage.press("a")
        assert stage.value("#edit-words").endswith(" and more")
        assert stage.value("#edit-why") == "because"
        assert HERE in stage.message
        await stage.press("escape")
        await stage.press("escape", "a")
        assert HERE not in stage.message

    two_starts(type_it, find_it)


@pytest.mark.fault(32, 33)
def test_the_form_in_which_a_pair_is_set_up() -> None:
    async def type_it(stage: Stage) -> None:
        await stage.type("Ada", "tab", "tab")
        await stage.type("Sa")

    async def find_it(stage: Stage) -> None:
        assert (stage.value("#mentor"), stage.value("#mentee")) == ("Ada", "Sa")
        assert HERE in stage.message
        await stage.press("tab", "tab")
        await stage.type("m", "enter")
        assert stage.app.pair is not None
        assert stage.app.pair.mentee.name == "Sam"
        assert stage.app.setting.forms.typed(FormPlace("setup")) is None

    two_starts(type_it, find_it, pair=None)


@pytest.mark.fault(32, 33)
def test_the_correction_of_a_past_meeting() -> None:
    async def type_it(stage: Stage) -> None:
        await stage.press("h", "enter", "enter")
        assert stage.screen == "Correcting"
        await stage.type(" and more")

    async def find_it(stage: Stage) -> None:
        await stage.press("h")
        await stage.wait_for(lambda: stage.screen == "Correcting")
        assert stage.value("#correction").endswith(" and more")
        await stage.press("escape")
        # Left on purpose, it opens by itself no more, and is still there.
        await stage.press("escape", "escape", "h")
        assert stage.screen == "HistoryScreen"
        await stage.press("enter", "enter")
        assert stage.value("#correction").endswith(" and more")
        await stage.press("enter")
        assert stage.app.setting.forms.all_of("correction", "pair-1") == []

    two_starts(type_it, find_it, records=[full_record()])
