"""A question above a screen leaves in sight what it does not need."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+t", "f1"])
@on_stage(records=[held(began=TUESDAY - timedelta(days=7))])
async def test_a_question_leaves_the_clock_in_sight(stage: Stage, key: str) -> None:
    await stage.begin()
    await stage.press(key)
    drawn = re.sub(r"<[^>]*>|&#160;", " ", stage.app.export_screenshot(simplify=True))
    assert "LAST WEEK" in drawn
    assert "60 min left" in " ".join(drawn.split())
