"""What is written down: one intent a test, and nothing that has no words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from meetingtui.domain.agreement.terms import CHALLENGE, GOAL_KINDS
from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import WORTH
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.notebook import Notebook
from tests.builders import BERLIN, arriving, commitment, live, pair
from tests.each import each
from tests.fakes import TUESDAY, FakeClock
from tests.strategies import a_goal, a_topic

NEXT = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60)


@pytest.fixture
def meeting() -> LiveMeeting:
    """A running meeting with a task, a goal and a topic on the table."""
    made = live(
        arriving(
            commitments=[commitment(id="c"), commitment(id="c-3", times_carried=3)],
            goals=[a_goal("g", "Give a talk", 60)],
            topics=[a_topic("t", "Pay")],
            opportunities=[Opportunity("d", "pair-1", "A talk", TUESDAY - timedelta(days=7))],
        )
    )
    made.start()
    return made


@pytest.fixture
def notebook(meeting: LiveMeeting) -> Notebook:
    return meeting.notebook


def contents(meeting: LiveMeeting) -> Contents:
    return meeting.meeting.contents


# --- answers ------------------------------------------------------------------------------------------------


def test_an_answer_keeps_its_lines_and_loses_what_could_steer_a_terminal(notebook: Notebook) -> None:
    kept = notebook.answer("went-well", "one\r\ntwo\x1b]52;c;x\x07").contents.answer("went-well")
    assert kept == "one\ntwo\ufffd]52;c;x\ufffd"


def test_an_answer_keeps_blanks_while_it_is_typed(notebook: Notebook) -> None:
    assert notebook.answer("went-well", "the ").contents.answer("went-well") == "the "


def test_the_day_is_the_pairs() -> None:
    late = FakeClock(datetime(2026, 11, 17, 23, 30, tzinfo=UTC))
    assert live(arriving(late.wall()), late).notebook.today == date(2026, 11, 18)
    lima = arriving(late.wall(), pair=pair(zone="America/Lima"))
    assert live(lima, late).notebook.today == date(2026, 11, 17)


# --- looking back -------------------------------------------------------------------------------------------


def test_what_became_of_a_promise_is_said_and_left_open_again(notebook: Notebook) -> None:
    assert notebook.review("c", Outcome.DONE).contents.reviews[0].outcome is Outcome.DONE
    assert notebook.review("c", Outcome.PARTLY).contents.reviews[0].outcome is Outcome.PARTLY
    assert notebook.review("c", None).contents.reviews[0].outcome is None


def test_smaller_swap_and_drop_are_for_the_third_time(notebook: Notebook) -> None:
    assert notebook.review("c-3", Outcome.SMALLER).contents.reviews[1].outcome is Outcome.SMALLER
    with pytest.raises(IllegalMove, match="third look back"):
        notebook.review("c", Outcome.SMALLER)


def test_the_words_of_a_look_back_are_one_line(notebook: Notebook) -> None:
    assert notebook.note_review("c", "two\nfriends").contents.reviews[0].note == "two friends"


def test_what_is_decided_about_a_goal_is_said_and_left_open_again(notebook: Notebook) -> None:
    assert notebook.judge_goal("g", Verdict.KEEP).contents.goal_reviews[0].verdict is Verdict.KEEP
    assert notebook.judge_goal("g", None).contents.goal_reviews[0].verdict is None


@pytest.mark.parametrize("part", ["evidence", "why", "text"])
def test_each_part_of_a_look_at_a_goal_has_its_words(notebook: Notebook, part: str) -> None:
    review = notebook.note_goal("g", part, "so  it\nis").contents.goal_reviews[0]
    assert getattr(review, part) == "so it is"


# --- goals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [30, 60, 90])
def test_a_goal_is_set_for_its_horizon_from_today(notebook: Notebook, days: int) -> None:
    (goal,) = notebook.set_goal(" Ship it ", days, "it is  live").contents.new_goals
    assert (goal.id, goal.pair_id, goal.text, goal.known_by) == ("id-1", "pair-1", "Ship it", "it is live")
    assert (goal.set_on, goal.due) == (date(2026, 11, 17), date(2026, 11, 17) + timedelta(days=days))


def test_a_goal_of_today_can_be_withdrawn_and_an_old_one_cannot(notebook: Notebook) -> None:
    goal = notebook.set_goal("Ship it", 30).contents.new_goals[0]
    assert notebook.withdraw_goal(goal.id).contents.new_goals == ()
    with pytest.raises(IllegalMove):
        notebook.withdraw_goal("g")


# --- topics -------------------------------------------------------------------------------------------------


def test_a_topic_joins_the_end_of_the_queue(notebook: Notebook) -> None:
    topic = notebook.add_topic("Code  review", by=Role.MENTEE).contents.topics[-1]
    assert (topic.text, topic.by, topic.added_at, topic.caught_in) == ("Code review", Role.MENTEE, TUESDAY, "")


def test_a_thought_that_is_caught_says_where(meeting: LiveMeeting, notebook: Notebook) -> None:
    assert notebook.catch("on-call pay").contents.topics[-1].caught_in == "Last week"
    meeting.next_phase()
    assert notebook.catch("a book").contents.topics[-1].caught_in == "Open discussion"


def test_a_thought_can_be_caught_before_the_clock_starts() -> None:
    assert live().notebook.catch("a book").contents.topics[-1].caught_in == "Arrival"


def test_a_topic_is_marked_and_waits_again(notebook: Notebook) -> None:
    for state in (TopicState.DISCUSSED, TopicState.NEXT_WEEK, TopicState.DROPPED, TopicState.WAITING):
        assert notebook.mark_topic("t", state).contents.topics[0].state is state


def test_a_topic_gets_help_notes_what_was_tried_and_other_words(notebook: Notebook) -> None:
    notebook.want_help("t", Help.LISTEN)
    notebook.give_topic("t", Role.MENTOR)
    notebook.note_topic("t", "ask\nin March")
    notebook.note_tried("t", "asked\nKim")
    topic = notebook.reword_topic("t", "Salary").contents.topics[0]
    assert (topic.help, topic.by, topic.notes, topic.tried, topic.text) == (
        Help.LISTEN,
        Role.MENTOR,
        "ask\nin March",
        "asked Kim",
        "Salary",
    )


def test_topics_change_places(notebook: Notebook) -> None:
    notebook.add_topic("Code review")
    assert [topic.text for topic in notebook.move_topic("t", 1).contents.topics] == ["Code review", "Pay"]


# --- promises -----------------------------------------------------------------------------------------------


def test_the_mentees_first_promise_is_the_weeks_task(notebook: Notebook) -> None:
    notebook.promise("Read it", Role.MENTOR)
    notebook.promise("Write the slides", Role.MENTEE)
    tasks = notebook.promise("Rehearse", Role.MENTEE, date(2026, 11, 20)).contents.commitments
    assert [(t.text, t.owner, t.week_task, t.due) for t in tasks] == [
        ("Read it", Role.MENTOR, False, None),
        ("Write the slides", Role.MENTEE, True, None),
        ("Rehearse", Role.MENTEE, False, date(2026, 11, 20)),
    ]


def test_another_one_can_become_the_weeks_task(notebook: Notebook) -> None:
    notebook.promise("Write the slides", Role.MENTEE)
    second = notebook.promise("Rehearse", Role.MENTEE).contents.commitments[1]
    tasks = notebook.make_week_task(second.id).contents.commitments
    assert [task.week_task for task in tasks] == [False, True]


def test_the_weeks_task_is_the_mentees(notebook: Notebook) -> None:
    promise = notebook.promise("Read it", Role.MENTOR).contents.commitments[0]
    with pytest.raises(IllegalMove, match="mentee"):
        notebook.make_week_task(promise.id)


def test_a_promise_can_be_handed_to_the_other_and_is_no_weeks_task_then(notebook: Notebook) -> None:
    task = notebook.promise("Ask Kim", Role.MENTEE).contents.commitments[0]
    handed = notebook.hand_over(task.id).contents.commitments[0]
    assert (handed.owner, handed.week_task) == (Role.MENTOR, False)


def test_a_promise_gets_other_words(notebook: Notebook) -> None:
    task = notebook.promise("Write", Role.MENTEE).contents.commitments[0]
    changed = notebook.reword(task.id, " Write  the slides ").contents.commitments[0]
    assert changed.text == "Write the slides"


def test_a_promise_is_linked_to_a_goal_gets_another_day_and_another_owner(notebook: Notebook) -> None:
    task = notebook.promise("Write", Role.MENTEE).contents.commitments[0]
    assert notebook.link_goal(task.id, "g").contents.commitments[0].goal_id == "g"
    assert notebook.link_goal(task.id, None).contents.commitments[0].goal_id is None
    assert notebook.set_due(task.id, date(2026, 11, 20)).contents.commitments[0].due == date(2026, 11, 20)
    handed = notebook.hand_over(task.id).contents.commitments[0]
    assert (handed.owner, handed.week_task) == (Role.MENTOR, False)


def test_a_goal_of_today_gets_other_words_and_one_that_is_older_none(notebook: Notebook) -> None:
    goal = notebook.set_goal("Ship it", 30, "it is live").contents.new_goals[0]
    assert notebook.reword_goal(goal.id, text="Ship it twice").contents.new_goals[0].known_by == "it is live"
    assert notebook.reword_goal(goal.id, known_by="two are").contents.new_goals[0].text == "Ship it twice"
    with pytest.raises(IllegalMove):
        notebook.reword_goal("g", text="other words")


# --- entries ------------------------------------------------------------------------------------------------


def test_each_list_takes_its_entries_and_a_name_in_front_says_whose_they_are(
    meeting: LiveMeeting, notebook: Notebook
) -> None:
    notebook.enter("promise-mentee", ["Write", "Ada: read it"], due=date(2026, 11, 20))
    assert [(c.text, c.owner, c.due) for c in contents(meeting).commitments] == [
        ("Write", Role.MENTEE, date(2026, 11, 20)),
        ("read it", Role.MENTOR, date(2026, 11, 20)),
    ]
    notebook.enter("goal-60", ["Give a talk"], known_by="the room was full")
    assert contents(meeting).new_goals[0].known_by == "the room was full"
    notebook.enter("door", ["A meetup"])
    assert contents(meeting).lookouts[0].text == "A meetup"
    notebook.enter("absence", ["Sam 24 nov to 26 nov: mail"])
    assert contents(meeting).absences[0].bridge == "mail"
    before = len(contents(meeting).topics)
    notebook.enter("question", ["Why?"])
    notebook.enter("topic", ["Pairing", "Ada 15:04 a book"])
    asked, pairing, book = contents(meeting).topics[before:]
    assert [topic.by for topic in (asked, pairing, book)] == [Role.MENTEE, None, Role.MENTOR]
    assert book.text == "a book"


def test_lines_that_were_entered_together_are_taken_back_together(meeting: LiveMeeting, notebook: Notebook) -> None:
    notebook.enter("door", ["one", "two", "three"])
    meeting.undo()
    assert contents(meeting).lookouts == ()
    assert (meeting.turned_back, meeting.brought_back) == ('"one" and 2 more', False)
    meeting.redo()
    assert (meeting.turned_back, meeting.brought_back) == ('"one" and 2 more', True)
    assert [door.text for door in contents(meeting).lookouts] == ["one", "two", "three"]


def test_letters_of_one_text_are_taken_back_together(meeting: LiveMeeting, notebook: Notebook) -> None:
    task = notebook.promise("Write", Role.MENTEE).contents.commitments[0]
    for words in ("Write i", "Write it", "Write it up"):
        notebook.reword(task.id, words)
    meeting.undo()
    assert contents(meeting).commitments[0].text == "Write"
    meeting.redo()
    assert contents(meeting).commitments[0].text == "Write it up"


def test_words_that_stand_in_a_line_are_entered_when_their_phase_is_left(
    meeting: LiveMeeting, notebook: Notebook
) -> None:
    notebook.type_line("question", "Why?")
    notebook.type_line("door", "of another phase")
    notebook.enter_typed()
    assert contents(meeting).topics[-1].text == "Why?"
    assert contents(meeting).not_entered == {"door": "of another phase"}
    meeting.enter(PhaseKind.NEXT_STEPS)
    notebook.type_line("promise-mentee", "Write")
    notebook.type_line("promise-mentee-due", "some day")
    notebook.enter_typed()
    assert contents(meeting).not_entered == {"promise-mentee": "Write", "promise-mentee-due": "some day"}
    notebook.type_line("promise-mentee-due", "fri")
    notebook.enter_typed()
    assert contents(meeting).commitments[0].due == date(2026, 11, 20)
    assert contents(meeting).not_entered == {}


def test_what_the_mentor_looks_out_for_is_written_down(notebook: Notebook) -> None:
    (door,) = notebook.look_out(" A  meetup ").contents.lookouts
    assert (door.text, door.pair_id, door.made_at) == ("A meetup", "pair-1", TUESDAY)


# --- the next meeting ---------------------------------------------------------------------------------------


def test_date_and_place_of_the_next_meeting_are_agreed_and_left_open_again(notebook: Notebook) -> None:
    agreed = notebook.agree_on(NEXT, " room  5 ").contents.next_meeting
    assert agreed is not None
    assert (agreed.starts_at, agreed.place) == (NEXT.starts_at, "room 5")
    assert notebook.agree_on(None).contents.next_meeting is None


def test_the_place_can_be_typed_once_there_is_a_date(notebook: Notebook) -> None:
    with pytest.raises(IllegalMove, match="no date"):
        notebook.meet_at("room 5")
    notebook.agree_on(NEXT)
    agreed = notebook.meet_at("room 5").contents.next_meeting
    assert agreed is not None
    assert agreed.place == "room 5"


# --- always -------------------------------------------------------------------------------------------------


@each(
    "write",
    [
        lambda notebook, text: notebook.set_goal(text, 30),
        lambda notebook, text: notebook.add_topic(text),
        lambda notebook, text: notebook.catch(text),
        lambda notebook, text: notebook.reword_topic("t", text),
        lambda notebook, text: notebook.promise(text, Role.MENTEE),
        lambda notebook, text: notebook.look_out(text),
    ],
    ids=["goal", "topic", "thought", "reword", "promise", "look out"],
)
@each("text", ["", "  ", "\n\t"])
def test_a_line_without_words_is_refused_and_changes_nothing(
    meeting: LiveMeeting, write: Callable[[Notebook, str], Any], text: str
) -> None:
    before = meeting.meeting
    with pytest.raises(BadInput, match="no words"):
        write(meeting.notebook, text)
    assert meeting.meeting is before


@each(
    "change",
    [
        lambda notebook: notebook.review("gone", Outcome.DONE),
        lambda notebook: notebook.note_review("gone", "x"),
        lambda notebook: notebook.judge_goal("gone", Verdict.KEEP),
        lambda notebook: notebook.note_goal("gone", "why", "x"),
        lambda notebook: notebook.withdraw_goal("gone"),
        lambda notebook: notebook.mark_topic("gone", TopicState.DISCUSSED),
        lambda notebook: notebook.move_topic("gone", 1),
        lambda notebook: notebook.note_topic("gone", "x"),
        lambda notebook: notebook.reword("gone", "x"),
        lambda notebook: notebook.make_week_task("gone"),
        lambda notebook: notebook.withdraw("gone"),
        lambda notebook: notebook.stop_looking_out("gone"),
    ],
)
def test_a_line_that_is_gone_is_refused_and_changes_nothing(
    meeting: LiveMeeting, change: Callable[[Notebook], Any]
) -> None:
    before = meeting.meeting
    with pytest.raises(IllegalMove, match="not there"):
        change(meeting.notebook)
    assert meeting.meeting is before


def test_every_change_of_a_list_can_be_taken_back(meeting: LiveMeeting, notebook: Notebook) -> None:
    changes: list[Callable[[], Any]] = [
        lambda: notebook.review("c", Outcome.DONE),
        lambda: notebook.judge_goal("g", Verdict.KEEP),
        lambda: notebook.set_goal("Ship it", 30),
        lambda: notebook.add_topic("Code review"),
        lambda: notebook.catch("a book"),
        lambda: notebook.move_topic("t", 1),
        lambda: notebook.mark_topic("t", TopicState.DISCUSSED),
        lambda: notebook.want_help("t", Help.ASK),
        lambda: notebook.give_topic("t", Role.MENTOR),
        lambda: notebook.choose(WORTH, WORTH.options[0]),
        lambda: notebook.reword_topic("t", "Salary"),
        lambda: notebook.promise("Write", Role.MENTEE),
        lambda: notebook.look_out("A meetup"),
        lambda: notebook.agree_on(NEXT),
        lambda: notebook.move_door("d", Stage.OFFERED, "asked Lin"),
        lambda: notebook.note_absence("Ada 21 dec to 3 jan"),
    ]
    for change in changes:
        before = contents(meeting)
        change()
        assert contents(meeting) != before
        assert meeting.undo().contents == before
        change()


def test_typing_is_never_taken_back(meeting: LiveMeeting, notebook: Notebook) -> None:
    notebook.answer("went-well", "the talk")
    notebook.note_review("c", "x")
    notebook.note_goal("g", "why", "x")
    notebook.note_topic("t", "x")
    notebook.note_tried("t", "x")
    assert not meeting.can_undo


# --- the first meeting --------------------------------------------------------------------------------------


def test_of_a_question_with_one_answer_the_last_choice_holds(meeting: LiveMeeting, notebook: Notebook) -> None:
    (question,) = (each for each in ASKED_FIRST[PhaseKind.GROUND_RULES] if each.key == "challenge")
    for option in CHALLENGE[:2]:
        notebook.choose(question, option)
    assert contents(meeting).choice("challenge") == CHALLENGE[1]
    notebook.choose(question, CHALLENGE[1])
    assert contents(meeting).choice("challenge") == ""


def test_of_a_question_with_several_answers_all_choices_hold_in_their_order(
    meeting: LiveMeeting, notebook: Notebook
) -> None:
    (question,) = (each for each in ASKED_FIRST[PhaseKind.AIMS] if each.key == "goal-kinds")
    for number in (2, 0, 1, 1):
        notebook.choose(question, GOAL_KINDS[number])
    notebook.answer("goal-kinds", "and a move to Lisbon")
    assert contents(meeting).choice("goal-kinds") == "a project; career"
    assert contents(meeting).answer("goal-kinds") == "and a move to Lisbon"


def test_what_is_said_of_a_door_takes_the_place_of_what_was_said_before_in_the_meeting(
    meeting: LiveMeeting, notebook: Notebook
) -> None:
    notebook.move_door("d", Stage.INTRODUCED, " met\nLin ")
    notebook.move_door("d", Stage.OFFERED, "asked Lin")
    (door,) = contents(meeting).doors
    assert (door.stage, [move.note for move in door.moves]) == (Stage.OFFERED, ["asked Lin"])
    notebook.move_door("d", None, "no word yet")
    (door,) = contents(meeting).doors
    assert (door.stage, [move.note for move in door.moves]) == (Stage.LOOKING_OUT, ["no word yet"])
    notebook.move_door("d", None)
    assert contents(meeting).doors[0].moves == ()


def test_what_the_mentor_looks_out_for_since_today_can_be_moved_on_too(
    meeting: LiveMeeting, notebook: Notebook
) -> None:
    notebook.look_out("A review")
    notebook.move_door(contents(meeting).lookouts[0].id, Stage.OFFERED)
    assert contents(meeting).lookouts[0].stage is Stage.OFFERED


def test_days_away_are_noted_and_taken_back(meeting: LiveMeeting, notebook: Notebook) -> None:
    notebook.note_absence("Sam 24 nov to 26 nov: mail")
    (absence,) = contents(meeting).absences
    assert (absence.who, absence.first, absence.bridge) == (Role.MENTEE, date(2026, 11, 24), "mail")
    with pytest.raises(BadInput):
        notebook.note_absence("soon")
    notebook.remove_absence(absence.id)
    assert contents(meeting).absences == ()


def test_days_away_are_said_otherwise_and_that_is_taken_back(meeting: LiveMeeting, notebook: Notebook) -> None:
    (away,) = notebook.note_absence("Ada 21 dec to 3 jan: mail").contents.absences
    (changed,) = notebook.change_absence(away.id, "Sam 24 nov").contents.absences
    assert (changed.id, changed.who, changed.first, changed.bridge) == (away.id, Role.MENTEE, date(2026, 11, 24), "")
    with pytest.raises(BadInput):
        notebook.change_absence(away.id, "Kim some time")
    meeting.undo()
    assert contents(meeting).absences == (away,)
    assert (meeting.turned_back, meeting.brought_back) == ("the change of the days away", False)


def test_undo_tells_what_is_there_again_from_what_is_gone(meeting: LiveMeeting, notebook: Notebook) -> None:
    task = notebook.promise("Write", Role.MENTEE).contents.commitments[0]
    notebook.withdraw(task.id)
    meeting.undo()
    assert (meeting.turned_back, meeting.brought_back) == ('"Write"', True)
    meeting.redo()
    assert (meeting.turned_back, meeting.brought_back) == ('"Write"', False)
