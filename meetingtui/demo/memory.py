"""What the made-up pair lives in while its story is told: a clock that is pushed, a store and a shelf that forget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.errors import NotFound
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.amendments import Amendment, united
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting

if TYPE_CHECKING:
    from meetingtui.domain.keepable import Keepable, OfTheWeek


class PushedClock:
    """An invented time, which goes on when it is pushed."""

    def __init__(self, at: datetime) -> None:
        self._wall = at
        self._steady = 0.0

    def wall(self) -> datetime:
        """The invented instant, in UTC."""
        return self._wall

    def monotonic(self) -> float:
        """Seconds since the story began, without those that the computer slept."""
        return self._steady

    def go_to(self, at: datetime) -> None:
        """Time passes up to an instant that is not behind."""
        self._steady += (at - self._wall).total_seconds()
        self._wall = at

    def go(self, by: timedelta) -> None:
        """Time passes."""
        self.go_to(self._wall + by)

    def sleep(self, by: timedelta) -> None:
        """Time passes and the computer sleeps."""
        self._wall += by


class ForgetfulShelf:
    """Keeps no drafts: a story is not interrupted."""

    state = SaveState()
    """Nothing is ever saved, and nothing is missing."""

    def put(self, meeting: Meeting) -> None:
        """Forget it."""

    def flush(self, within: float = 2.0) -> bool:  # noqa: ARG002
        """There is nothing to write."""
        return True

    def unfinished(self) -> Sequence[Meeting]:
        """No meeting was cut off."""
        return ()

    def committed(self, meeting_id: str) -> None:
        """Nothing to put away."""

    def discard(self, meeting_id: str) -> None:
        """Nothing to put aside."""


class MemoryStore:
    """One pair's data as they grow, and the conclusions that made them grow."""

    def __init__(self) -> None:
        self._conclusions: dict[str, Conclusion] = {}
        self._kept: dict[type[Any], dict[str, Any]] = defaultdict(dict)

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """What was committed, in order; of the same meeting what came last."""
        return tuple(self._conclusions.values())

    def pairs(self) -> list[Pair]:
        """The pair."""
        return list(self._kept[Pair].values())

    def records(self, pair_id: str) -> list[MeetingRecord]:
        """The finished meetings, oldest first."""
        return [conclusion.record for conclusion in self.conclusions if conclusion.pair.id == pair_id]

    def corrected(self, pair_id: str) -> list[MeetingRecord]:
        """Those of them that were corrected."""
        return [record for record in self.records(pair_id) if record.amendments]

    def versions_of(self, meeting_id: str) -> list[MeetingRecord]:  # noqa: ARG002
        """Nothing is ever merged here."""
        return []

    def summaries(self, pair_id: str) -> list[MeetingRecord]:
        """The same meetings."""
        return self.records(pair_id)

    def record(self, meeting_id: str) -> MeetingRecord:
        """One finished meeting; raises NotFound when there is none with that identity."""
        if meeting_id not in self._conclusions:
            raise NotFound("There is no such meeting.")
        return self._conclusions[meeting_id].record

    def commitments(self, pair_id: str) -> list[Commitment]:
        """All commitments, oldest first."""
        return self._of(Commitment, pair_id)

    def commitments_at_hand(self, pair_id: str, goal_ids: Collection[str]) -> list[Commitment]:
        """The open ones and those made for the goals, oldest first."""
        return [one for one in self.commitments(pair_id) if one.open or one.goal_id in goal_ids]

    def goals(self, pair_id: str) -> list[Goal]:
        """All goals, oldest first."""
        return self._of(Goal, pair_id)

    def opportunities(self, pair_id: str) -> list[Opportunity]:
        """All that the mentor looked out for, oldest first."""
        return self._of(Opportunity, pair_id)

    def topics(self, pair_id: str) -> list[Topic]:
        """The topics that wait, in their order."""
        return [topic for topic in self._of(Topic, pair_id) if topic.waits]

    def agreements(self, pair_id: str) -> list[Agreement]:
        """Every state of the agreement, the newest last."""
        return self._of(Agreement, pair_id)

    def missed(self, pair_id: str) -> list[MissedMeeting]:
        """The meetings that were called off, oldest first."""
        return self._of(MissedMeeting, pair_id)

    def between(self, kind: type[OfTheWeek], pair_id: str) -> list[OfTheWeek]:
        """All of one kind that was noted between meetings, oldest first."""
        return self._of(kind, pair_id)

    def _of(self, kind: type[Any], pair_id: str) -> list[Any]:
        return [value for value in self._kept[kind].values() if value.pair_id == pair_id]

    @contextmanager
    def changing(self) -> Iterator[MemoryStore]:
        """All of it, to be read and changed in the block; as it was before when the block raises."""
        conclusions, kept = dict(self._conclusions), {kind: dict(values) for kind, values in self._kept.items()}
        try:
            yield self
        except BaseException:
            self._conclusions, self._kept = conclusions, defaultdict(dict, kept)
            raise

    def keep(self, value: Keepable) -> None:
        """Add a value, or replace it; a topic goes to the end of the queue."""
        values = self._kept[type(value)]
        if isinstance(value, Topic):
            values.pop(value.id, None)
        values[value.id] = value

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        """Keep a correction of a finished meeting; gives the meeting with it."""
        kept = self.record(record.id)
        changed = replace(kept, amendments=united(kept.amendments, (amendment,)))
        self._conclusions[record.id] = replace(self._conclusions[record.id], record=changed)
        return changed

    def stamp(self) -> object:
        """What is noted while a meeting runs: nobody else saves anything here."""
        return tuple(self._kept[Jot].values()), tuple(self._kept[Topic].values())

    def let_go(self) -> None:
        """Nothing can go: there is no other copy."""

    def commit(self, *conclusions: Conclusion) -> None:
        """Keep what follows from finished meetings."""
        for conclusion in conclusions:
            self._conclusions[conclusion.record.id] = conclusion
            page = (conclusion.agreement,) if conclusion.agreement else ()
            things = (conclusion.pair, *conclusion.commitments, *conclusion.goals, *conclusion.opportunities)
            for value in (*things, *page, *conclusion.jots, *conclusion.preparations):
                self.keep(value)
            self._kept[Topic] |= {topic.id: topic for topic in conclusion.topics}
