"""The end of a meeting, laid upon what others changed while it ran: it changes only what it decided itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, in_force
from meetingtui.domain.ending.conclusion import Conclusion, conclude
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.contents import GoalReview, JotLook
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair

_GOES_ON = (Verdict.KEEP, Verdict.ADJUST)
_Line = TypeVar("_Line")


def conclude_upon(meeting: Meeting, table: Table) -> Conclusion:
    """What follows from the meeting, given what was changed apart from it since it was opened.

    Its pair has to be the one that is kept by now, and the table has to hold all commitments. What the record says is
    what the two saw and wrote. Raises IllegalMove unless the meeting is finished.
    """
    conclusion = conclude(meeting)
    upon = conclude(_upon(meeting, table))
    agreement = _page(meeting.agreement, conclusion.agreement, in_force(table.agreements))
    pair = upon.pair if agreement is None else replace(upon.pair, minutes=agreement.minutes)
    return replace(upon, record=conclusion.record, agreement=agreement, pair=_still_closed(pair, meeting.pair))


def _upon(meeting: Meeting, table: Table) -> Meeting:
    """The meeting as if it had begun with what is kept by now."""
    tasks = {task.id: task for task in table.commitments}
    goals = {goal.id: goal for goal in table.goals}
    doors = {door.id: door for door in table.opportunities}
    contents = meeting.contents
    reviews = [replace(review, commitment=tasks.get(review.id, review.commitment)) for review in contents.reviews]
    goal_reviews = [replace(review, goal=goals.get(review.id, review.goal)) for review in contents.goal_reviews]
    contents = replace(
        contents,
        reviews=tuple(review for review in reviews if review.commitment.open or review.outcome),
        goal_reviews=tuple(review for review in goal_reviews if review.goal.current or not _goes_on(review)),
        topics=tuple(topic for topic in contents.topics if not dropped_elsewhere(topic, meeting, table.topics)),
        jots=jots_as_kept(meeting, table),
        doors=tuple(_moved_by_both(door, doors.get(door.id, door)) for door in contents.doors),
    )
    return with_preparations_as_kept(replace(meeting, contents=contents), table)


def with_preparations_as_kept(meeting: Meeting, table: Table) -> Meeting:
    """The meeting with what was prepared for it; what was changed since waits for the next one."""
    kept = [one for one in meeting.preparations if one in table.preparations]
    return replace(meeting, preparations=tuple(kept))


def jots_as_kept(meeting: Meeting, table: Table) -> tuple[JotLook, ...]:
    """What the meeting made of jots, upon these as they are kept by now; one that is gone is left out."""
    jots = {jot.id: jot for jot in table.jots}
    return tuple(replace(look, jot=jots[look.id]) for look in meeting.contents.jots if look.id in jots)


def dropped_elsewhere(topic: Topic, meeting: Meeting, waiting: Iterable[Topic]) -> bool:
    """Whether a topic that would wait again was in the queue before, and is not among those that wait any more."""
    waits = topic.waits and not (topic.state is TopicState.WAITING and topic.notes.strip())
    return waits and topic.added_at < meeting.opened_at and all(kept.id != topic.id for kept in waiting)


def changed_meanwhile(meeting: Meeting, pair: Pair, table: Table) -> str:
    """One sentence about what was changed apart from the meeting since it was opened; empty when nothing was.

    Args:
        meeting: As it ended, with the pair and everything else as it was opened with.
        pair: The same pair as it is kept by now.
        table: What is kept by now, with all commitments.
    """
    tasks = {task.id: task for task in table.commitments}
    goals = {goal.id: goal for goal in table.goals}
    contents, before, page = meeting.contents, meeting.agreement, in_force(table.agreements)
    looked_at = [(review.goal, goals[review.id]) for review in contents.goal_reviews if review.id in goals]
    closed = sum(not kept.current for seen, kept in looked_at if seen.current)
    other = sum(kept.current and kept != seen for seen, kept in looked_at)
    reviews = [review.commitment for review in contents.reviews if review.id in tasks]
    settled = sum(task.open and not tasks[task.id].open for task in reviews)
    dropped = sum(dropped_elsewhere(topic, meeting, table.topics) for topic in contents.topics)
    found = (
        "the pair was closed" if pair.closed_on and not meeting.pair.closed_on else "",
        "the next meeting was set" if date_set_meanwhile(meeting, pair) else "",
        "the agreement was revised" if page and page.id != (before and before.id) else "",
        f"{_number(closed, 'goal')} closed" if closed else "",
        f"{_number(other, 'goal')} changed" if other else "",
        f"{_number(settled, 'promise')} settled" if settled else "",
        f"{_number(dropped, 'topic')} taken off the queue" if dropped else "",
    )
    said = [words for words in found if words]
    return (
        f"Meanwhile, in another window: {', '.join(said)}. That stays; the recap says what you saw." if said else ""
    )


def date_set_meanwhile(meeting: Meeting, pair: Pair) -> bool:
    """Whether a date was set apart from a meeting that agreed on none itself; arguments as above."""
    date = pair.next_meeting
    return meeting.contents.next_meeting is None and date is not None and date != meeting.pair.next_meeting


def _number(count: int, word: str) -> str:
    return f"a {word} was" if count == 1 else f"{count} {word}s were"


def _goes_on(review: GoalReview) -> bool:
    """Whether it would open a goal again that was closed meanwhile."""
    return review.verdict in _GOES_ON


def _moved_by_both(mine: Opportunity, kept: Opportunity) -> Opportunity:
    """The door with the moves of both, as far as it came in either, in the words that were found last."""
    stages = tuple(Stage)
    if kept.worded_at is not None and (mine.worded_at is None or kept.worded_at > mine.worded_at):
        mine = replace(mine, text=kept.text, worded_at=kept.worded_at)
    moves = sorted({*mine.moves, *kept.moves}, key=lambda move: (stages.index(move.stage), move.at))
    if tuple(moves) == mine.moves:
        return mine
    return replace(mine, stage=moves[-1].stage, moves=tuple(moves))


def _still_closed(pair: Pair, kept: Pair) -> Pair:
    """A pair that was closed meanwhile stays so, and has no date."""
    return pair if kept.closed_on is None else replace(pair, closed_on=kept.closed_on, next_meeting=None)


def _page(before: Agreement | None, mine: Agreement | None, kept: Agreement | None) -> Agreement | None:
    """The page that the meeting made, with the lines that it left open as they were revised meanwhile."""
    if mine is None or kept is None or kept == before:
        return mine
    old = before or Agreement(kept.id, kept.pair_id, kept.agreed_on, minutes=kept.minutes)
    revised = {key: words for key, words in kept.terms.items() if old.terms.get(key) != words}
    lines = {
        "terms": {**revised, **mine.terms},
        "slot": mine.slot or _if_revised(old.slot, kept.slot),
        "second_slot": mine.second_slot or _if_revised(old.second_slot, kept.second_slot),
        "cadence": mine.cadence if mine.cadence is not Cadence.WEEKLY else _if_revised(old.cadence, kept.cadence),
        "runs_until": mine.runs_until or _if_revised(old.runs_until, kept.runs_until),
        "absences": _joined(mine, old, kept),
    }
    merged = replace(mine, **{name: line for name, line in lines.items() if line is not None})  # type: ignore[arg-type]
    # Nobody has said yes to a page that nobody saw.
    said_yes = mine.both_said_yes and merged == mine
    return replace(merged, replaces=kept.id, both_said_yes=said_yes)


def _if_revised(old: _Line, kept: _Line) -> _Line | None:
    return kept if kept != old else None


def _joined(mine: Agreement, old: Agreement, kept: Agreement) -> tuple[Absence, ...]:
    new = [absence for absence in kept.absences if absence not in old.absences and absence not in mine.absences]
    return tuple(sorted([*mine.absences, *new], key=lambda absence: absence.first))
