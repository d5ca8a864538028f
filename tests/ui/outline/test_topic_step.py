"""Open discussion on the screen: the queue of topics, and what is said about the one that is open."""

from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.ledger.topics import EarlierNotes, Help, Topic, TopicState
from meetingtui.domain.meeting.hints import ASK_WHY, AT_ONCE_FIRST, LADDER
from meetingtui.domain.people import Role
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

TOPICS = [Topic(name, "pair-1", name, TUESDAY - timedelta(days=3)) for name in ("Saying no", "Pay", "Reviews")]
AGAIN = Topic(
    "again",
    "pair-1",
    "Saying no",
    TUESDAY - timedelta(days=20),
    notes="Offer a date instead",
    times_back=1,
    earlier=(EarlierNotes("It is about Kim", date(2026, 11, 3)),),
)
LAST_WEEK = held(began=TUESDAY - timedelta(days=7))


async def to_discussion(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")


async def to_field(stage: Stage, name: str) -> None:
    while stage.focus != name:
        await stage.press("shift+tab")


def order(stage: Stage) -> list[str]:
    return [topic.text for topic in stage.contents.topics]


@on_stage(topics=TOPICS)
async def test_the_first_topic_is_open_and_its_notes_are_typed_at_once(stage: Stage) -> None:
    await to_discussion(stage)
    assert stage.steps == ["topics/Saying no", "topics/Pay", "topics/Reviews", "add/topic", "onward"]
    await stage.type("discuss next week? drop it", "enter")
    assert stage.contents.topics[0].notes == "discuss next week? drop it"
    assert stage.step == "topics/Pay"
    assert [topic.state for topic in stage.contents.topics] == [TopicState.WAITING] * 3


@on_stage(topics=TOPICS)
async def test_where_a_topic_stands_is_chosen_and_its_row_says_so(stage: Stage) -> None:
    await to_discussion(stage)
    await to_field(stage, "topic-state")
    assert stage.choices[0] == ["waits"]
    for state, words, sign in (
        (TopicState.DISCUSSED, "discussed", "+"),
        (TopicState.NEXT_WEEK, "next week", "~"),
        (TopicState.DROPPED, "dropped", "x"),
    ):
        await stage.press("right")
        assert stage.contents.topics[0].state is state
        assert stage.choices[0] == [words]
        await stage.open("topics/Pay")
        assert f"{sign} Both Saying no" in stage.text
        await stage.open("topics/Saying no")
        await to_field(stage, "topic-state")
    await stage.press("left", "left", "left", "left")
    assert stage.contents.topics[0].state is TopicState.WAITING


@on_stage(topics=TOPICS)
async def test_a_topic_moves_in_the_queue_and_stays_open(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.type("half a word")
    await stage.press("ctrl+down", "ctrl+down")
    assert order(stage) == ["Pay", "Reviews", "Saying no"]
    assert (stage.step, stage.typed) == ("topics/Saying no", "half a word")
    assert stage.steps[2] == "topics/Saying no"
    await stage.press("ctrl+up")
    assert order(stage) == ["Pay", "Saying no", "Reviews"]
    await stage.type("s")
    assert stage.contents.topics[1].notes == "half a words"


@on_stage(topics=TOPICS)
async def test_the_help_wanted_is_one_of_its_kinds_or_any(stage: Stage) -> None:
    await to_discussion(stage)
    await to_field(stage, "topic-help")
    for kind in Help:
        await stage.press("right")
        assert stage.contents.topics[0].help is kind
        assert stage.choices[1] == [kind.value]
    await stage.press(*["left"] * 7)
    assert stage.contents.topics[0].help is None
    assert stage.choices[1] == ["any"]
    await stage.press("right")
    await stage.open("topics/Pay")
    assert "Saying no just listen" in stage.text


@on_stage(topics=TOPICS)
async def test_a_topic_belongs_to_one_of_the_two_or_both(stage: Stage) -> None:
    await to_discussion(stage)
    await to_field(stage, "topic-from")
    assert "> Both Saying no" in stage.text
    await stage.press("right")
    assert stage.contents.topics[0].by is Role.MENTEE
    assert "> Sam Saying no" in stage.text
    await stage.press("right")
    assert stage.contents.topics[0].by is Role.MENTOR
    assert "> Ada Saying no" in stage.text
    await stage.press("left", "left")
    assert stage.contents.topics[0].by is None


@on_stage(topics=TOPICS)
async def test_notes_and_what_was_tried_belong_to_their_topic(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.paste("Offer a date\ninstead of a no")
    await stage.press("tab")
    await stage.type("Wrote it down", "enter")
    assert (stage.step, stage.typed, stage.value("#topic-tried")) == ("topics/Pay", "", "")
    await stage.press("tab")
    await stage.type("Asked around", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
    assert (stage.step, stage.value("#topic-tried")) == ("topics/Saying no", "Wrote it down")
    assert stage.typed == "Offer a date\ninstead of a no"
    assert [(t.notes, t.tried) for t in stage.contents.topics] == [
        ("Offer a date\ninstead of a no", "Wrote it down"),
        ("", "Asked around"),
        ("", ""),
    ]


@on_stage(topics=[AGAIN], records=[LAST_WEEK])
async def test_what_was_said_earlier_stands_apart_with_its_day_and_the_notes_are_empty(stage: Stage) -> None:
    await to_discussion(stage)
    assert "Tue 3 Nov 2026: It is about Kim" in stage.text
    assert "Tue 10 Nov 2026: Offer a date instead" in stage.text
    assert stage.typed == ""
    await stage.type("Today we said no twice", "enter")
    topic = stage.contents.topics[0]
    assert topic.notes == "Today we said no twice"
    assert [notes.text for notes in topic.earlier] == ["It is about Kim", "Offer a date instead"]
    await stage.press("ctrl+n", "ctrl+n", "y")
    assert stage.record.contents.topics[0].notes == "Today we said no twice"
    assert stage.record.contents.topics[0].state is TopicState.DISCUSSED


@on_stage()
async def test_topics_are_added_to_an_empty_queue_one_after_the_other(stage: Stage) -> None:
    await to_discussion(stage)
    assert (stage.step, stage.steps) == ("add/topic", ["add/topic", "onward"])
    assert "What else do you want to talk about?" in stage.text or "What do you want to talk about?" in stage.text
    await stage.type("Books", "enter")
    await stage.type("Ada: Talks", "enter")
    assert [(t.text, t.by) for t in stage.contents.topics] == [("Books", None), ("Talks", Role.MENTOR)]
    assert stage.step == "add/topic"
    assert "Both Books" in stage.text
    assert "Ada Talks" in stage.text
    await stage.press("up")
    await stage.type("notes of the talks")
    assert [t.notes for t in stage.contents.topics] == ["", "notes of the talks"]


@on_stage(topics=TOPICS)
async def test_pasted_lines_are_topics_and_one_undo_takes_them_all(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.open("add/topic")
    await stage.paste("* Books\n* Sam: Talks\n* Kim's offer\n")
    assert order(stage)[3:] == ["Books", "Talks", "Kim's offer"]
    assert [t.by for t in stage.contents.topics[3:]] == [None, Role.MENTEE, None]
    await stage.press("ctrl+z")
    assert order(stage) == ["Saying no", "Pay", "Reviews"]
    assert stage.message.startswith('Taken back: "Books" and 2 more.')


@on_stage()
async def test_a_caught_thought_gets_its_author_in_the_queue(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+o")
    await stage.type("Ask Kim", "enter")
    await stage.to("Open discussion")
    assert (stage.contents.topics[0].text, stage.contents.topics[0].by) == ("Ask Kim", None)
    await to_field(stage, "topic-from")
    await stage.press("right", "right")
    assert stage.contents.topics[0].by is Role.MENTOR


@on_stage(topics=TOPICS)
async def test_a_topic_of_today_gets_other_words_and_keeps_its_notes(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.open("add/topic")
    await stage.type("Boks", "enter", "up")
    await stage.type("said")
    await stage.press("tab", "tab")
    assert stage.focus == "topic-words"
    await stage.press("backspace", "backspace")
    await stage.type("oks", "enter")
    assert (stage.contents.topics[3].text, stage.contents.topics[3].notes) == ("Books", "said")
    await stage.press("up", "tab", "tab", "ctrl+u", "enter")
    assert order(stage)[3] == "Books"


@on_stage(topics=TOPICS)
async def test_delete_on_a_row_drops_a_topic_and_undo_brings_it_back(stage: Stage) -> None:
    await to_discussion(stage)
    await to_field(stage, "topic-state")
    await stage.press("delete")
    assert stage.contents.topics[0].state is TopicState.DROPPED
    assert stage.message == 'Dropped: "Saying no".   Ctrl+Z: bring it again'
    assert (stage.focus, stage.choices[0]) == ("topic-state", ["dropped"])
    await stage.press("ctrl+z")
    assert stage.contents.topics[0].state is TopicState.WAITING
    assert (stage.focus, stage.choices[0]) == ("topic-state", ["waits"])


@on_stage(topics=TOPICS)
async def test_undo_takes_back_marks_and_moves_but_no_words(stage: Stage) -> None:
    await to_discussion(stage)
    await to_field(stage, "topic-state")
    await stage.press("right", "ctrl+down")
    await stage.type("said", "escape", "u")
    assert order(stage) == ["Saying no", "Pay", "Reviews"]
    assert stage.message.startswith("Taken back: the order of the list.")
    await stage.press("u")
    first = stage.contents.topics[0]
    assert (first.state, first.notes) == (TopicState.WAITING, "said")
    assert stage.letters
    assert ("u", "Undo") not in stage.footer


@on_stage(size=(80, 24), topics=[AGAIN, *TOPICS[1:]], records=[LAST_WEEK])
async def test_all_keys_of_a_topic_can_be_read_in_a_small_window(stage: Stage) -> None:
    await to_discussion(stage)
    for said in ("Ctrl+J: new line", "Up, Down: fields", "Ctrl+Up, Down: move"):
        assert said in stage.text


@on_stage(size=(80, 24), topics=TOPICS)
async def test_a_hint_stands_in_the_empty_notes_and_goes_by_the_help_that_is_wanted(stage: Stage) -> None:
    await to_discussion(stage)
    assert LADDER in stage.text
    await to_field(stage, "topic-help")
    while stage.contents.topics[0].help is not Help.OPTIONS:
        await stage.press("right")
    assert ASK_WHY in stage.text
    await stage.type("x")
    assert ASK_WHY not in stage.text
    assert LADDER not in stage.text


@on_stage(size=(80, 24))
async def test_a_new_pair_is_told_to_begin_with_what_can_be_answered_at_once(stage: Stage) -> None:
    await to_discussion(stage)
    assert AT_ONCE_FIRST in stage.text
    await stage.type("Pay", "enter")
    await stage.open("add/topic")
    assert AT_ONCE_FIRST in stage.text


@on_stage(size=(80, 24), records=[held(number=n, id=f"m-{n}", began=LAST_WEEK.began) for n in (1, 2, 3)])
async def test_a_pair_that_met_three_times_is_not(stage: Stage) -> None:
    await to_discussion(stage)
    assert stage.meeting.number == 4
    assert AT_ONCE_FIRST not in stage.text
    assert "a question, something to work on together ..." in stage.text
