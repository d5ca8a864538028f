"""The story of a stretch of weeks, told from what was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.ledger.commitments import Commitment, Outcome, reviewed
from meetingtui.domain.ledger.goals import Goal, GoalChange, GoalState, Verdict, moved_goal, reviewed_goal
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind, weekly_agenda
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.extensions import Extension, Source
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.domain.story.promise_story import Became
from meetingtui.domain.story.story import Story, tell
from meetingtui.domain.story.story_words import headline, meetings_line, sections
from meetingtui.domain.story.time_use import suggest
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.lived_story import left, records
from tests.records import held

DAY, WEEK, MINUTE = timedelta(days=1), timedelta(weeks=1), timedelta(minutes=1)
TODAY = TUESDAY.date()


def told(since: date = TODAY - 30 * DAY, until: date = TODAY, **kept: Any) -> Story:
    values: dict[str, Any] = {"records": (), "commitments": (), "goals": (), "opportunities": ()}
    return tell(**(values | kept), since=since, until=until)


def looked_back(task: Commitment, *looks: tuple[int, Outcome | None, str]) -> Commitment:
    """The promise after looks back, each so many days before today."""
    for ago, outcome, note in looks:
        at = TUESDAY - ago * DAY
        task = reviewed(task, outcome, note, meeting_id=f"m-{ago}", at=at, today=at.date())
    return task


def week(ago: int, *used: int, planned: tuple[int, ...] = (15, 30, 15), **fields: Any) -> MeetingRecord:
    """A meeting so many weeks ago, with what its phases took."""
    kinds = (PhaseKind.LAST_WEEK, PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS)
    phases = tuple(PhaseTime(*part) for part in zip(kinds, _minutes(planned), _minutes(used), strict=True))
    return held(began=TUESDAY - ago * WEEK, number=100 - ago, phases=phases, **fields)


def _minutes(numbers: tuple[int, ...]) -> list[timedelta]:
    return [number * MINUTE for number in numbers]


# --- promises ---------------------------------------------------------------------------------------------------


@each(
    ("looks", "became", "times", "note"),
    [
        ((), Became.OPEN, 0, ""),
        (((7, Outcome.DONE, "Sent"),), Became.DONE, 0, "Sent"),
        (((14, Outcome.PARTLY, "Half"), (7, Outcome.DONE, "")), Became.DONE, 1, "Half"),
        (((14, Outcome.NOT_YET, ""), (7, None, "")), Became.OPEN, 2, ""),
        (((7, Outcome.CHANGED, "Another one"),), Became.CHANGED, 0, "Another one"),
        (((7, Outcome.DROPPED, "No time"),), Became.DROPPED, 0, "No time"),
    ],
)
def test_what_became_of_a_promise(looks: Any, became: Became, times: int, note: str) -> None:
    task = looked_back(commitment(made_at=TUESDAY - 20 * DAY), *looks)
    (promise,) = told(commitments=[task]).promises
    assert (promise.became, promise.times_back, promise.note) == (became, times, note)
    assert (promise.settled_on is None) == (became is Became.OPEN)


def test_what_was_said_later_is_not_known_to_the_story() -> None:
    task = looked_back(
        commitment(made_at=TUESDAY - 40 * DAY), (30, Outcome.NOT_YET, "Not yet"), (7, Outcome.DONE, "Sent")
    )
    (promise,) = told(TODAY - 60 * DAY, TODAY - 20 * DAY, commitments=[task]).promises
    assert (promise.became, promise.times_back, promise.note) == (Became.OPEN, 1, "Not yet")


def test_only_promises_of_the_stretch_are_told() -> None:
    early = looked_back(commitment("Early", made_at=TUESDAY - 90 * DAY), (60, Outcome.DONE, ""))
    still = commitment("Still open", made_at=TUESDAY - 90 * DAY)
    late = commitment("Late", made_at=TUESDAY + 2 * DAY)
    assert [promise.text for promise in told(commitments=[early, still, late]).promises] == ["Still open"]


def test_a_promise_that_had_its_day_ahead_did_not_come_back() -> None:
    task = commitment(made_at=TUESDAY - 20 * DAY, due=TODAY + 10 * DAY)
    (promise,) = told(commitments=[looked_back(task, (7, Outcome.PARTLY, "Half"))]).promises
    assert promise.times_back == 0


# --- goals ------------------------------------------------------------------------------------------------------


def test_a_goal_is_told_with_each_change_and_its_reason() -> None:
    goal = Goal("g", "pair-1", "Speak", TODAY - 60 * DAY, TODAY + 30 * DAY, "30 people came")
    adjust = GoalChange(TUESDAY - 20 * DAY, Verdict.ADJUST, "Two invitations", "Smaller first")
    goal = reviewed_goal(goal, adjust, text="Speak at the club", today=TODAY - 20 * DAY)
    goal = reviewed_goal(goal, GoalChange(TUESDAY - DAY, Verdict.REACHED, "They clapped"), today=TODAY)
    (whole,) = told(goals=[goal]).goals
    assert (whole.text, whole.state) == ("Speak at the club", GoalState.REACHED)
    assert [(step.words, step.text_before) for step in whole.steps] == [("adjusted", "Speak"), ("reached", "")]
    (before,) = told(TODAY - 60 * DAY, TODAY - 30 * DAY, goals=[goal]).goals
    assert (before.text, before.state, before.steps) == ("Speak", GoalState.ON_TRACK, ())
    (between,) = told(TODAY - 60 * DAY, TODAY - 10 * DAY, goals=[goal]).goals
    assert (between.text, between.state) == ("Speak at the club", GoalState.ADJUSTED)


def test_a_goal_that_was_moved_later_has_its_old_day_before() -> None:
    goal = Goal("g", "pair-1", "Speak", TODAY - 60 * DAY, TODAY)
    goal = moved_goal(goal, 90, why="No room", at=TUESDAY - 5 * DAY, today=TODAY - 5 * DAY)
    assert told(goals=[goal]).goals[0].due == TODAY + 85 * DAY
    assert [step.words for step in told(goals=[goal]).goals[0].steps] == ["moved"]
    assert told(until=TODAY - 10 * DAY, goals=[goal]).goals[0].due == TODAY


def test_goals_that_were_over_before_are_not_told_again() -> None:
    goal = Goal("g", "pair-1", "Speak", TODAY - 90 * DAY, TODAY)
    over = reviewed_goal(goal, GoalChange(TUESDAY - 60 * DAY, Verdict.DROP), today=TODAY - 60 * DAY)
    unborn = replace(goal, id="later", set_on=TODAY + DAY)
    assert told(goals=[over, unborn]).goals == ()


def test_what_was_done_for_a_goal_is_counted() -> None:
    goal = Goal("g", "pair-1", "Speak", TODAY - 60 * DAY, TODAY + DAY)
    tasks = [
        looked_back(commitment("One", goal_id="g"), (3, Outcome.DONE, "")),
        looked_back(commitment("Two", goal_id="g"), (3, Outcome.PARTLY, "")),
        looked_back(commitment("Three"), (3, Outcome.DONE, "")),
    ]
    assert told(goals=[goal], commitments=tasks).goals[0].done_for == 1


# --- wins, doors, thanks, months ----------------------------------------------------------------------------------


def test_wins_thanks_and_months_are_told_in_their_words() -> None:
    answers = {
        "went-well": "I asked",
        "mentee-thanks": "For the walks",
        "month-well": "Air",
        "mentor-learned": "To wait",
    }
    story = told(records=[held(contents=Contents(answers=answers), month_reviewed=True)])
    assert [(win.number, win.on, win.text) for win in story.wins] == [(1, TODAY, "I asked")]
    assert [(one.by, one.text) for one in story.thanks] == [(Role.MENTEE, "For the walks")]
    assert story.months[0].answers == (("The month, went well", "Air"), ("What Ada learned", "To wait"))


def test_a_door_is_told_with_its_steps_and_outcome() -> None:
    door = Opportunity("o", "pair-1", "A friendly room", TUESDAY - 60 * DAY)
    for ago, stage, note in ((50, Stage.OFFERED, "Lin"), (9, Stage.OUTCOME, "A date"), (3, Stage.THANKED, "Jam")):
        door = moved_door(door, stage, note, at=TUESDAY - ago * DAY)
    story = told(opportunities=[door])
    assert [move.note for move in story.doors[0].moves] == ["A date", "Jam"]
    assert (story.doors[0].stage, story.doors[0].outcome) == (Stage.THANKED, "A date")
    assert [one.text for one in story.thanks] == ["Jam"]
    assert told(until=TODAY - 20 * DAY, opportunities=[door]).doors == ()
    early = told(TODAY - 60 * DAY, TODAY - 20 * DAY, opportunities=[door]).doors[0]
    assert (early.stage, early.outcome) == (Stage.OFFERED, "")


# --- time -------------------------------------------------------------------------------------------------------


def test_only_the_meetings_of_the_stretch_count() -> None:
    meetings = [week(ago, 15, 30, 15) for ago in (6, 5, 4, 3, 2, 1, 0)]
    assert [m.number for m in told(TODAY - 14 * DAY, TODAY - 7 * DAY, records=meetings).time.meetings] == [98, 99]
    assert told(TODAY + DAY, TODAY + 9 * DAY, records=meetings).time.meetings == ()


def test_a_meeting_that_was_kept_later_than_it_was_held_is_told_too() -> None:
    late = replace(week(5, 15, 30, 15), number=200)
    meetings = [week(4, 15, 30, 15), week(3, 15, 30, 15), week(2, 15, 30, 15), late]
    assert [m.number for m in told(TODAY - 36 * DAY, TODAY - 27 * DAY, records=meetings).time.meetings] == [96, 200]


def test_the_phase_in_the_middle_is_told() -> None:
    use = told(TODAY - 90 * DAY, records=[week(2, 10, 30, 15), week(1, 20, 20, 15), week(0, 40, 5, 15)]).time
    assert [(phase.phase.value, phase.used / MINUTE, phase.planned / MINUTE) for phase in use.phases] == [
        ("last-week", 20, 15),
        ("discussion", 20, 30),
        ("next-steps", 15, 15),
    ]


@each(("minutes", "longer", "late"), [(0, 0, 0), (6, 0, 6), (6, 5, 6), (0, 5, 0)])
def test_a_late_start_is_what_the_agenda_was_short_of(minutes: int, longer: int, late: int) -> None:
    """The agreed end stays when the start is late; an extension with a later end is no late start."""
    end = TUESDAY + (60 - minutes + longer) * MINUTE
    more = (Extension(TUESDAY, PhaseKind.DISCUSSION, longer * MINUTE, Source.LATER_END, end),) if longer else ()
    record = week(0, 15, 30, 15, agreed_end=end, extensions=more, ended=end + 3 * MINUTE)
    use = told(records=[record]).time
    assert use.meetings[0].late == late * MINUTE
    assert len(use.late) == (late > 0)
    assert use.overrun[0].overrun == 3 * MINUTE


def test_the_last_six_ordinary_weeks_suggest_the_next_agenda() -> None:
    used = (40, 12, 18, 19, 20, 21, 22)
    meetings = [week(7 - place, minutes, 25, 15) for place, minutes in enumerate(used)]
    suggestion = suggest(meetings)
    assert suggestion is not None
    assert suggestion.meetings == 6
    assert [(kind.value, time / MINUTE) for kind, _, time in suggestion.phases] == [
        ("last-week", 19),
        ("discussion", 26),
        ("next-steps", 15),
    ]
    assert suggestion.changes


def test_month_weeks_first_meetings_and_too_few_weeks_suggest_nothing() -> None:
    assert suggest([week(1, 15, 30, 15), week(0, 15, 30, 15)]) is None
    month = tuple(PhaseTime(p.kind, p.planned, p.planned) for p in weekly_agenda(60, month=True).phases)
    assert suggest([held(began=TUESDAY - ago * WEEK, phases=month) for ago in range(5)]) is None
    assert suggest([week(ago, 15, 30, 15, kind=MeetingKind.FIRST) for ago in range(5)]) is None


def test_an_agenda_without_room_for_discussion_is_not_suggested() -> None:
    suggestion = suggest([week(ago, 40, 5, 15) for ago in range(3, 0, -1)])
    assert suggestion is not None
    assert not suggestion.changes


def test_weeks_before_the_stretch_help_with_the_suggestion() -> None:
    meetings = [week(ago, 20, 25, 15) for ago in range(8, -1, -1)]
    assert told(TODAY, TODAY, records=meetings).time.suggestion == suggest(meetings)


# --- words ------------------------------------------------------------------------------------------------------


def test_without_anything_kept_there_is_nothing_to_tell() -> None:
    story = told()
    assert story.empty
    assert sections(story) == []
    assert meetings_line(story) == "The two of you did not meet in this time."


def test_the_made_up_months_have_every_part() -> None:
    kept = left()
    story = tell(records(), kept.commitments, kept.goals, kept.doors, TODAY - 365 * DAY, TODAY)
    assert story.since == date(2026, 2, 17)
    assert headline(story) == "Jonas and Noor, Tue 17 Feb 2026 to Tue 17 Nov 2026"
    assert [section.heading for section in sections(story)] == [
        "Goals",
        "What was promised, and what became of it",
        "Done",
        "Became something else",
        "Still open",
        "Dropped",
        "What went well",
        "Doors",
        "Thanks",
        "The months",
        "How the time was used",
    ]
    counted = [promise for promise in story.promises if promise.owner is Role.MENTEE]
    bars = sections(story)[1].bars
    assert sum(bar.value for bar in bars if bar.label.startswith("Jonas")) == len(counted)
    assert len(story.promises) == len(kept.commitments)


def test_the_end_of_the_story_is_what_is_kept_today() -> None:
    """Whatever is worked out for a day is the same as what is kept, if that day is today."""
    kept = left()
    story = tell(records(), kept.commitments, kept.goals, kept.doors, date.min, TODAY)
    assert {goal.id: goal.state for goal in story.goals} == {goal.id: goal.state for goal in kept.goals}
    assert {p.id: p.became.value for p in story.promises} == {c.id: c.status.value for c in kept.commitments}
    assert {p.id: p.times_back for p in story.promises} == {c.id: c.times_carried for c in kept.commitments}
    assert {d.id: d.stage for d in story.doors} == {d.id: d.stage for d in kept.doors}


def test_many_hours_are_said_in_hours() -> None:
    held_weekly = [
        held(id=f"m-{n}", number=n, began=TUESDAY + n * WEEK, ended=TUESDAY + n * WEEK + 60 * MINUTE)
        for n in range(30)
    ]
    story = told(TODAY, TODAY + 40 * WEEK, records=held_weekly)
    assert meetings_line(story) == "You met 30 times, 30 hours in all."
