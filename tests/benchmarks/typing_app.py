"""The floor of typing: one field of several lines in a Textual app, without a blinking cursor."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Typing(App[None]):
    def compose(self) -> ComposeResult:
        field = TextArea("ready to type: ")
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)


if __name__ == "__main__":
    Typing().run()
