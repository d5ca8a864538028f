"""One page before a meeting, plain for a mail or a chat, or as Markdown; what there is nothing of is left out."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.domain.between.brief import Brief
from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.ledger.commitments import Commitment, came_back
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Role
from meetingtui.exchange.escaping import item
from meetingtui.exchange.style import Style

NO_DATE = "No date is set yet. To set one: meet next tue 15:00"


def brief_text(brief: Brief, style: Style) -> str:
    """The whole page; ends with a line end."""
    return _Page(brief, style).text()


class _Page:
    """Puts the page together in one style."""

    def __init__(self, brief: Brief, style: Style) -> None:
        self._brief, self._pair = brief, brief.pair
        self._line, self._points, self._style = style.line, style.points, style

    def text(self) -> str:
        """All of it."""
        brief, mentor, mentee = self._brief, self._line(self._pair.mentor.name), self._line(self._pair.mentee.name)
        discussed = PhaseKind.DISCUSSION in brief.agenda.kinds
        sections = (
            ("Agenda", list(self._agenda())),
            ("Topics that wait", [] if discussed else [item(topic) for topic in self._topics()]),
            ("What changed", [item(line) for words in brief.changed for line in self._points(words)]),
            ("Input wanted", [item(line) for line in self._points(brief.input_wanted)]),
            ("It is worth it if", [item(line) for line in self._points(brief.worth_it)]),
            (f"What {mentor} promised", self._promises(Role.MENTOR)),
            (f"What {mentee} promised", self._promises(Role.MENTEE)),
            (f"Doors of {mentor}", [line for door in brief.doors for line in self._door(door)]),
            ("Goals", [line for goal in brief.goals for line in self._goal(goal)]),
            ("Links of last time", [f"- {self._line(link)}" for link in brief.links]),
        )
        title = f"{mentor}, before meeting {brief.number} with {mentee}"
        lines = [self._style.title.replace("{}", title), "", *self._when()]
        for heading, body in sections:
            if body:
                lines += [*(line.replace("{}", heading) for line in self._style.heading), *body]
        return "\n".join((*lines, ""))

    def _when(self) -> list[str]:
        date = self._pair.next_meeting
        if date is None:
            return [NO_DATE]
        when = self._line(when_words(date, (self._pair.mentee, self._pair.mentor)))
        place = self._line(date.place)
        return [f"{when}, {date.minutes} minutes", *(["", place] if place else [])]

    def _agenda(self) -> Iterator[str]:
        for phase in self._brief.agenda.phases:
            yield f"- {phase.kind.label}: {formatting.minutes_words(phase.planned)}"
            if phase.kind is PhaseKind.DISCUSSION:
                yield from (item(topic, "  ") for topic in self._topics())

    def _topics(self) -> list[str]:
        return [f"{self._line(topic.text)}{self._facts(topic)}" for topic in self._brief.topics]

    def _facts(self, topic: Topic) -> str:
        facts = [self._line(self._pair.name(topic.by))] if topic.by is not None else []
        facts += [topic.help.value] if topic.help is not None else []
        facts += [f"tried: {self._line(topic.tried)}"] if topic.tried.strip() else []
        return f" ({', '.join(facts)})" if facts else ""

    def _promises(self, owner: Role) -> list[str]:
        made = (promise for promise in self._brief.promises if promise.owner is owner)
        return [line for promise in made for line in self._promise(promise)]

    def _promise(self, promise: Commitment) -> list[str]:
        facts = [] if promise.due is None else [formatting.due_words(promise.due, self._brief.today)]
        facts += ["the week's task"] if promise.week_task else []
        facts += [came_back(promise.times_carried)] if promise.times_carried else []
        behind = f" ({', '.join(facts)})" if facts else ""
        lines = [f"- {self._line(promise.text)}{behind}"]
        if update := self._brief.said.get(promise.id):
            note = f": {self._line(update.note)}" if update.note.strip() else ""
            lines.append(item(f"{day_at(update.at, self._pair.zone)}, {update.outcome.words}{note}", "  "))
        return lines

    def _door(self, door: Opportunity) -> list[str]:
        lines = [f"- {self._line(door.text)} ({door.stage.words})"]
        if door.moves and (note := door.moves[-1].note).strip():
            lines.append(item(f"{day_at(door.moves[-1].at, self._pair.zone)}: {self._line(note)}", "  "))
        return lines

    def _goal(self, goal: Goal) -> list[str]:
        lines = [f"- {self._line(goal.text)} ({goal.state.words}, by {formatting.day(goal.due)})"]
        if goal.changes:
            last = goal.changes[-1]
            why = [self._line(words) for words in (last.evidence, last.why) if words.strip()]
            reason = f": {' / '.join(why)}" if why else ""
            lines.append(item(f"{day_at(last.at, self._pair.zone)}, {last.words}{reason}", "  "))
        return lines
