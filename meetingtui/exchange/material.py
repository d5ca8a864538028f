"""Everything of a pair that can be taken along, as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.people import Pair
from meetingtui.domain.record.corrected_ledger import Corrections
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.story.story import Story, tell
from meetingtui.domain.text import one_line


@dataclass(frozen=True)
class Material:
    """What a file for people is made of."""

    pair: Pair
    """Whose it is."""
    today: date
    """The day in the pair's zone."""
    records: Sequence[MeetingRecord] = ()
    """All meetings, oldest first."""
    commitments: Sequence[Commitment] = ()
    """All promises."""
    goals: Sequence[Goal] = ()
    """All goals."""
    doors: Sequence[Opportunity] = ()
    """All doors."""
    jots: Sequence[Jot] = ()
    """What was noted between meetings."""
    agreement: Agreement | None = None
    """What holds today; None when nothing was settled."""
    since: date | None = None
    """The first day that was asked for; None goes back to the beginning."""
    until: date | None = None
    """The last day that was asked for; None goes up to today."""

    @property
    def names(self) -> str:
        """Both names on one line, the mentee first."""
        return one_line(self.pair.names)

    @cached_property
    def meetings(self) -> Sequence[MeetingRecord]:
        """The meetings of the days that were asked for, oldest first."""
        if self.since is None and self.until is None:
            return self.records
        return [record for record in self.records if self.within(day_of(record))]

    def within(self, day: date) -> bool:
        """Whether the day is one of those that were asked for."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def story(self) -> Story:
        """What came of these days."""
        first = day_of(self.records[0]) if self.records else local_day(self.pair.made_at, self.pair.zone)
        last = max(self.today, day_of(self.records[-1])) if self.records else self.today
        until = min(self.until or last, last)
        since = self.since or min(first, until)
        return tell(self.records, self.commitments, self.goals, self.doors, since, max(since, until), jots=self.jots)


def corrected(material: Material) -> Material:
    """The same, with promises, goals and doors in the words to which their meetings were corrected."""
    corrections = Corrections(material.records)
    return replace(
        material,
        commitments=list(corrections.promises(material.commitments)),
        goals=list(corrections.goals(material.goals)),
        doors=list(corrections.doors(material.doors)),
    )


def meetings_words(records: Sequence[MeetingRecord]) -> str:
    """How many meetings, and from when to when: `12 meetings, Tue 1 Sep 2026 to Tue 17 Nov 2026`."""
    if not records:
        return "No meetings"
    first, last = (formatting.day(day_of(record)) for record in (records[0], records[-1]))
    count = formatting.counted(len(records), "meeting")
    return f"{count}, {first}" if len(records) == 1 else f"{count}, {first} to {last}"


def day_of(record: MeetingRecord) -> date:
    """The day of a meeting, in its own zone."""
    return local_day(record.began, record.zone)
