"""Which of two states is the later one, and which both stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

from meetingtui.domain.between.contacts import Contact, ContactKind
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot, dropped_jot, reworded_jot, used_jot
from meetingtui.domain.between.link_marks import LinkChange, LinkMark
from meetingtui.domain.between.preparations import Preparation, PrepKey, answered
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Commitment, Outcome, reviewed
from meetingtui.domain.ledger.goals import Goal, GoalState, with_state
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door, reworded_door
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.merge.versions import Version, latest, order_of
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from tests.builders import BERLIN, commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import a_goal, a_topic

WEEK = timedelta(days=7)


def looked_back(task: Commitment, outcome: Outcome, weeks: int = 0) -> Commitment:
    at = TUESDAY + weeks * WEEK
    return reviewed(task, outcome, "so", meeting_id=f"m-{weeks}", at=at, today=at.date())


def at_risk(goal: Goal, why: str, weeks: int = 0) -> Goal:
    return with_state(goal, GoalState.AT_RISK, why=why, at=TUESDAY + weeks * WEEK)


TASK, GOAL, DOOR = commitment(), a_goal("g-1", "Give a talk", 60), Opportunity("o-1", "pair-1", "A room", TUESDAY)
TOPIC = a_topic("t-1", "Pairing")
JOT, UPDATE = Jot("j-1", "pair-1", "Talk", TUESDAY), Update("u-1", "pair-1", "c-1", TUESDAY, Outcome.PARTLY)
CONTACT = Contact("c-1", "pair-1", TUESDAY, ContactKind.WROTE, text="How was it?")
MARK = LinkMark("l-1", "pair-1", "https://talks.example/no", TUESDAY, read_at=TUESDAY)
MARKED = replace(MARK, takeaway="Say it early", changes=(LinkChange(TUESDAY, read_before=TUESDAY),))
SENT = Invitation("i-1", "pair-1", NextMeeting(TUESDAY + WEEK, BERLIN, 60), TUESDAY, "a uid")
PREPARED = Preparation("p-1", "pair-1", Role.MENTEE, TUESDAY, {PrepKey.WORTH_IT: "I know what to say"})

FOLLOWING: dict[str, tuple[Any, ...]] = {
    "promise": (
        TASK,
        looked_back(TASK, Outcome.NOT_YET),
        looked_back(looked_back(TASK, Outcome.NOT_YET), Outcome.DONE, 1),
    ),
    "goal": (GOAL, at_risk(GOAL, "no slot"), at_risk(at_risk(GOAL, "no slot"), "still none", 1)),
    "door": (DOOR, moved_door(DOOR, Stage.OFFERED, "asked", at=TUESDAY)),
    "door in other words": (DOOR, reworded_door(DOOR, "A big room", at=TUESDAY)),
    "jot": (
        JOT,
        reworded_jot(JOT, "The talk", at=TUESDAY),
        used_jot(reworded_jot(JOT, "The talk", at=TUESDAY), "m-1", at=TUESDAY + WEEK),
    ),
    "update": (UPDATE, replace(UPDATE, taken_back_at=TUESDAY)),
    "contact": (CONTACT, replace(CONTACT, taken_back_at=TUESDAY)),
    "link": (MARK, MARKED),
    "invitation": (SENT, replace(SENT, sequence=1), replace(SENT, sequence=2, cancelled_at=TUESDAY)),
    "preparation": (
        PREPARED,
        answered(PREPARED, {PrepKey.WORTH_IT: "I can say no"}, at=TUESDAY + WEEK),
        replace(answered(PREPARED, {PrepKey.WORTH_IT: "I can say no"}, at=TUESDAY + WEEK), meeting_id="m-1"),
    ),
    "topic": (
        TOPIC,
        replace(TOPIC, help=Help.ASK),
        replace(TOPIC, help=Help.ASK, notes="Tried it"),
        replace(TOPIC, times_back=1),
        replace(TOPIC, times_back=2, text="Pairing with Lin"),
        replace(TOPIC, state=TopicState.DISCUSSED, notes="Do it"),
    ),
}
"""States that follow each other, the last one the latest."""

APART: dict[str, tuple[Any, Any]] = {
    "promise": (looked_back(TASK, Outcome.DONE), looked_back(TASK, Outcome.DROPPED)),
    "goal": (at_risk(GOAL, "no slot"), at_risk(GOAL, "no room")),
    "goal, one more": (at_risk(GOAL, "no slot"), at_risk(at_risk(GOAL, "no room"), "none", 1)),
    "door": (
        moved_door(DOOR, Stage.OFFERED, "asked", at=TUESDAY),
        moved_door(DOOR, Stage.INTRODUCED, "met", at=TUESDAY),
    ),
    "jot": (reworded_jot(JOT, "The talk", at=TUESDAY), dropped_jot(JOT, at=TUESDAY)),
    "update": (replace(UPDATE, note="half"), replace(UPDATE, note="a third", taken_back_at=TUESDAY)),
    "contact": (replace(CONTACT, text="One"), replace(CONTACT, text="Two", taken_back_at=TUESDAY)),
    "link": (MARKED, replace(MARKED, changes=(LinkChange(TUESDAY),))),
    "invitation": (replace(SENT, sequence=1), replace(SENT, sequence=1, written_at=TUESDAY + WEEK)),
    "preparation": (
        replace(PREPARED, meeting_id="m-1"),
        answered(PREPARED, {PrepKey.WORTH_IT: "I can say no"}, at=TUESDAY + WEEK),
    ),
    "topic": (replace(TOPIC, help=Help.ASK), replace(TOPIC, help=Help.LISTEN)),
    "closed topic": (replace(TOPIC, state=TopicState.DISCUSSED), replace(TOPIC, state=TopicState.DROPPED)),
    "meeting": (held(), held(mentor="Eda")),
    "missed": (
        MissedMeeting("x", "pair-1", TUESDAY.date(), "a cold"),
        MissedMeeting("x", "pair-1", TUESDAY.date(), "a cough"),
    ),
}
"""States that were changed on two sides."""


def shown(*values: Any) -> list[Any]:
    """The states that stay of these."""
    found = latest([Version(value, repr(value)) for value in values], order_of(type(values[0])))
    return [version.value for version in found]


@each("thing", FOLLOWING)
def test_the_latest_state_stays_alone_in_whatever_order_they_come(thing: str) -> None:
    states = FOLLOWING[thing]
    for order in permutations(states):
        assert shown(*order) == [states[-1]]


@each("thing", FOLLOWING)
def test_what_is_shown_never_contradicts_what_is_later(thing: str) -> None:
    order = order_of(type(FOLLOWING[thing][0]))
    places = [order.place(state) for state in FOLLOWING[thing]]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


@each("thing", APART)
def test_what_was_changed_on_both_sides_stays_twice_and_the_same_one_is_shown(thing: str) -> None:
    one, other = APART[thing]
    kept = shown(one, other)
    assert sorted(map(repr, kept)) == sorted(map(repr, (one, other)))
    assert shown(other, one) == kept


@each("thing", APART)
def test_merging_again_changes_nothing(thing: str) -> None:
    kept = shown(*APART[thing])
    assert shown(*kept, *APART[thing]) == kept
    assert shown(kept[0]) == kept[:1]


def test_the_longer_history_is_shown() -> None:
    once, twice = APART["goal, one more"]
    assert shown(once, twice)[0] == twice


def test_a_state_that_follows_only_one_of_two_leaves_the_other_beside_it() -> None:
    one, other = APART["goal"]
    later = at_risk(one, "and now?", 2)
    assert shown(one, other, later) == [later, other]


def test_the_first_state_of_both_is_no_third_version() -> None:
    one, other = APART["promise"]
    assert TASK not in shown(TASK, one, other)


def test_of_two_versions_of_a_meeting_the_one_that_ended_later_is_shown() -> None:
    early, late = held(), held(ended=TUESDAY + timedelta(hours=2))
    assert shown(late, early) == shown(early, late) == [late, early]
    assert order_of(MeetingRecord).place(late) > order_of(MeetingRecord).place(early)


def test_a_topic_that_somebody_reworded_twice_stays_twice() -> None:
    assert len(shown(replace(TOPIC, text="One"), replace(TOPIC, text="Two"))) == 2
    assert len(shown(replace(TOPIC, added_at=TUESDAY + WEEK), replace(TOPIC, notes="so"))) == 2


def test_every_topic_has_one_place_in_the_queue_of_states() -> None:
    for state in TopicState:
        topic = Topic("t", "pair-1", "x", TUESDAY, state=state)
        assert shown(topic, replace(topic, times_back=3 if topic.waits else 0))[-1].state is state
