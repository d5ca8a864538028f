"""Opening, taking up and closing meetings: where the pair, the store and the drafts come together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meetingtui.domain.agreement.agreement import Agreement, in_force
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.ending.late_commit import (
    conclude_among,
    found_at_the_end,
    kept_since,
    with_date_set_meanwhile,
)
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.due import kinds_to_choose
from meetingtui.domain.meeting.events import Finished
from meetingtui.domain.meeting.opening import Table, Wishes, open_meeting, prepared_answers
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply
from meetingtui.domain.people import Pair
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Clock, DraftShelf, Holdings, NewId, Store


class MeetingRoom:
    """Where meetings are opened and closed. One meeting at a time; the lock for that is its caller's."""

    def __init__(self, store: Store, drafts: DraftShelf, *, clock: Clock, new_id: NewId) -> None:
        self.store = store
        """Everything that is kept."""
        self.clock = clock
        """The time."""
        self.new_id = new_id
        """Makes identities."""
        self._drafts = drafts
        self.meanwhile = ""
        """What was changed elsewhere while the meeting ran that was kept last; one sentence, empty for nothing."""

    def open(self, pair: Pair, wishes: Wishes | None = None) -> LiveMeeting:
        """A new meeting of the pair, on its arrival screen; raises BadInput when the wishes cannot all hold."""
        meeting = open_meeting(
            pair, self.table(pair), wishes or Wishes(), meeting_id=self.new_id(), now=self.clock.wall()
        )
        return self._live(self._with_first_words(meeting))

    def pairs(self) -> Sequence[Pair]:
        """List all pairs, oldest first."""
        return self.store.pairs()

    def records(self, pair: Pair) -> Sequence[MeetingRecord]:
        """The finished meetings of a pair, oldest first."""
        return self.store.records(pair.id)

    def kinds_to_choose(self, pair: Pair, wishes: Wishes) -> tuple[tuple[MeetingKind, ...], Agreement | None]:
        """The kinds of meeting to ask about, and the agreement that holds; none when the wishes say it already."""
        agreement = in_force(self.store.agreements(pair.id))
        if wishes.kind is not None or wishes.month is not None:
            return (), agreement
        today = local_day(self.clock.wall(), pair.zone)
        return kinds_to_choose(pair, self.store.summaries(pair.id), agreement, today), agreement

    def last_record(self, pair: Pair) -> MeetingRecord | None:
        """The last meeting of the pair with its corrected words, for the arrival; None before the first one.

        Nothing is read after it for a while.
        """
        records = self.store.records(pair.id)
        last = as_amended(records[-1]) if records else None
        self.store.let_go()
        return last

    def table(self, pair: Pair) -> Table:
        """All that lies on the table of a pair for its next meeting."""
        return _table(self.store, pair)

    def unfinished(self, pair: Pair) -> Sequence[Meeting]:
        """The meetings of the pair that were cut off after their clock had started, newest first.

        A draft whose meeting is kept already (the program went between saving and clearing) is put away.
        """
        begun = [
            meeting
            for meeting in self._drafts.unfinished()
            if meeting.pair.id == pair.id and meeting.status not in (MeetingStatus.ARRIVING, MeetingStatus.DISCARDED)
        ]
        kept = {summary.id for summary in self.store.summaries(pair.id)} if begun else set()
        for meeting in begun:
            if meeting.id in kept:
                self._drafts.committed(meeting.id)
        return [meeting for meeting in begun if meeting.id not in kept]

    def take_up(self, meeting: Meeting) -> LiveMeeting:
        """Go on with a meeting that was cut off; the time since is in question until it is settled."""
        live = self._live(meeting)
        live.come_back()
        self.store.let_go()
        return live

    def finish(self, live: LiveMeeting) -> MeetingRecord:
        """End the meeting and keep it: record and all that follows in one transaction, then clear its draft.

        Raises MeetError when it could not be saved; the draft then still holds every word, and calling this again
        tries again.
        """
        if not live.meeting.over:
            live.finish()
        return self.keep(live.meeting)

    def finish_cut_off(self, meeting: Meeting) -> MeetingRecord:
        """Keep a meeting that was cut off as it is; it ended with its last sign of life. Raises like finish."""
        return self.keep(_ended(meeting))

    def preview(self, meeting: Meeting) -> MeetingRecord:
        """The record that the meeting will leave, for a recap before it is kept."""
        return conclude(_ended(meeting)).record

    def keep(self, meeting: Meeting) -> MeetingRecord:
        """Keep a finished meeting, once; of the pair's own data only what the meeting decided is changed."""
        self.meanwhile = ""
        with self.store.changing() as present:
            pair = next((pair for pair in present.pairs() if pair.id == meeting.pair.id), meeting.pair)
            kept = next((r for r in kept_since(meeting, present.records(pair.id)) if r.id == meeting.id), None)
            if kept is None:
                table = replace(_table(present, pair), commitments=present.commitments(pair.id))
                conclusion = conclude_among(replace(meeting, pair=pair), table)
                conclusion = with_date_set_meanwhile(conclusion, meeting, pair)
                present.commit(conclusion)
                self.meanwhile = found_at_the_end(meeting, pair, table)
                kept = conclusion.record
        self._drafts.committed(meeting.id)
        return kept

    def leave_arrival(self, live: LiveMeeting) -> None:
        """Leave before the clock has started; words that were typed wait for the next arrival."""
        contents, prepared = live.meeting.contents, prepared_answers(live.meeting.preparations)
        typed = [text for key, text in contents.said if text.strip() and text != prepared.get(key)]
        if not typed and not any(t.caught_in for t in contents.topics):
            self.discard(live)

    def discard(self, live: LiveMeeting) -> None:
        """Do not keep the meeting; a copy of its draft stays on the disk."""
        live.discard()
        self._drafts.discard(live.meeting.id)

    def _live(self, meeting: Meeting) -> LiveMeeting:
        return LiveMeeting(meeting, clock=self.clock, drafts=self._drafts, new_id=self.new_id)

    def _with_first_words(self, meeting: Meeting) -> Meeting:
        """The words and thoughts typed on an arrival screen that never came to a start are carried over."""
        for draft in self._drafts.unfinished():
            if draft.pair.id == meeting.pair.id and draft.status is MeetingStatus.ARRIVING:
                contents = meeting.contents
                # What was typed on arrival began with what was prepared, unless that was prepared since.
                later = all(one.saved_at <= draft.seen_at for one in meeting.preparations)
                first, last = (contents, draft.contents) if later else (draft.contents, contents)
                answers = {**first.answers, **last.answers}
                lines = {**draft.contents.not_entered, **contents.not_entered}
                caught = tuple(
                    replace(topic, added_at=meeting.opened_at)
                    for topic in draft.contents.topics
                    if topic.added_at >= draft.opened_at
                )
                contents = replace(contents, answers=answers, not_entered=lines, topics=contents.topics + caught)
                meeting = replace(meeting, contents=contents)
                self._drafts.put(meeting)
                if self._drafts.flush():
                    self._drafts.discard(draft.id)
                break
        return meeting


def _table(kept: Holdings, pair: Pair) -> Table:
    goals = kept.goals(pair.id)
    return Table(
        records=kept.summaries(pair.id),
        commitments=kept.commitments_at_hand(pair.id, {goal.id for goal in goals if goal.current}),
        goals=goals,
        opportunities=kept.opportunities(pair.id),
        topics=kept.topics(pair.id),
        agreements=kept.agreements(pair.id),
        jots=kept.between(Jot, pair.id),
        updates=kept.between(Update, pair.id),
        preparations=kept.between(Preparation, pair.id),
    )


def _ended(meeting: Meeting) -> Meeting:
    """The meeting after its end: as it is, or ended with its last sign of life before any time away."""
    if meeting.status is MeetingStatus.FINISHED:
        return meeting
    return apply(meeting, Finished(meeting.away_since or meeting.seen_at))
