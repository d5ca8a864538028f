"""The made-up pair of `meet demo`: the program lives through nine months of meetings on an invented clock.

Nothing is written down by hand that the program works out by itself: what came back and how often, what is due, how
the time went, which date comes next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from meetingtui.demo.memory import ForgetfulShelf, MemoryStore, PushedClock
from meetingtui.demo.play_meeting import MeetingPlayer
from meetingtui.demo.script import AgreementRevised, Between, CalledOff, GoalChanged, ScriptedMeeting
from meetingtui.demo.story import BETWEEN, MENTEE, MENTOR, STORY
from meetingtui.demo.story_dates import MINUTES, StoryDates, story_dates
from meetingtui.demo.write_meeting import Keys
from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ending.first_meeting_result import months_after
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.meeting.agenda import MINUTE, MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MissedMeeting
from meetingtui.services.agreements import AgreementDesk
from meetingtui.services.goal_book import GoalBook
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.pairs import set_up_pair
from meetingtui.services.ports import NewId, Store


@dataclass(frozen=True)
class PlayedStory:
    """A pair with a past."""

    pair: Pair
    """The two, who are to meet about now."""
    conclusions: tuple[Conclusion, ...]
    """What followed from each of their meetings, in order."""
    agreements: tuple[Agreement, ...]
    """Every state of what they settled, the newest last."""
    missed: tuple[MissedMeeting, ...]
    """The meetings that were called off, oldest first."""
    goals: tuple[Goal, ...]
    """The goals that have changed since a meeting spoke of them."""

    def keep_in(self, store: Store) -> None:
        """Keep all of it in a store that does not know the pair yet."""
        with store.changing() as present:
            present.keep(self.pair)
            present.commit(*self.conclusions)
            for agreement in self.agreements:
                if not any(conclusion.agreement == agreement for conclusion in self.conclusions):
                    present.keep(agreement)
            for missed in self.missed:
                present.keep(missed)
            for goal in self.goals:
                present.keep(goal)


def play_story(now: datetime, new_id: NewId) -> PlayedStory:
    """A pair with nine months behind it, whose next meeting has just begun or begins within some minutes.

    The same instant and the same identities give the same pair.
    """
    player = _StoryPlayer(story_dates(now.astimezone(UTC).replace(second=0, microsecond=0)), new_id)
    between = list(BETWEEN)
    for scripted in STORY:
        while between and between[0].week < scripted.week:
            player.happen(between.pop(0))
        player.meet(scripted)
    for event in between:
        player.happen(event)
    return player.played()


class _StoryPlayer:
    """The pair, and all that it meets with: a room, a clock, a store."""

    def __init__(self, dates: StoryDates, new_id: NewId) -> None:
        self._dates = dates
        self._keys = Keys()
        self._clock = PushedClock(dates.start(0) - 2 * 24 * 60 * MINUTE)
        self._store = MemoryStore()
        self._room = MeetingRoom(self._store, ForgetfulShelf(), clock=self._clock, new_id=new_id)
        pair = set_up_pair(
            self._store,
            mentor=MENTOR.name,
            mentee=MENTEE.name,
            mentor_zone=MENTEE.zone,
            mentee_zone=MENTEE.zone,
            minutes=MINUTES,
            clock=self._clock,
            new_id=new_id,
        )
        self._desk = AgreementDesk(self._store, pair, clock=self._clock, new_id=new_id)
        self._goals = GoalBook(self._store, pair, clock=self._clock, new_id=new_id)

    @property
    def _pair(self) -> Pair:
        return self._store.pairs()[0]

    def played(self) -> PlayedStory:
        """All that has become of them."""
        conclusions, pair = self._store.conclusions, self._pair
        spoken_of = {goal.id: goal for conclusion in conclusions for goal in conclusion.goals}
        return PlayedStory(
            pair,
            conclusions,
            tuple(self._store.agreements(pair.id)),
            tuple(self._store.missed(pair.id)),
            tuple(goal for goal in self._store.goals(pair.id) if spoken_of.get(goal.id) != goal),
        )

    def meet(self, scripted: ScriptedMeeting) -> None:
        """Hold one meeting."""
        start = self._dates.start(scripted.week) + scripted.timing.late * MINUTE
        self._clock.go_to(start - 2 * MINUTE)
        kind = MeetingKind.FIRST if scripted.first else MeetingKind.WEEKLY
        live = self._room.open(self._pair, Wishes(minutes=scripted.timing.length, kind=kind))
        player = MeetingPlayer(live, self._clock, self._keys, scripted, self._dates)
        player.arrive()
        self._clock.go_to(start)
        player.hold()
        self._room.finish(live)
        self._keys.follow(self._store.conclusions[-1])

    def happen(self, event: Between) -> None:
        """Let something happen between two meetings."""
        self._clock.go_to(self._dates.of(event))
        match event:
            case CalledOff():
                self._desk.missed(event.reason, self._dates.day(event.week))
            case AgreementRevised():
                self._revise(event)
            case GoalChanged(days=int(days)):
                self._goals.move(self._keys.ids[event.key], days, event.why)
            case GoalChanged(state=state) if state is not None:
                self._goals.set_state(self._keys.ids[event.key], state, event.why)

    def _revise(self, revision: AgreementRevised) -> None:
        self._desk.revise(
            revision.why,
            both_said_yes=True,
            terms=revision.terms,
            runs_until=months_after(self._dates.day(0), revision.months) if revision.months else None,
            add_absence=self._dates.days_away(revision.away) if revision.away else None,
        )
