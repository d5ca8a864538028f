"""What holds on every screen in every state: its keys, its signs, its width, its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import pytest
from textual.binding import Binding
from textual.widgets import OptionList

from meetingtui.domain.text import clean
from meetingtui.ui.shell.commands import MOVING, key_name
from meetingtui.ui.widgets import message_line
from tests.all_faults import ALL_FAULTS
from tests.ui.hostile import HOSTILE, STEERING
from tests.ui.stage import Stage, perform
from tests.ui.tour import table, tour

pytestmark = pytest.mark.xdist_group("everywhere")
"""One process walks once, for all of them."""
SHADES, BRAILLE = range(0x2591, 0x2594), range(0x2800, 0x2900)
MAX_KEYS = 7


def forbidden(character: str) -> bool:
    """Whether a sign of ours costs too much in a video picture, or a font may lack it (CONTRIBUTING, R6)."""
    number = ord(character)
    return (
        number in SHADES
        or number in BRAILLE
        or number >= 0x1F000
        or 0x2600 <= number < 0x2700
        or unicodedata.category(character) in ("Co", "Cn", "Cs")
    )


@dataclass
class Seen:
    """What was there in one state."""

    text: str
    top: str
    row: str
    footer: list[tuple[str, str]]
    commands: list[str]
    bindings: list[Binding]

    @property
    def words(self) -> list[str]:
        return [words for _, words in self.footer]


@cache
def seen() -> dict[str, Seen]:
    """One walk through everything, in a small window."""
    states = {}

    async def script(stage: Stage) -> None:
        async for state in tour(stage):
            screen = stage.app.screen
            states[state] = Seen(
                stage.text,
                "".join(
                    strip.text
                    for screen in stage.app.screen_stack
                    for strip in screen._compositor.render_strips()[:1]
                ),
                " ".join(stage.rows[-1].split()),
                stage.footer,
                [command.title for command in stage.app.get_system_commands(screen)],
                [active.binding for active in screen.active_bindings.values() if active.enabled],
            )

    perform(script, (80, 24), table() | {"demo": "Two made-up people."})
    return states


def test_no_screen_draws_a_sign_that_is_forbidden() -> None:
    assert {state: signs for state, one in seen().items() if (signs := {s for s in one.text if forbidden(s)})} == {}


def test_the_keys_in_the_last_row_fit_eighty_columns_and_are_seven_at_most() -> None:
    for state, one in seen().items():
        assert len(one.footer) <= MAX_KEYS, state
        assert all(f"{key} {words}" in one.row for key, words in one.footer), (state, one.row)
        if one.footer:
            assert one.row.endswith("^p All"), (state, one.row)
            assert one.words[-1] == "Help", (state, one.row)


def test_only_what_is_legal_now_is_in_the_last_row() -> None:
    words = {state: one.words for state, one in seen().items()}
    assert words["home"] == ["Start", "History", "Goals", "Story", "Prepare", "Quit", "Help"]
    assert words["story"] == ["Next part", "Previous part", "Back", "Help"]
    assert words["arrival"] == ["Start the clock", "Leave", "Help"]
    assert "Full length" in words["arrival, letter keys"]
    assert "Back" not in words["Last week, letter keys"]
    assert "Back" in words["The month, letter keys"]
    assert "Open discussion" in words["The month, full"]
    assert "End" in words["Next steps, full"]
    assert "Pause" in words["Next steps, letter keys"]
    assert "Go on" in words["paused"]
    assert "Pause" not in words["away, put off"]
    assert "Time away" in words["away, put off"]
    assert "5 min" in words["past the end"]
    assert "Try again to save" not in words["recap"]
    assert words["covered"] == ["Uncover", "Pause", "Help"]


def test_no_question_covers_the_clock() -> None:
    for state in ("more time", "minutes ago", "leave", "discard", "end", "help", "away"):
        assert re.search(r"min left, ends 16:00", seen()[state].text), state
        assert "┏" in seen()[state].text, state


def test_every_action_is_in_the_palette_with_its_key() -> None:
    for state, one in seen().items():
        for binding in one.bindings:
            if not binding.id or binding.id.startswith(MOVING):
                continue
            keys = f"{key_name(binding.key)}"
            named = [title for title in one.commands if keys in re.split(r"[(), ]+", title)]
            assert named, (state, binding.id, keys, one.commands)


def test_what_needs_a_letter_is_in_the_palette_while_a_field_takes_the_letters() -> None:
    typing = seen()["Open discussion, full"].commands
    for title in (
        "Pause (F10, Space)",
        "Take this line back (Delete, x)",
        "We began some minutes ago (m)",
        "Phase 4 (4)",
    ):
        assert title in typing
    assert "Phase 5" not in " ".join(typing)


def test_made_up_data_are_called_so_on_every_screen() -> None:
    assert [state for state, one in seen().items() if "MADE-UP DATA" not in one.top] == []


def test_real_data_are_not_called_made_up() -> None:
    async def script(stage: Stage) -> None:
        for key in ("h", "t", "g", "d", "a"):
            await stage.press(key)
            assert "MADE-UP DATA" not in stage.text, key
            await stage.press("q")
        await stage.press("s", "enter")
        assert "MADE-UP DATA" not in stage.text

    perform(script, (80, 24), table())


@pytest.mark.fault(51, 52, 56)
def test_hostile_texts_are_shown_as_typed_and_do_nothing() -> None:
    texts = [*HOSTILE.values()]
    typed = HOSTILE["an action"]

    async def script(stage: Stage) -> None:
        drawn: set[str] = set()
        async for state in tour(stage, typed=typed):
            strips = stage.app.screen._compositor.render_strips()
            styles = [segment.style for strip in strips for segment in strip if segment.style]
            assert not [style for style in styles if "@click" in style.meta or style.link], state
            drawn |= {"".join(stage.rows)}
            drawn |= {str(widget.render()) for widget in stage.app.screen.query("Static")}
            drawn |= {str(o.prompt) for options in stage.app.screen.query(OptionList) for o in options.options}
        shown = "".join(drawn)
        assert not STEERING & set(shown)
        shown = "".join(shown.split())
        for text in texts:
            assert "".join(clean(text).split())[:60] in shown, text

    # Each list shows a third of them, another one each; all of them where every variety is wanted.
    setting = table(*texts, names=(HOSTILE["a closing tag"], typed))
    if not ALL_FAULTS:
        for place, items in enumerate(("commitments", "goals", "topics", "opportunities")):
            setting[items] = setting[items][place % 3 :: 3]
    stage = perform(script, (100, 30), setting)
    assert stage.record.contents.answer("went-well") == typed


DOLLARS = str.maketrans("${}", "£()")
"""What has a meaning in markup that is filled in, and what looks much alike and has none."""


@pytest.mark.fault(51)
def test_a_name_with_a_dollar_sign_is_text_wherever_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed and kept, every picture is that of the same words without a meaning, letter by letter."""
    texts = ("$label $words $t", "$who: $prompt $var ${x}", "[$calm]$fact $$5 for $text")
    pictures: dict[str, list[str]] = {}
    # Which messages are still there is a matter of time.
    monkeypatch.setattr(message_line, "SECONDS", 600)

    async def script(stage: Stage, typed: str) -> None:
        async for state in tour(stage, typed=typed):
            await stage.wait_for(lambda: "reading " not in stage.text)
            pictures.setdefault(typed, []).append(f"{state} {stage.text.translate(DOLLARS)}")

    for kept in (texts, tuple(text.translate(DOLLARS) for text in texts)):
        perform(script, (80, 24), table(*kept, names=(kept[0], kept[2])), typed=kept[1])
    shown, alike = pictures.values()
    assert sum("£var £(x)" in picture for picture in shown) > 20
    for picture, other in zip(shown, alike, strict=True):
        assert picture == other
