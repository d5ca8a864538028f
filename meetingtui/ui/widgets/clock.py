"""The big figures and the facts beside them: the first thing that both people look at."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from meetingtui.domain.dates.formatting import figures, minutes_words
from meetingtui.domain.dates.say_times import time_at, time_said
from meetingtui.domain.meeting.agenda import Agenda, PhaseKind
from meetingtui.domain.meeting.timebox import Pace, Reading
from meetingtui.domain.people import Pair
from meetingtui.ui.words.pace import meeting_words, pace_words

ROOM = 56
"""Letters beside the figures in a window of 80 columns."""


class ClockFace(Horizontal):
    """Shows one reading of the time; repaints only what changed (CONTRIBUTING, R5, R12)."""

    def __init__(self) -> None:
        super().__init__(id="clock")
        self._digits = Digits("", id="remaining")
        self._facts = [Static("", id=f"fact-{number}", markup=False) for number in (1, 2, 3)]
        self._shown: list[Content | str] = ["", "", "", ""]

    def compose(self) -> ComposeResult:
        """Figures on the left, three lines of facts on the right."""
        yield self._digits
        with Vertical(id="facts"):
            yield from self._facts

    def show(self, reading: Reading, agenda: Agenda, pair: Pair) -> None:
        """Show the reading; times of day are said as the pair says them."""
        self.set_class(reading.pace is Pace.SOON, "-soon")
        self.set_class(reading.pace is Pace.OVER, "-over")
        self.set_class(reading.pace is Pace.PAUSED, "-paused")
        lines: tuple[Content | str, ...] = (
            figures(reading.remaining),
            phase_line(reading, agenda),
            pace_line(reading, agenda, pair),
            Content(close_line(reading, agenda, pair)),
        )
        for index, line in enumerate(lines):
            if line == self._shown[index]:
                continue
            self._shown[index] = line
            if index == 0:
                self._digits.update(str(line))
            else:
                self._facts[index - 1].update(line)


def phase_line(reading: Reading, agenda: Agenda) -> Content:
    """`PHASE 1 of 3  LAST WEEK`."""
    number = agenda.kinds.index(reading.phase) + 1
    return Content.from_markup(
        "[b]$name[/]  [$text-muted]phase $number of $count[/]",
        name=reading.phase.label.upper(),
        number=str(number),
        count=str(len(agenda.kinds)),
    )


def pace_line(reading: Reading, agenda: Agenda, pair: Pair) -> Content:
    """How the phase stands, and what is left of the meeting."""
    style = {Pace.SOON: "bold $soon", Pace.OVER: "bold reverse $over", Pace.PAUSED: "bold reverse $soon"}
    state = Content(f" {pace_words(reading)} " if reading.pace in (Pace.OVER, Pace.PAUSED) else pace_words(reading))
    return Content.assemble(
        state.stylize(style.get(reading.pace, "bold $calm")),
        "  ",
        meeting_words(reading, pair, hard_stop=agenda.hard_stop),
    )


def close_line(reading: Reading, agenda: Agenda, pair: Pair) -> str:
    """When open discussion closes, or what a pause, an overrun or the reserve means for it.

    The city of a time is left out where the line would not fit the smallest window: the line above it has it too.
    """
    said = _closing(reading, agenda, time_said(reading.closing_starts, pair))
    return said if len(said) <= ROOM else _closing(reading, agenda, time_at(reading.closing_starts, pair.zone))


def _closing(reading: Reading, agenda: Agenda, closes: str) -> str:
    closing = agenda.closing.label
    begin, were = ("begin", "They were") if agenda.closing is PhaseKind.NEXT_STEPS else ("begins", "It was")
    if reading.meeting_left.total_seconds() < 0 and agenda.hard_stop:
        return "The hour is over. Everything is saved.   Ctrl+N: end the meeting"
    if reading.meeting_left.total_seconds() < 0:
        return "Time is up.   Ctrl+N: end   Ctrl+T: 5 more min"
    if reading.time_to_close:
        return f"Time for {closing.lower()}: Ctrl+N. {were} due at {closes}."
    if reading.phase is agenda.closing:
        said = "Say the next date aloud." if agenda.closing is PhaseKind.NEXT_STEPS else "Thank you, both."
        return f"The closing questions. {said}"
    if reading.discussion_left is None:
        stop = " Hard stop." if agenda.hard_stop else ""
        return f"{closing} {begin} at {closes} at the latest.{stop}"
    if reading.full:
        left = minutes_words(reading.discussion_left)
        return f"The meeting is full: open discussion has {left}, it closes {closes}."
    if reading.pace is Pace.PAUSED:
        left = minutes_words(reading.discussion_left)
        return f"The end stays; open discussion shrinks: {left} left."
    return f"Open discussion closes {closes}; {minutes_words(reading.discussion_left)} of it left."
