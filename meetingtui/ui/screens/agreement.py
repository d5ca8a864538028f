"""The agreement: its page, what stood there before and why, and a way to revise it line by line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.agreement.page import state_words
from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line
from meetingtui.services.agreement_lines import Revision, TermLine, lines_to_revise, revise_line, revisions
from meetingtui.services.agreements import AgreementDesk
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.ui.dialogs.choice import Choice, Reply
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.lists.item_list import ItemList, Row
from meetingtui.ui.plain import fill, plain_line
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import STILL_HERE

MARKED_KEYS = "Enter: revise the selected line. Earlier versions are kept.   Esc: back"
REVISING_KEYS = "Enter: next   Esc: cancel"
SAID_SINCE = "both said yes to it as it stands"
"""The reason of a revision that changes nothing but the yes."""
NO_AGREEMENT = "No agreement yet. Your first meeting makes it; or select a line and press Enter."
EDIT_FIELDS = ("edit-words", "edit-why")
"""The fields of a revision."""


class PageList(ItemList):
    """The lines of the page; Enter revises the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "screen.revise", "Revise", id="item.edit", tooltip="Revise the selected line"),
        Binding("escape", "screen.back", "Back", id="nav.back"),
    ]


class AgreementScreen(OnceScreen[None]):
    """Shows the page; dismissed when the pair has read it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="nav.back", priority=True),
        Binding("y", "say_yes", "Both say yes", id="agreement.yes"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("q,ctrl+q", "leave", "Back", id="app.quit", show=False),
    ]
    AUTO_FOCUS = "#agreement-lines"
    HELP = "One page, made by the two of you. Revise it at any time; every version is kept, with its reason."

    def __init__(self, desk: AgreementDesk, pair: Pair, forms: Forms) -> None:
        super().__init__()
        self._forms = forms
        self._place = FormPlace("agreement", pair.id)
        self._desk = desk
        self._line: TermLine | None = None

    def compose(self) -> ComposeResult:
        """The page, the line that is revised, and the states before."""
        pair = self._desk.pair
        yield TopBar(f"meet   {pair.names} (mentor)   Agreement")
        with Vertical(id="agreement"):
            yield Static("", id="agreement-state", markup=False)
            yield PageList(empty="", id="agreement-lines")
            with Vertical(id="agreement-edit"):
                yield Static("", id="edit-label", classes="question", markup=False)
                yield Line(id="edit-words", compact=True)
                yield Line(id="edit-why", placeholder="Why? One line", compact=True)
            with VerticalScroll(id="agreement-before"):
                yield Static("", id="before-words", markup=False)
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the page as it is now."""
        self.query_one("#agreement-before").border_title = "EARLIER VERSIONS"
        self._show()
        if (typed := self._forms.typed(self._place)) is not None:
            self._revise_line(typed.what)
            if self._line is not None:
                for part in EDIT_FIELDS:
                    self.query_one(f"#{part}", Line).value = typed.words.get(part, "")
                self.query_one(MessageLine).say(STILL_HERE)

    @on(Line.Changed)
    def keep_letters(self) -> None:
        """Keep what stands in the line that is revised, once it is not what was offered."""
        if self._line is None or self.left:
            return
        words = {part: self.query_one(f"#{part}", Line).value for part in EDIT_FIELDS}
        if words == {"edit-words": one_line(self._line.words), "edit-why": ""}:
            self._forms.clear(self._place)
        else:
            self._forms.keep(self._place, Typed(words, what=self._line.key))

    def _show(self) -> None:
        agreement, pair = self._desk.look(), self._desk.pair
        self.query_one("#agreement-state", Static).update(
            plain_line(state_words(agreement) if agreement else NO_AGREEMENT)
        )
        lines = lines_to_revise(agreement, pair)
        self.query_one(PageList).show([Row(line.key, one_line(line.words) or "-", who=line.label) for line in lines])
        past = revisions(self._desk.states(), pair)
        before = self.query_one("#agreement-before")
        before.display = bool(past) and self._line is None
        self.query_one("#before-words", Static).update(
            Content("\n").join([revision_words(revision) for revision in past])
        )
        self.query_one("#agreement-edit").display = self._line is not None
        self.query_one(MessageLine).hint(REVISING_KEYS if self._line else MARKED_KEYS)

    # --- revising -------------------------------------------------------------------------------------------

    def action_revise(self) -> None:
        """Take the marked line into the field."""
        self._revise_line(self.query_one(PageList).marked)

    def _revise_line(self, marked: str | None) -> None:
        lines = lines_to_revise(self._desk.present(), self._desk.pair)
        self._line = next((line for line in lines if line.key == marked), None)
        if self._line is None:
            return
        words = self.query_one("#edit-words", Line)
        words.value = one_line(self._line.words)
        words.cursor_position = len(words.value)
        words.placeholder = self._line.example
        self.query_one("#edit-why", Line).clear()
        self.query_one("#edit-label", Static).update(plain_line(self._line.label))
        self._show()
        words.focus()

    @on(Line.Submitted, "#edit-words")
    def to_why(self) -> None:
        """Ask for the reason."""
        self.query_one("#edit-why", Line).focus()

    @on(Line.Submitted, "#edit-why")
    def ask_both(self) -> None:
        """Ask whether both said yes, then keep the revision."""
        title = "Do you both say yes to this?"
        answers = [
            Reply("y", "yes", "Yes, both said so"),
            Reply("n", "no", "Not yet: save it anyway"),
        ]

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._revise(both_said_yes=answer == "yes")

        self.app.push_screen(Choice(title, answers, stay="Esc: back to the words"), answered)

    def _revise(self, *, both_said_yes: bool) -> None:
        line = self._line
        if line is None:
            return
        words, why = (self.query_one(part, Line).value for part in ("#edit-words", "#edit-why"))
        try:
            revise_line(self._desk, line.key, words, why, both_said_yes=both_said_yes)
        except MeetError as error:
            self._refused(error)
            return
        self._close()
        self.refresh_bindings()
        self.query_one(PageList).mark(line.key)
        self.query_one(MessageLine).say("Revised. The earlier version is kept below.")

    def _close(self) -> None:
        self._line = None
        self._forms.clear(self._place)
        self._show()
        page = self.query_one(PageList)
        page.focus()
        # Once the boxes below have their new heights, or the mark would be out of sight.
        self.call_after_refresh(page.scroll_to_highlight)

    def action_say_yes(self) -> None:
        """Write down that both say yes to the page as it is."""
        try:
            self._desk.revise(SAID_SINCE, both_said_yes=True)
        except MeetError as error:
            self._refused(error)
            return
        self._show()
        self.refresh_bindings()

    def _refused(self, error: MeetError) -> None:
        """Say why nothing was changed, above the page as it is by now; what was typed stays."""
        self._show()
        self.refresh_bindings()
        self.query_one(MessageLine).say(" ".join(error.lines()), problem=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A yes is asked for only where one is missing."""
        present = self._desk.present()
        return present is not None and not present.both_said_yes if action == "say_yes" else True

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self.query_one(MessageLine).say(event.sentence, problem=True)

    def action_back(self) -> None:
        """Leave the line that is revised, or the screen."""
        if self._line is not None:
            self._close()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave the screen."""
        self.dismiss(None)


def revision_words(revision: Revision) -> Content:
    """One revision: when and why, then each line that it changed with what stood before."""
    state = revision.agreement
    lines = [fill("[b]$state[/]: $why", state=state_words(state), why=one_line(state.why))]
    lines += [
        fill("  [b]$label[/]  $was  ->  $now", label=label, was=one_line(was) or "-", now=one_line(now) or "-")
        for label, was, now in revision.changes
    ]
    return Content("\n").join(lines)
