"""Domain values to plain JSON and back, without a loss and without a guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given

from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.goals import Goal, GoalChange, GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind, Phase, PhaseKind, weekly_agenda
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.extensions import Extension, Source
from meetingtui.domain.meeting.timebox import Pause, Timeline, Visit
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting, Pair, Person, Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.storage.store.codec import from_plain, to_plain
from tests.builders import BERLIN, LONDON, arriving, commitment, pair
from tests.courses import MINUTE, began, enter, extend, finish, moment, pause, played, resume
from tests.each import each
from tests.fakes import TUESDAY
from tests.strategies import MODEST, Course, courses, finished

DAY = date(2026, 11, 24)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")
NEXT = NextMeeting(TUESDAY, BERLIN, 45, "room 5")
TOPIC = Topic(
    "t",
    "pair-1",
    "Pay",
    TUESDAY,
    Role.MENTEE,
    Help.CHALLENGE,
    "asked Kim",
    "a\nb",
    TopicState.NEXT_WEEK,
    2,
    "Arrival",
)
DOOR = Opportunity("o", "pair-1", "A meetup", TUESDAY, Stage.OFFERED, (Move(TUESDAY, Stage.OFFERED, "Kim knows"),))
GOAL = Goal(
    "g",
    "pair-1",
    "Give a talk",
    DAY,
    DAY,
    "it is on the programme",
    GoalState.REACHED,
    (GoalChange(TUESDAY, Verdict.ADJUST, "two talks", "it fits", "Talk", "m-1"),),
)
TASK = Commitment(
    "c",
    "pair-1",
    Role.MENTOR,
    "Read it",
    TUESDAY,
    DAY,
    False,
    "g",
    CommitmentStatus.CHANGED,
    3,
    (LookBack("m-1", TUESDAY, Outcome.NOT_YET, "no time"), LookBack("m-2", TUESDAY, None)),
    "c-0",
)
CONTENTS = Contents(
    answers={"went-well": "the talk", "else-mentor": "[/] ‮ é 会"},
    reviews=(TaskReview(TASK, Outcome.SMALLER, "one page"),),
    goal_reviews=(GoalReview(GOAL, Verdict.KEEP, "evidence", "why", "text"),),
    new_goals=(GOAL,),
    topics=(TOPIC,),
    doors=(DOOR,),
    commitments=(TASK,),
    lookouts=(DOOR,),
    next_meeting=NEXT,
)
TIMELINE = Timeline(
    TUESDAY,
    moment(60),
    (Visit(PhaseKind.LAST_WEEK, TUESDAY, moment(10)), Visit(PhaseKind.DISCUSSION, moment(10))),
    (Pause(moment(2), moment(3)), Pause(moment(11))),
    {PhaseKind.LAST_WEEK: 8 * MINUTE},
)
EXTENSION = Extension(moment(10), PhaseKind.LAST_WEEK, 5 * MINUTE, Source.LATER_END, moment(65))
RECORD = MeetingRecord(
    "m",
    "pair-1",
    12,
    MeetingKind.WEEKLY,
    BERLIN,
    "Ada",
    "Sam",
    moment(0),
    moment(63),
    moment(65),
    (PhaseTime(PhaseKind.LAST_WEEK, 15 * MINUTE, timedelta()),),
    CONTENTS,
    (EXTENSION,),
    (Pause(moment(2), moment(3)),),
    True,
    True,
)
VALUES = [
    Person("Ada", LONDON),
    NEXT,
    pair(next_meeting=NEXT, minutes=45),
    pair(),
    Phase(PhaseKind.DISCUSSION, 30 * MINUTE, elastic=True),
    weekly_agenda(60, month=True),
    weekly_agenda(25),
    TASK,
    TOPIC,
    DOOR,
    GOAL,
    CONTENTS,
    Contents(),
    TIMELINE,
    EXTENSION,
    RECORD,
    arriving(commitments=[commitment()]),
    played((5, pause), (7, resume), (12, extend(5, Source.DISCUSSION)), (20, enter(PhaseKind.NEXT_STEPS))),
    played((1, began(6)), (60, finish), ends=50),
]


def stored(value: Any) -> Any:
    """The value as it comes back from a JSON file."""
    return json.loads(json.dumps(to_plain(value), allow_nan=False))


def leaves(plain: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in plain data, with the name of the field that it stands in."""
    if isinstance(plain, dict):
        for key, part in plain.items():
            yield from leaves(part, name if name.endswith("_seconds") else key)
    elif isinstance(plain, list):
        for part in plain:
            yield from leaves(part, name)
    else:
        yield name, plain


# --- there and back -----------------------------------------------------------------------------------------


@each("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_value_comes_back_as_it_went(value: Any) -> None:
    assert from_plain(stored(value), type(value)) == value


@MODEST
@given(courses(words=True, whole_seconds=True))
def test_any_meeting_comes_back_as_it_went(course: Course) -> None:
    assert from_plain(stored(course.meeting), Meeting) == course.meeting


@MODEST
@given(courses(words=True, whole_seconds=True))
def test_all_that_follows_from_any_meeting_comes_back_as_it_went(course: Course) -> None:
    conclusion = conclude(finished(course))
    for value in (
        conclusion.record,
        conclusion.pair,
        *conclusion.commitments,
        *conclusion.goals,
        *conclusion.opportunities,
        *conclusion.topics,
    ):
        assert from_plain(stored(value), type(value)) == value


@MODEST
@given(courses(words=True))
def test_parts_of_a_second_are_kept_in_instants_and_rounded_in_durations(course: Course) -> None:
    again = from_plain(stored(course.meeting), Meeting)
    assert again.timeline is not None
    assert (again.timeline.visits, again.timeline.pauses) == (course.timeline.visits, course.timeline.pauses)
    assert again.contents == course.meeting.contents
    here = again.reading(course.at).remaining - course.meeting.reading(course.at).remaining
    assert abs(here) <= timedelta(seconds=len(course.meeting.extensions))


@MODEST
@given(courses(words=True))
def test_durations_are_whole_seconds_and_instants_end_in_z(course: Course) -> None:
    for name, value in leaves(stored(finished(course))):
        if name.endswith("_seconds"):
            assert type(value) is int
        elif name.endswith(("_at", "_since")) or name in ("at", "began", "end", "entered", "left", "since", "until"):
            assert value is None or INSTANT.fullmatch(value), name


# --- the form -----------------------------------------------------------------------------------------------


def test_instants_are_told_in_utc_whatever_their_zone() -> None:
    berlin = datetime(2026, 11, 17, 15, 0, tzinfo=timezone(timedelta(hours=1)))
    assert to_plain(NextMeeting(berlin, BERLIN, 60)) == {
        "starts_at": "2026-11-17T14:00:00Z",
        "zone": BERLIN,
        "minutes": 60,
    }


def test_durations_are_named_in_seconds_even_inside_a_mapping() -> None:
    assert to_plain(TIMELINE)["extra_seconds"] == {"last-week": 480}
    assert to_plain(EXTENSION)["by_seconds"] == 300
    assert to_plain(PhaseTime(PhaseKind.MONTH, MINUTE, timedelta()))["used_seconds"] == 0


def test_what_has_its_default_is_left_out() -> None:
    assert to_plain(Person("Ada", BERLIN)) == {"name": "Ada", "zone": BERLIN}
    assert "status" not in to_plain(commitment())
    assert to_plain(Contents()) == {}


def test_days_and_words_are_plain() -> None:
    plain = to_plain(TASK)
    assert (plain["due"], plain["owner"], plain["status"]) == ("2026-11-24", "mentor", "changed")
    assert plain["history"][1] == {"meeting_id": "m-2", "at": "2026-11-17T14:00:00Z", "outcome": None}


def test_a_field_that_is_not_known_is_passed_over() -> None:
    assert from_plain(stored(NEXT) | {"mood": "good"}, NextMeeting) == NEXT


def test_a_field_that_came_later_gets_its_default() -> None:
    plain = stored(TOPIC)
    del plain["times_back"], plain["help"]
    assert from_plain(plain, Topic).help is None


def test_instants_come_back_in_utc() -> None:
    assert from_plain(stored(NEXT), NextMeeting).starts_at.tzinfo == UTC


# --- what does not fit --------------------------------------------------------------------------------------


def broken(value: Any, path: str, part: Any) -> Any:
    """The stored value with something else at that place."""
    plain = stored(value)
    target = plain
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        target = target[step]
    target[last] = part
    return plain


@each(
    ("value", "path", "part", "place"),
    [
        (NEXT, "minutes", "60", "minutes"),
        (NEXT, "minutes", True, "minutes"),
        (NEXT, "minutes", 60.5, "minutes"),
        (NEXT, "starts_at", 1795000000, "starts_at"),
        (NEXT, "starts_at", "tomorrow", "starts_at"),
        (NEXT, "zone", None, "zone"),
        (TASK, "owner", "friend", "owner"),
        (TASK, "due", "24.11.2026", "due"),
        (TASK, "history.0.outcome", "forgotten", "history[0].outcome"),
        (TASK, "history", {}, "history"),
        (CONTENTS, "topics.0.text", 5, "topics[0].text"),
        (CONTENTS, "answers.went-well", ["x"], "answers"),
        (CONTENTS, "next_meeting", [], "next_meeting"),
        (TIMELINE, "visits.1.phase", "lunch", "visits[1].phase"),
        (TIMELINE, "extra_seconds.last-week", "five minutes", "extra"),
        (EXTENSION, "by_seconds", "five minutes", "by"),
        (EXTENSION, "by_seconds", None, "by"),
        (RECORD, "phases.0.planned_seconds", [], "phases[0].planned"),
        (RECORD, "contents.reviews.0.commitment.pair_id", 1, "contents.reviews[0].commitment.pair_id"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(value: Any, path: str, part: Any, place: str) -> None:
    with pytest.raises(StoreDamaged) as caught:
        from_plain(broken(value, path, part), type(value))
    assert type(value).__name__ in caught.value.happened
    assert place in caught.value.happened
    assert caught.value.exit_code == 5


@each("field", ["id", "text", "made_at"])
def test_a_missing_field_is_named(field: str) -> None:
    plain = stored(TASK)
    del plain[field]
    with pytest.raises(StoreDamaged, match=field):
        from_plain(plain, Commitment)


@each("plain", [None, [], "x", 1, {"id": {}}, {"name": "Ada", "zone": 1}])
def test_what_is_no_value_at_all_is_refused(plain: object) -> None:
    with pytest.raises(StoreDamaged):
        from_plain(plain, Person)


@each("seconds", [10**15, -(10**15)])
def test_a_duration_that_no_clock_can_tell_is_refused(seconds: int) -> None:
    with pytest.raises(StoreDamaged):
        from_plain(broken(EXTENSION, "by_seconds", seconds), Extension)


def test_the_error_says_that_nothing_was_changed() -> None:
    with pytest.raises(StoreDamaged) as caught:
        from_plain({}, Pair)
    assert "not changed" in caught.value.safe


@dataclass(frozen=True)
class Stretch:
    """A value of its own, to look at one rule."""

    length: timedelta
    longest: timedelta | None = None


@each(("length", "seconds"), [(timedelta(seconds=1.4), 1), (timedelta(seconds=-1.6), -2)])
def test_a_duration_is_rounded_to_the_nearest_second(length: timedelta, seconds: int) -> None:
    assert to_plain(Stretch(length)) == {"length_seconds": seconds}


def test_a_duration_that_may_be_missing_comes_back_either_way() -> None:
    for value in (Stretch(MINUTE), Stretch(MINUTE, 2 * MINUTE)):
        assert from_plain(stored(value), Stretch) == value


def test_a_meeting_taken_up_from_its_draft_goes_on() -> None:
    meeting = from_plain(stored(played((5, pause))), Meeting)
    assert apply(meeting, events.Resumed(moment(8))).reading(moment(10)).remaining == 8 * MINUTE


def test_an_instant_without_a_zone_is_named() -> None:
    plain = {"starts_at": "2026-11-17T14:00:00", "zone": "Europe/Berlin", "minutes": 60}
    with pytest.raises(StoreDamaged, match="starts_at"):
        from_plain(plain, NextMeeting)


def test_a_length_that_is_no_number_of_seconds_is_named() -> None:
    with pytest.raises(StoreDamaged, match="planned"):
        from_plain({"phase": "discussion", "planned_seconds": "PT5M", "used_seconds": 5}, PhaseTime)
