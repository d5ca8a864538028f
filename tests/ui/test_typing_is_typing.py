"""Whatever is typed or pasted, wherever the focus is, is found whole in one text, and nothing else has changed.

`MEETINGTUI_ALL_FAULTS=1` types every sentence into every field.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.line import JOINT
from tests.all_faults import ALL_FAULTS
from tests.each import each
from tests.ui.every_step import KINDS, enter_some, every_step, much, stops, words_of
from tests.ui.stage import Stage, perform

TYPED = ["How do we go on, Ada?", "next tue 15:00", "nbcuxq?/+ 123456", "Well done \U0001f389", "schön, café"]
"""Sentences, dates, the letters of commands, an emoji, accents by dead keys."""
PASTED = [*TYPED, "We try it\nand look again", "cafe\u0301 \U0001f469\u200d\U0001f680"]
MOVES = ["up", "down", "tab", "shift+tab", "enter", "left", "right", "pageup", "end", "ctrl+n", "delete", "backspace"]
WALKS = 40 if ALL_FAULTS else 1
STEPS = 30


def rest_of(meeting: Meeting) -> Meeting:
    """The meeting without its words and without what time alone changes."""
    return replace(meeting, contents=Contents(), seen_at=meeting.opened_at, open_step="")


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def without(words: str, known: list[str]) -> set[str]:
    """What is left of a text when one of these is taken out of it, at whatever place it stands."""
    return {
        words[:place] + words[place + len(said) :]
        for said in known
        for place in range(len(words))
        if words.startswith(said, place)
    }


async def types(stage: Stage, text: str, *, by_letter: bool, where: str) -> None:
    """Type or paste it, and find it in one text alone."""
    stood = getattr(stage.app.focused, "value", stage.typed)
    before, rest = words_of(stage.contents), rest_of(stage.meeting)
    await (stage.type(text) if by_letter else stage.paste(text))
    after = words_of(stage.contents)
    assert rest_of(stage.meeting) == rest, where
    changed = {key: value for key, value in after.items() if value != before.get(key)}
    if all("/moves/" in key and key not in before for key in changed):
        # A word about a door is a move of it that leaves it where it stands.
        changed = {key: value for key, value in changed.items() if key.endswith("/note")}
    # So is when its words were changed.
    changed = {key: value for key, value in changed.items() if not key.endswith("/worded_at")}
    assert not before.keys() - after.keys(), where
    new = {words for words in changed.values() if isinstance(words, str)}
    if "\n" in text and len(changed) != 1:
        # A list took each line as an entry.
        assert {*text.split("\n")} <= new, (where, changed)
        entries = {key.rsplit("/", 1)[0] for key in changed}
        assert len(entries) == 2, (where, changed)
        return
    assert len(changed) == 1, (where, text, changed)
    ((key, words),) = changed.items()
    known = [plain(text), plain(text).replace("\n", JOINT)]
    # What is offered, or is known in other words, stands in its line before it is kept.
    was = before.get(key, stood) or ""
    assert plain(was) in without(plain(words), known), (where, text, words, was)


async def back_to_the_steps(stage: Stage) -> None:
    """A thought that was caught, or a question at the end, gives the focus back."""
    while stage.screen != "MeetingScreen" or stage.focus == "catch":
        await stage.press("escape")


@pytest.mark.fault(35)
@each("kind", KINDS)
def test_every_field_of_every_step_takes_words_as_words(kind: MeetingKind) -> None:
    async def script(stage: Stage) -> None:
        await stage.begin()
        await enter_some(stage)
        ways = [*((text, True) for text in TYPED), *((text, False) for text in PASTED)]
        turn = cycle(ways)
        async for state, step in every_step(stage, of_a_kind=99 if ALL_FAULTS else 2):
            for place in range(len(stops(stage))):
                for text, by_letter in ways if ALL_FAULTS else [next(turn)]:
                    if step not in stage.steps:
                        break
                    if stage.step != step:
                        await stage.open(step)
                    stage.app.screen.set_focus(stops(stage)[place])
                    await types(stage, text, by_letter=by_letter, where=f"{state}, {step}, {place}")
                    await back_to_the_steps(stage)

    perform(script, (100, 30), much(kind))


@pytest.mark.fault(35)
@each("kind", KINDS)
def test_after_any_keys_that_move_about_words_are_words(kind: MeetingKind) -> None:
    async def script(stage: Stage, seed: int) -> None:
        rnd = random.Random(seed)
        await stage.begin()
        pressed: list[str] = []
        for _ in range(STEPS):
            for key in rnd.choices(MOVES, k=rnd.randint(1, 4)):
                pressed.append(key)
                await stage.press(key)
                await back_to_the_steps(stage)
            by_letter = rnd.random() < 0.5
            text = rnd.choice(TYPED if by_letter else PASTED)
            pressed.append(text)
            await types(stage, text, by_letter=by_letter, where=f"seed {seed}, {stage.step}, {pressed[-6:]}")
            await back_to_the_steps(stage)

    for seed in range(WALKS):
        perform(script, (80, 24), much(kind), seed=seed)


def test_words_of_everything_are_told_apart() -> None:
    kept: dict[str, Any] = words_of(Contents(answers={"a": "x"}, chosen={"b": ("y",)}))
    assert kept["/answers/a"] == "x"
    assert kept["/chosen/b/0"] == "y"
