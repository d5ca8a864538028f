"""The panel beside the body: goals, what waits, links that were given, and one line of advice. Read only."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.first_questions import ADVICE_FIRST
from meetingtui.domain.meeting.questions import ADVICE
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.meeting.typed_now import links_now
from meetingtui.domain.web_addresses import short_address
from meetingtui.ui.plain import plain_line
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.facts import VERDICT_SIGN, goal_state

LISTED = 50
"""So many waiting topics are listed; nobody reads on, and more would be laid out anew at every mark."""

LISTED_LINKS, LINK_LETTERS = 6, 30
"""So many links are listed, in so many letters each."""


class SidePanel(VerticalScroll, can_focus=False):
    """Goals with their states, the topics that wait, links, advice for the phase."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self._goals = LazyStatic("", id="side-goals", markup=False)
        self._topics = LazyStatic("", id="side-topics", markup=False)
        self._links = LazyStatic("", id="side-links", markup=False)
        self._advice = LazyStatic("", id="side-advice", markup=False)
        self._listed: list[str] | None = None

    def compose(self) -> ComposeResult:
        """Four boxes; that of the links is there once there is one."""
        yield Static("GOALS", classes="panel-title", markup=False)
        yield self._goals
        yield Static("WAITING FOR DISCUSSION", classes="panel-title", markup=False)
        yield self._topics
        yield self._links
        yield self._advice

    def show(self, meeting: Meeting) -> None:
        """Show what belongs to the meeting now."""
        self._goals.update(goal_lines(meeting))
        self._list([topic.text for topic in meeting.contents.waiting_topics])
        links = link_lines(meeting)
        self._links.update(links)
        self._links.display = bool(links)
        if meeting.phase is not None:
            self._advice.update((ADVICE | ADVICE_FIRST)[meeting.phase])

    def _list(self, waiting: list[str]) -> None:
        listed = waiting[:LISTED] + ([f"and {len(waiting) - LISTED} more"] if len(waiting) > LISTED else [])
        if listed == self._listed:
            return
        self._listed = listed
        lines = [Content.assemble("- ", plain_line(text)) for text in listed]
        self._topics.update(Content("\n").join(lines) if lines else Content("Nothing yet. Ctrl+O: catch a thought"))


def goal_lines(meeting: Meeting) -> Content:
    """Each goal with its horizon and state; what to do while there is none."""
    today = local_day(meeting.seen_at, meeting.pair.zone)
    lines: list[Content] = []
    for review in meeting.contents.goal_reviews:
        state = goal_state(review.goal, today)
        if review.verdict is not None:
            state = f"{VERDICT_SIGN[review.verdict]} {review.verdict.value.upper()}"
        lines += [
            Content.assemble((f"{review.goal.horizon(today)}  ", "bold"), plain_line(review.goal.text)),
            Content(f"    {state}").stylize("$text-muted"),
        ]
    for goal in meeting.contents.new_goals:
        lines += [
            Content.assemble((f"{goal.horizon(today)}  ", "bold"), plain_line(goal.text)),
            Content("    + new today").stylize("$text-muted"),
        ]
    first = meeting.agenda.kind is MeetingKind.FIRST
    when = "You write them in 30/60/90." if first else "You write them in the month review."
    return Content("\n").join(lines) if lines else Content(f"No goals yet. {when}")


def link_lines(meeting: Meeting) -> Content:
    """The links of the meeting, the one given last at the end, and by whom; nothing where there is none.

    They are words here: nothing opens by a click while somebody looks on.
    """
    links = links_now(meeting)[-LISTED_LINKS:]
    if not links:
        return Content("")
    lines = [Content("LINKS").stylize("bold $calm")]
    for link in links:
        who = f" ({meeting.pair.name(link.given.by)})" if link.given.by else ""
        lines.append(plain_line(f"- {short_address(link.address, LINK_LETTERS)}{who}"))
    return Content("\n").join(lines)
