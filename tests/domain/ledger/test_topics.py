from meetingtui.domain.ledger.topics import Help, TopicState, next_help
from tests.each import each
from tests.strategies import a_topic


def test_a_key_walks_through_the_kinds_of_help_and_back_to_none() -> None:
    walked, present = [], None
    for _ in range(len(Help) + 1):
        present = next_help(present)
        walked.append(present)
    assert walked == [*Help, None]


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
