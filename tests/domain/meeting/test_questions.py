from __future__ import annotations

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import ADVICE, ASKED, FOUR_QUESTIONS, OPENERS, WORTH_IT, Question, opener
from meetingtui.domain.people import Person, Role
from tests.builders import BERLIN, pair

EVERY: list[Question] = [
    WORTH_IT,
    *(question for questions in (*ASKED.values(), *ASKED_FIRST.values()) for question in questions),
]


def test_every_phase_has_its_questions() -> None:
    assert set(ASKED) | set(ASKED_FIRST) == set(PhaseKind)
    assert not set(ASKED) & set(ASKED_FIRST)


def test_every_phase_of_a_weekly_meeting_has_its_advice() -> None:
    assert set(ADVICE) >= set(ASKED)


def test_no_two_answers_share_a_key() -> None:
    keys = [question.key for question in EVERY]
    assert len(set(keys)) == len(keys)


def test_last_week_asks_what_the_product_asks() -> None:
    assert [(question.prompt, question.whose) for question in ASKED[PhaseKind.LAST_WEEK]] == [
        ("What went well?", Role.MENTEE),
        ("What went well?", Role.MENTOR),
        ("What could have gone better?", Role.MENTEE),
        ("What could have gone better?", Role.MENTOR),
        ("Whom do you thank, and for what?", Role.MENTEE),
        ("Whom do you thank, and for what?", Role.MENTOR),
        ("Where are you on the 30/60/90 goals?", None),
    ]


def test_the_month_asks_how_the_mentee_can_help_and_what_the_mentor_learned() -> None:
    keys = {question.key: question.whose for question in ASKED[PhaseKind.MONTH]}
    assert keys["help-mentor"] is keys["mentor-learned"] is Role.MENTOR


def test_questions_speak_to_the_two_by_name() -> None:
    two = pair(mentor=Person("Zoë", BERLIN), mentee=Person("{mentor}", BERLIN))
    asked = [question.asked(two) for question in EVERY]
    assert "How can {mentor} help Zoë?" in asked
    assert all(question.told("Zoë", "Kim") for question in EVERY)
    assert [question.format(mentor="Zoë", mentee="Kim") for question in FOUR_QUESTIONS][:2] == [
        "What will Kim do next week?",
        "What will Zoë look out for?",
    ]


def test_each_meeting_opens_with_the_next_question_and_never_runs_out() -> None:
    assert [opener(number) for number in range(1, len(OPENERS) + 1)] == list(OPENERS)
    assert opener(len(OPENERS) + 1) == OPENERS[0]


def test_no_words_shout() -> None:
    words = [*OPENERS, *FOUR_QUESTIONS, *ADVICE.values(), *(question.prompt for question in EVERY)]
    assert not [line for line in words if "!" in line]
