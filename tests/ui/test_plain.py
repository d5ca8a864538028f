"""A person's words are shown as they were written, whatever they are."""

from collections.abc import AsyncIterator

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from meetingtui.domain.text import clean, one_line
from meetingtui.ui.fields.line import Line
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.plain import fill, plain, plain_line
from tests.ui.hostile import HOSTILE, STEERING


class Everywhere(App[None]):
    """One text in every kind of widget that shows one."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def compose(self) -> ComposeResult:
        yield Static(plain(self.words), id="static")
        yield Label(plain_line(self.words), id="label")
        yield Static(fill("[b]Task[/b] $task", task=self.words), id="filled")
        yield OptionList(Option(plain_line(self.words)), id="options")
        yield Line(self.words, placeholder=self.words, id="line")
        yield Line(placeholder=self.words, id="empty-line")
        yield Notes(self.words, placeholder=self.words, id="notes")
        yield Notes(placeholder=self.words, id="empty-notes")


def shown(widget: Widget) -> str:
    return "\n".join(widget.render_line(row).text.rstrip() for row in range(widget.size.height))


async def each_text(pilot: Pilot[None]) -> AsyncIterator[tuple[str, str]]:
    """Every hostile text by its name, while the app shows it."""
    assert isinstance(pilot.app, Everywhere)
    for name, text in HOSTILE.items():
        pilot.app.words = text
        await pilot.app.recompose()
        await pilot.pause()
        yield name, text


@pytest.mark.fault(51, 52)
def test_text_steers_nothing_in_any_widget(drive) -> None:
    async def script(pilot) -> None:
        async for name, _ in each_text(pilot):
            steers_nothing(pilot, name)

    def steers_nothing(pilot, name: str) -> None:
        widgets = [*pilot.app.query("#static, #label, #filled, #options, Line, Notes").results(Widget)]
        assert len(widgets) == 8
        for widget in widgets:
            letters = shown(widget)
            assert STEERING.isdisjoint(letters), (name, widget.id)
            for row in range(widget.size.height):
                for segment in widget.render_line(row):
                    assert not (segment.style and "@click" in segment.style.meta), (name, widget.id)

    drive(Everywhere(), script, size=(100, 60))


@pytest.mark.fault(51)
def test_text_is_shown_as_it_was_written(drive) -> None:
    async def script(pilot) -> None:
        async for name, text in each_text(pilot):
            is_as_written(pilot, name, text)

    def is_as_written(pilot, name: str, text: str) -> None:
        line, first_word = one_line(text), one_line(text).split(" ")[0]
        assert first_word in shown(pilot.app.query_one("#static")), name
        assert line[:40] in shown(pilot.app.query_one("#label")), name
        assert f"Task {first_word}" in shown(pilot.app.query_one("#filled")), name
        assert first_word in shown(pilot.app.query_one("#options")), name
        assert pilot.app.query_one("#line", Line).value == clean(text).replace("\t", " "), name
        assert pilot.app.query_one("#notes", Notes).text == clean(text), name

    drive(Everywhere(), script, size=(100, 60))


def test_a_tab_has_a_width() -> None:
    assert plain("a\tb").plain == "a   b"


def test_lines_are_kept_or_joined() -> None:
    assert plain("one\ntwo").plain == "one\ntwo"
    assert plain_line("one\ntwo").plain == "one two"


def test_our_markup_works_around_their_text() -> None:
    content = fill("[b]Task[/b] $task by $who", task="[/b] $who", who="Sam")
    assert content.plain == "Task [/b] $who by Sam"
    assert [(span.start, span.end) for span in content.spans] == [(0, 4)]
    assert isinstance(content, Content)


def test_a_forgotten_place_is_noticed() -> None:
    with pytest.raises(KeyError, match="who"):
        fill("[b]$task[/b] by $who", task="slides")


def test_joiners_that_join_nothing_break_no_line() -> None:
    text = "\u200d\u200d\u2764\ufe0f" + "a" * 51 + "\U0001f1e9\U0001f1ea" * 2
    rows = plain(text).wrap(56)
    assert "".join(row.plain for row in rows).endswith("\U0001f1e9\U0001f1ea" * 2)
    assert plain("\U0001f469\u200d\U0001f4bb works").plain == "\U0001f469\u200d\U0001f4bb works"
    assert plain_line("a \u200d\u200db").plain == "a b"
