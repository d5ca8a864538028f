"""What the made-up pair lives in while its story is told: a clock that is pushed, a store and a shelf that forget."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import NotFound
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.conclusion import Conclusion
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.amendments import Amendment, united
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting


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
        self._pairs: dict[str, Pair] = {}
        self._commitments: dict[str, Commitment] = {}
        self._goals: dict[str, Goal] = {}
        self._opportunities: dict[str, Opportunity] = {}
        self._topics: dict[str, Topic] = {}
        self._agreements: dict[str, Agreement] = {}
        self._missed: dict[str, MissedMeeting] = {}
        self._jots: dict[str, Jot] = {}
        self._updates: dict[str, Update] = {}
        self._preparations: dict[str, Preparation] = {}

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """What was committed, in order; of the same meeting what came last."""
        return tuple(self._conclusions.values())

    def pairs(self) -> list[Pair]:
        """The pair."""
        return list(self._pairs.values())

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
        return [commitment for commitment in self._commitments.values() if commitment.pair_id == pair_id]

    def commitments_at_hand(self, pair_id: str, goal_ids: Collection[str]) -> list[Commitment]:
        """The open ones and those made for the goals, oldest first."""
        return [one for one in self.commitments(pair_id) if one.open or one.goal_id in goal_ids]

    def goals(self, pair_id: str) -> list[Goal]:
        """All goals, oldest first."""
        return [goal for goal in self._goals.values() if goal.pair_id == pair_id]

    def opportunities(self, pair_id: str) -> list[Opportunity]:
        """All that the mentor looked out for, oldest first."""
        return [door for door in self._opportunities.values() if door.pair_id == pair_id]

    def topics(self, pair_id: str) -> list[Topic]:
        """The topics that wait, in their order."""
        return [topic for topic in self._topics.values() if topic.pair_id == pair_id and topic.waits]

    def agreements(self, pair_id: str) -> list[Agreement]:
        """Every state of the agreement, the newest last."""
        return [agreement for agreement in self._agreements.values() if agreement.pair_id == pair_id]

    def missed(self, pair_id: str) -> list[MissedMeeting]:
        """The meetings that were called off, oldest first."""
        return [missed for missed in self._missed.values() if missed.pair_id == pair_id]

    def jots(self, pair_id: str) -> list[Jot]:
        """All jots, oldest first."""
        return [jot for jot in self._jots.values() if jot.pair_id == pair_id]

    def updates(self, pair_id: str) -> list[Update]:
        """What was said of promises between meetings, oldest first."""
        return [update for update in self._updates.values() if update.pair_id == pair_id]

    def preparations(self, pair_id: str) -> list[Preparation]:
        """What was prepared for the meetings."""
        return [one for one in self._preparations.values() if one.pair_id == pair_id]

    @contextmanager
    def changing(self) -> Iterator[MemoryStore]:
        """All of it, to be read and changed in the block; as it was before when the block raises."""
        before = {name: dict(part) for name, part in vars(self).items() if isinstance(part, dict)}
        try:
            yield self
        except BaseException:
            vars(self).update(before)
            raise

    def keep_goal(self, goal: Goal) -> None:
        """Add a goal, or replace it."""
        self._goals[goal.id] = goal

    def keep_commitment(self, commitment: Commitment) -> None:
        """Add a commitment, or replace it."""
        self._commitments[commitment.id] = commitment

    def keep_opportunity(self, opportunity: Opportunity) -> None:
        """Add an opportunity, or replace it."""
        self._opportunities[opportunity.id] = opportunity

    def keep_topic(self, topic: Topic) -> None:
        """Put a topic at the end of the queue."""
        self._topics.pop(topic.id, None)
        self._topics[topic.id] = topic

    def keep_agreement(self, agreement: Agreement) -> None:
        """Add a state of the agreement."""
        self._agreements[agreement.id] = agreement

    def keep_missed(self, missed: MissedMeeting) -> None:
        """Add a meeting that was called off."""
        self._missed[missed.id] = missed

    def keep_jot(self, jot: Jot) -> None:
        """Add a jot, or replace it."""
        self._jots[jot.id] = jot

    def keep_update(self, update: Update) -> None:
        """Add what was said of a promise, or replace it."""
        self._updates[update.id] = update

    def keep_preparation(self, preparation: Preparation) -> None:
        """Add what was prepared, or replace it."""
        self._preparations[preparation.id] = preparation

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        """Keep a correction of a finished meeting; gives the meeting with it."""
        kept = self.record(record.id)
        changed = replace(kept, amendments=united(kept.amendments, (amendment,)))
        self._conclusions[record.id] = replace(self._conclusions[record.id], record=changed)
        return changed

    def let_go(self) -> None:
        """Nothing can go: there is no other copy."""

    def keep_pair(self, pair: Pair) -> None:
        """Add the pair, or replace it."""
        self._pairs[pair.id] = pair

    def commit(self, *conclusions: Conclusion) -> None:
        """Keep what follows from finished meetings."""
        for conclusion in conclusions:
            self._conclusions[conclusion.record.id] = conclusion
            self._pairs[conclusion.pair.id] = conclusion.pair
            self._commitments |= {commitment.id: commitment for commitment in conclusion.commitments}
            self._goals |= {goal.id: goal for goal in conclusion.goals}
            self._opportunities |= {door.id: door for door in conclusion.opportunities}
            self._topics |= {topic.id: topic for topic in conclusion.topics}
            if conclusion.agreement is not None:
                self._agreements[conclusion.agreement.id] = conclusion.agreement
