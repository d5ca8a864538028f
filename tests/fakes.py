"""Small stand-ins for what the services get from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from meetingtui.demo import memory as demo
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.record.amendments import Amendment, united
from meetingtui.domain.record.record import MeetingRecord

TUESDAY = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
"""15:00 in Berlin."""


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, at: datetime = TUESDAY) -> None:
        self.at = at
        self.seconds = 1000.0

    def wall(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def go(self, minutes: float = 0, seconds: float = 0) -> None:
        """Time passes on both clocks."""
        self.at += timedelta(minutes=minutes, seconds=seconds)
        self.seconds += minutes * 60 + seconds

    def sleep(self, minutes: float) -> None:
        """The computer sleeps: only the wall clock goes on."""
        self.at += timedelta(minutes=minutes)


class CountingIds:
    """Identities that read well in a failing test."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        return f"id-{next(self._numbers)}"


class MemoryDrafts:
    """Keeps the newest state of each meeting in memory; `problem` makes every flush fail."""

    def __init__(self, meetings: Iterable[Meeting] = ()) -> None:
        self.kept: dict[str, Meeting] = {meeting.id: meeting for meeting in meetings}
        self.put_away: list[str] = []
        self.discarded: list[str] = []
        self.problem = ""
        self.elsewhere = ""

    def put(self, meeting: Meeting) -> None:
        self.kept[meeting.id] = meeting

    def flush(self, within: float = 2.0) -> bool:
        return self.state.safe

    @property
    def state(self) -> SaveState:
        return SaveState(saved_at=TUESDAY, problem=self.problem, elsewhere=self.elsewhere)

    def unfinished(self) -> Sequence[Meeting]:
        return sorted(self.kept.values(), key=lambda meeting: meeting.seen_at, reverse=True)

    def committed(self, meeting_id: str) -> None:
        self.kept.pop(meeting_id, None)
        self.put_away.append(meeting_id)

    def discard(self, meeting_id: str) -> None:
        self.kept.pop(meeting_id, None)
        self.discarded.append(meeting_id)


class MemoryStore(demo.MemoryStore):
    """A store that forgets everything when the test ends; `problem` makes the next commits fail."""

    def __init__(self) -> None:
        super().__init__()
        self._records: dict[str, MeetingRecord] = {}
        self.problem: MeetError | None = None

    def records(self, pair_id: str) -> list[MeetingRecord]:
        """Those that a test put there, then those that were held in it."""
        put = [record for record in self._records.values() if record.pair_id == pair_id]
        return [*put, *super().records(pair_id)]

    def summaries(self, pair_id: str) -> list[MeetingRecord]:
        return self.records(pair_id)

    def record(self, meeting_id: str) -> MeetingRecord:
        return self._records.get(meeting_id) or super().record(meeting_id)

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        if self.problem is not None:
            raise self.problem
        if record.id in self._records:
            kept = self._records[record.id]
            self._records[record.id] = replace(kept, amendments=united(kept.amendments, (amendment,)))
            return self._records[record.id]
        return super().amend(record, amendment)

    def commit(self, *conclusions: Conclusion) -> None:
        if self.problem is not None:
            raise self.problem
        super().commit(*(c for c in conclusions if c.record.id not in self._conclusions))


class FreeMark:
    """No other window runs a meeting, unless `busy` says so."""

    def __init__(self) -> None:
        self.names = ""
        self.busy: MeetError | None = None

    def set(self, names: str, at: datetime) -> None:
        if self.busy is not None:
            raise self.busy
        self.names = names

    def anywhere(self) -> bool:
        return bool(self.names) or self.busy is not None

    def clear(self) -> None:
        self.names = ""
