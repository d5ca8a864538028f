"""The floor of the framework: one line of text in a Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello, ready")


if __name__ == "__main__":
    Hello().run()
