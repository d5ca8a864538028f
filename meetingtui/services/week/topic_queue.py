"""The topics that wait for the next meeting, between meetings: brought by one of the two, or taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.errors import NotFound
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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

    def arrange(self, topics: Sequence[Topic], known: Collection[str]) -> None:
        """Keep the queue as somebody put it together: what each topic says, and their order.

        A topic that was there before and is not any more stays gone; one that came elsewhere stays behind them.
        Raises NotPossible when the pair has wrapped up, NotFound when it is gone.

        Args:
            topics: In their order; those that were dropped say so.
            known: The identities of those that were there before.
        """
        with self._store.changing() as present:
            check_open(present_pair(present, self._pair.id))
            waiting = {topic.id: topic for topic in present.topics(self._pair.id)}
            arranged = [topic for topic in topics if topic.id in waiting or topic.id not in known]
            others = [topic for topic in waiting.values() if topic.id not in {one.id for one in topics}]
            for topic in (*arranged, *others):
                present.keep(topic)

    def drop(self, number: int) -> Topic:
        """Take a topic off the queue; raises NotFound for an unknown number."""
        with self._store.changing() as present:
            waiting = present.topics(self._pair.id)
            if not 1 <= number <= len(waiting):
                raise NotFound(f"There is no topic {number}.", "Nothing was changed.", "To see them: meet topics")
            topic = replace(waiting[number - 1], state=TopicState.DROPPED)
            present.keep(topic)
        return topic
