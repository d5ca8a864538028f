"""Three doors of a pair, and what is kept of one: for the doors screen and for the steps of a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from meetingtui.domain.ledger.opportunities import Opportunity, moved_door
from meetingtui.domain.ledger.opportunities import Stage as Far
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage

DAY = timedelta(days=1)
RECORDS: dict[str, Any] = {"records": [held(began=TUESDAY - 7 * DAY)]}


def door(text: str, stage: Far | None = None, note: str = "") -> Opportunity:
    fresh = Opportunity(f"o-{text}", "pair-1", text, TUESDAY - 20 * DAY)
    return fresh if stage is None else moved_door(fresh, stage, note, at=TUESDAY - 7 * DAY)


SLOT, LIN, KIM = door("A meetup slot"), door("Lin", Far.INTRODUCED, "coffee on Friday"), door("Kim", Far.THANKED)
TWO: dict[str, Any] = {**RECORDS, "opportunities": [SLOT, LIN, KIM]}


def kept(stage: Stage, text: str) -> Opportunity:
    return next(one for one in stage.store.opportunities("pair-1") if one.text == text)
