"""One of the two prepares the next meeting: widgets take it for that meeting, and each part is kept by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import PrepKey
from meetingtui.domain.errors import IllegalMove, MeetError, StoreBusy
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.opening import Wishes, open_meeting
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.meeting.undo import Patch, Turn, changed_words, goes_on_typing, inverse
from meetingtui.domain.outline.outline import PRIVATE
from meetingtui.domain.outline.preparing import ASKED_BEFORE
from meetingtui.domain.people import Pair, Role
from meetingtui.services.door_ledger import DoorLedger
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.notebook import Notebook
from meetingtui.services.week.jot_book import JotBook
from meetingtui.services.week.preparing import PreparationDesk
from meetingtui.services.week.promise_updates import PromiseUpdates
from meetingtui.services.week.topic_queue import TopicQueue

IN_THE_FORM = (events.TaskReviewed, events.DoorMoved, events.DoorReworded)
"""What stands in the form until its step is left, beside letters: each word more would be another change."""
TOPIC, QUESTION = "topic", "question"
"""The line for a topic, and the list of those that are the mentee's."""
_ANSWER, _LINE, _NOTE = "answers/", "lines/", "notes/"
_OUTCOME, _TRIED, _TOPIC = "outcomes/", "tried/", "topics/"
_DOOR, _MOVE = "doors/", "moves/"
"""What the words of a form belong to, in front of a key or an identity."""


class PreparingSession:
    """Letters stand in a form within half a second; `keep` hands them on to where they belong."""

    def __init__(self, room: MeetingRoom, pair: Pair, forms: Forms, by: Role | None = None) -> None:
        """Raises BadInput for a pair that has wrapped up; `by` says who prepares, None asks if it is not known."""
        store, clock, new_id = room.store, room.clock, room.new_id
        self._pair, self._clock, self._forms = pair, clock, forms
        self._updates = PromiseUpdates(store, pair, clock=clock, new_id=new_id)
        self._queue = TopicQueue(store, pair, clock=clock, new_id=new_id)
        self._doors = DoorLedger(store, pair, clock=clock, new_id=new_id)
        self._desk = PreparationDesk(store, pair, clock=clock, new_id=new_id)
        self._jots = JotBook(store, pair, clock=clock, new_id=new_id)
        self._undo: list[tuple[Patch, ...]] = []
        self.turned_back = ""
        """What the last undo was about, in words."""
        self.private_noted = 0
        """How many lines were noted here for the one who prepares alone."""
        typed = forms.typed(self._place()) or Typed()
        self._role = by or (Role(typed.what) if typed.what else None)
        self._meeting = self._opened(room)
        self._kept = self._meeting.contents
        self.saved_at = self._clock.wall()
        """When everything was kept last, in UTC."""
        self.notebook: Notebook = _PrepBook(self, room)
        """The intents about what is written down."""
        if self._role is not None:
            self._begin()

    def _opened(self, room: MeetingRoom) -> Meeting:
        meeting = open_meeting(
            self._pair, room.table(self._pair), Wishes(kind=MeetingKind.WEEKLY), meeting_id="", now=self._clock.wall()
        )
        waiting = self._desk.waiting(Role.MENTEE)
        answers = dict(waiting.answers) if waiting is not None else {}
        return replace(meeting, contents=replace(meeting.contents, answers=answers, jots=()))

    @property
    def meeting(self) -> Meeting:
        """What the next meeting would open with."""
        return self._meeting

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def role(self) -> Role | None:
        """Who prepares; None while nobody has said."""
        return self._role

    def be(self, role: Role) -> None:
        """Say who prepares; it is known from then on."""
        self._role = role
        self._begin()

    def private_lines(self) -> list[Jot]:
        """The open lines that the one who prepares keeps to themselves; never those of the other one."""
        return [jot for jot in self._jots.open(private=True) if jot.by is self._role]

    # --- what happens ---------------------------------------------------------------------------------------

    def happened(self, event: events.Event, *, undoable: bool = False, joins: bool = False) -> Meeting:
        """Take in what was typed, chosen or entered; whatever a form cannot hold is kept at once."""
        before = self._meeting.contents
        self._meeting = apply(self._meeting, event)
        patches = inverse(before, self._meeting.contents) if undoable else ()
        letters = not patches
        if patches:
            last = self._undo[-1] if self._undo else ()
            letters = goes_on_typing(patches, patches) or isinstance(event, IN_THE_FORM)
            if joins and last:
                self._undo[-1] = (*patches, *last)
            elif not (last and goes_on_typing(last, patches)):
                self._undo.append(patches)
        if letters:
            self._keep_form()
        else:
            self.keep()
        return self._meeting

    def undo(self) -> Turn:
        """Take back the last change of a list or a choice; raises IllegalMove when there is none."""
        if not self._undo:
            raise IllegalMove("There is nothing to take back.")
        before = self._meeting.contents
        for patch in self._undo.pop():
            self._meeting = apply(self._meeting, events.TakenBack(self._clock.wall(), patch))
        turn, self.turned_back = changed_words(before, self._meeting.contents)
        self.keep()
        return turn

    # --- where it goes --------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Hand on what was changed; raises MeetError for what could not be kept, which stands in the form then."""
        before, now, role = self._kept, self._meeting.contents, self._role
        problem: MeetError | None = None
        if now is not before and role is not None:
            for keep in (self._keep_answers, self._keep_promises, self._keep_topics, self._keep_doors):
                try:
                    keep(before, now)
                except StoreBusy:
                    raise
                except MeetError as error:
                    # What was changed elsewhere meanwhile does not hold up the rest, now or later.
                    problem = error
            self._kept = now
            self.saved_at = self._clock.wall()
        self._keep_form()
        if problem is not None:
            raise problem

    def leave(self) -> None:
        """Enter what still stands in a line, and keep all of it; raises MeetError as `keep` does."""
        for adds in (TOPIC, PRIVATE):
            words = self._meeting.contents.not_entered.get(adds, "")
            if words.strip() and self._role is not None:
                self.notebook.enter(adds, [words])
                self.notebook.type_line(adds, "")
        self.keep()

    def _keep_answers(self, before: Contents, now: Contents) -> None:
        keys = (question.key for question in ASKED_BEFORE)
        changed = {PrepKey(key): now.answer(key) for key in keys if now.answer(key) != before.answer(key)}
        if changed:
            self._desk.answer(Role.MENTEE, changed)

    def _keep_topics(self, before: Contents, now: Contents) -> None:
        if before.topics is now.topics:
            return
        there = {topic.id for topic in now.topics}
        taken_back = [replace(topic, state=TopicState.DROPPED) for topic in before.topics if topic.id not in there]
        self._queue.arrange((*now.topics, *taken_back), {topic.id for topic in before.topics if topic.waits})

    def _keep_doors(self, before: Contents, now: Contents) -> None:
        for was, door in zip(before.doors, now.doors, strict=True):
            if was is not door:
                self._doors.exchange(was, door)

    def _keep_promises(self, before: Contents, now: Contents) -> None:
        for was, review in zip(before.reviews, now.reviews, strict=True):
            if (was.outcome, was.note) == (review.outcome, review.note):
                continue
            if review.outcome is None:
                self._updates.take_back_of(review.id)
            elif review.outcome is not Outcome.CHANGED or review.note.strip():
                self._updates.say_of(review.id, review.outcome, review.note, by=self._role)

    def note_private(self, words: str) -> None:
        """Keep a line for the one who prepares alone; raises BadInput for no words or too many."""
        self._jots.note(words, by=self._role, private=True)
        self.private_noted += 1

    # --- the form -------------------------------------------------------------------------------------------

    def _place(self, role: Role | None = None) -> FormPlace:
        """Where it stands who prepares, or what one of the two has typed."""
        return FormPlace("preparing", self._pair.id, line=role.value if role is not None else "")

    def _begin(self) -> None:
        """Remember who prepares, and take in what stood in their form when the program was gone."""
        assert self._role is not None  # noqa: S101 - known by now
        typed = self._forms.typed(self._place(self._role))
        self._forms.keep(self._place(), Typed(what=self._role.value))
        if typed is not None:
            self._type_again(typed.words)

    def _keep_form(self) -> None:
        if self._role is None:
            return
        if words := dict(self._not_kept()):
            self._forms.keep(self._place(self._role), Typed(words))
        else:
            self._forms.clear(self._place(self._role))

    def _not_kept(self) -> Iterator[tuple[str, str]]:
        """The words that stand in a field and are not handed on yet."""
        before, now = self._kept, self._meeting.contents
        for key, text in now.answers.items():
            if text != before.answer(key):
                yield _ANSWER + key, text
        for key, text in now.not_entered.items():
            yield _LINE + key, text
        for was, review in zip(before.reviews, now.reviews, strict=True):
            if was is not review:
                yield _NOTE + review.id, review.note
                yield _OUTCOME + review.id, review.outcome.value if review.outcome is not None else ""
        topics = {topic.id: topic for topic in before.topics}
        for topic in now.topics:
            known = topics.get(topic.id, topic)
            if topic.tried != known.tried:
                yield _TRIED + topic.id, topic.tried
            if topic.text != known.text:
                yield _TOPIC + topic.id, topic.text
        for door_was, door in zip(before.doors, now.doors, strict=True):
            if door.text != door_was.text:
                yield _DOOR + door.id, door.text
            if door.moves != door_was.moves:
                last = door.moves[-1] if door.moves else None
                yield _MOVE + door.id, f"{last.stage.value}/{last.note}" if last is not None else ""

    def _type_again(self, words: Mapping[str, str]) -> None:
        """Take in what stood in the form when the program was gone; what it was about may be gone, too."""
        book = self.notebook
        takes: dict[str, Callable[[str, str], object]] = {
            _ANSWER: book.answer,
            _LINE: book.type_line,
            _NOTE: book.note_review,
            _OUTCOME: lambda about, text: book.review(about, Outcome(text) if text else None),
            _TRIED: book.note_tried,
            _TOPIC: book.reword_topic,
            _DOOR: book.reword_door,
            _MOVE: self._move_again,
        }
        for key, text in words.items():
            kind, slash, about = key.partition("/")
            if take := takes.get(kind + slash):
                with suppress(MeetError):
                    take(about, text)

    def _move_again(self, door_id: str, text: str) -> None:
        stage, _, note = text.partition("/")
        door = next((door for door in self._meeting.contents.doors if door.id == door_id), None)
        if stage and door is not None:
            self.notebook.move_door(door_id, None if stage == door.stage else Stage(stage), note)


class _PrepBook(Notebook):
    """Writes into a session instead of a running meeting."""

    def __init__(self, session: PreparingSession, room: MeetingRoom) -> None:
        super().__init__(session.happened, lambda: session.meeting, room.clock.wall, room.new_id)
        self._session = session

    def enter(self, adds: str, lines: Sequence[str], **parts: object) -> Meeting:
        """A private line becomes a jot, which no meeting ever holds."""
        if adds != PRIVATE:
            # A topic of the mentee is what the meeting calls a question.
            return super().enter(QUESTION if adds == TOPIC else adds, lines, **parts)  # type: ignore[arg-type]
        for line in lines:
            self._session.note_private(line)
        return self._session.meeting

    def note_review(self, commitment_id: str, note: str) -> Meeting:
        """Words about a promise say that it is not done yet, until somebody says otherwise."""
        meeting = super().note_review(commitment_id, note)
        review = next(review for review in meeting.contents.reviews if review.id == commitment_id)
        if note.strip() and review.outcome is None:
            return self.review(commitment_id, Outcome.NOT_YET)
        return meeting
