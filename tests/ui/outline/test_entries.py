"""Entries of today: typed or pasted into a line, changed in place in every part, taken back and brought again."""

from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Stage as Far
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.ui.stage import Stage, on_stage

TODAY = date(2026, 11, 17)
GOALS = [Goal(f"g{n}", "pair-1", f"Goal {n}", TODAY, TODAY + timedelta(days=30 * n)) for n in (1, 2)]
MONTH = Wishes(month=True)


async def to_next_steps(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Next steps")


async def enter_slides(stage: Stage) -> None:
    """One promise of Sam, open to be changed."""
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "enter")
    await stage.open(f"made/{stage.contents.commitments[0].id}")


async def to_field(stage: Stage, name: str) -> None:
    """Tab within the open step until a field of that name has the focus."""
    step = stage.step
    while stage.focus != name:
        await stage.press("tab")
        assert stage.step == step


def made(stage: Stage) -> list[tuple[str, Role, date | None, bool, str | None]]:
    return [(c.text, c.owner, c.due, c.week_task, c.goal_id) for c in stage.contents.commitments]


def texts(stage: Stage) -> list[str]:
    return [promise.text for promise in stage.contents.commitments]


# --- entering -----------------------------------------------------------------------------------------------


@on_stage()
async def test_the_four_closing_questions_are_asked_by_name(stage: Stage) -> None:
    await to_next_steps(stage)
    for question in (
        "Sam What will Sam do next week?",
        "Ada What will Ada look out for?",
        "Both When and where is the next meeting?",
        "Sam Anything else for Sam to think about or do before then?",
        "Ada Anything else for Ada?",
    ):
        assert question in stage.flat
    assert stage.step == "add/promise-mentee"


@on_stage()
async def test_a_promise_gets_its_day_and_the_first_one_is_the_weeks_task(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "enter")
    await stage.type("fri")
    assert "= by Fri 20 Nov 2026" in stage.text
    assert made(stage) == []
    await stage.press("enter")
    await stage.type("Rehearse", "enter", "enter")
    assert made(stage) == [
        ("Write the slides", Role.MENTEE, date(2026, 11, 20), True, None),
        ("Rehearse", Role.MENTEE, None, False, None),
    ]
    assert "+ Sam Write the slides by Fri 20 Nov, the week's task" in stage.text
    assert "+ Sam Rehearse by next time" in stage.text
    assert (stage.step, stage.typed) == ("add/promise-mentee", "")
    await stage.press("enter")
    assert stage.step == "add/door"


@on_stage()
async def test_enter_behind_the_words_goes_to_the_day_and_makes_no_promise_of_it(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "enter")
    assert made(stage) == []
    await stage.type("thu", "enter")
    assert made(stage) == [("Write the slides", Role.MENTEE, date(2026, 11, 19), True, None)]


@on_stage()
async def test_a_day_that_is_none_is_refused_with_the_words_kept(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "enter")
    for said in ("tbd", "yesterday", "31 feb", "16 nov 2026"):
        await stage.type(said, "enter")
        assert made(stage) == []
        assert stage.message.startswith("Problem:")
        assert (stage.step, stage.typed) == ("add/promise-mentee", "Write the slides")
        assert stage.contents.not_entered == {
            "promise-mentee": "Write the slides",
            "promise-mentee-due": said,
        }
        await stage.press("ctrl+u")
    await stage.press("enter")
    assert texts(stage) == ["Write the slides"]


@on_stage()
async def test_next_time_is_a_day_too(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "enter")
    await stage.type("next time", "enter")
    assert made(stage) == [("Write the slides", Role.MENTEE, None, True, None)]


@on_stage()
async def test_look_outs_and_promises_of_the_mentor_have_a_line_each(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.press("enter")
    assert stage.step == "add/door"
    await stage.type("A meetup slot", "enter", "enter")
    assert stage.step == "add/promise-mentor"
    await stage.type("Send the book", "enter")
    await stage.type("tomorrow", "enter")
    assert [door.text for door in stage.contents.lookouts] == ["A meetup slot"]
    assert made(stage) == [("Send the book", Role.MENTOR, date(2026, 11, 18), False, None)]
    assert "+ Ada Door: A meetup slot" in stage.text
    assert "+ Ada Send the book by Wed 18 Nov" in stage.text


@on_stage()
async def test_a_name_in_front_says_whose_promise_it_is(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Ada: send the book", "enter", "enter")
    await stage.type("ada wants a reply", "enter", "enter")
    assert [(text, owner) for text, owner, *_ in made(stage)] == [
        ("send the book", Role.MENTOR),
        ("ada wants a reply", Role.MENTEE),
    ]
    assert "+ Ada send the book by next time" in stage.text


@on_stage()
async def test_pasted_lines_are_a_promise_each_and_one_undo_takes_them_all(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Half a thought")
    await stage.paste("- Write the slides\n2. Rehearse with Kim\n\nAda 15:04 Send the book\n")
    assert [(text, owner) for text, owner, *_ in made(stage)] == [
        ("Write the slides", Role.MENTEE),
        ("Rehearse with Kim", Role.MENTEE),
        ("Send the book", Role.MENTOR),
    ]
    assert (stage.step, stage.typed) == ("add/promise-mentee", "Half a thought")
    await stage.press("ctrl+u", "escape", "u")
    assert made(stage) == []
    assert stage.message == 'Taken back: "Write the slides" and 2 more.   Ctrl+Y: bring it again'
    await stage.press("ctrl+y")
    assert len(made(stage)) == 3
    assert stage.step == "add/promise-mentee"


@on_stage()
async def test_a_paste_of_one_line_stands_in_the_line(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.paste("Write the slides\n")
    assert stage.typed.strip() == "Write the slides"
    assert made(stage) == []


@on_stage(commitments=[commitment("Submit the talk"), commitment("Read", times_carried=2)])
async def test_what_comes_back_by_itself_is_said(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "right", "enter", *["right"] * 5)
    await stage.type("Read a page", "ctrl+n", "ctrl+n")
    assert "Carried over: Submit the talk; Read a page" in stage.flat


@on_stage()
async def test_words_that_were_not_entered_are_entered_when_the_phase_is_left(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/question")
    await stage.type("Not entered yet", "up", "up")
    assert "- Sam Which questions came up? not entered yet: Not entered yet" in stage.text
    await stage.press("ctrl+n")
    assert [topic.text for topic in stage.contents.topics] == ["Not entered yet"]


@on_stage()
async def test_words_that_were_not_entered_are_entered_when_the_meeting_ends(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Write the slides", "enter")
    await stage.type("fri", "ctrl+n")
    assert "Sam: Write the slides, by Fri 20 Nov, the week's task" in " ".join(stage.answers)
    await stage.press("y")
    assert stage.screen == "RecapScreen"
    kept = stage.record.contents.commitments
    assert [(c.text, c.due) for c in kept] == [("Write the slides", date(2026, 11, 20))]


# --- changing in place --------------------------------------------------------------------------------------


@on_stage()
async def test_the_words_of_a_promise_are_changed_where_they_stand(stage: Stage) -> None:
    await enter_slides(stage)
    await stage.type(" for the talk", "enter")
    assert texts(stage) == ["Slides for the talk"]
    await stage.press("up")
    assert stage.typed == "Slides for the talk"


@on_stage()
async def test_words_that_are_emptied_leave_the_promise_as_it_was(stage: Stage) -> None:
    await enter_slides(stage)
    await stage.type("!", "ctrl+u")
    assert stage.typed == ""
    assert len(texts(stage)) == 1
    await stage.press("enter")
    assert len(texts(stage)) == 1
    await stage.type("Another", "enter", "enter")
    assert texts(stage)[1] == "Another"


@on_stage(goals=GOALS)
async def test_left_and_right_change_owner_goal_and_weeks_task(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "enter")
    await stage.type("Rehearse", "enter", "enter")
    await stage.open(f"made/{stage.contents.commitments[1].id}")
    assert stage.choices == [["Sam"], ["no goal"], ["one of the others"]]
    await to_field(stage, "made-goal")
    await stage.press("right")
    assert "Rehearse by next time, for: Goal 1" in stage.flat or stage.choices[1] == ["Goal 1"]
    await stage.press("right")
    assert made(stage)[1] == ("Rehearse", Role.MENTEE, None, False, "g2")
    await to_field(stage, "made-main")
    await stage.press("left")
    assert [week_task for *_, week_task, _ in made(stage)] == [False, True]
    await stage.press("up", "left", "left")
    assert made(stage)[1][4] is None
    await stage.press("up", "right")
    assert made(stage)[1] == ("Rehearse", Role.MENTOR, None, False, None)
    assert "> Ada Rehearse" in stage.text
    assert stage.choices[0] == ["Ada"]


@on_stage()
async def test_left_of_the_first_changes_nothing_where_one_always_holds(stage: Stage) -> None:
    await enter_slides(stage)
    await stage.press("left", "left")
    assert made(stage)[0][1] is Role.MENTEE
    await to_field(stage, "made-main")
    await stage.press("left", "left")
    assert made(stage)[0][3]
    assert stage.choices == [["Sam"], ["the week's task"]]


@on_stage()
async def test_an_owner_changed_twice_at_once_is_the_last_one(stage: Stage) -> None:
    await enter_slides(stage)
    await to_field(stage, "made-owner")
    for key in ("right", "left"):
        stage._send(key)
    await stage.settle()
    assert made(stage)[0][1] is Role.MENTEE


@on_stage()
async def test_the_weeks_task_is_never_the_mentors(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.open("add/promise-mentor")
    await stage.type("Send the book", "enter", "enter")
    await stage.press("up")
    assert "Send the book" in stage.typed
    assert "the week's task" not in stage.text
    assert not made(stage)[0][3]


@on_stage()
async def test_another_day_is_said_back_and_counts_with_enter(stage: Stage) -> None:
    await enter_slides(stage)
    await to_field(stage, "made-due")
    assert "by next time; another day?" in stage.text
    await stage.type("27 nov")
    assert "= by Fri 27 Nov 2026" in stage.text
    await stage.press("enter")
    assert made(stage)[0][2] == date(2026, 11, 27)
    await stage.press("up")
    assert "by Fri 27 Nov 2026; another day?" in stage.text
    await to_field(stage, "made-due")
    await stage.type("next time", "enter")
    assert made(stage)[0][2] is None
    await stage.press("ctrl+z")
    assert made(stage)[0][2] == date(2026, 11, 27)
    await stage.press("ctrl+z")
    assert made(stage)[0][2] is None


@on_stage()
async def test_another_day_counts_also_when_the_step_is_left_by_an_arrow_or_the_phase(stage: Stage) -> None:
    await enter_slides(stage)
    await to_field(stage, "made-due")
    await stage.type("fri", "down")
    assert stage.step == "add/promise-mentee"
    assert made(stage)[0][2] == date(2026, 11, 20)
    await stage.press("up")
    await to_field(stage, "made-due")
    await stage.type("mon", "ctrl+n")
    assert made(stage)[0][2] == date(2026, 11, 23)


@on_stage()
async def test_another_day_that_is_none_is_asked_again_and_never_lost(stage: Stage) -> None:
    await enter_slides(stage)
    step = stage.step
    await to_field(stage, "made-due")
    await stage.type("when Kim is back", "enter")
    assert stage.message.startswith("Problem:")
    assert (stage.step, stage.focus, made(stage)[0][2]) == (step, "made-due", None)
    await stage.press("down", "up")
    assert stage.value("#made-due") == "when Kim is back"
    await stage.press("ctrl+n", "y")
    assert "when Kim is back" in [topic.text for topic in stage.store.topics("pair-1")]


@on_stage()
async def test_a_look_out_is_reworded_and_moved_on_and_back_in_place(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.open("add/door")
    await stage.type("A slot", "enter", "up")
    await stage.type(" in January", "up")
    assert stage.choices == [["looking out"]]
    await stage.press("right", "right")
    assert [(d.text, d.stage) for d in stage.contents.lookouts] == [("A slot in January", Far.INTRODUCED)]
    await stage.press("left")
    assert stage.choices == [["offered"]]
    assert [len(d.moves) for d in stage.contents.lookouts] == [1]
    await stage.press("left")
    assert [(d.stage, d.moves) for d in stage.contents.lookouts] == [(Far.LOOKING_OUT, ())]
    assert "Problem" not in stage.message


@on_stage(wishes=MONTH)
async def test_a_goal_of_today_is_changed_in_its_words_and_in_how_they_know(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/goal-60")
    await stage.type("Ship it", "enter")
    await stage.type("people use it", "enter", "shift+tab")
    assert stage.step.startswith("made/")
    await stage.type(" twice", "up")
    await stage.type("!", "enter")
    (goal,) = stage.contents.new_goals
    assert (goal.text, goal.known_by) == ("Ship it!", "people use it twice")


@on_stage()
async def test_a_question_gets_another_author_and_other_words(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/question")
    await stage.type("How do I ask for a raise?", "enter")
    await stage.type("Ada: what would you earn?", "enter")
    assert [(t.text, t.by) for t in stage.contents.topics] == [
        ("How do I ask for a raise?", Role.MENTEE),
        ("what would you earn?", Role.MENTOR),
    ]
    assert "+ Sam How do I ask for a raise? for open discussion" in stage.text
    assert "+ Ada what would you earn? for open discussion" in stage.text
    await stage.press("up", "left")
    assert stage.contents.topics[1].by is Role.MENTEE
    await stage.type("!")
    assert stage.contents.topics[1].text == "what would you earn?!"


@on_stage(wishes=Wishes(kind=MeetingKind.FIRST))
async def test_days_away_are_changed_in_place(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/absence")
    await stage.type("Ada 21 dec to 3 jan: mail instead", "enter", "up")
    assert stage.typed == "Ada, Mon 21 Dec to Sun 3 Jan: mail instead"
    await stage.type(", or the phone", "down")
    (away,) = stage.contents.absences
    assert away.bridge == "mail instead, or the phone"
    await stage.press("up", "down", "ctrl+u")
    await stage.type("Sam 24 nov: a letter")
    assert "= Sam, Tue 24 Nov: a letter" in stage.text
    await stage.press("enter")
    assert [(a.who, a.first, a.bridge) for a in stage.contents.absences] == [
        (Role.MENTEE, date(2026, 11, 24), "a letter")
    ]
    await stage.press("ctrl+z")
    assert stage.contents.absences == (away,)
    await stage.press("up", "delete")
    assert stage.contents.absences == ()
    assert stage.message == "Taken back: the days away.   Ctrl+Z: bring it again"


@on_stage(wishes=Wishes(kind=MeetingKind.FIRST))
async def test_days_away_that_are_not_clear_stay_as_they_were_and_the_words_stay_too(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/absence")
    await stage.type("Ada 21 dec: mail", "enter", "up", "down", "ctrl+u")
    await stage.type("Kim some day", "enter")
    assert stage.message.startswith("Problem:")
    assert [a.bridge for a in stage.contents.absences] == ["mail"]
    await stage.press("up")
    assert stage.typed == "Kim some day"


@on_stage()
async def test_undo_after_escape_keeps_letters_commands_when_it_empties_a_list(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "enter")
    await stage.open(f"made/{stage.contents.commitments[0].id}")
    await stage.press("escape", "u")
    assert made(stage) == []
    assert stage.letters
    await stage.press("u")
    assert (made(stage), stage.typed, dict(stage.contents.not_entered)) == ([], "", {})
    assert stage.message.startswith("Undo: there is nothing to take back.")
    assert stage.letters


# --- taking back --------------------------------------------------------------------------------------------


@on_stage()
async def test_delete_on_a_row_takes_an_entry_back_and_undo_and_redo_say_what_they_did(stage: Stage) -> None:
    await enter_slides(stage)
    await to_field(stage, "made-owner")
    await stage.press("delete")
    assert made(stage) == []
    assert stage.message == 'Taken back: "Slides".   Ctrl+Z: bring it again'
    await stage.press("ctrl+z")
    assert texts(stage) == ["Slides"]
    assert stage.message == 'Back again: "Slides".   Ctrl+Y: take it back'
    await stage.press("ctrl+y")
    assert made(stage) == []
    assert stage.message == 'Taken back: "Slides".   Ctrl+Z: bring it again'


@on_stage()
async def test_delete_in_a_text_takes_a_letter_only(stage: Stage) -> None:
    await enter_slides(stage)
    await stage.press("down", "down", "home", "delete")
    assert texts(stage) == ["lides"]


@on_stage()
async def test_after_the_last_entry_is_taken_back_letters_are_still_words(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.type("Slides", "enter", "enter", "ctrl+z")
    assert made(stage) == []
    assert stage.message == 'Taken back: "Slides".   Ctrl+Y: bring it again'
    assert stage.step == "add/promise-mentee"
    await stage.type("use the other deck")
    assert stage.typed == "use the other deck"


@on_stage()
async def test_a_change_that_is_taken_back_is_seen_in_the_field(stage: Stage) -> None:
    await enter_slides(stage)
    await stage.type(" for the talk", "enter")
    await stage.press("up", "ctrl+z")
    assert texts(stage) == ["Slides"]
    assert 'the change of "Slides"' in stage.message
    assert stage.typed == "Slides"
    await stage.type("!")
    assert texts(stage) == ["Slides!"]


@on_stage()
async def test_a_look_out_that_is_taken_back_comes_again(stage: Stage) -> None:
    await to_next_steps(stage)
    await stage.open("add/door")
    await stage.type("A slot", "enter", "up", "delete")
    assert stage.contents.lookouts == ()
    await stage.press("ctrl+z")
    assert [door.text for door in stage.contents.lookouts] == ["A slot"]
