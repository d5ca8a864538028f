"""Your goals for 30, 60 and 90 days, with real dates; every change takes one line of why, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.goals import HORIZONS, Goal, GoalState, due_in
from meetingtui.domain.people import Pair
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.services.goal_book import GoalBook
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.asking import Ask, Asking
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.lists.goal_list import GoalList, GoalRow
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import GOAL_SIGN, STILL_HERE
from meetingtui.ui.words.goals import QUIET_WORDS, change_words, closed_words, goal_facts, tasks_words

GOAL_KEYS = "t on track  i at risk  r reached  x drop   3 6 9 add on a horizon"
WHY = Ask("Why", placeholder="one line, optional")
KNOWN = "because"
EARLIER = 3
"""So many closed goals are named."""


class GoalsScreen(OnceScreen[None]):
    """Shows the goals of one pair and keeps every change at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="goal.add", tooltip="Add a goal to the selected horizon"),
        Binding("3", "add(30)", "Add for 30 days", id="goal.add-30", show=False),
        Binding("6", "add(60)", "Add for 60 days", id="goal.add-60", show=False),
        Binding("9", "add(90)", "Add for 90 days", id="goal.add-90", show=False),
        Binding("u", "undo", "Undo", id="edit.undo", tooltip="Undo the last change made here"),
        Binding("escape,q,ctrl+q", "back", "Back", id="nav.back"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    AUTO_FOCUS = ""
    HELP = "Goals are guides, not duties. Keep, change, move or drop them freely."

    def __init__(self, book: GoalBook, pair: Pair, forms: Forms) -> None:
        super().__init__()
        self._forms = forms
        self._place = FormPlace("goals", pair.id)
        self._asked = Typed()
        self._pair = pair
        self._book = book
        self._here = HORIZONS[0]

    @property
    def _today(self) -> date:
        return self._book.today

    def compose(self) -> ComposeResult:
        """A line about the review, three horizons, earlier goals."""
        pair = self._pair
        yield TopBar(
            f"meet   Goals   {pair.names} (mentor)   {day(self._today)}",
            f"meet   Goals   {pair.names}",
        )
        with Vertical(id="goals-page"):
            yield Static("", id="goals-note", markup=False)
            yield Asking()
            with Vertical(id="horizons"):
                for days in HORIZONS:
                    yield GoalList(days)
            yield Static("", id="goals-earlier", markup=False)
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the goals; the first one is marked."""
        self.query_one(MessageLine).hint(GOAL_KEYS)
        self.draw()
        first = next((days for days in HORIZONS if self._list(days).marked is not None), HORIZONS[0])
        self._list(first).focus()
        if (typed := self._forms.typed(self._place)) is not None:
            self._ask_again(typed)

    def _list(self, days: int) -> GoalList:
        return self.query_one(f"#goals-{days}", GoalList)

    # --- drawing --------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show every goal where it belongs today."""
        every, today = self._book.goals(), self._today
        current = [goal for goal in every if goal.current]
        for days in HORIZONS:
            section = self._list(days)
            section.border_title = plain(f"{days} DAYS   until {day(due_in(days, today))}")
            section.show([self._row(goal) for goal in current if goal.horizon(today) == days])
        self.query_one("#goals-note", Static).update(self._note(bool(every)))
        self._draw_earlier([goal for goal in every if not goal.current])

    def _row(self, goal: Goal) -> GoalRow:
        zone = self._pair.zone
        under = [f"we will know because {goal.known_by}"] if goal.known_by else []
        if tasks := tasks_words(self._book.commitments_for(goal)):
            under.append(f"for it:  {tasks}")
        if self._book.quiet(goal):
            under.append(QUIET_WORDS)
        if goal.changes:
            under.append(f"last:  {change_words(goal.changes[-1], zone)}")
        facts = goal_facts(goal, self._today, zone)
        return GoalRow(goal.id, goal.text, GOAL_SIGN[goal.state], "", facts, tuple(under))

    def _note(self, any_goal: bool) -> Content:
        if not any_goal:
            return Content("No goals yet. Press a to write the first 30-day goal.")
        review = self._book.month_review()
        if review.due:
            return Content("The month review is due at the next meeting. Change goals freely until then.")
        return Content("Goals are guides, not duties: change them freely.")

    def _draw_earlier(self, closed: list[Goal]) -> None:
        earlier = self.query_one("#goals-earlier", Static)
        earlier.display = bool(closed)
        shown = [f"{GOAL_SIGN[goal.state]} {closed_words(goal, self._pair.zone)}" for goal in closed[:EARLIER]]
        more = [f"and {len(closed) - EARLIER} before"] if len(closed) > EARLIER else []
        earlier.update(plain(f"Earlier:  {'   '.join([*shown, *more])}"))

    @on(events.DescendantFocus)
    def open_section(self) -> None:
        """In a small window the horizon with the focus gets the room."""
        if isinstance(self.focused, GoalList):
            self._here = self.focused.days
            for section in self.query(GoalList):
                section.set_class(section is self.focused, "-here")

    # --- changing -------------------------------------------------------------------------------------------

    def action_add(self, days: int | None = None) -> None:
        """Ask for a new goal, on the marked horizon or on the one that was chosen."""
        horizon = days or self._here

        def done(words: list[str]) -> bool:
            return not words[0].strip() or self._keep(lambda: self._book.add(words[0], horizon, words[1]), "Added")

        asked = [Ask("Goal", placeholder="what to reach"), Ask(KNOWN, placeholder="we will know because ...")]
        self._ask(
            f"A goal for {horizon} days, until {day(due_in(horizon, self._today))}",
            asked,
            done,
            Typed(what=str(horizon)),
        )

    @on(GoalList.Wanted)
    def change(self, event: GoalList.Wanted) -> None:
        """Do what was asked for with a goal."""
        event.stop()
        goal = next((goal for goal in self._book.goals() if goal.id == event.goal_id), None)
        if goal is None:
            return
        if event.what == "edit":
            self._edit(goal)
        elif event.what == "move":
            self._move(goal)
        else:
            self._say_state(goal, GoalState(event.what))

    def _edit(self, goal: Goal) -> None:
        def done(words: list[str]) -> bool:
            return self._keep(lambda: self._book.reword(goal.id, *words), "Changed")

        known = Ask(KNOWN, goal.known_by, "we will know because ...")
        asked = [Ask("Goal", goal.text), known, WHY]
        self._ask("Edit the goal", asked, done, Typed(about=goal.id, what="edit"))

    def _say_state(self, goal: Goal, state: GoalState) -> None:
        def done(words: list[str]) -> bool:
            return self._keep(lambda: self._book.set_state(goal.id, state, words[0]), state.words.capitalize())

        self._ask(f"{state.words.capitalize()}: {goal.text}", [WHY], done, Typed(about=goal.id, what=state.value))

    def _move(self, goal: Goal) -> None:
        from meetingtui.ui.dialogs.choice import Choice, Reply

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._move_to(goal, int(answer))

        horizons = [
            Reply(str(days)[0], str(days), f"{days} days, until {day(due_in(days, self._today))}")
            for days in HORIZONS
        ]
        self.app.push_screen(Choice("Move it to which horizon?", horizons, facts=[goal.text]), chosen)

    def _move_to(self, goal: Goal, days: int) -> None:
        def done(words: list[str]) -> bool:
            return self._keep(lambda: self._book.move(goal.id, days, words[0]), "Moved")

        title = f"To {day(due_in(days, self._today))}: {goal.text}"
        self._ask(title, [WHY], done, Typed(about=goal.id, what=str(days)))

    def action_undo(self) -> None:
        """Undo the last change made here."""
        self._keep(self._book.undo, "Taken back")

    def _ask(self, title: str, asked: list[Ask], done: Callable[[list[str]], bool], about: Typed) -> None:
        """Ask, and hand the words over; what is refused is asked again, with the words that were typed."""
        self._asked = about

        def gone() -> None:
            self._forms.clear(self._place)

        def answered(words: list[str]) -> None:
            if done(words):
                gone()
            else:
                again = [replace(ask, value=typed) for ask, typed in zip(asked, words, strict=True)]
                self.query_one(Asking).ask(title, again, answered, self._back_to_list, gone)

        self.query_one(MessageLine).hint("Enter: next line; on the last one: save   Esc: cancel")
        self.query_one(Asking).ask(title, asked, answered, self._back_to_list, gone)

    # --- what is typed and not kept yet ---------------------------------------------------------------------

    @on(Line.Changed)
    def keep_letters(self) -> None:
        """Keep what stands in the lines that are asked for."""
        if not self.left and (words := self.query_one(Asking).words) is not None:
            self._forms.keep(self._place, replace(self._asked, words={str(n): word for n, word in enumerate(words)}))

    def _ask_again(self, typed: Typed) -> None:
        """Ask what was asked when the program was gone, with the words that were typed."""
        goal = next((goal for goal in self._book.goals() if goal.id == typed.about), None)
        if goal is None:
            # What it was about is gone: the words may be a goal of their own.
            self.action_add(int(typed.what) if typed.what.isdecimal() else None)
        elif typed.what == "edit":
            self._edit(goal)
        elif typed.what.isdecimal():
            self._move_to(goal, int(typed.what))
        else:
            self._say_state(goal, GoalState(typed.what))
        for number, line in enumerate(self.query_one(Asking).lines):
            line.value = typed.words.get(str(number), "")
            line.cursor_position = len(line.value)
        self.query_one(MessageLine).say(STILL_HERE)

    def _back_to_list(self) -> None:
        self.query_one(MessageLine).hint(GOAL_KEYS)
        self._list(self._here).focus()

    def _keep(self, change: Callable[[], Goal | None], said: str) -> bool:
        """Change something and show it; False, with a sentence and the goals as they are by now, when refused."""
        message = self.query_one(MessageLine)
        try:
            goal = change()
        except MeetError as error:
            self.draw()
            message.say(" ".join(error.lines()), problem=True)
            return False
        self.draw()
        if goal is None:
            message.say("Nothing to undo.")
            return True
        message.say(f"{said}: {goal.text}")
        if goal.current:
            section = self._list(goal.horizon(self._today))
            section.mark(goal.id)
            section.focus()
        return True

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self.query_one(MessageLine).say(event.sentence, problem=True)

    @on(Say)
    def say_it(self, event: Say) -> None:
        """Say what a widget has to say."""
        event.stop()
        self.query_one(MessageLine).say(event.sentence, problem=event.problem)

    def action_back(self) -> None:
        """Back to where the goals were asked for."""
        self.dismiss(None)
