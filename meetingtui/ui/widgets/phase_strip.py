"""The phases side by side, each as wide as its share of the time."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.dates.formatting import minutes_words
from meetingtui.domain.meeting.timebox import PlannedPhase, Standing

PAST, AHEAD = "━", "─"


class PhaseStrip(Static):
    """One row: `1 Last week ━━━━>───│2 Open discussion ───...`; done, now and coming differ in ink and words."""

    def __init__(self) -> None:
        super().__init__("", id="strip", markup=False)
        self._slots: tuple[PlannedPhase, ...] = ()
        self._shown = Content("")

    def show(self, slots: tuple[PlannedPhase, ...], next_due: bool) -> None:
        """Show the slots; `next_due` marks the closing phase as the one to go to."""
        self._slots = slots
        self._draw(next_due)

    def _draw(self, next_due: bool) -> None:
        if not self.size.width:
            return
        strip = Content("") if not self._slots else strip_content(self._slots, self.size.width, next_due=next_due)
        if strip != self._shown:
            self._shown = strip
            self.update(strip)

    def on_resize(self) -> None:
        """Draw anew for the new width."""
        self._draw(False)


def widths(slots: tuple[PlannedPhase, ...], width: int) -> list[int]:
    """How many columns each phase gets: in proportion to its time, but its name always fits."""
    least = [len(slot.kind.label) + 4 for slot in slots]
    total = sum(slot.whole.total_seconds() for slot in slots) or 1.0
    room = width - (len(slots) - 1)
    wanted = [max(low, room * slot.whole.total_seconds() / total) for low, slot in zip(least, slots, strict=True)]
    scale = (room - sum(least)) / max(1e-9, sum(wanted) - sum(least))
    columns = [low + int((want - low) * min(1.0, scale)) for low, want in zip(least, wanted, strict=True)]
    columns[-1] += room - sum(columns)
    return columns


def strip_content(slots: tuple[PlannedPhase, ...], width: int, *, next_due: bool) -> Content:
    """The strip for a width."""
    parts: list[Content] = []
    for number, (slot, columns) in enumerate(zip(slots, widths(slots, width), strict=True), 1):
        label = f"{number} {slot.kind.label} "
        bar = max(0, columns - len(label))
        if slot.standing is Standing.DONE:
            spent = f"done {minutes_words(slot.used)}"
            text = label + (spent + " " + PAST * (bar - len(spent) - 1) if bar > len(spent) else PAST * bar)
            parts.append(Content(text).stylize("$text-muted"))
        elif slot.standing is Standing.NOW:
            whole = slot.whole.total_seconds() or 1.0
            past = min(bar - 1, round(bar * slot.used.total_seconds() / whole)) if bar else 0
            text = label + (PAST * past + ">" + AHEAD * (bar - past - 1) if bar else "")
            parts.append(Content(text).stylize("bold $calm"))
        else:
            due = next_due and slot is slots[-1]
            text = label + ("> now " + AHEAD * (bar - 6) if due and bar > 6 else AHEAD * bar)
            parts.append(Content(text).stylize("bold $soon" if due else ""))
        parts.append(Content("│").stylize("$text-muted"))
    return Content.assemble(*parts[:-1])
