"""What is left of the time of a meeting that has not begun, said before the clock starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from meetingtui.domain.dates.formatting import minutes_words
from meetingtui.domain.dates.say_times import time_said
from meetingtui.domain.meeting.agenda import MINUTE, PhaseKind
from meetingtui.domain.meeting.events import Started
from meetingtui.domain.meeting.meeting import Meeting
from meetingtui.domain.meeting.timeline_handlers import start


def time_left(meeting: Meeting, now: datetime) -> timedelta:
    """How long the meeting has until its end if it starts now; negative when the end is over."""
    return _end(meeting, now) - now


def shares(meeting: Meeting, now: datetime) -> Mapping[PhaseKind, timedelta]:
    """What each phase gets if the clock starts now; nothing for all of them once the end is over."""
    return {slot.kind: slot.left for slot in start(meeting, Started(now)).reading(now).slots}


def full_length_end(meeting: Meeting, now: datetime) -> datetime | None:
    """The end that gives the meeting its full length; None where that is its length from its beginning.

    What began so long ago that its length is over has it from now.
    """
    over = meeting.began is not None and meeting.began + meeting.agenda.length <= now
    return now + meeting.agenda.length if over else None


def time_left_words(meeting: Meeting, now: datetime) -> str:
    """How long there is, until when, and what has to give way; one sentence a line."""
    left, end = time_left(meeting, now), time_said(_end(meeting, now), meeting.pair)
    length, closing = meeting.agenda.length, meeting.agenda.closing.label
    if left < MINUTE / 2:
        was = "is" if left > timedelta() else "was"
        return "\n".join((f"Nothing is left: the end {was} at {end}.", _over(meeting, now)))
    lines = [f"{minutes_words(left)} until {end}"]
    if left <= meeting.agenda.reserve:
        lines[0] += "."
        lines.append(f"That is enough for {closing} and nothing else.")
    elif meeting.agreed_end is not None and length - left >= MINUTE:
        lines[0] += "."
        lines.append(_shorter(meeting, length - left))
    return "\n".join(lines)


def _end(meeting: Meeting, now: datetime) -> datetime:
    return meeting.agreed_end or min(meeting.began or now, now) + meeting.agenda.length


def _over(meeting: Meeting, now: datetime) -> str:
    if meeting.agreed_end is None and meeting.began is not None:
        return f"You began {minutes_words(now - meeting.began)} ago."
    return "You can still write everything down."


def _shorter(meeting: Meeting, by: timedelta) -> str:
    discussion = PhaseKind.DISCUSSION
    if discussion not in meeting.agenda.kinds:
        return f"The end stays: you have {minutes_words(by)} less."
    if by >= meeting.agenda.phase(discussion).planned:
        return "The end stays: there is no time for open discussion."
    return f"The end stays: open discussion is {minutes_words(by)} shorter."
