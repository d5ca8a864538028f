"""A step that is something entered in this meeting: every part of it can be changed in place until the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widget import Widget

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.dates.formatting import day
from meetingtui.domain.dates.slots import absence_words, parse_absence
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.outline.entered import due_of
from meetingtui.domain.people import Role
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.day_line import DayLine
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.row_keys import RowKeys
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import StepBox
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import Intent
from meetingtui.ui.shell.messages import Say as Sentence
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.doors import STAGE_WORD

GOAL_CUT = 22
"""So many letters of a goal stand in the row of goals."""
KEYS = "Type: change the words   Delete: take it back"


class MadeStep(StepBox):
    """The words and the line for what belongs to them; Delete on a row takes the entry back."""

    ENTER = "Enter: next step   Delete on a row: take it back"
    ARROWS = "Esc: letter keys"

    def body(self) -> Iterator[Widget]:
        """The rows to choose in, then the words."""
        pair = self.meeting.pair
        match self.step.item:
            case Commitment() as made:
                yield from self._promise(made)
            case Opportunity() as door:
                yield ChoiceRow(
                    [Answer(stage, STAGE_WORD[stage]) for stage in Stage],
                    lambda stage: self.write(
                        # Where it began is where it stands without a move of today.
                        lambda notebook: notebook.move_door(door.id, None if stage is Stage.LOOKING_OUT else stage)
                    ),
                    always=True,
                )
                yield self._words(door.text, lambda text: lambda notebook: notebook.reword_door(door.id, text))
            case Goal() as goal:
                yield RowKeys(KEYS)
                yield self._words(goal.text, lambda text: lambda notebook: notebook.reword_goal(goal.id, text=text))
                yield PartLine(
                    goal.known_by,
                    lambda words: lambda notebook: notebook.reword_goal(goal.id, known_by=words),
                    placeholder="we will know because ...",
                )
            case Absence() as away:
                yield RowKeys(KEYS)
                yield StepNotes(self._away_words(away), self._types_away, one_line=True, said_back=True)
                yield LazyStatic("", classes="echo", markup=False)
            case topic:
                yield ChoiceRow(
                    [Answer(role, pair.name(role)) for role in (Role.MENTEE, Role.MENTOR)],
                    lambda role: self.write(lambda notebook: notebook.give_topic(topic.id, role)),
                    label="From",
                    always=True,
                )
                yield self._words(topic.text, lambda text: lambda notebook: notebook.reword_topic(topic.id, text))

    def _promise(self, made: Commitment) -> Iterator[Widget]:
        pair, contents = self.meeting.pair, self.meeting.contents
        yield ChoiceRow(
            [Answer(role, pair.name(role)) for role in (Role.MENTEE, Role.MENTOR)],
            self._hand_over,
            label="Who",
            always=True,
            id="made-owner",
        )
        if contents.goals:
            yield ChoiceRow(
                [Answer(None, "no goal"), *(Answer(g.id, shortened(g.text, GOAL_CUT)) for g in contents.goals)],
                lambda goal_id: self.write(lambda notebook: notebook.link_goal(made.id, goal_id)),
                label="For",
                id="made-goal",
            )
        yield ChoiceRow(
            [Answer(True, "the week's task"), Answer(False, "one of the others")],
            lambda main: self.write(lambda notebook: notebook.make_week_task(made.id, bool(main))),
            label="It is",
            always=True,
            id="made-main",
        )
        yield self._words(made.text, lambda text: lambda notebook: notebook.reword(made.id, text))
        yield DayLine(
            contents,
            f"due/{made.id}",
            lambda text: due_of(text, self._today),
            lambda due: lambda notebook: notebook.set_due(made.id, due),
            id="made-due",
        )
        yield LazyStatic("", classes="echo", markup=False)

    def _words(self, text: str, writes: object) -> StepNotes:
        def kept(words: str) -> Intent:
            # Words that are gone altogether are on their way to others; what was entered stays until then.
            return writes(words) if words.strip() else lambda _: None  # type: ignore[operator]

        return StepNotes(text, kept, one_line=True)

    def _hand_over(self, role: Role) -> None:
        made: Commitment = self.step.item
        if made.owner is not role:
            self.write(lambda notebook: notebook.hand_over(made.id))

    @property
    def _today(self) -> date:
        return local_day(self.meeting.seen_at, self.meeting.pair.zone)

    def draw(self) -> None:
        """Mark what is chosen, and say how the day is understood."""
        item = self.step.item
        match item:
            case Commitment():
                self.query_one("#made-owner", ChoiceRow).show(item.owner)
                for row in self.query("#made-goal").results(ChoiceRow):
                    row.show(item.goal_id)
                main = self.query_one("#made-main", ChoiceRow)
                main.display = item.owner is Role.MENTEE
                main.show(item.week_task)
                line = self.query_one("#made-due", DayLine)
                line.placeholder = f"{_by(item.due)}; another day?"
                self._echo(line.echo(_by))
            case Opportunity():
                self.query_one(ChoiceRow).show(item.stage)
            case Absence():
                self._draw_away()
            case Goal():
                pass
            case _:
                self.query_one(ChoiceRow).show(item.by)

    def _echo(self, said: Content) -> None:
        echo = self.query_one(".echo", LazyStatic)
        echo.display = bool(said.plain)
        echo.update(said)

    # --- days away ------------------------------------------------------------------------------------------

    def _away_words(self, away: Absence) -> str:
        """The words that are being typed, or else the days as they are."""
        return self.meeting.contents.not_entered.get(f"away/{away.id}", absence_words(away, self.meeting.pair))

    def _types_away(self, text: str) -> Intent:
        key = f"away/{self.step.item.id}"
        return lambda notebook: notebook.type_line(key, text)

    def _read_away(self) -> Absence | None:
        """The days that the words say; None when they are the ones that are known. Raises BadInput for no days."""
        text, away, pair = self.query_one(StepNotes).text, self.step.item, self.meeting.pair
        if text == absence_words(away, pair) or not text.strip():
            return None
        return parse_absence(text, pair, today=self._today, new_id=away.id)

    def _draw_away(self) -> None:
        try:
            read = self._read_away()
            said = plain(absence_words(read, self.meeting.pair)) if read is not None else None
            self._echo(Content.assemble(("= ", "bold $done"), said) if said is not None else Content(""))
        except MeetError as error:
            self._echo(Content.assemble(("? ", "bold $soon"), plain(" ".join(error.lines()))))

    def left(self) -> Iterator[Intent]:
        """Days away count once their words are done with."""
        yield from super().left()
        if not isinstance(self.step.item, Absence):
            return
        away_id, text = self.step.item.id, self.query_one(StepNotes).text
        try:
            if self._read_away() is not None:
                yield lambda notebook: notebook.change_absence(away_id, text)
            yield lambda notebook: notebook.type_line(f"away/{away_id}", "")
        except MeetError as error:
            self.tell(Sentence(" ".join(error.lines()), problem=True))

    def take_back(self) -> Intent | None:
        """Take the entry back."""
        item = self.step.item
        match item:
            case Commitment():
                return lambda notebook: notebook.withdraw(item.id)
            case Opportunity():
                return lambda notebook: notebook.stop_looking_out(item.id)
            case Goal():
                return lambda notebook: notebook.withdraw_goal(item.id)
            case Absence():
                return lambda notebook: notebook.remove_absence(item.id)
        return lambda notebook: notebook.withdraw_topic(item.id)


def _by(due: date | None) -> str:
    return f"by {day(due)}" if due is not None else "by next time"
