"""Home: one pair, its next meeting, what is open, and the way into the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day, minutes_words, short_day
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.ledger.commitments import Outcome, came_back, in_order_of_review
from meetingtui.domain.ledger.goals import quiet
from meetingtui.domain.meeting.agenda import MINUTE
from meetingtui.domain.meeting.due import month_review
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.next_date import said_in_full
from meetingtui.services.week.courtesy_desk import CourtesyDesk
from meetingtui.ui.plain import fill, plain, plain_line
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.doors import door_row
from meetingtui.ui.words.facts import due_words, goal_state


class HomeScreen(Screen[None]):
    """Shows one pair; the app does what its keys ask for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,enter", "app.begin_meeting", "Start", id="home.start", tooltip="Start the meeting"),
        Binding("h", "app.history", "History", id="go.history", tooltip="Past meetings: read, search, correct"),
        Binding("g", "app.goals", "Goals", id="go.goals", tooltip="Your goals for 30, 60 and 90 days"),
        Binding("t", "app.story", "Story", id="go.story", tooltip="The story: what came of it all"),
        Binding(
            "d",
            "app.doors",
            "Doors",
            id="go.doors",
            tooltip="Doors: people, jobs, talks that the mentor can open",
            show=False,
        ),
        Binding(
            "a",
            "app.agreement",
            "Agreement",
            id="go.agreement",
            show=False,
            tooltip="The agreement: read it, revise it",
        ),
        Binding(
            "i",
            "invite",
            "Invitation",
            id="out.invite",
            show=False,
            tooltip="Save the next meeting as a calendar file",
        ),
        Binding(
            "c",
            "app.courtesy",
            "Thanks",
            id="home.courtesy",
            show=False,
            tooltip="Thanks and news that are due, with a draft",
        ),
        Binding("p", "app.prepare", "Prepare", id="home.prepare", tooltip="Prepare the next meeting"),
        Binding(
            "ctrl+k",
            "app.private_line",
            "Private line",
            id="note.private",
            show=False,
            tooltip="Keep a line for yourself alone",
        ),
        Binding("o", "choose_pair", "Other pair", id="home.pair"),
        Binding("q,ctrl+q", "app.quit", "Quit", id="app.quit"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]

    HELP = "Your next meeting, open promises and goals. s: start the meeting"

    def __init__(self, room: MeetingRoom, pair: Pair, *, demo: str, invite: Callable[[Pair], str]) -> None:
        super().__init__()
        self._room = room
        self._pair = pair
        self._demo = demo
        self._invite = invite
        self._several = False

    def compose(self) -> ComposeResult:
        """Next meeting and last meetings, tasks, goals."""
        pair = self._pair
        now = local(self._room.clock.wall(), pair.zone)
        yield TopBar(
            f"meet   {pair.names} (mentor)   {day(now)}",
            f"meet   {pair.names}   {short_day(now)}",
        )
        with VerticalScroll(id="home"):
            if self._demo:
                yield Static(plain(self._demo), id="home-who")
            with Horizontal(id="home-top"):
                yield Static("", id="home-next", classes="box")
                yield Static("", id="home-last", classes="box")
            yield Static("", id="home-tasks", classes="box")
            yield Static("", id="home-goals", classes="box")
            yield Static("", id="home-doors", classes="box")
            # A narrow window has no room for it above: what is open comes first there.
            yield Static("", id="home-last-below", classes="box")
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Name the boxes."""
        for box, title in (
            ("#home-next", "NEXT MEETING"),
            ("#home-last", "LAST MEETINGS"),
            ("#home-last-below", "LAST MEETINGS"),
            ("#home-tasks", "OPEN PROMISES"),
            ("#home-goals", "GOALS"),
            ("#home-doors", "DOORS"),
        ):
            self.query_one(box).border_title = title
        where = "Made-up people; nothing is saved." if self._demo else "Nothing is sent anywhere."
        self.query_one(MessageLine).hint(f"d: doors   a: agreement   i: invitation   {where}")

    def on_screen_resume(self) -> None:
        """Show what is true now; a meeting may have ended meanwhile."""
        self.draw_home()

    def draw_home(self) -> None:
        """Show what is kept of the pair."""
        pairs = self._room.pairs()
        self._several = len(pairs) > 1
        self._pair = next((p for p in pairs if p.id == self._pair.id), self._pair)
        table = self._room.table(self._pair)
        now = self._room.clock.wall()
        today = local_day(now, self._pair.zone)
        unfinished = self._room.unfinished(self._pair)
        cut_off = f"Meeting {unfinished[0].number} is unfinished. s: go on or finish it" if unfinished else ""
        due = CourtesyDesk(self._room.store, self._pair, clock=self._room.clock, new_id=self._room.new_id).due()
        courtesy = due[0].title if due else ""
        self.query_one("#home-next", Static).update(next_meeting(table, self._pair, now, cut_off, courtesy))
        for box in ("#home-last", "#home-last-below"):
            self.query_one(box, Static).update(last_meetings(self._room.records(self._pair)))
        self.query_one("#home-tasks", Static).update(open_tasks(table, self._pair, today))
        self.query_one("#home-goals", Static).update(goals(table, self._pair, now))
        self.query_one("#home-doors", Static).update(doors(table, self._pair))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Another pair can be shown only when there is one."""
        return self._several if action == "choose_pair" else True

    def action_invite(self) -> None:
        """Save the next meeting as a calendar file."""
        self.query_one(MessageLine).say_outcome(lambda: self._invite(self._pair))

    async def action_choose_pair(self) -> None:
        """Show another pair."""
        await self.run_action("app.choose_pair")


def next_meeting(table: Table, pair: Pair, now: datetime, cut_off: str, courtesy: str) -> Content:
    """When and where, and whether the month review is due; a meeting that was cut off comes first.

    Args:
        table: What is kept of the pair.
        pair: The two.
        now: The present instant.
        cut_off: What to say of a meeting that was cut off; empty when none was.
        courtesy: What is kind to do today; empty for nothing.
    """
    quietly = [fill("[$text-muted]$what (c)[/]", what=courtesy)] if courtesy else []
    if pair.closed_on is not None:
        closed = Content(
            f"You wrapped up on {day(pair.closed_on)}. Everything stays readable.\nTo reopen it: meet pair reopen"
        )
        return Content("\n").join([closed, *quietly])
    lines = [Content(cut_off).stylize("bold $soon")] if cut_off else []
    if pair.next_meeting is None:
        lines.append(Content("No date yet. You agree on it at the end of a meeting."))
    else:
        lines.append(plain_line(said_in_full(pair.next_meeting, pair, now)))
        lines.append(plain_line(pair.next_meeting.place or "No place yet."))
    review = month_review(table.records, now, pair.zone)
    if review.last_on is not None:
        due = "is due" if review.due else "is not due yet"
        lines.append(Content(f"The month review {due}, counting from {short_day(review.last_on)}."))
    return Content("\n").join([*lines, *quietly])


def last_meetings(records: Sequence[MeetingRecord]) -> Content:
    """Number, day, what became of the tasks, and overrun of the last four, newest first."""
    lines = [Content("no  day         done   over   M = month review").stylize("$text-muted")]
    for record in reversed(records[-4:]):
        reviews = record.contents.reviews
        done = sum(1 for review in reviews if review.outcome is Outcome.DONE)
        over = minutes_words(record.overrun) if record.overrun >= MINUTE else "-"
        shown = short_day(local_day(record.began, record.zone))
        month = "M" if record.month_reviewed else ""
        lines.append(Content(f"{record.number:<3} {shown:<11} {done}/{len(reviews):<4} {over:<6} {month}"))
    return Content("\n").join(lines) if records else Content("None yet. Press s to start the first one.")


def open_tasks(table: Table, pair: Pair, today: date) -> Content:
    """Who does what until when; the mentor's promises first."""
    lines = []
    for commitment in in_order_of_review(c for c in table.commitments if c.open):
        facts = [due_words(commitment.due, today)]
        if commitment.week_task:
            facts.append("the week's task")
        if commitment.times_carried:
            facts.append(came_back(commitment.times_carried))
        lines.append(
            fill(
                "[b]$who[/]  $text  [$text-muted]$facts[/]",
                who=pair.name(commitment.owner),
                text=commitment.text,
                facts=", ".join(facts),
            )
        )
    return (
        Content("\n").join(lines) if lines else Content("Nothing is open. What you promise in a meeting shows here.")
    )


def goals(table: Table, pair: Pair, now: datetime) -> Content:
    """The current goals by their day, with a kind word for one that was left alone."""
    today = local_day(now, pair.zone)
    lines = []
    for goal in sorted((goal for goal in table.goals if goal.current), key=lambda goal: goal.due):
        still = ", quiet for three weeks" if quiet(goal, table.commitments, now) else ""
        lines.append(
            fill(
                "[b]$days days[/]  $text  [$text-muted]$state$still[/]",
                days=str(goal.horizon(today)),
                text=goal.text,
                state=goal_state(goal, today),
                still=still,
            )
        )
    return Content("\n").join(lines) if lines else Content("No goals yet. Press g, then a, to write the first one.")


def doors(table: Table, pair: Pair) -> Content:
    """The open doors and how far each is."""
    rows = [door_row(door, pair.zone) for door in table.opportunities if door.open]
    lines = [
        fill("$sign $text  [$text-muted]$facts[/]", sign=row.sign, text=row.text, facts=", ".join(row.facts))
        for row in rows
    ]
    none = f"People, jobs, talks that {pair.mentor.name} can open. Press d to add one."
    return Content("\n").join(lines) if lines else plain_line(none)
