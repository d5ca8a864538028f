"""Many meetings with long notes: the past opens at once."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest

import meetingtui.ui
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, perform

MEETINGS = 500
NOTE = "We talked about *this* and [that], and what to try next.\n" * 360
"""20 KB."""
BUDGET = 0.5
"""Seconds of processor until the past is there."""


@pytest.mark.fault(55)
def test_five_hundred_meetings_with_long_notes_open_in_half_a_second() -> None:
    records = [
        held(began=TUESDAY - timedelta(weeks=MEETINGS - number), id=f"m{number}", number=number)
        for number in range(1, MEETINGS + 1)
    ]
    records = [replace(r, contents=replace(r.contents, answers={"went-well": f"{r.number} {NOTE}"})) for r in records]
    spent: list[float] = []

    async def script(stage: Stage) -> None:
        for _ in range(4):
            before = process_time()
            await stage.press("h")
            spent.append(process_time() - before)
            assert stage.screen == "HistoryScreen"
            assert f"{MEETINGS} We talked about *this* and [that]" in stage.flat
            await stage.press("q")

    perform(script, (100, 30), {"records": records, "start": False})
    assert min(spent) < BUDGET, spent


@pytest.mark.fault(55)
def test_no_screen_lays_out_words_as_markdown() -> None:
    for path in Path(next(iter(meetingtui.ui.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {name.name for name in node.names} if isinstance(node, ast.ImportFrom) else set()
            assert not names & {"Markdown", "MarkdownViewer"}, path
