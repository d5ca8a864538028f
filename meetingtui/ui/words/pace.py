"""How the time of a meeting stands, as the clock on the screen says it."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_times import time_said
from meetingtui.domain.meeting.agenda import Agenda
from meetingtui.domain.meeting.timebox import Pace, Reading
from meetingtui.domain.people import Pair


def pace_words(reading: Reading) -> str:
    """How the phase stands, as the clock says it: `ON TIME`, `2 MIN LEFT`, `OVER by 3 min`, `PAUSED`."""
    if reading.pace is Pace.SOON:
        return f"{formatting.minutes_words(reading.remaining).upper()} LEFT"
    if reading.pace is Pace.OVER:
        over = formatting.minutes_words(reading.remaining)
        return "JUST OVER" if over == "0 min" else f"OVER by {over}"
    return reading.pace.value.upper()


class Notices:
    """What is said once outside the window: the reserve has begun, the end has come. No names, nothing typed."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def due(self, reading: Reading, agenda: Agenda) -> str:
        """What is to be said now; empty when it was said, or nothing is due."""
        over = reading.meeting_left <= timedelta()
        words = "The time is up." if over else f"Time for {agenda.closing.label.lower()}."
        if words in self._seen or not (over or reading.time_to_close):
            return ""
        self._seen.add(words)
        return words


def title_words(reading: Reading) -> str:
    """For the title of the window: `Open discussion, 12 min`, `Last week, 3 min over`, `Next steps, paused`."""
    if reading.pace is Pace.PAUSED:
        return f"{reading.phase.label}, paused"
    over = " over" if reading.pace is Pace.OVER else ""
    return f"{reading.phase.label}, {formatting.minutes_words(reading.remaining)}{over}"


def meeting_words(reading: Reading, pair: Pair, *, hard_stop: bool) -> str:
    """What is left of the meeting and when it ends: `48 min left, ends 16:00`."""
    end = ("stops " if hard_stop else "ends ") + time_said(reading.end, pair)
    if reading.meeting_left.total_seconds() < 0:
        return (
            f"{formatting.minutes_words(reading.meeting_left)} past the end, which was {time_said(reading.end, pair)}"
        )
    return f"{formatting.minutes_words(reading.meeting_left)} left, {end}"
