"""Arrival: how long we have, what was said last time, what waits. Enter: start the clock"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from meetingtui.domain.between.preparations import told
from meetingtui.domain.dates.formatting import day, minutes_words, short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import MINUTE, MeetingKind, PhaseKind
from meetingtui.domain.meeting.arrival_words import full_length_end, shares, time_left, time_left_words
from meetingtui.domain.meeting.first_questions import SETTLES
from meetingtui.domain.meeting.last_time import ReminderKind, reminders
from meetingtui.domain.meeting.questions import WORTH_IT, opener
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.text import one_line
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import fill
from meetingtui.ui.shell.messages import PhaseShown
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import meeting_name, rare_name


class ArrivalScreen(OnceScreen[str]):
    """Dismissed with `start` once the clock runs, or with `leave`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n,f8", "start", "Start the clock", id="arrival.start"),
        Binding("m", "month", "Month review", id="arrival.month", tooltip="Do the month review today, or put it off"),
        Binding(
            "f",
            "full_length",
            "Full length",
            id="arrival.full",
            tooltip="The agreed end, or the full length",
        ),
        Binding("q,ctrl+q", "leave", "Leave", id="app.quit"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("escape", "type_again", "Type again", id="nav.back", show=False),
        Binding("pageup", "page(-1)", "Page up", id="nav.page-up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="nav.page-down", show=False),
    ]
    HELP = "What you said last time, what waits today, one question to answer aloud. Enter: start the clock"
    AUTO_FOCUS = "#worth-it"

    def __init__(self, live: LiveMeeting, last: MeetingRecord | None, *, told: str = "") -> None:
        """A meeting that is about to start, the one before it, and a sentence to be read before the start."""
        super().__init__()
        self.live = live
        """The meeting that is about to start."""
        self._last = last
        self._told = told
        self._agreed_end = live.meeting.agreed_end

    def compose(self) -> ComposeResult:
        """Time, last time, what waits, one spoken question, one line."""
        meeting = self.live.meeting
        pair, today = meeting.pair, local_day(meeting.opened_at, meeting.pair.zone)
        yield TopBar(
            f"meet   {pair.names} (mentor)   {day(today)}   {meeting_name(meeting)}",
            f"meet   {pair.names}   {short_day(today)}{rare_name(meeting)}",
        )
        with Vertical(id="arrival"):
            with Horizontal(id="arrival-time"):
                yield Digits("", id="time-we-have")
                yield Static("", id="time-words", markup=False)
            with VerticalScroll(id="arrival-body"):
                yield Static("LAST TIME", classes="panel-title")
                yield Static(last_time(self._last, meeting), id="last-time", markup=False)
                yield Static("TODAY", classes="panel-title")
                yield Static("", id="today", markup=False)
                yield Static("BOTH OF YOU, ALOUD", classes="panel-title")
                yield Static(Content(f"{opener(meeting.number)}  (not written down)"), id="opener", markup=False)
            with Vertical(id="arrival-worth"):
                yield Static(
                    fill("[$calm]$who:[/] $prompt", who=pair.mentee.name, prompt=WORTH_IT.prompt), classes="question"
                )
                yield Line(
                    meeting.contents.answer(WORTH_IT.key), id="worth-it", placeholder=WORTH_IT.hint, compact=True
                )
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the time that there is, and keep it right."""
        if self._told:
            self.query_one(MessageLine).say(self._told)
        self.post_message(PhaseShown("Arrival"))
        self.draw()
        self.set_interval(1.0, self.draw)
        self.watch(self.query_one("#arrival-body"), "show_vertical_scrollbar", self._say_keys, init=False)

    def on_resize(self) -> None:
        """Fit what may be long into the window, once the window's size has chosen its margins."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let what may be long scroll, so that the line below it and what Enter does stay in sight."""
        if self.left:  # its widgets may be gone by now
            return
        others = [self.query_one(part) for part in ("#arrival-time", "#arrival-worth")]
        around = sum(other.outer_size.height + other.styles.margin.height for other in others)
        body = self.query_one("#arrival-body", VerticalScroll)
        body.styles.max_height = max(1, self.query_one("#arrival").size.height - around)
        self.call_after_refresh(self._say_keys)

    def _say_keys(self) -> None:
        if self.left:
            return
        weekly = self.live.meeting.agenda.kind is MeetingKind.WEEKLY
        more = self.query_one("#arrival-body", VerticalScroll).show_vertical_scrollbar
        keys = ["m month review"] if weekly else []
        keys += ["f full length"] if self._end_can_change else []
        letters = ", ".join(keys if keys and more else ["letter keys", *keys])
        hints = ["Enter: start the clock", *(["PgDn: more."] if more else []), f"Esc: {letters}"]
        self.query_one(MessageLine).hint("   ".join(hints))

    def draw(self) -> None:
        """Show what has been chosen so far."""
        meeting, now = self.live.meeting, self.live.now()
        words = time_left_words(meeting, now)
        if self._end_can_change and "\n" in words:
            words += "\nf: full length"
        self._put("#time-words", Content(words))
        shown = str(max(0, round(time_left(meeting, now) / MINUTE)))
        digits = self.query_one("#time-we-have", Digits)
        if digits.value != shown:
            digits.update(shown)
        self._put("#today", today_lines(meeting, now))
        self.call_after_refresh(self._say_keys)

    def _put(self, selector: str, content: Content) -> None:
        static = self.query_one(selector, Static)
        if static.content != content:
            static.update(content)

    @on(Line.Changed, "#worth-it")
    def keep_worth_it(self, event: Line.Changed) -> None:
        """Keep the line as it is typed."""
        if event.value != self.live.meeting.contents.answer(WORTH_IT.key):
            self.live.notebook.answer(WORTH_IT.key, event.value)

    @on(Line.Submitted, "#worth-it")
    def action_start(self) -> None:
        """Start the clock."""
        if not self.left:
            self.live.start()
            self.dismiss("start")

    def action_month(self) -> None:
        """Pull the month review forward, or put it off once."""
        try:
            self.live.hold_month_review(not self.live.meeting.month)
        except MeetError as error:
            self.query_one(MessageLine).say(" ".join(error.lines()), problem=True)
        self.draw()

    def action_full_length(self) -> None:
        """Between the agreed end and the full length."""
        as_agreed = self.live.meeting.agreed_end == self._agreed_end
        self.live.end_at(full_length_end(self.live.meeting, self.live.now()) if as_agreed else self._agreed_end)
        self.draw()

    @property
    def _end_can_change(self) -> bool:
        """Whether the full length is another one than what there is."""
        return self._agreed_end is not None or full_length_end(self.live.meeting, self.live.now()) is not None

    def action_page(self, step: int) -> None:
        """Scroll through last time and today without leaving the field."""
        body = self.query_one("#arrival-body", VerticalScroll)
        (body.scroll_page_down if step > 0 else body.scroll_page_up)(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The end can be chosen only when one was agreed; the month review belongs to a weekly meeting."""
        if action == "month":
            return self.live.meeting.agenda.kind is MeetingKind.WEEKLY
        return self._end_can_change if action == "full_length" else True

    def action_type_again(self) -> None:
        """Escape once more: letters are words again. Leaving has a key of its own."""
        self.query_one("#worth-it", Line).focus()

    def on_key(self, event: events.Key) -> None:
        """A letter that is no command is typed."""
        known = self.active_bindings.get(event.key)
        if self.focused is None and event.is_printable and (known is None or not known.enabled):
            event.stop()
            event.prevent_default()
            line = self.query_one("#worth-it", Line)
            self.set_focus(line)
            line.take(event.character or "")

    def action_leave(self) -> None:
        """Leave before the clock has started."""
        self.dismiss("leave")


REMINDER_NOTE = {ReminderKind.WEEK_TASK: "the week's task", ReminderKind.FROM_BEFORE: "from before"}
"""The fact behind some of the answers."""


def last_time(last: MeetingRecord | None, meeting: Meeting) -> Content:
    """The closing answers of last time, word for word, and what else is still open."""
    lines = []
    for said in reminders(last, meeting):
        who = meeting.pair.name(said.role) + (" looks out for" if said.kind is ReminderKind.LOOKOUT else "")
        fact = REMINDER_NOTE.get(said.kind, "")
        lines.append(fill("[b]$who[/]  $text  [$text-muted]$fact[/]", who=who, text=one_line(said.text), fact=fact))
    nothing = "Nothing is open." if last is not None else "This is your first meeting here. Nothing is open."
    return Content("\n").join(lines) if lines else Content(nothing)


def today_lines(meeting: Meeting, now: datetime) -> Content:
    """The agenda with what each phase gets from now, whether the month review is held, and the topics that wait."""
    if meeting.agenda.kind is not MeetingKind.WEEKLY:
        return what_comes(meeting, now)
    given = minutes_given(meeting, now)
    phases = "   ".join(f"{kind.label} {given.get(kind, '')}".strip() for kind in meeting.agenda.kinds)
    lines = [Content(phases.replace(" min   ", "   "))]
    if meeting.month:
        lines.append(
            Content(
                "The month review is due today. m: put it off"
                if meeting.month_due
                else "The month review is brought forward to today. m: leave it out"
            )
        )
    elif meeting.month_due:
        lines.append(Content("The month review is due, but put off to next time. m: do it today"))
    lines += [
        fill("[b]$label:[/] $words", label=label, words=one_line(words))
        for label, words in told(meeting.preparations, meeting.pair)
    ]
    lines += [topic_line(topic, meeting.pair) for topic in meeting.contents.topics]
    return Content("\n").join(lines)


def topic_line(topic: Topic, pair: Pair) -> Content:
    """`Topic: How to say no  Sam, give me options, tried: a list`."""
    facts = [pair.name(topic.by)] if topic.by is not None else []
    facts += [topic.help.value] if topic.help is not None else []
    facts += [f"tried: {one_line(topic.tried)}"] if topic.tried.strip() else []
    return fill("Topic: $text  [$text-muted]$facts[/]", text=one_line(topic.text), facts=", ".join(facts))


def minutes_given(meeting: Meeting, now: datetime) -> dict[PhaseKind, str]:
    """What each phase gets if the clock starts now, in words; nothing once there is nothing to give."""
    given = shares(meeting, now)
    if sum(given.values(), timedelta()) < MINUTE / 2:
        return {}
    return {kind: minutes_words(share) for kind, share in given.items()}


def what_comes(meeting: Meeting, now: datetime) -> Content:
    """The phases of a first or a last meeting, one a line, with what each is for; and what comes of it."""
    agenda, given = meeting.agenda, minutes_given(meeting, now)
    widest = max(len(phase.kind.label) for phase in agenda.phases)
    lines = [
        fill(
            "[b]$name[/] $minutes  [$text-muted]$settles[/]",
            name=f"{number} {phase.kind.label:<{widest}}",
            minutes=f"{given.get(phase.kind, ''):>6}",
            settles=SETTLES.get(phase.kind, ""),
        )
        for number, phase in enumerate(agenda.phases, 1)
    ]
    if agenda.kind is MeetingKind.FIRST:
        lines.append(Content("The end is a hard stop. What you do not get to waits for next time."))
    else:
        lines.append(Content("This closes your mentorship. Everything stays readable."))
    lines += [topic_line(topic, meeting.pair) for topic in meeting.contents.topics]
    return Content("\n").join(lines)
