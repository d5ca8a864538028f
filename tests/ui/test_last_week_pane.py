"""Last week on the screen: what became of each promise, and the questions that follow."""

from __future__ import annotations

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

THREE = [
    commitment("Read chapter 4", id="read"),
    commitment("Submit the talk", id="talk", week_task=True),
    commitment("Introduce Sam to Lin", id="lin", owner=Role.MENTOR),
]
CARRIED = [commitment("Fix the test", id="fix", times_carried=3), commitment("Read", id="read", times_carried=1)]


def outcomes(stage: Stage) -> dict[str, tuple[Outcome | None, str]]:
    return {review.id: (review.outcome, review.note) for review in stage.contents.reviews}


@on_stage(commitments=THREE)
async def test_the_mentors_promises_come_first_then_the_weeks_task(stage: Stage) -> None:
    await stage.begin()
    shown = stage.text
    assert shown.index("Introduce Sam") < shown.index("Submit the talk the week's task") < shown.index("Read chapter")
    assert stage.focus == "review-list"


@on_stage(commitments=THREE)
async def test_one_key_says_what_became_of_it_and_asks_for_the_words(stage: Stage) -> None:
    await stage.begin()
    for key, outcome, word, asks in (
        ("d", Outcome.DONE, "DONE", "Done. In your words:"),
        ("p", Outcome.PARTLY, "PARTLY", "Partly. What is left?"),
        ("n", Outcome.NOT_YET, "NOT YET", "Not yet. What got in the way?"),
        ("c", Outcome.CHANGED, "CHANGED", "Changed. What is it now?"),
    ):
        await stage.press(key)
        assert outcomes(stage)["lin"][0] is outcome
        assert stage.focus == "review-note"
        assert asks in stage.text
        assert f"Introduce Sam to Lin {word}" in stage.text
        await stage.type(key, "up")
    assert outcomes(stage)["lin"] == (Outcome.CHANGED, "dpnc")


@on_stage(commitments=THREE)
async def test_the_same_key_again_takes_the_answer_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d", "up", "d")
    assert outcomes(stage)["lin"] == (None, "")


@on_stage(size=(80, 24), commitments=THREE)
async def test_words_said_to_a_promise_stand_under_it_once_another_one_is_marked(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d")
    await stage.type("They met on Friday, ")
    assert stage.text.count("They met on Friday") == 1
    await stage.type("and talked for long " * 5, "enter")
    lines = [line for line in stage.text.splitlines() if "They met on Friday" in line]
    assert len(lines) == 1
    assert lines[0].startswith("│ They met on Friday, and talked for long")
    assert lines[0].rstrip("│ ").endswith("...")
    await stage.press("up")
    assert stage.value("#review-note").startswith("They met on Friday")


MANY = [commitment(f"Promise {n} " + "of many words " * 8, id=f"p{n}") for n in range(5)]


@on_stage(size=(80, 24), commitments=MANY)
async def test_where_there_is_no_room_the_promises_alone_are_listed(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d")
    await stage.type("said", "enter")
    assert "│ said" not in stage.text
    await stage.resize(80, 40)
    await stage.press("p")
    await stage.type("more", "enter")
    assert "│ said" in stage.text


@on_stage(commitments=CARRIED)
async def test_smaller_swap_and_drop_are_offered_only_at_the_third_time(stage: Stage) -> None:
    await stage.begin()
    assert "s smaller w swap x drop" in stage.text
    for key, outcome in (("w", Outcome.SWAPPED), ("x", Outcome.DROPPED)):
        await stage.press(key, "up")
        assert outcomes(stage)["fix"][0] is outcome
    await stage.press("s")
    await stage.type("One test a day", "enter")
    assert outcomes(stage)["fix"] == (Outcome.SMALLER, "One test a day")
    assert "smaller" not in stage.text.partition("Read")[2]
    for key in ("s", "w", "x"):
        await stage.press(key)
        assert outcomes(stage)["read"] == (None, "")
        assert stage.focus == "review-list"


@on_stage(commitments=THREE)
async def test_the_words_follow_the_mark(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d")
    await stage.type("first words", "up", "down")
    assert stage.value("#review-note") == ""
    await stage.press("p")
    await stage.type("second words", "up")
    await stage.press("up")
    assert stage.value("#review-note") == "first words"
    assert "Done. In your words:" in stage.text
    assert [note for _, note in outcomes(stage).values()] == ["first words", "second words", ""]


@on_stage(commitments=THREE)
async def test_enter_goes_from_promise_to_promise_and_then_to_the_first_question(stage: Stage) -> None:
    await stage.begin()
    for key in ("d", "p", "n"):
        await stage.press(key)
        await stage.type("words", "enter")
    assert stage.focus == "question-went-well"
    assert [outcome for outcome, _ in outcomes(stage).values()] == [Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET]


@on_stage()
async def test_with_nothing_promised_it_says_so_and_the_first_question_has_the_focus(stage: Stage) -> None:
    await stage.begin()
    assert "Nothing was promised last time" in stage.text
    assert stage.focus == "question-went-well"
    assert "d done" not in stage.text


@on_stage(opportunities=[Opportunity("o", "pair-1", "A meetup slot", TUESDAY)])
async def test_the_three_questions_and_what_the_mentor_looks_out_for_are_there(stage: Stage) -> None:
    await stage.begin()
    assert "Ada is looking out for:" in stage.text
    assert "> A meetup slot looking out" in stage.text
    assert "o offered i introduced" in stage.text
    for text, key in (("well\nsecond", "went-well"), ("better", "better"), ("goals", "goals")):
        assert stage.focus == f"question-{key}"
        await stage.paste(text)
        await stage.press("tab")
        assert stage.contents.answer(key) == text
    assert stage.focus == "question-line"


@on_stage()
async def test_a_question_that_came_up_waits_for_open_discussion(stage: Stage) -> None:
    await stage.begin()
    await stage.press("tab", "tab", "tab")
    await stage.type("How do I ask for a raise?", "enter")
    assert stage.value("#question-line") == ""
    assert "For open discussion: How do I ask for a raise?" in stage.text
    topic = stage.contents.topics[0]
    assert (topic.text, topic.by) == ("How do I ask for a raise?", Role.MENTEE)


@on_stage()
async def test_enter_behind_the_last_line_says_how_it_goes_on_and_throws_nobody_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("tab", "tab", "tab", "enter")
    assert stage.focus == "question-line"
    assert "Ctrl+N: next phase" in stage.message


@on_stage(commitments=THREE)
async def test_arrows_walk_the_whole_form_and_stay_at_its_ends(stage: Stage) -> None:
    await stage.begin()
    await stage.press("up")
    assert stage.focus == "review-list"
    await stage.press(*["down"] * 8)
    assert stage.focus == "question-line"
    await stage.press(*["up"] * 5)
    assert stage.focus == "review-list"


@on_stage()
async def test_words_that_were_not_entered_are_entered_when_the_phase_is_left(stage: Stage) -> None:
    await stage.begin()
    await stage.press("tab", "tab", "tab")
    await stage.type("Not entered yet", "ctrl+n")
    assert [topic.text for topic in stage.contents.topics] == ["Not entered yet"]
