"""A walk through every screen in every state, for what has to hold everywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import NextMeeting, Person, Role
from tests.builders import BERLIN, LONDON, commitment, pair
from tests.fakes import TUESDAY
from tests.meetings import full_record
from tests.ui.stage import Stage

TODAY = date(2026, 11, 17)


def table(*texts: str, names: tuple[str, str] = ("Sam", "Ada")) -> dict[str, Any]:
    """What lies on the table of a pair when everything has one of these texts."""
    words = texts or ("Write the slides",)
    mentee, mentor = names
    return {
        "whose": pair(
            mentor=Person(mentor, LONDON),
            mentee=Person(mentee, BERLIN),
            next_meeting=NextMeeting(TUESDAY, BERLIN, 60, words[0]),
        ),
        "records": [full_record(began=TUESDAY - timedelta(days=7), number=1)],
        "commitments": [
            commitment(text, id=f"c{n}", owner=list(Role)[n % 2], week_task=n == 1, times_carried=n % 4)
            for n, text in enumerate(words)
        ],
        "goals": [
            Goal(f"g{n}", "pair-1", text, TODAY, TODAY + timedelta(days=30 + n), text) for n, text in enumerate(words)
        ],
        "topics": [
            Topic(
                f"t{n}",
                "pair-1",
                text,
                TUESDAY,
                Role.MENTEE,
                list(Help)[n % 6],
                text,
                text,
                list(TopicState)[n % 2 * 2],
            )
            for n, text in enumerate(words)
        ],
        "opportunities": [Opportunity(f"o{n}", "pair-1", text, TUESDAY) for n, text in enumerate(words)],
        "wishes": Wishes(),
        "start": False,
    }


async def tour(stage: Stage, *, typed: str = "words") -> AsyncIterator[str]:
    """Go from home to the recap and through every question; gives the name of each state that is reached."""
    yield "home"
    for key, name in (("g", "goals"), ("d", "doors"), ("a", "agreement"), ("t", "story")):
        await stage.press(key)
        yield name
        await stage.press("q")
    await stage.press("ctrl+k")
    yield "private line"
    await stage.press("escape")
    async for state in _preparing(stage):
        yield state
    async for state in _history(stage, typed):
        yield state
    await stage.press("s")
    await stage.press("escape", "m", "tab", "tab")
    yield "arrival"
    await stage.press("escape")
    yield "arrival, letter keys"
    await stage.press("enter")
    async for state in _phases(stage, typed):
        yield state
    async for state in _questions(stage):
        yield state
    await stage.press("ctrl+n", "enter")
    yield "recap"
    await stage.press("e", "y")
    yield "recap, with a message"


async def _preparing(stage: Stage) -> AsyncIterator[str]:
    """What each of the two prepares, step by step."""
    await stage.press("p")
    yield "who prepares"
    for role in (Role.MENTEE, Role.MENTOR):
        await stage.open_preparing("who")
        await stage.press("right")
        for step in stage.steps:
            await stage.open_preparing(step)
            yield f"prepare, {role}, {step}"
    await stage.press("escape")


async def _history(stage: Stage, typed: str) -> AsyncIterator[str]:
    await stage.press("h")
    yield "history"
    await stage.press("/")
    await stage.paste(typed)
    yield "history, search"
    await stage.press("escape", "escape", "right", "down", "down", "down")
    yield "history, text"
    await stage.press("enter")
    yield "history, correcting"
    await stage.paste(typed)
    await stage.press("ctrl+s", "enter")
    yield "history, corrected"
    if stage.screen != "HistoryScreen":
        await stage.press("escape")
    await stage.press("q")


async def _phases(stage: Stage, typed: str) -> AsyncIterator[str]:
    for phase in ("Last week", "The month", "Open discussion", "Next steps"):
        if stage.phase != phase:
            await stage.to(phase)
        yield f"{phase}, first field"
        for step in stage.steps:
            if step in stage.steps:
                await stage.open(step)
                await _write(stage, typed)
        yield f"{phase}, full"
        await stage.press("escape")
        yield f"{phase}, letter keys"


async def _write(stage: Stage, typed: str) -> None:
    """Write into every text of the open step."""
    box = stage.outline.box
    for field in box.stops if box is not None else []:
        if hasattr(field, "unsaved") and field.is_attached:
            field.focus()
            await stage.settle()
            await stage.paste(typed)


async def _questions(stage: Stage) -> AsyncIterator[str]:
    for name, keys in {
        "more time": ("ctrl+t",),
        "minutes ago": ("m",),
        "leave": ("q",),
        "discard": ("q", "x"),
        "end": ("n",),
        "help": ("f1",),
        "catch": ("c",),
        "search": ("f5",),
    }.items():
        await stage.press(*keys)
        yield name
        await stage.press("escape")
        if not stage.letters:
            await stage.press("escape")
    await stage.press("space")
    yield "paused"
    await stage.press("space", "v")
    yield "covered"
    await stage.press("v", "escape")
    await stage.sleep(20)
    yield "away"
    stage.clock.go(seconds=1)
    await stage.press("escape")
    yield "away, put off"
    await stage.press("y")
    stage.clock.go(seconds=1)
    await stage.press("down", "enter")
    await stage.go(minutes=45)
    yield "past the end"
