"""Open discussion on the screen: the queue of topics, and what is said about the marked one."""

from __future__ import annotations

from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

TOPICS = [Topic(name, "pair-1", name, TUESDAY) for name in ("Saying no", "Pay", "Reviews")]


async def to_discussion(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")


def order(stage: Stage) -> list[str]:
    return [topic.text for topic in stage.contents.topics]


@on_stage(topics=TOPICS)
async def test_a_key_named_below_says_where_a_topic_stands_and_takes_it_back(stage: Stage) -> None:
    await to_discussion(stage)
    assert "d discussed w next week x drop h help e edit [ ] move" in stage.text
    assert "Enter: come here" in stage.text
    for key, state, word in (
        ("d", TopicState.DISCUSSED, "+ Saying no discussed"),
        ("w", TopicState.NEXT_WEEK, "~ Saying no back next week"),
        ("x", TopicState.DROPPED, "x Saying no dropped"),
    ):
        await stage.press(key)
        assert stage.contents.topics[0].state is state
        assert word in stage.text
        await stage.press(key)
        assert stage.contents.topics[0].state is TopicState.WAITING


@on_stage(topics=TOPICS)
async def test_a_topic_moves_with_the_mark_on_it(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("right_square_bracket", "right_square_bracket")
    assert order(stage) == ["Pay", "Reviews", "Saying no"]
    assert "> Saying no" in stage.text
    await stage.press("shift+up")
    assert order(stage) == ["Pay", "Saying no", "Reviews"]
    await stage.press("left_square_bracket", "left_square_bracket")
    assert order(stage) == ["Saying no", "Pay", "Reviews"]


@on_stage(topics=TOPICS)
async def test_the_help_wanted_walks_through_its_kinds(stage: Stage) -> None:
    await to_discussion(stage)
    seen = []
    for _ in Help:
        await stage.press("h")
        wanted = stage.contents.topics[0].help
        assert wanted is not None
        assert f"Saying no {wanted.value}" in stage.text
        seen.append(wanted)
    assert seen == [*Help]
    await stage.press("h")
    assert stage.contents.topics[0].help is None


@on_stage(topics=TOPICS)
async def test_notes_and_what_was_tried_belong_to_the_marked_topic(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("enter")
    assert stage.focus == "topic-notes"
    await stage.paste("Offer a date\ninstead of a no")
    await stage.press("tab")
    await stage.type("Wrote it down", "enter")
    assert stage.focus == "topic-list"
    await stage.press("down")
    assert (stage.value("#topic-notes"), stage.value("#topic-tried")) == ("", "")
    await stage.press("t")
    await stage.type("Asked around", "enter", "up")
    assert stage.value("#topic-notes") == "Offer a date\ninstead of a no"
    assert [(t.notes, t.tried) for t in stage.contents.topics] == [
        ("Offer a date\ninstead of a no", "Wrote it down"),
        ("", "Asked around"),
        ("", ""),
    ]


@on_stage()
async def test_a_topic_is_added_to_an_empty_queue(stage: Stage) -> None:
    await to_discussion(stage)
    assert "No topics yet. Type what you talk about, then take notes." in stage.text
    assert stage.focus == "topic-line"
    await stage.type("Books", "enter")
    await stage.type("Talks", "enter")
    assert order(stage) == ["Books", "Talks"]
    assert stage.focus == "topic-line"
    await stage.press("up")
    assert "> Books" in stage.text


@on_stage(size=(80, 24))
async def test_without_topics_one_key_leads_to_a_line_and_enter_to_its_notes(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("escape", "a")
    assert stage.focus == "topic-line"
    await stage.type("A bad week", "enter")
    assert "What is said, in a few words (Enter: come here)" in stage.text
    await stage.press("enter")
    assert stage.focus == "topic-notes"
    await stage.type("a")
    assert stage.contents.topics[0].notes == "a"


@on_stage()
async def test_the_key_for_a_topic_belongs_to_open_discussion(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "a")
    assert stage.focus == ""
    await stage.to("Open discussion")
    assert "Add what you talk about (a)" in [c.title for c in stage.app.get_system_commands(stage.app.screen)]


@on_stage(topics=TOPICS)
async def test_a_topic_gets_other_words_and_keeps_its_notes(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("enter")
    await stage.type("said", "up", "up", "e")
    assert stage.value("#topic-line") == "Saying no"
    assert "Editing" in stage.message
    await stage.type(" kindly", "enter")
    assert (stage.contents.topics[0].text, stage.contents.topics[0].notes) == ("Saying no kindly", "said")
    await stage.type("A new one", "enter")
    assert order(stage) == ["Saying no kindly", "Pay", "Reviews", "A new one"]


@on_stage(topics=TOPICS)
async def test_words_in_the_line_are_entered_before_a_topic_is_edited(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("up", "down", "down", "down")
    assert stage.focus == "topic-line"
    await stage.type("Half a thought", "up", "e", "enter")
    assert order(stage) == ["Saying no", "Pay", "Reviews", "Half a thought"]


@on_stage(topics=TOPICS)
async def test_an_empty_line_leaves_the_edited_topic_as_it_is(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("e", "ctrl+u", "enter")
    assert order(stage) == ["Saying no", "Pay", "Reviews"]
    await stage.press("up")
    assert stage.focus in {"topic-list", "topic-line"}


@on_stage(topics=TOPICS)
async def test_undo_takes_back_marks_moves_and_added_topics_but_no_words(stage: Stage) -> None:
    await to_discussion(stage)
    await stage.press("d", "right_square_bracket", "enter")
    await stage.type("said", "escape", "u")
    assert order(stage) == ["Saying no", "Pay", "Reviews"]
    await stage.press("u")
    first = stage.contents.topics[0]
    assert (first.state, first.notes) == (TopicState.WAITING, "said")
    await stage.press("u")
    assert "nothing to take back" not in stage.text
    assert ("u", "Undo") not in stage.footer
