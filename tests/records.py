"""Finished meetings that are valid as they come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record.record import MeetingRecord
from tests.builders import BERLIN
from tests.fakes import TUESDAY


def held(*, began: datetime = TUESDAY, **fields: Any) -> MeetingRecord:
    """An hour of Ada and Sam in which nothing was written down."""
    end = began + timedelta(hours=1)
    values: dict[str, Any] = {
        "id": f"meeting-of-{began:%Y-%m-%d}",
        "pair_id": "pair-1",
        "number": 1,
        "kind": MeetingKind.WEEKLY,
        "zone": BERLIN,
        "mentor": "Ada",
        "mentee": "Sam",
        "began": began,
        "ended": end,
        "agreed_end": end,
        "phases": (),
        "contents": Contents(),
    }
    return MeetingRecord(**(values | fields))
