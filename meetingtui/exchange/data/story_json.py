"""The JSON of `meet story`, for programs; what is promised of it stands in `json_file`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.story.goal_story import GoalTold
from meetingtui.domain.story.promise_story import PromiseTold
from meetingtui.domain.story.story import DoorTold, Quote, Story
from meetingtui.domain.story.time_use import TimeUse
from meetingtui.exchange.data.json_values import day_text, whole_seconds

if TYPE_CHECKING:
    from meetingtui.exchange.output.story import (
        DoorToldObject,
        GoalToldObject,
        PromiseToldObject,
        SaidObject,
        StoryObject,
        TimeObject,
    )


def story_object(story: Story) -> StoryObject:
    """The whole story; days are those of the pair's zone."""
    return {
        "since": story.since.isoformat(),
        "until": story.until.isoformat(),
        "mentee": story.mentee or None,
        "mentor": story.mentor or None,
        "goals": [_goal(goal) for goal in story.goals],
        "promises": [_promise(promise) for promise in story.promises],
        "wins": [_said(said) for said in story.wins],
        "doors": [_door(door) for door in story.doors],
        "thanks": [_said(said) for said in story.thanks],
        "months": [
            {
                "meeting": month.number,
                "on": month.on.isoformat(),
                "answers": [{"question": label, "text": text} for label, text in month.answers],
            }
            for month in story.months
        ],
        "time": _time(story.time),
    }


def _goal(goal: GoalTold) -> GoalToldObject:
    return {
        "id": goal.id,
        "text": goal.text,
        "known_by": goal.known_by,
        "set_on": goal.set_on.isoformat(),
        "due": goal.due.isoformat(),
        "state": goal.state,
        "promises_done": goal.done_for,
        "changes": [
            {
                "on": step.on.isoformat(),
                "what": step.words,
                "evidence": step.evidence,
                "why": step.why,
                "text_before": step.text_before or None,
            }
            for step in goal.steps
        ],
    }


def _promise(promise: PromiseTold) -> PromiseToldObject:
    return {
        "id": promise.id,
        "owner": promise.owner,
        "text": promise.text,
        "made_on": promise.made_on.isoformat(),
        "week_task": promise.week_task,
        "became": promise.became,
        "settled_on": day_text(promise.settled_on),
        "times_back": promise.times_back,
        "note": promise.note,
        "goal_id": promise.goal_id,
    }


def _said(said: Quote) -> SaidObject:
    return {
        "meeting": said.number,
        "on": said.on.isoformat(),
        "by": said.by,
        "text": said.text,
    }


def _door(door: DoorTold) -> DoorToldObject:
    return {
        "id": door.id,
        "text": door.text,
        "since": door.since.isoformat(),
        "stage": door.stage,
        "outcome": door.outcome or None,
        "moves": [{"on": m.on.isoformat(), "stage": m.stage, "note": m.note} for m in door.moves],
    }


def _time(use: TimeUse) -> TimeObject:
    suggestion = use.suggestion
    return {
        "total_seconds": whole_seconds(use.total),
        "meetings": [
            {
                "number": meeting.number,
                "on": meeting.day.isoformat(),
                "planned_seconds": whole_seconds(meeting.planned),
                "length_seconds": whole_seconds(meeting.length),
                "late_seconds": whole_seconds(meeting.late),
                "overrun_seconds": whole_seconds(meeting.overrun),
            }
            for meeting in use.meetings
        ],
        "phases": [
            {
                "phase": phase.phase,
                "meetings": phase.meetings,
                "planned_seconds": whole_seconds(phase.planned),
                "used_seconds": whole_seconds(phase.used),
            }
            for phase in use.phases
        ],
        "suggestion": None
        if suggestion is None
        else {
            "meetings": suggestion.meetings,
            "phases": [
                {
                    "phase": kind,
                    "planned_seconds": whole_seconds(planned),
                    "suggested_seconds": whole_seconds(suggested),
                }
                for kind, planned, suggested in suggestion.phases
            ],
        },
    }
