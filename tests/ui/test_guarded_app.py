"""What the ground of the application offers without a terminal."""

from pathlib import Path

import pytest
from textual.app import App

from tests.ui.guarded_app import CANARY, TinyApp


@pytest.mark.fault(74)
def test_no_command_takes_a_picture_of_the_notes(tmp_path: Path, drive) -> None:
    async def titles(pilot) -> list[set[str]]:
        app = pilot.app
        return [
            {command.title for command in commands(app.screen)} for commands in (app.get_system_commands, stock(app))
        ]

    def stock(app):
        return lambda screen: App.get_system_commands(app, screen)

    ours, theirs = drive(TinyApp(tmp_path), titles)
    assert theirs - ours == {"Screenshot"}


def test_a_test_sees_the_fault_of_a_program(tmp_path: Path, drive) -> None:
    async def script(pilot) -> None:
        await pilot.press("f2")

    app = TinyApp(tmp_path)
    with pytest.raises(ValueError, match=CANARY):
        drive(app, script)
    assert app.return_code == 1


def test_the_hint_can_be_shown_elsewhere(tmp_path: Path, drive) -> None:
    class Quiet(TinyApp):
        hints: list[str] = []

        def show_hint(self, sentence: str) -> None:
            self.hints.append(sentence)

    async def script(pilot) -> None:
        await pilot.press("ctrl+c")

    app = Quiet(tmp_path)
    drive(app, script)
    assert app.hints == ["To leave, press Ctrl+Q."]


def test_ctrl_c_copies_what_is_marked(tmp_path: Path, drive) -> None:
    async def script(pilot) -> None:
        await pilot.press("h", "i", "f7", "ctrl+c")
        assert pilot.app.clipboard == "hi"

    drive(TinyApp(tmp_path), script)


def test_without_a_terminal_a_window_title_does_nothing(tmp_path: Path, drive) -> None:
    async def script(pilot) -> None:
        pilot.app.set_window_title("meet: Arrival")

    drive(TinyApp(tmp_path), script)
