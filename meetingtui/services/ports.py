"""What the services need from outside: a clock, a store, a place for drafts, new identities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from meetingtui.domain.agreement.agreement import Agreement
    from meetingtui.domain.ending.conclusion import Conclusion
    from meetingtui.domain.keepable import Keepable, OfTheWeek
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.goals import Goal
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.ledger.topics import Topic
    from meetingtui.domain.meeting.save_state import SaveState
    from meetingtui.domain.meeting.transitions import Meeting
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.amendments import Amendment
    from meetingtui.domain.record.record import MeetingRecord, MeetingSummary, MissedMeeting


NewId = Callable[[], str]
"""Makes an identity that no other value has."""


class Clock(Protocol):
    """The time, from outside."""

    def wall(self) -> datetime:
        """The instant that clocks on walls show, in UTC; may jump when somebody sets the clock."""
        ...

    def monotonic(self) -> float:
        """Seconds that only ever grow; stands still while the computer sleeps."""
        ...


class Holdings(Protocol):
    """Everything that is kept of all pairs, to be read."""

    def pairs(self) -> Sequence[Pair]:
        """List all pairs, oldest first."""
        ...

    def records(self, pair_id: str) -> Sequence[MeetingRecord]:
        """The finished meetings of a pair, oldest first."""
        ...

    def corrected(self, pair_id: str) -> Sequence[MeetingRecord]:
        """Those of a pair's finished meetings that were ever corrected, oldest first; the others cost no time."""
        ...

    def record(self, meeting_id: str) -> MeetingRecord:
        """One finished meeting; raises NotFound when none with that identity is kept."""
        ...

    def versions_of(self, meeting_id: str) -> Sequence[MeetingRecord]:
        """The other versions of a finished meeting, kept since it differed in two stores that were merged."""
        ...

    def summaries(self, pair_id: str) -> Sequence[MeetingSummary]:
        """The same meetings in short, at a fraction of the time."""
        ...

    def commitments_at_hand(self, pair_id: str, goal_ids: Collection[str]) -> Sequence[Commitment]:
        """The commitments of a pair that are still open, or were ever made for one of the goals; oldest first."""
        ...

    def commitments(self, pair_id: str) -> Sequence[Commitment]:
        """All commitments of a pair, oldest first."""
        ...

    def goals(self, pair_id: str) -> Sequence[Goal]:
        """All goals of a pair, oldest first."""
        ...

    def opportunities(self, pair_id: str) -> Sequence[Opportunity]:
        """All doors that the mentor looks out for or opened, oldest first."""
        ...

    def topics(self, pair_id: str) -> Sequence[Topic]:
        """The topics that wait for the next meeting, in their order."""
        ...

    def agreements(self, pair_id: str) -> Sequence[Agreement]:
        """Every state of the agreement, the newest last."""
        ...

    def missed(self, pair_id: str) -> Sequence[MissedMeeting]:
        """The meetings that were called off, oldest first."""
        ...

    def between(self, kind: type[OfTheWeek], pair_id: str) -> Sequence[OfTheWeek]:
        """All of one kind that a pair noted between its meetings, oldest first; what is private too."""
        ...


class Present(Holdings, Protocol):
    """What is kept at the moment of a change, with nobody else changing it, and the ways to change it.

    What is read here is never older than what is saved: whether a change is possible is decided with it.
    """

    def keep(self, value: Keepable) -> None:
        """Add a value, or replace the one with the same identity; a topic goes to the end of the queue."""
        ...

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        """Keep a correction of a finished meeting beside those that are kept already; gives the meeting with it.

        Nothing else of the record is kept. Raises NotFound when the meeting is no longer there.
        """
        ...

    def commit(self, *conclusions: Conclusion) -> None:
        """Keep finished meetings and all that follows from them; one that is kept already changes nothing."""
        ...


class Store(Holdings, Protocol):
    """Where everything is kept. Reading never locks; a change is whole or not there at all."""

    def changing(self) -> AbstractContextManager[Present]:
        """The present state, to be read and changed in the block; all of it is saved at its end, or nothing.

        Whatever the block raises is raised, and nothing was changed. What was saved is verified by reading it back.
        Blocks do not nest.

        Raises:
            StoreBusy: somebody else is saving, or the disk refuses; nothing was changed.
            StoreDamaged: what is kept cannot be read.
        """
        ...

    def stamp(self) -> object:
        """Another value whenever somebody saved something; cheap, and nothing is read for it."""
        ...

    def let_go(self) -> None:
        """Nothing will be read for a while: what was kept in memory for quick reading may go."""
        ...


class Drafts(Protocol):
    """Where the running meeting is kept while it runs. `put` returns at once and never fails."""

    def put(self, meeting: Meeting) -> None:
        """Keep this as the newest state; written within half a second."""
        ...

    def flush(self, within: float = 2.0) -> bool:
        """Write now what is not written yet; False when no disk has it after about so many seconds."""
        ...

    @property
    def state(self) -> SaveState:
        """How safe what was put is."""
        ...


class DraftShelf(Drafts, Protocol):
    """The drafts of all meetings that were not finished."""

    def unfinished(self) -> Sequence[Meeting]:
        """The drafts that are left, newest first; damaged ones are put aside, not returned."""
        ...

    def committed(self, meeting_id: str) -> None:
        """The meeting is in the store: put its draft away."""
        ...

    def discard(self, meeting_id: str) -> None:
        """The meeting is not to be kept: put its draft aside, as a copy."""
        ...


class RunningMark(Protocol):
    """Says to other windows that a meeting is running. Set it before a meeting opens."""

    def set(self, names: str, at: datetime) -> None:
        """Mark a meeting of these two as running since then; raises StoreBusy when another window has one."""
        ...

    def anywhere(self) -> bool:
        """Whether a meeting runs in any window, this one included."""
        ...

    def clear(self) -> None:
        """No meeting runs here any more; does nothing when none did."""
        ...
