from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import apply
from meetingtui.domain.meeting.undo import LISTS, inverse, without_change
from meetingtui.domain.people import NextMeeting
from tests.builders import BERLIN, commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.strategies import MODEST, WORDS, Course, Move, a_topic, as_event, courses, texts

TYPED = (events.Answered, events.TaskNoted, events.GoalNoted, events.JotsNoticed, events.QueueNoticed)
"""Events that only add words, or come from elsewhere; undo is not about them."""


def undone(before: Contents, after: Contents, now: Contents | None = None) -> Contents:
    """The present contents once what led from `before` to `after` is taken back."""
    contents = after if now is None else now
    for patch in inverse(before, after):
        contents = without_change(contents, patch)
    return contents


def in_any_order(contents: Contents) -> Contents:
    """The contents, whatever order the words of jots have that stand under the same question."""
    answers = {key: "\n".join(sorted(text.split("\n"))) for key, text in contents.answers.items() if text}
    return replace(contents, answers=answers)


@MODEST
@given(courses(words=True), WORDS)
def test_taking_back_the_last_change_restores_every_list(course: Course, move: Move) -> None:
    before = course.meeting
    event = as_event(before, move, course.at)
    if event is None or isinstance(event, TYPED):
        return
    try:
        after = apply(before, event)
    except IllegalMove:
        return
    assert in_any_order(undone(before.contents, after.contents)) == in_any_order(before.contents)


@MODEST
@given(courses(words=True), WORDS, texts, texts)
def test_words_that_were_typed_since_stay(course: Course, move: Move, answer: str, note: str) -> None:
    before = course.meeting
    event = as_event(before, move, course.at)
    if event is None or isinstance(event, TYPED):
        return
    try:
        after = apply(before, event)
    except IllegalMove:
        return
    typed = [
        events.Answered(course.at, "went-well", answer),
        events.TaskNoted(course.at, "c-0", note),
        events.GoalNoted(course.at, "g-0", "why", note),
    ]
    now, wanted = after, before
    for words in typed:
        now, wanted = apply(now, words), apply(wanted, words)
    assert undone(before.contents, after.contents, now.contents) == wanted.contents


@MODEST
@given(courses(words=True), st.lists(WORDS, max_size=6))
def test_taking_back_one_change_after_the_other_leads_all_the_way_back(course: Course, moves: list[Move]) -> None:
    states = [course.meeting]
    for move in moves:
        event = as_event(states[-1], move, course.at)
        if event is not None and not isinstance(event, TYPED):
            try:
                states.append(apply(states[-1], event))
            except IllegalMove:
                continue
    now = states[-1].contents
    for before, after in reversed(list(pairwise(states))):
        now = undone(before.contents, after.contents, now)
    assert now == states[0].contents


def test_typing_alone_leaves_nothing_to_take_back() -> None:
    assert inverse(Contents(), Contents(answers={"went-well": "x"})) == ()


def test_notes_typed_under_a_topic_survive_taking_its_mark_back() -> None:
    before = Contents(topics=(a_topic("t", "Pay"),))
    after = Contents(topics=(a_topic("t", "Pay", state=TopicState.DISCUSSED),))
    now = Contents(topics=(replace(after.topics[0], notes="ask in March"),))
    assert undone(before, after, now).topics == (a_topic("t", "Pay", notes="ask in March"),)


@each("words", [{"notes": "ask in March"}, {"tried": "asked Kim"}])
def test_adding_a_topic_is_not_taken_back_once_words_stand_under_it(words: dict[str, Any]) -> None:
    after = Contents(topics=(a_topic("t", "Pay"),))
    now = Contents(topics=(a_topic("t", "Pay", **words),))
    with pytest.raises(IllegalMove, match="words"):
        undone(Contents(), after, now)


def test_a_place_that_was_typed_since_stays_when_a_date_is_taken_back() -> None:
    first = Contents(next_meeting=NextMeeting(TUESDAY, BERLIN, 60, "the usual link"))
    second = Contents(next_meeting=NextMeeting(TUESDAY.replace(day=24), BERLIN, 60, "the usual link"))
    now = Contents(next_meeting=NextMeeting(TUESDAY.replace(day=24), BERLIN, 60, "room 5"))
    assert undone(first, second, now).next_meeting == NextMeeting(TUESDAY, BERLIN, 60, "room 5")


def test_the_first_agreed_date_is_taken_back_to_none_and_comes_back() -> None:
    agreed = Contents(next_meeting=NextMeeting(TUESDAY, BERLIN, 60))
    assert undone(Contents(), agreed).next_meeting is None
    assert undone(agreed, Contents()) == agreed


def test_an_item_that_went_comes_back_to_its_place() -> None:
    three = tuple(commitment(str(number)) for number in range(3))
    before, after = Contents(commitments=three), Contents(commitments=three[::2])
    assert undone(before, after) == before


@each("after", ["bcda", "dabc", "acbd", "badc"])
def test_what_changed_places_goes_back_to_them(after: str) -> None:
    before = Contents(topics=tuple(a_topic(name, name) for name in "abcd"))
    moved = Contents(topics=tuple(a_topic(name, name) for name in after))
    assert undone(before, moved) == before


def test_what_is_not_there_any_more_is_passed_over() -> None:
    before, after = Contents(topics=(a_topic("t", "Pay"),)), Contents(topics=(a_topic("t", "Salary"),))
    assert undone(before, after, Contents()) == Contents()


def test_what_came_back_already_does_not_come_twice() -> None:
    before = Contents(topics=(a_topic("t", "Pay"),))
    assert undone(before, Contents(), before) == before


def test_every_list_of_the_contents_that_can_change_can_be_taken_back() -> None:
    lists = {name for name, value in vars(Contents()).items() if isinstance(value, tuple)}
    assert set(LISTS) == lists
