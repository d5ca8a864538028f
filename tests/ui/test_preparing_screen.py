"""Preparing on a screen: a few steps of one side, left at any time, and nothing of the other one is seen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Help, Topic
from meetingtui.domain.people import Role
from meetingtui.services.forms import FormPlace, MemoryForms, Typed
from tests.builders import commitment, pair
from tests.each import each
from tests.fakes import TUESDAY, MemoryStore
from tests.ui.stage import Stage, on_stage, perform

CANARY = "canary-6b20"


def full() -> dict[str, Any]:
    """Something of everything on the table, for `meet prep`."""
    store = MemoryStore()
    day = date(2026, 10, 20)
    for value in (
        commitment("Write the slides", id="w", week_task=True, times_carried=3),
        commitment("Ask Lin", id="l", owner=Role.MENTOR),
        Topic("t-1", "pair-1", "How to say no", TUESDAY - timedelta(days=1), Role.MENTEE, Help.OPTIONS, "a list"),
        Topic("t-2", "pair-1", "Pay", TUESDAY - timedelta(days=1)),
        Opportunity("d", "pair-1", "A talk", TUESDAY - timedelta(days=9)),
        Goal("g", "pair-1", "Give a talk", day, day + timedelta(days=60)),
        Jot("j-1", "pair-1", CANARY, TUESDAY, private=True, by=Role.MENTEE),
        Jot("j-2", "pair-1", f"{CANARY} of nobody", TUESDAY, private=True),
        Jot("j-3", "pair-1", "Sam looks tired", TUESDAY, private=True, by=Role.MENTOR),
    ):
        store.keep(value)
    return {"store": store, "start": False, "prepare": True}


def updates(stage: Stage) -> list[tuple[str, Outcome, str]]:
    return [(one.promise_id, one.outcome, one.note) for one in stage.store.between(Update, "pair-1")]


def answers(stage: Stage) -> dict[str, str]:
    return dict(stage.store.between(Preparation, "pair-1")[0].answers)


@on_stage(size=(80, 24), **full())
async def test_the_mentee_goes_through_five_short_steps(stage: Stage) -> None:
    assert stage.text.splitlines()[2] == "│ > Both Who prepares? │"
    assert "[Sam" not in stage.text
    await stage.press("right", "enter")
    assert stage.steps == [
        *("who", "reviews/w", "topics/t-1", "topics/t-2", "add/topic"),
        *("input-wanted", "what-changed", "worth-it", "onward"),
    ]
    assert "done partly not yet changed <- ->" in stage.text
    assert "smaller" not in stage.text
    await stage.press("right", "right")
    await stage.type("half of it", "enter")
    assert "+ Sam" not in stage.text.splitlines()[3]
    await stage.press("enter")
    assert stage.step == "topics/t-2"
    await stage.type("asking around", "enter")
    await stage.type("Books", "enter", "enter")
    await stage.type("my CV", "enter")
    await stage.type("A job opened up", "enter")
    await stage.type("I leave with a plan", "enter")
    assert "> Both That is all. Your next meeting opens with it" in stage.text
    await stage.press("enter")
    assert stage.app.return_value is None
    assert updates(stage) == [("w", Outcome.PARTLY, "half of it")]
    assert [(t.text, t.tried, t.by) for t in stage.store.topics("pair-1")] == [
        ("How to say no", "a list", Role.MENTEE),
        ("Pay", "asking around", None),
        ("Books", "", Role.MENTEE),
    ]
    assert answers(stage) == {
        "input-wanted": "my CV",
        "what-changed": "A job opened up",
        "worth-it": "I leave with a plan",
    }


@on_stage(size=(80, 24), by=Role.MENTOR, **full())
async def test_the_mentor_sees_the_other_side_and_keeps_lines_private(stage: Stage) -> None:
    assert stage.steps == ["reviews/l", "doors/d", "goals-to-read", "add/private", "onward"]
    assert "phones away, mail closed" in stage.text
    await stage.open_preparing("goals-to-read")
    assert "Give a talk" in stage.text
    await stage.type("ask why")
    assert (stage.step, stage.typed) == ("add/private", "ask why")
    assert "- Sam looks tired" in stage.text
    await stage.press("enter")
    assert "- ask why" in stage.text
    assert stage.typed == ""
    assert CANARY not in stage.text
    await stage.press("escape")
    private = [jot for jot in stage.store.between(Jot, "pair-1") if jot.by is Role.MENTOR]
    assert [(jot.text, jot.private) for jot in private] == [("Sam looks tired", True), ("ask why", True)]


@each("who", [Role.MENTEE, Role.MENTOR])
@each("size", [(80, 24), (100, 30)])
def test_everything_of_an_open_step_is_in_sight_and_nothing_private_of_another(
    who: Role, size: tuple[int, int]
) -> None:
    async def script(stage: Stage) -> None:
        for step in stage.steps:
            await stage.open_preparing(step)
            box = stage.outline.box
            assert box is not None
            assert all(stop.region.bottom <= size[1] - 2 for stop in box.stops), step
            assert len(stage.message) <= size[0] - 2, stage.message
            assert CANARY not in stage.text

    perform(script, size, full() | {"by": who})


@on_stage(by=Role.MENTOR, busy=StoreBusy("A meeting is running."), **full())
async def test_private_lines_are_hidden_while_a_meeting_runs(stage: Stage) -> None:
    assert "add/private" not in stage.steps
    assert stage.message == "A meeting is running, so private lines are hidden until it is over."
    await stage.open_preparing("goals-to-read")
    assert "private" not in stage.words(".row-keys")
    await stage.type("x")
    assert stage.step == "goals-to-read"
    assert "Sam looks tired" not in stage.text


@on_stage(by=Role.MENTEE, **full())
async def test_it_is_left_in_the_middle_of_a_word_and_nothing_is_lost(stage: Stage) -> None:
    await stage.open_preparing("add/topic")
    await stage.type("half a top", "ctrl+q")
    assert [topic.text for topic in stage.store.topics("pair-1")][-1] == "half a top"


@on_stage(by=Role.MENTEE, **full())
async def test_what_cannot_be_kept_is_said_before_it_is_left_and_is_there_again(stage: Stage) -> None:
    def refuse(value: object) -> None:
        raise StoreBusy("The disk is full.")

    await stage.open_preparing("what-changed")
    await stage.type("A job opened up")
    stage.store.keep = refuse  # type: ignore[method-assign]
    await stage.press("escape")
    assert stage.message == "Problem: The disk is full. Esc again: leave; your words stay here."
    await stage.press("escape")
    assert stage.store.between(Preparation, "pair-1") == []
    place = FormPlace("preparing", "pair-1", line="mentee")
    typed = stage.app.setting.forms.typed(place)
    assert typed is not None
    assert typed.words == {"answers/what-changed": "A job opened up"}


KILLED = MemoryForms()
KILLED.keep(FormPlace("preparing", "pair-1"), Typed(what="mentee"))
KILLED.keep(FormPlace("preparing", "pair-1", line="mentee"), Typed({"answers/what-changed": "A job"}))


@on_stage(forms=KILLED, **full())
async def test_after_a_crash_the_letters_are_there_and_nobody_is_asked_who_again(stage: Stage) -> None:
    assert "who" not in stage.steps
    await stage.open_preparing("what-changed")
    assert stage.typed == "A job"


@on_stage(by=Role.MENTEE, **full())
async def test_undo_brings_a_topic_back_that_was_dropped(stage: Stage) -> None:
    await stage.open_preparing("topics/t-1")
    await stage.press("up", "delete")
    assert stage.message.startswith('Dropped: "How to say no"')
    assert len(stage.store.topics("pair-1")) == 1
    await stage.press("ctrl+z")
    assert [topic.text for topic in stage.store.topics("pair-1")] == ["How to say no", "Pay"]


@on_stage(**(full() | {"prepare": False, "by": Role.MENTEE}))
async def test_home_leads_there_with_p_and_says_that_it_is_kept(stage: Stage) -> None:
    assert ("p", "Prepare") in stage.footer
    await stage.press("p")
    assert stage.screen == "PreparingScreen"
    await stage.press("escape")
    assert (stage.screen, stage.message) == ("HomeScreen", "Kept. Your next meeting opens with it.")


@on_stage(start=False, whose=pair(closed_on=date(2026, 11, 1)))
async def test_a_pair_that_has_wrapped_up_is_told_so(stage: Stage) -> None:
    await stage.press("p")
    assert stage.screen == "HomeScreen"
    assert "have wrapped up" in stage.message


@on_stage(start=False, prepare=True, by=Role.MENTOR)
async def test_with_nothing_on_the_table_it_says_what_there_will_be(stage: Stage) -> None:
    assert "No goals yet. They are set in the first meeting" in stage.text
    assert "> Sam The goals, to read" in stage.text
