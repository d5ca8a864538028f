"""Which meeting it is: asked only where there is a choice and nobody has said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.agreement.agreement import in_force
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.due import kinds_to_choose
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import Pair
from meetingtui.services.meeting_room import MeetingRoom

if TYPE_CHECKING:
    from textual.app import App


def choose_meeting(
    app: App[None], room: MeetingRoom, pair: Pair, wishes: Wishes, chosen: Callable[[Wishes | None], None]
) -> bool:
    """Ask which meeting it is, and hand on the wishes with its kind, or None when nobody chose.

    Returns False, and asks nothing, when there is no choice or the wishes say it already.
    """
    agreement = in_force(room.store.agreements(pair.id))
    today = local_day(room.clock.wall(), pair.zone)
    kinds = kinds_to_choose(pair, room.store.records(pair.id), agreement, today)
    if not kinds or wishes.kind is not None or wishes.month is not None:
        return False
    from meetingtui.ui.dialogs.questions import which_meeting

    def answered(answer: str | None) -> None:
        chosen(None if answer is None else replace(wishes, kind=MeetingKind(answer)))

    app.push_screen(which_meeting(kinds, agreement), answered)
    return True
