"""How each event changes what a meeting is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.opportunities import Opportunity, door_before, moved_door, noted_door, reworded_door
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.contents import Becomes, Contents
from meetingtui.domain.meeting.jot_looks import looks_now, words_moved
from meetingtui.domain.meeting.undo import without_change
from meetingtui.domain.people import Role

Items = tuple[Any, ...]


def contents_after(contents: Contents, event: events.Event) -> Contents:
    """The contents after the event; raises IllegalMove, with nothing changed, when it does not fit."""
    return CHANGES[type(event)](contents, event)


def _find(items: Items, item_id: str) -> int:
    for index, item in enumerate(items):
        if item.id == item_id:
            return index
    raise IllegalMove("That line is not there any more.")


def _put(items: Items, item: Any) -> Items:
    """The items with this one in place of the one with the same id, or at the end."""
    index = next((index for index, other in enumerate(items) if other.id == item.id), len(items))
    return (*items[:index], item, *items[index + 1 :])


def _without(items: Items, item_id: str) -> Items:
    index = _find(items, item_id)
    return items[:index] + items[index + 1 :]


def _answer(contents: Contents, event: events.Answered) -> Contents:
    return replace(contents, answers={**contents.answers, event.key: event.text})


def _choose(contents: Contents, event: events.Chosen) -> Contents:
    chosen = {key: options for key, options in contents.chosen.items() if key != event.key}
    return replace(contents, chosen=chosen | {event.key: event.options} if event.options else chosen)


def _type_line(contents: Contents, event: events.LineTyped) -> Contents:
    lines = {key: text for key, text in contents.not_entered.items() if key != event.key}
    return replace(contents, not_entered=lines | {event.key: event.text} if event.text else lines)


def _review(contents: Contents, event: events.TaskReviewed) -> Contents:
    index = _find(contents.reviews, event.commitment_id)
    review = contents.reviews[index]
    if event.outcome is not None and event.outcome not in review.commitment.choices:
        raise IllegalMove(f"'{event.outcome.words}' is offered at the third look back.")
    return replace(contents, reviews=_put(contents.reviews, replace(review, outcome=event.outcome, said_on=None)))


def _note_review(contents: Contents, event: events.TaskNoted) -> Contents:
    review = contents.reviews[_find(contents.reviews, event.commitment_id)]
    return replace(contents, reviews=_put(contents.reviews, replace(review, note=event.note, said_on=None)))


def _notice_jots(contents: Contents, event: events.JotsNoticed) -> Contents:
    return replace(contents, jots=looks_now(contents.jots, event.jots))


def _notice_queue(contents: Contents, event: events.QueueNoticed) -> Contents:
    topics = tuple(
        replace(topic, state=TopicState.DROPPED) if topic.id in event.gone else topic for topic in contents.topics
    )
    return replace(contents, topics=(*topics, *event.brought))


def _take_jot(contents: Contents, event: events.JotTaken) -> Contents:
    look = contents.jots[_find(contents.jots, event.jot_id)]
    after = replace(look, becomes=event.becomes, words=event.words if event.becomes else "")
    topics = contents.topics
    if look.becomes is Becomes.TOPIC:
        made = topics[_find(topics, event.topic.id)]
        if made.notes.strip() or made.text != look.words:
            raise IllegalMove("There are words under that line by now.", do="Mark it as dropped instead.")
        topics = _without(topics, made.id)
    if event.becomes is Becomes.TOPIC:
        topics = _put(topics, event.topic)
    moved = words_moved(contents, look, after)
    return replace(moved, topics=topics, jots=_put(contents.jots, after))


def _review_goal(contents: Contents, event: events.GoalReviewed) -> Contents:
    review = contents.goal_reviews[_find(contents.goal_reviews, event.goal_id)]
    return replace(contents, goal_reviews=_put(contents.goal_reviews, replace(review, verdict=event.verdict)))


def _note_goal(contents: Contents, event: events.GoalNoted) -> Contents:
    if event.part not in ("evidence", "why", "text"):
        raise IllegalMove(f"The look at a goal has no part called {event.part}.")
    review = contents.goal_reviews[_find(contents.goal_reviews, event.goal_id)]
    words: dict[str, Any] = {event.part: event.words}
    noted = replace(review, **words)
    return replace(contents, goal_reviews=_put(contents.goal_reviews, noted))


def _goal_day(contents: Contents, event: events.GoalDayChanged) -> Contents:
    review = contents.goal_reviews[_find(contents.goal_reviews, event.goal_id)]
    return replace(contents, goal_reviews=_put(contents.goal_reviews, replace(review, due=event.due)))


def _move_topic(contents: Contents, event: events.TopicMoved) -> Contents:
    topics = list(contents.topics)
    index = _find(contents.topics, event.topic_id)
    target = min(max(index + event.by, 0), len(topics) - 1)
    topics.insert(target, topics.pop(index))
    return replace(contents, topics=tuple(topics))


def _change_topic(contents: Contents, event: events.TopicChanged) -> Contents:
    _find(contents.topics, event.topic.id)
    return replace(contents, topics=_put(contents.topics, event.topic))


def _commit(contents: Contents, event: events.CommitmentMade | events.CommitmentChanged) -> Contents:
    if isinstance(event, events.CommitmentChanged):
        _find(contents.commitments, event.commitment.id)
    commitment = event.commitment
    if commitment.owner is Role.MENTOR and commitment.week_task:
        commitment = replace(commitment, week_task=False)
    others = contents.commitments
    if commitment.week_task:
        others = tuple(replace(other, week_task=False) for other in others)
    return replace(contents, commitments=_put(others, commitment))


def _remove_commitment(contents: Contents, event: events.CommitmentRemoved) -> Contents:
    return replace(contents, commitments=_without(contents.commitments, event.commitment_id))


def _set_goal(contents: Contents, event: events.GoalSet) -> Contents:
    return replace(contents, new_goals=_put(contents.new_goals, event.goal))


def _withdraw_goal(contents: Contents, event: events.GoalWithdrawn) -> Contents:
    linked = tuple(
        replace(commitment, goal_id=None) if commitment.goal_id == event.goal_id else commitment
        for commitment in contents.commitments
    )
    return replace(contents, new_goals=_without(contents.new_goals, event.goal_id), commitments=linked)


def _look_out(contents: Contents, event: events.LookoutMade) -> Contents:
    return replace(contents, lookouts=_put(contents.lookouts, event.opportunity))


def _remove_lookout(contents: Contents, event: events.LookoutRemoved) -> Contents:
    return replace(contents, lookouts=_without(contents.lookouts, event.opportunity_id))


def _reword_door(contents: Contents, event: events.DoorReworded) -> Contents:
    part, door = _door(contents, event.opportunity_id)
    return _with_door(contents, part, reworded_door(door, event.text, at=event.at))


def _door(contents: Contents, opportunity_id: str) -> tuple[str, Opportunity]:
    part = "doors" if any(door.id == opportunity_id for door in contents.doors) else "lookouts"
    doors: Items = getattr(contents, part)
    return part, doors[_find(doors, opportunity_id)]


def _with_door(contents: Contents, part: str, door: Opportunity) -> Contents:
    changed: dict[str, Any] = {part: _put(getattr(contents, part), door)}
    return replace(contents, **changed)


def _move_door(contents: Contents, event: events.DoorMoved) -> Contents:
    part, door = _door(contents, event.opportunity_id)
    if event.since is not None:
        door = door_before(door, event.since)
    if event.stage is not None:
        door = moved_door(door, event.stage, event.note, at=event.at)
    elif event.note:
        door = noted_door(door, event.note, at=event.at)
    return _with_door(contents, part, door)


def _note_absence(contents: Contents, event: events.AbsenceNoted) -> Contents:
    if event.absence.last < event.absence.first:
        raise IllegalMove("The last day away comes before the first.")
    return replace(contents, absences=_put(contents.absences, event.absence))


def _remove_absence(contents: Contents, event: events.AbsenceRemoved) -> Contents:
    return replace(contents, absences=_without(contents.absences, event.absence_id))


CHANGES: dict[type[events.Event], Callable[[Contents, Any], Contents]] = {
    events.Answered: _answer,
    events.Chosen: _choose,
    events.LineTyped: _type_line,
    events.YesSaid: lambda contents, event: replace(contents, both_said_yes=event.both),
    events.TaskReviewed: _review,
    events.TaskNoted: _note_review,
    events.JotsNoticed: _notice_jots,
    events.QueueNoticed: _notice_queue,
    events.JotTaken: _take_jot,
    events.GoalReviewed: _review_goal,
    events.GoalNoted: _note_goal,
    events.GoalDayChanged: _goal_day,
    events.GoalSet: _set_goal,
    events.GoalWithdrawn: _withdraw_goal,
    events.TopicAdded: lambda contents, event: replace(contents, topics=_put(contents.topics, event.topic)),
    events.TopicChanged: _change_topic,
    events.TopicMoved: _move_topic,
    events.CommitmentMade: _commit,
    events.CommitmentChanged: _commit,
    events.CommitmentRemoved: _remove_commitment,
    events.LookoutMade: _look_out,
    events.LookoutRemoved: _remove_lookout,
    events.DoorMoved: _move_door,
    events.DoorReworded: _reword_door,
    events.AbsenceNoted: _note_absence,
    events.AbsenceRemoved: _remove_absence,
    events.NextMeetingAgreed: lambda contents, event: replace(contents, next_meeting=event.next_meeting),
    events.TakenBack: lambda contents, event: without_change(contents, event.patch),
}
"""Every event that changes the contents, and how."""
