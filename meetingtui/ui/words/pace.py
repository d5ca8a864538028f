"""How the time of a meeting stands, as the clock on the screen says it."""

from __future__ import annotations

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_times import time_said
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


def meeting_words(reading: Reading, pair: Pair, *, hard_stop: bool) -> str:
    """What is left of the meeting and when it ends: `48 min left, ends 16:00`."""
    end = ("stops " if hard_stop else "ends ") + time_said(reading.end, pair)
    if reading.meeting_left.total_seconds() < 0:
        return (
            f"{formatting.minutes_words(reading.meeting_left)} past the end, which was {time_said(reading.end, pair)}"
        )
    return f"{formatting.minutes_words(reading.meeting_left)} left, {end}"
