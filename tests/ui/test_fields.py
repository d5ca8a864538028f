"""Two fields that lose nothing, hang nowhere and let go of the keys."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.widgets import Input, TextArea

from meetingtui.ui.fields.line import LIMIT, Line, TextRefused
from meetingtui.ui.fields.notes import Notes

TWO_ROWS = "first row\nsecond row"


class Form(App[None]):
    """A line, two notes and a line, in a box that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Line(id="topic", max_length=0)
            yield Notes(TWO_ROWS, id="well")
            yield Notes(id="better", placeholder="What could be [/better]?")
            yield Line(id="where", max_length=12)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.heard.append(event)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.heard.append(event)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.heard.append(event)

    def on_text_refused(self, event: TextRefused) -> None:
        self.heard.append(event)

    def heard_of(self, kind: type) -> list:
        return [event for event in self.heard if isinstance(event, kind)]


async def paste(pilot, text: str) -> None:
    pilot.app.post_message(Paste(text))
    await pilot.pause()


def in_field(drive, selector: str, script) -> None:
    """Run a script with the focus in one field of the form."""

    async def session(pilot) -> None:
        field = pilot.app.query_one(selector)
        field.focus()
        await pilot.pause()
        await script(pilot, field)

    drive(Form(), session)


# --- both ---------------------------------------------------------------------------------------------------


def test_escape_leaves_a_line(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("escape")
        assert pilot.app.focused is None

    in_field(drive, "#topic", script)


def test_escape_leaves_notes_and_keeps_the_text(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("escape")
        assert pilot.app.focused is None
        assert field.text == TWO_ROWS

    in_field(drive, "#well", script)


def test_a_changed_key_for_the_way_back_holds_in_fields_too(drive) -> None:
    async def script(pilot, field) -> None:
        pilot.app.set_keymap({"nav.back": "f12"})
        await pilot.press("f12")
        assert pilot.app.focused is None

    in_field(drive, "#well", script)


def test_nothing_blinks(drive) -> None:
    async def script(pilot) -> None:
        assert not pilot.app.query_one("#topic", Line).cursor_blink
        assert not pilot.app.query_one("#well", Notes).cursor_blink

    drive(Form(), script)


def test_a_subclass_may_blink(drive) -> None:
    class Blinking(Line):
        BLINK = True

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield Blinking()

    async def script(pilot) -> None:
        assert pilot.app.query_one(Blinking).cursor_blink

    drive(Alone(), script)


def test_the_cursor_goes_with_the_focus(drive) -> None:
    def has_cursor(field: Notes) -> bool:
        first, rest = field.render_line(0).crop(0, 2), field.render_line(0).crop(3, 5)
        return {s.style and s.style.bgcolor for s in first} != {s.style and s.style.bgcolor for s in rest}

    async def script(pilot, field) -> None:
        assert has_cursor(field)
        await pilot.press("escape")
        assert not has_cursor(field)

    in_field(drive, "#well", script)


@pytest.mark.fault(46)
def test_no_size_of_the_window_loses_text_or_focus(drive) -> None:
    async def script(pilot, field) -> None:
        for size in ((40, 10), (10, 3), (1, 1), (0, 0), (1, 200), (500, 1), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.press("a")
        assert field.text == "a" * 7 + TWO_ROWS
        assert pilot.app.focused is field

    in_field(drive, "#well", script)


# --- walking ------------------------------------------------------------------------------------------------


def test_arrows_walk_through_the_form(drive) -> None:
    async def script(pilot, field) -> None:
        steps = []
        for _ in range(5):
            await pilot.press("down")
            steps.append(pilot.app.focused.id)
        assert steps == ["well", "well", "better", "where", "where"]
        steps.clear()
        for _ in range(5):
            await pilot.press("up")
            steps.append(pilot.app.focused.id)
        assert steps == ["better", "well", "well", "topic", "topic"]

    in_field(drive, "#topic", script)


def test_a_wrapped_line_is_walked_row_by_row(drive) -> None:
    async def script(pilot, field) -> None:
        field.text = "word " * 40
        await pilot.press("down")
        assert pilot.app.focused is field
        await pilot.press("down")
        assert pilot.app.focused is field
        await pilot.press("down")
        assert pilot.app.focused.id == "better"

    in_field(drive, "#well", script)


def test_marking_text_does_not_leave_the_field(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("shift+down", "shift+down")
        assert pilot.app.focused is field
        assert field.selected_text == TWO_ROWS

    in_field(drive, "#well", script)


def test_tab_leaves_notes(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("tab")
        assert pilot.app.focused.id == "better"
        assert field.text == TWO_ROWS

    in_field(drive, "#well", script)


# --- the line -----------------------------------------------------------------------------------------------


def test_typing_into_a_line_is_told(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("o", "n", "space", "space", "c")
        assert field.value == "on  c"
        assert pilot.app.heard_of(Input.Changed)[-1].value == "on  c"

    in_field(drive, "#topic", script)


def test_enter_hands_the_line_in(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("h", "i", "enter")
        assert [event.value for event in pilot.app.heard_of(Input.Submitted)] == ["hi"]

    in_field(drive, "#topic", script)


def test_coming_back_to_a_line_marks_nothing(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("h", "i", "down", "up", "space", "y")
        assert field.value == "hi y"

    in_field(drive, "#topic", script)


@pytest.mark.fault(48)
def test_a_paste_of_several_lines_is_joined(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("x")
        await paste(pilot, "one\r\n\n  two\tand\nthree\n")
        assert field.value == "xone / two and / three"
        assert field.cursor_at_end

    in_field(drive, "#topic", script)


def test_a_paste_inside_a_line_keeps_its_spaces(drive) -> None:
    async def script(pilot, field) -> None:
        field.value = "ab"
        field.cursor_position = 1
        await paste(pilot, " and ")
        assert field.value == "a and b"

    in_field(drive, "#topic", script)


def test_a_paste_replaces_what_is_marked(drive) -> None:
    async def script(pilot, field) -> None:
        field.value = "old"
        field.select_all()
        await paste(pilot, "new")
        assert field.value == "new"

    in_field(drive, "#topic", script)


@pytest.mark.fault(49, 53)
def test_control_characters_become_visible_in_a_line(drive) -> None:
    async def script(pilot, field) -> None:
        await paste(pilot, "a\x9bb\u202ec")
        assert field.value == "a\ufffdb\ufffdc"

    in_field(drive, "#topic", script)


@pytest.mark.fault(48)
def test_what_was_copied_inside_the_program_is_joined_too(drive) -> None:
    async def script(pilot, field) -> None:
        pilot.app.copy_to_clipboard("one\ntwo")
        await pilot.press("ctrl+v")
        assert field.value == "one / two"
        assert field.cursor_at_end

    in_field(drive, "#topic", script)


def test_a_line_that_is_full_says_so_and_does_not_ring(drive, monkeypatch) -> None:
    rung: list[bool] = []
    monkeypatch.setattr(Form, "bell", lambda self: rung.append(True))

    async def script(pilot, field) -> None:
        await paste(pilot, "a very long name")
        assert field.value == ""
        assert [event.sentence for event in pilot.app.heard_of(TextRefused)] == [
            "This field holds 12 letters. Nothing was added."
        ]

    in_field(drive, "#where", script)
    assert rung == []


# --- notes --------------------------------------------------------------------------------------------------


def test_typing_into_notes_is_told(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("h", "i", "enter", "y", "o")
        assert field.text == "hi\nyo"
        assert pilot.app.heard_of(TextArea.Changed)[-1].control is field

    in_field(drive, "#better", script)


def test_a_paste_into_notes_keeps_its_lines(drive) -> None:
    async def script(pilot, field) -> None:
        await paste(pilot, "one\r\ntwo\x1b[31m\n")
        assert field.text == "one\ntwo\ufffd[31m\n"
        assert field.cursor_location == (2, 0)

    in_field(drive, "#better", script)


def test_notes_from_the_program_are_clean(drive) -> None:
    async def script(pilot, field) -> None:
        field.text = "a\x9bb"
        assert field.text == "a\ufffdb"
        field.insert("\u202e", (0, 0))
        assert field.text == "\ufffda\ufffdb"

    in_field(drive, "#better", script)


def test_undo_takes_a_paste_back(drive) -> None:
    async def script(pilot, field) -> None:
        await paste(pilot, "one\x9btwo")
        await pilot.press("ctrl+z")
        assert field.text == ""
        await pilot.press("ctrl+y")
        assert field.text == "one\ufffdtwo"

    in_field(drive, "#better", script)


def test_the_placeholder_is_shown_as_written(drive) -> None:
    async def script(pilot) -> None:
        assert "What could be [/better]?" in pilot.app.query_one("#better", Notes).render_line(0).text

    drive(Form(), script)


def test_no_line_of_notes_is_coloured_for_the_cursor(drive) -> None:
    def paper(field: Notes, row: int) -> set:
        return {segment.style and segment.style.bgcolor for segment in field.render_line(row).crop(20)}

    async def script(pilot, field) -> None:
        assert paper(field, 0) == paper(field, 1)

    in_field(drive, "#well", script)


# --- too much -----------------------------------------------------------------------------------------------


@pytest.mark.fault(47)
def test_a_paste_that_is_too_long_is_refused_whole(drive) -> None:
    async def script(pilot, field) -> None:
        await pilot.press("a")
        await paste(pilot, "x" * LIMIT)
        assert field.text == "a"
        (refused,) = pilot.app.heard_of(TextRefused)
        assert refused.control is field
        assert refused.sentence == "Too long for one field: 101 KB, and 100 KB fit. Nothing was added."

    in_field(drive, "#better", script)


def test_a_paste_up_to_the_limit_is_taken(drive) -> None:
    async def script(pilot, field) -> None:
        await paste(pilot, "some words\n" * (LIMIT // 11))
        assert len(field.text) == LIMIT // 11 * 11
        assert pilot.app.heard_of(TextRefused) == []

    in_field(drive, "#better", script)


@pytest.mark.fault(47)
def test_the_limit_counts_bytes(drive) -> None:
    async def script(pilot, field) -> None:
        await paste(pilot, "é" * (LIMIT // 2 + 1))
        assert field.value == ""
        assert len(pilot.app.heard_of(TextRefused)) == 1

    in_field(drive, "#topic", script)


@pytest.mark.fault(47)
def test_what_was_copied_is_refused_as_well(drive) -> None:
    async def script(pilot, field) -> None:
        pilot.app.copy_to_clipboard("x" * (LIMIT + 1))
        await pilot.press("ctrl+v")
        assert len(pilot.app.heard_of(TextRefused)) == 1

    in_field(drive, "#better", script)
