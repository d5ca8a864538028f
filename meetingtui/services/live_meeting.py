"""The running meeting: the one object that changes while two people talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.ending.meanwhile import dropped_elsewhere
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Offer, longer_meeting, offers
from meetingtui.domain.meeting.jot_looks import looks_now
from meetingtui.domain.meeting.timebox import Reading
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply, can
from meetingtui.domain.meeting.undo import Patch, Turn, changed_words, goes_on_typing, inverse
from meetingtui.services.notebook import Notebook
from meetingtui.services.ports import Clock, Drafts, NewId

GAP = timedelta(seconds=5)
"""Wall clock and steady clock may part by this much before it is a sleep or a clock that was set."""
TYPING_PAUSE = timedelta(seconds=10)
"""Nobody types: how long nothing was typed before the meeting moves on by itself."""
HEARTBEAT = timedelta(seconds=15)
"""How often the draft gets a sign of life while nothing else changes."""
STOPPED = 60.0
"""Seconds between two looks after which the program did not run: it was stopped, by Ctrl+Z or a debugger."""
FIVE_MINUTES = timedelta(minutes=5)


@dataclass(frozen=True)
class Given:
    """More time that both said yes to."""

    offer: Offer
    """What they said yes to."""
    moved: timedelta
    """By how much it made the end later."""


class LiveMeeting:
    """Stamps what the pair does with the time, applies it, and hands every new state to the draft.

    Each method is one intent and returns the new meeting. An intent that is not possible now raises IllegalMove
    and changes nothing. `notebook` holds the intents about words and lists.
    """

    def __init__(self, meeting: Meeting, *, clock: Clock, drafts: Drafts, new_id: NewId) -> None:
        self._meeting = meeting
        self._clock = clock
        self._drafts = drafts
        self._undo: list[tuple[Patch, ...] | Given] = []
        self._redo: list[tuple[Patch, ...]] = []
        self._seen_wall = clock.wall()
        self._seen_steady = clock.monotonic()
        self._typed_at = clock.monotonic()
        self._gap = timedelta()
        self._looked: tuple[datetime, float] | None = None
        self.turned_back = ""
        """What the last undo or redo was about, in words."""
        self.brought_back = False
        """Whether it is there again, not gone."""
        self.notebook = Notebook(self._happened, lambda: self._meeting, clock.wall, new_id)
        """The intents about what is written down."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self._meeting

    def reading(self) -> Reading:
        """What the clock says now; raises IllegalMove before the start."""
        return self._meeting.reading(self._clock.wall())

    def now(self) -> datetime:
        """The present instant in UTC, for screens that show a day or a distance."""
        return self._clock.wall()

    def steady(self) -> float:
        """Seconds on the steady clock, to tell how long ago a key was pressed."""
        return self._clock.monotonic()

    # --- arrival --------------------------------------------------------------------------------------------

    def hold_month_review(self, month: bool) -> Meeting:
        """Pull the month review forward, or put it off once."""
        return self._happened(events.MonthChosen(self._clock.wall(), month))

    def end_at(self, end: datetime | None) -> Meeting:
        """Agree on another end before the clock starts; None gives the full length from the start."""
        return self._happened(events.EndChosen(self._clock.wall(), end))

    def start(self) -> Meeting:
        """Start the clock."""
        return self._happened(events.Started(self._clock.wall()))

    # --- the course -----------------------------------------------------------------------------------------

    def enter(self, phase: PhaseKind) -> Meeting:
        """Go to a phase."""
        return self._happened(events.PhaseEntered(self._clock.wall(), phase))

    def open_step(self, step_id: str) -> Meeting:
        """Note which step is open, for whoever takes the meeting up again."""
        known = step_id == self._meeting.open_step or not can(self._meeting, events.StepOpened)
        return self._meeting if known else self._happened(events.StepOpened(self._clock.wall(), step_id))

    def next_phase(self) -> Meeting:
        """Go on; raises IllegalMove in the closing phase, which is followed by the end.

        Once it is time for the closing phase it comes next, whatever lies between.
        """
        agenda = self._meeting.agenda
        if self._meeting.phase is not agenda.closing and self.reading().time_to_close:
            return self.enter(agenda.closing)
        return self._step(self._meeting.agenda.following, "This is the last phase.", "End the meeting instead.")

    def previous_phase(self) -> Meeting:
        """Go back one phase; raises IllegalMove in the first."""
        return self._step(self._meeting.agenda.preceding, "This is the first phase.", "")

    def _step(self, neighbour: Callable[[PhaseKind], PhaseKind | None], happened: str, do: str) -> Meeting:
        here = self._meeting.phase
        target = neighbour(here) if here else None
        if target is None:
            raise IllegalMove(happened, do=do)
        return self.enter(target)

    def toggle_pause(self) -> Meeting:
        """Pause, or go on."""
        kind = events.Resumed if self._meeting.status is MeetingStatus.PAUSED else events.Paused
        return self._happened(kind(self._clock.wall()))

    def pause(self) -> Meeting:
        """Pause, if it does not stand still already."""
        return self.toggle_pause() if can(self._meeting, events.Paused) else self._meeting

    def offers(self, by: timedelta = FIVE_MINUTES) -> tuple[Offer, ...]:
        """What more time for this phase would cost, the gentler price first."""
        meeting = self._meeting
        if meeting.timeline is None or not can(meeting, events.Extended):
            return ()
        return offers(meeting.agenda, meeting.timeline, self._clock.wall(), by)

    def extend(self, offer: Offer) -> Meeting:
        """Take an offer that both said yes to; a slip can be taken back as long as it is not used."""
        self._compare_clocks()
        before = self._meeting.timeline
        extended = self._happened(events.Extended(self._clock.wall(), offer))
        if before is not None and extended.timeline is not None:
            self._redo.clear()
            self._undo.append(Given(offer, extended.timeline.end - before.end))
        return extended

    def began_earlier(self, by: timedelta) -> Meeting:
        """Say that the meeting began before the clock was started."""
        earlier = self._happened(events.BeganEarlier(self._clock.wall(), by))
        # More time that was given before this has another end to go back to by now: it stays.
        self._undo = [change for change in self._undo if not isinstance(change, Given)]
        return earlier

    # --- time away ------------------------------------------------------------------------------------------

    def come_back(self) -> Meeting:
        """Take up a meeting whose program had gone: the time since its last sign of life is in question."""
        now, seen = self._clock.wall(), self._meeting.seen_at
        since = self._meeting.away_since or seen
        if seen > now and can(self._meeting, events.ClockShifted):
            # The clock went back meanwhile: how far is unknown, but at least by so much.
            self._apply(events.ClockShifted(now, now - seen))
            since -= seen - now
        if self._meeting.status is MeetingStatus.RUNNING:
            self._apply(events.AwayNoticed(now, since))
        return self._meeting

    def away_for(self) -> timedelta:
        """How long the pair was away; nothing when no time is in question."""
        since = self._meeting.away_since
        return self._clock.wall() - since if since else timedelta()

    @property
    def clock_may_have_been_set(self) -> bool:
        """Whether the time away may be a clock that was set, because the program was there all the while."""
        return self._meeting.status is MeetingStatus.AWAY and bool(self._gap)

    @property
    def in_question(self) -> object:
        """Another value whenever the time in question has changed by more than its passing: a clock was set."""
        timeline = self._meeting.timeline
        return self._meeting.away_since, timeline and timeline.end, self._gap

    def settle_away(self, *, counts: bool, later_end: bool = False) -> Meeting:
        """Say what the time away was: it counts, or it was a break, for which the end may move."""
        meeting, away, at = self._meeting, self.away_for(), self._clock.wall()
        offer = None
        if later_end and meeting.timeline is not None:
            offer = longer_meeting(meeting.agenda, meeting.timeline, at, away)
        self._happened(events.AwaySettled(at, counts))
        self._gap = timedelta()
        return self._happened(events.Extended(at, offer)) if offer else self._meeting

    def go_on(self, *, counts: bool, later_end: bool = False) -> Meeting:
        """Go on with a meeting that was taken up: say what the time away was, or end its pause.

        With a later end both stay longer, by as much as they were away.
        """
        meeting, at = self._meeting, self._clock.wall()
        if meeting.status is MeetingStatus.AWAY:
            return self.settle_away(counts=counts, later_end=later_end)
        if not later_end or meeting.timeline is None or not meeting.timeline.paused:
            return self.toggle_pause()
        offer = longer_meeting(meeting.agenda, meeting.timeline, at, at - meeting.timeline.pauses[-1].since)
        self._happened(events.Resumed(at))
        return self._happened(events.Extended(at, offer))

    def clock_was_set(self) -> Meeting:
        """Say that nobody was away: the computer's clock was set, so the meeting's times move along."""
        self._compare_clocks()
        gap, self._gap = self._gap, timedelta()
        return self._happened(events.ClockShifted(self._clock.wall(), gap))

    def look(self) -> Meeting:
        """Tick for a screen that looks every second: a long time without a look is asked about like a sleep."""
        wall, steady = self._clock.wall(), self._clock.monotonic()
        looked, self._looked = self._looked, (wall, steady)
        if looked is not None and steady - looked[1] >= STOPPED and can(self._meeting, events.AwayNoticed):
            self._compare_clocks()
            # A stop and a sleep together are one time away, which has been noticed by now.
            if can(self._meeting, events.AwayNoticed):
                self._apply(events.AwayNoticed(wall, looked[0]))
        return self.tick()

    def tick(self) -> Meeting:
        """Look at both clocks: notice a sleep or a set clock, move on if nobody types, give a sign of life.

        Nothing depends on how often this is called.
        """
        self._compare_clocks()
        if self._meeting.timeline is None or self._meeting.over:
            return self._meeting
        if self._meeting.status is MeetingStatus.RUNNING:
            self._move_on_if_quiet(self._seen_steady)
        if self._seen_wall - self._meeting.seen_at >= HEARTBEAT:
            self._apply(events.SignOfLife(self._seen_wall))
        return self._meeting

    def _compare_clocks(self) -> None:
        """Notice a sleep or a set clock; done before anything is stamped, because a key may come before a tick."""
        wall, steady = self._clock.wall(), self._clock.monotonic()
        gap = (wall - self._seen_wall) - timedelta(seconds=steady - self._seen_steady)
        last_wall, self._seen_wall, self._seen_steady = self._seen_wall, wall, steady
        if abs(gap) > GAP and self._meeting.timeline is not None and not self._meeting.over:
            self._notice(gap, last_wall, wall)

    def _notice(self, gap: timedelta, last_wall: datetime, wall: datetime) -> None:
        if self._gap:
            # Asked already: what matters is how far the clocks have parted since the question.
            self._gap += gap
            if self._gap <= GAP:
                gap, self._gap = self._gap, timedelta()
                self._apply(events.ClockShifted(wall, gap))
        elif gap < timedelta():
            since = self._meeting.away_since
            self._apply(events.ClockShifted(wall, gap))
            if since:
                self._apply(events.AwayNoticed(wall, since + gap))
        elif can(self._meeting, events.AwayNoticed):
            self._gap = gap
            self._apply(events.AwayNoticed(wall, last_wall))

    def _move_on_if_quiet(self, steady: float) -> None:
        if self._meeting.moved_on or steady - self._typed_at < TYPING_PAUSE.total_seconds():
            return
        if self.reading().closing_overdue:
            closing = self._meeting.agenda.closing
            self._happened(events.PhaseEntered(self._clock.wall(), closing, by_itself=True))

    def notice_jots(self, waiting: Sequence[Jot]) -> Meeting:
        """Take in what was noted, reworded or dropped elsewhere while the meeting runs."""
        looks = self._meeting.contents.jots
        if looks_now(looks, waiting) == looks:
            return self._meeting
        return self._happened(events.JotsNoticed(self._clock.wall(), tuple(waiting)))

    def notice_queue(self, waiting: Sequence[Topic]) -> Meeting:
        """Take in topics that were brought or dropped elsewhere; one that was spoken of stays what it is."""
        meeting = self._meeting
        topics = meeting.contents.topics
        known = {topic.id for topic in topics}
        gone = tuple(topic.id for topic in topics if dropped_elsewhere(topic, meeting, waiting))
        brought = tuple(topic for topic in waiting if topic.id not in known)
        if not (gone or brought):
            return meeting
        return self._happened(events.QueueNoticed(self._clock.wall(), gone, brought))

    def typed(self) -> None:
        """Somebody pressed a key: the meeting does not move on by itself just now."""
        self._typed_at = self._clock.monotonic()

    # --- undo, end ------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of a list, or more time, to take back."""
        if not self._undo:
            return False
        given = isinstance(self._undo[-1], Given)
        return can(self._meeting, events.ExtensionTakenBack if given else events.TakenBack)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to bring back that was taken back."""
        return bool(self._redo) and can(self._meeting, events.TakenBack)

    def undo(self) -> Meeting:
        """Take back the last change, or more time that is not used yet; words typed since stay."""
        if not self._undo:
            raise IllegalMove("There is nothing to take back.")
        last = self._undo.pop()
        if isinstance(last, Given):
            self.turned_back, self.brought_back = "the 5 extra minutes", False
            return self._happened(events.ExtensionTakenBack(self._clock.wall(), last.offer, last.moved))
        turn, undone = self._take_back(last)
        self._redo.append(undone)
        self.brought_back = turn is Turn.CAME
        return self._meeting

    def redo(self) -> Meeting:
        """Bring the change again that was taken back last."""
        if not self._redo:
            raise IllegalMove("There is nothing to bring back.")
        turn, done = self._take_back(self._redo.pop())
        self._undo.append(done)
        self.brought_back = turn is not Turn.WENT
        return self._meeting

    def _take_back(self, patches: tuple[Patch, ...]) -> tuple[Turn, tuple[Patch, ...]]:
        """Do without a change; gives what that did, and what brings it again."""
        before = self._meeting.contents
        for patch in patches:
            self._apply(events.TakenBack(self._clock.wall(), patch))
        after = self._meeting.contents
        turn, self.turned_back = changed_words(before, after)
        return turn, inverse(before, after)

    def finish(self, at: datetime | None = None) -> Meeting:
        """End the meeting, now or at an instant that is behind us (the last sign of life of a lost meeting)."""
        return self._happened(events.Finished(at or self._clock.wall()))

    def discard(self) -> Meeting:
        """End the meeting without keeping it."""
        return self._happened(events.Discarded(self._clock.wall()))

    def _happened(self, event: events.Event, *, undoable: bool = False, joins: bool = False) -> Meeting:
        self._compare_clocks()
        if self._meeting.status is MeetingStatus.AWAY and not can(self._meeting, type(event)):
            raise IllegalMove("You were away for a while.", do="Say first whether that time counts.")
        before = self._meeting.contents
        self._apply(event)
        if undoable and (patches := inverse(before, self._meeting.contents)):
            self._redo.clear()
            last = self._undo[-1] if self._undo else ()
            if isinstance(last, Given) or not last or not (joins or goes_on_typing(last, patches)):
                self._undo.append(patches)
            elif joins:
                self._undo[-1] = (*patches, *last)
        return self._meeting

    def _apply(self, event: events.Event) -> None:
        self._meeting = apply(self._meeting, event)
        self._drafts.put(self._meeting)
