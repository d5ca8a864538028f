"""How safe the words are, said in one way on every screen: never more than what is so."""

from __future__ import annotations

from datetime import datetime

from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.dates.say_times import time_at
from meetingtui.domain.meeting.meeting import Meeting
from meetingtui.domain.meeting.save_state import SaveState

FOUND_THERE = "meet start finds them there"


def bar_words(state: SaveState, zone: str) -> str:
    """For the top bar: `Saved 15:12`, `NOT SAVED: disk full`; empty before anything was typed."""
    if state.problem:
        return f"{'SAVED ELSEWHERE' if state.elsewhere else 'NOT SAVED'}: {state.problem}"
    return f"Saved {time_at(state.saved_at, zone)}" if state.saved_at is not None else ""


def standing_words(state: SaveState) -> str:
    """For the message line, as long as something is wrong; empty when all is well."""
    if state.elsewhere:
        return f"Your words go to {state.elsewhere}: {state.problem}"
    if state.problem:
        return f"NOT SAVED: {state.problem}. Your words are kept here; saving is tried every second."
    return ""


def before_leaving(state: SaveState, zone: str) -> str:
    """What is so when somebody asks to leave a running meeting."""
    if state.elsewhere:
        return f"Problem: {state.problem}. Your words are safe in\n{state.elsewhere}\nand {FOUND_THERE}."
    if state.problem:
        return f"NOT SAVED: {state.problem}. What you typed{_since(state.saved_at, zone)} is only in this window."
    return "Everything you typed is saved."


def parting_words(state: SaveState, zone: str) -> str:
    """What is to be known once the program is gone; empty when everything is where it belongs."""
    if state.elsewhere:
        return f"Not saved as usual: {state.problem}. Every word is in\n{state.elsewhere}\nand {FOUND_THERE}."
    if state.problem:
        return f"NOT SAVED: {state.problem}. What was typed{_since(state.saved_at, zone)} is lost."
    return ""


def paused_words(meeting: Meeting) -> str:
    """Where a meeting stands that was left for now, and how to go on with it."""
    where = f" in {meeting.phase.label}" if meeting.phase is not None else ""
    return f"Meeting {meeting.number} is paused{where}; every word is saved.\nTo go on: meet start"


def saved_words(meeting: Meeting) -> str:
    """That a meeting is kept, when the next one is, and how to read it again."""
    date, pair = meeting.contents.next_meeting, meeting.pair
    next_one = f" You meet next on {when_words(date, (pair.mentee, pair.mentor))}." if date is not None else ""
    return f"Meeting {meeting.number} is saved.{next_one}\nTo read it: meet show last"


def _since(saved_at: datetime | None, zone: str) -> str:
    return f" since {time_at(saved_at, zone)}" if saved_at is not None else ""
