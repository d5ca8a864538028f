"""Values that are valid as they come; a test names only what it is about."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.meeting.events import Answered, Chosen, Event
from meetingtui.domain.meeting.opening import Table, Wishes, open_meeting
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair, Person, Role
from meetingtui.domain.record.addresses import CHOSEN
from meetingtui.services.live_meeting import LiveMeeting
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryDrafts

BERLIN, LONDON = "Europe/Berlin", "Europe/London"


def pair(**fields: Any) -> Pair:
    """Ada mentors Sam; both live in Berlin."""
    values: dict[str, Any] = {
        "id": "pair-1",
        "mentor": Person("Ada", BERLIN),
        "mentee": Person("Sam", BERLIN),
        "zone": BERLIN,
        "made_at": TUESDAY - timedelta(days=60),
    }
    return Pair(**(values | fields))


def commitment(text: str = "Write the slides", **fields: Any) -> Commitment:
    """An open task of the mentee, made a week ago."""
    values: dict[str, Any] = {
        "id": f"c-{text}",
        "pair_id": "pair-1",
        "owner": Role.MENTEE,
        "text": text,
        "made_at": TUESDAY - timedelta(days=7),
    }
    return Commitment(**(values | fields))


def answered(key: str, text: str, at: datetime = TUESDAY) -> Event:
    """An answer, typed or, with `/chosen` at the end of the key, chosen."""
    if key.endswith(CHOSEN):
        return Chosen(at, key.removesuffix(CHOSEN), tuple(text.split("; ")))
    return Answered(at, key, text)


def table(**fields: Any) -> Table:
    """A pair that has nothing yet."""
    values: dict[str, Any] = {"records": (), "commitments": (), "goals": (), "opportunities": (), "topics": ()}
    return Table(**(values | fields))


def arriving(now: datetime = TUESDAY, *, wishes: Wishes | None = None, **fields: Any) -> Meeting:
    """A meeting on the arrival screen; the fields are those of the table, or `pair`."""
    whose = fields.pop("pair", None) or pair()
    return open_meeting(whose, table(**fields), wishes or Wishes(), meeting_id="meeting-1", now=now)


def live(
    meeting: Meeting | None = None, clock: FakeClock | None = None, drafts: MemoryDrafts | None = None
) -> LiveMeeting:
    """A live meeting on a clock that stands still, not yet started."""
    return LiveMeeting(
        meeting or arriving(),
        clock=clock or FakeClock(),
        drafts=drafts or MemoryDrafts(),
        new_id=CountingIds(),
    )
