"""The topics that wait for the next meeting, between meetings: brought by one of the two, or taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.errors import NotFound
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.ports import Clock, NewId, Store


class TopicQueue:
    """The queue that the next meeting begins with. Each change is decided on what is kept at that moment."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock
        self._new_id = new_id

    def waiting(self) -> list[Topic]:
        """The topics in their order; `meet topics` numbers them from 1."""
        return list(self._store.topics(self._pair.id))

    def bring(self, text: str, *, by: Role | None = None, help: Help | None = None, tried: str = "") -> Topic:  # noqa: A002
        """Put a topic at the end of the queue.

        Raises BadInput for no words or too many, NotPossible when the pair has wrapped up, NotFound when it is gone.
        """
        topic = Topic(
            id=self._new_id(),
            pair_id=self._pair.id,
            text=checked_line(text, "The topic has no words yet.", 'Type: meet topic "what you want to talk about"'),
            added_at=self._clock.wall(),
            by=by,
            help=help,
            tried=checked_line(tried),
        )
        with self._store.changing() as present:
            check_open(present_pair(present, self._pair.id))
            present.keep(topic)
        return topic

    def drop(self, number: int) -> Topic:
        """Take a topic off the queue; raises NotFound for an unknown number."""
        with self._store.changing() as present:
            waiting = present.topics(self._pair.id)
            if not 1 <= number <= len(waiting):
                raise NotFound(f"There is no topic {number}.", "Nothing was changed.", "To see them: meet topics")
            topic = replace(waiting[number - 1], state=TopicState.DROPPED)
            present.keep(topic)
        return topic
