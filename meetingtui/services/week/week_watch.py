"""What is noted, brought or dropped in another window while a meeting runs: read only once something was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.jots import Jot, since_last_time
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.opening import last_began

if TYPE_CHECKING:
    from meetingtui.services.live_meeting import LiveMeeting
    from meetingtui.services.ports import Store


class WeekWatch:
    """Belongs to one running meeting of a pair."""

    def __init__(self, store: Store, live: LiveMeeting, seen: object = None) -> None:
        """`seen` is the store's stamp when the meeting was opened; None when that was another day."""
        self._store = store
        self._live = live
        self._seen = seen

    def look(self) -> None:
        """Hand the meeting the jots and topics that wait for it, if anything was saved since; never raises.

        What cannot be read now is read another time: a meeting does not stop for it.
        """
        stamp = self._store.stamp()
        if stamp is None or stamp == self._seen or self._live.meeting.over:
            return
        self._seen = stamp
        pair_id = self._live.meeting.pair.id
        try:
            began = last_began(self._store.summaries(pair_id))
            self._live.notice_jots(since_last_time(self._store.between(Jot, pair_id), began))
            self._live.notice_queue(self._store.topics(pair_id))
            self._store.let_go()
        except MeetError:
            return
