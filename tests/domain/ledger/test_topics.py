from datetime import date

from meetingtui.domain.ledger.topics import EarlierNotes, Help, TopicState, brought_again
from tests.each import each
from tests.strategies import a_topic


def test_what_was_said_of_a_topic_stands_apart_when_it_is_brought_again() -> None:
    day = date(2026, 11, 10)
    again = brought_again(a_topic("t", "Pay", notes="ask in March"), day)
    assert (again.notes, again.earlier) == ("", (EarlierNotes("ask in March", day),))
    assert brought_again(again, date(2026, 11, 17)) is again


def test_the_kinds_of_help_are_the_products() -> None:
    assert [kind.value for kind in Help] == [
        "just listen",
        "ask me questions",
        "give me options",
        "what would you do",
        "challenge me",
        "rehearse with me",
    ]


@each(
    ("state", "waits"),
    [
        (TopicState.WAITING, True),
        (TopicState.NEXT_WEEK, True),
        (TopicState.DISCUSSED, False),
        (TopicState.DROPPED, False),
    ],
)
def test_a_topic_waits_until_it_is_discussed_or_dropped(state: TopicState, waits: bool) -> None:
    assert a_topic("t", "Pay", state=state).waits is waits
