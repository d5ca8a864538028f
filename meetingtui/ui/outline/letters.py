"""The letters that are commands after Escape, and only then (CONTRIBUTING, R17)."""

from __future__ import annotations

from textual.binding import Binding

LETTERS = (
    Binding("n", "screen.next_phase", "Next phase", id="letter.next"),
    Binding("b", "screen.previous_phase", "Back", id="letter.back"),
    Binding("plus", "screen.more_time", "5 min", id="letter.more"),
    Binding("space", "screen.pause", "Pause", id="letter.pause"),
    Binding("c", "screen.catch", "Catch", show=False, id="letter.catch"),
    Binding("u", "screen.undo", "Undo", show=False, id="letter.undo"),
    Binding(
        "x", "take_back", "Take back", show=False, id="letter.take-back", tooltip="Take the line of the step back"
    ),
    Binding("y", "screen.settle_away", "Time away", show=False, id="letter.away"),
    Binding("q", "screen.leave", "Leave", id="letter.leave"),
    Binding("question_mark", "app.help", "Help", id="letter.help"),
    Binding("o", "screen.new_door", "Door", show=False, id="letter.door"),
    Binding("slash", "screen.look_up", "Search", show=False, id="letter.search"),
    Binding(
        "m",
        "screen.began_earlier",
        "Began earlier",
        show=False,
        id="letter.began",
        tooltip="We began some minutes ago",
    ),
    Binding("g", "screen.panel", "Goals panel", show=False, id="letter.panel"),
    Binding("v", "screen.cover", "Cover", show=False, id="letter.cover"),
    Binding("escape", "type_again", "Type again", show=False, id="nav.back"),
    *(Binding(str(n), f"screen.jump({n})", f"Phase {n}", show=False, id=f"letter.phase-{n}") for n in range(1, 7)),
)
"""Each does what a key of the screen does that works while words are typed, or moves about."""
COMMANDS = {letter.key: letter.description for letter in LETTERS if not letter.action.startswith("screen.jump")}
"""The keys that are never words after Escape, also while what they do is not possible, with what they do."""
