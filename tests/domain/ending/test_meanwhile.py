"""The end of a meeting changes what it decided, and nothing that was changed elsewhere while it ran."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from meetingtui.domain.agreement.agreement import Absence, Agreement, Slot
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ending.late_commit import conclude_among, found_at_the_end
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict, reworded, with_state
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door, reworded_door
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Table, Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.live_meeting import LiveMeeting
from tests.builders import BERLIN, arriving, commitment, live, pair, table
from tests.fakes import TUESDAY
from tests.meetings import full_record
from tests.strategies import a_goal

MINUTE = timedelta(minutes=1)
GOAL, TASK = a_goal("g-1", "Talk", 60), commitment(id="c-1")
DOOR = Opportunity("o-1", "pair-1", "A meetup", TUESDAY - timedelta(days=30))
NEXT = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)
PAGE = Agreement("one", "pair-1", date(2026, 10, 1), {"hours": "two", "channels": "mail"}, both_said_yes=True)
BEGUN_WITH = table(goals=(GOAL,), commitments=(TASK,), opportunities=(DOOR,))


def running(kind: MeetingKind = MeetingKind.WEEKLY, **fields: object) -> LiveMeeting:
    values = {name: getattr(BEGUN_WITH, name) for name in ("goals", "commitments", "opportunities")} | fields
    meeting = live(arriving(wishes=Wishes(kind=kind), **values))
    meeting.start()
    return meeting


def ended(meeting: LiveMeeting, kept: Table = BEGUN_WITH, whose: Pair | None = None) -> Conclusion:
    over: Meeting = meeting.finish()
    return conclude_among(replace(over, pair=whose or pair()), kept)


def test_a_goal_that_was_changed_meanwhile_keeps_its_new_words() -> None:
    meeting = running()
    meeting.notebook.judge_goal("g-1", Verdict.KEEP)
    changed = reworded(GOAL, text="A longer talk", known_by="", why="said so", at=TUESDAY + MINUTE)
    (goal,) = ended(meeting, replace(BEGUN_WITH, goals=(changed,))).goals
    assert (goal.text, goal.state, [change.why for change in goal.changes]) == (
        "A longer talk",
        GoalState.ON_TRACK,
        ["said so", ""],
    )


def test_a_goal_that_was_closed_meanwhile_is_not_opened_again() -> None:
    meeting = running()
    meeting.notebook.judge_goal("g-1", Verdict.KEEP)
    reached = with_state(GOAL, GoalState.REACHED, why="", at=TUESDAY + MINUTE)
    assert ended(meeting, replace(BEGUN_WITH, goals=(reached,))).goals == ()


def test_a_task_that_was_closed_meanwhile_comes_back_only_if_the_two_spoke_of_it() -> None:
    done = replace(TASK, status=CommitmentStatus.DONE)
    assert ended(running(), replace(BEGUN_WITH, commitments=(done,))).commitments == ()
    meeting = running()
    meeting.notebook.review("c-1", Outcome.NOT_YET)
    (task,) = ended(meeting, replace(BEGUN_WITH, commitments=(done,))).commitments
    assert [look.outcome for look in task.history] == [Outcome.NOT_YET]


def test_a_door_has_the_words_that_were_found_last() -> None:
    for after, words in ((MINUTE, "A meetup in June"), (-MINUTE, "A meetup in May")):
        meeting = running()
        meeting.notebook.reword_door("o-1", "A meetup in May")
        meeting.notebook.move_door("o-1", Stage.OFFERED)
        elsewhere = reworded_door(DOOR, "A meetup in June", at=meeting.now() + after)
        (door,) = ended(meeting, replace(BEGUN_WITH, opportunities=(elsewhere,))).opportunities
        assert (door.text, door.stage) == (words, Stage.OFFERED)


def test_a_door_that_both_moved_has_the_moves_of_both_and_stands_where_it_came_farthest() -> None:
    for mine, theirs in ((Stage.OFFERED, Stage.INTRODUCED), (Stage.INTRODUCED, Stage.OFFERED)):
        meeting = running()
        meeting.notebook.move_door("o-1", mine, "here")
        elsewhere = moved_door(DOOR, theirs, "there", at=TUESDAY + MINUTE)
        (door,) = ended(meeting, replace(BEGUN_WITH, opportunities=(elsewhere,))).opportunities
        assert (door.stage, {move.note for move in door.moves}) == (Stage.INTRODUCED, {"here", "there"})
        assert [move.stage for move in door.moves] == [Stage.OFFERED, Stage.INTRODUCED]


def test_what_the_meeting_did_not_touch_is_not_written() -> None:
    conclusion = ended(running())
    assert (conclusion.goals, conclusion.opportunities, conclusion.agreement) == ((), (), None)


def test_a_pair_that_was_closed_meanwhile_stays_closed_and_a_revised_length_stays() -> None:
    meeting = running()
    meeting.notebook.agree_on(NEXT)
    closed = ended(meeting, whose=pair(closed_on=date(2026, 11, 17), minutes=45)).pair
    assert (closed.closed_on, closed.next_meeting, closed.minutes) == (date(2026, 11, 17), None, 45)


def test_the_record_says_what_the_two_saw() -> None:
    meeting = running()
    changed = reworded(GOAL, text="A longer talk", known_by="", why="", at=TUESDAY + MINUTE)
    record = ended(meeting, replace(BEGUN_WITH, goals=(changed,))).record
    assert record.contents.goal_reviews[0].goal == GOAL


def test_a_first_meeting_settles_its_own_lines_and_leaves_those_that_were_revised_meanwhile() -> None:
    meeting = running(MeetingKind.FIRST, agreements=(PAGE,))
    for key, words in {"slot": "fri 10:00", "hours": "three", "agreement-yes": "yes"}.items():
        meeting.notebook.answer(key, words)
    away = Absence("a-1", Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3))
    revised = replace(
        PAGE,
        id="two",
        terms={"hours": "ten", "channels": "chat"},
        slot=Slot(0, time(9)),
        minutes=45,
        absences=(away,),
        replaces="one",
    )
    whose = pair(minutes=45)
    conclusion = ended(meeting, replace(BEGUN_WITH, agreements=(PAGE, revised)), whose)
    page = conclusion.agreement
    assert page is not None
    assert (page.terms, page.slot, page.minutes) == ({"hours": "three", "channels": "chat"}, Slot(4, time(10)), 45)
    assert (page.absences, page.replaces, page.both_said_yes) == ((away,), "two", False)
    assert conclusion.pair.minutes == 45


def test_a_first_meeting_that_nobody_disturbed_leaves_its_own_page() -> None:
    for before in ((), (PAGE,)):
        meeting = running(MeetingKind.FIRST, agreements=before)
        meeting.notebook.answer("slot", "fri 10:00")
        page = ended(meeting, replace(BEGUN_WITH, agreements=before)).agreement
        assert page is not None
        assert (page.terms, page.slot) == ({}, Slot(4, time(10)))


def test_what_was_changed_meanwhile_is_said_in_one_sentence() -> None:
    over = running(agreements=(PAGE,)).finish()
    kept = replace(BEGUN_WITH, agreements=(PAGE,))
    other = replace(PAGE, id="two", minutes=45, replaces="one")
    away, around = "Meanwhile, in another window: ", ". That stays; the recap says what you saw."
    closed = with_state(GOAL, GoalState.DROPPED, why="", at=TUESDAY + MINUTE)
    worded = reworded(GOAL, text="A longer talk", known_by="", why="", at=TUESDAY + MINUTE)
    done = (replace(TASK, status=CommitmentStatus.DONE),)
    for whose, now, words in (
        (pair(), kept, None),
        (pair(closed_on=date(2026, 11, 17)), kept, "the pair was closed"),
        (pair(minutes=45), replace(kept, agreements=(PAGE, other)), "the agreement was revised"),
        (pair(), replace(kept, goals=(closed,)), "a goal was closed"),
        (pair(), replace(kept, goals=(worded,)), "a goal was changed"),
        (pair(), replace(kept, commitments=done), "a promise was settled"),
        (pair(), replace(kept, goals=(closed,), commitments=done), "a goal was closed, a promise was settled"),
        # What came in besides is no business of this meeting.
        (pair(), replace(kept, goals=(GOAL, a_goal("g-2", "Another", 90))), None),
    ):
        assert found_at_the_end(over, whose, now) == (f"{away}{words}{around}" if words else "")


def test_goals_and_promises_are_counted() -> None:
    goals = (GOAL, a_goal("g-2", "Another", 90))
    over = running(goals=goals).finish()
    closed = tuple(with_state(goal, GoalState.REACHED, why="", at=TUESDAY + MINUTE) for goal in goals)
    assert ": 2 goals were closed. " in found_at_the_end(over, pair(), replace(BEGUN_WITH, goals=closed))


def test_a_later_meeting_that_was_kept_before_is_said() -> None:
    over = running().finish()
    later = full_record(id="later", number=over.number, began=TUESDAY + timedelta(days=7))
    assert found_at_the_end(over, pair(), replace(BEGUN_WITH, records=(later,))).startswith(
        "A later meeting was kept"
    )
