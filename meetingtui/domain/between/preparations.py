"""What one of the two prepared for the next meeting, beside topics and updates: a few answers that wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from meetingtui.domain.people import Pair, Role
from meetingtui.domain.text import clean


class PrepKey(StrEnum):
    """What is asked for; each is the key of an answer."""

    INPUT_WANTED = "input-wanted"
    """What the mentee wants to hear about."""
    WHAT_CHANGED = "what-changed"
    """What the other one should know before the meeting, such as a job that opened up."""
    WORTH_IT = "worth-it"
    """Today is worth it if ...; arrival has a line of the same key."""


TOLD = {
    PrepKey.WHAT_CHANGED: "What changed for {name}",
    PrepKey.INPUT_WANTED: "{name} wants input on",
}
"""What stands before the answers that are read before a meeting, and by whom they are."""


@dataclass(frozen=True)
class Preparation:
    """The answers of one of the two for one meeting."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    by: Role
    """Who prepared it."""
    begun_at: datetime
    """When its first answer was saved, in UTC."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was typed, by the key of what was asked; only what has words."""
    saves: tuple[datetime, ...] = ()
    """When its answers were changed since, in UTC, oldest first."""
    meeting_id: str = ""
    """The meeting that opened with it; empty while it waits."""

    @property
    def saved_at(self) -> datetime:
        """When its answers were saved last, in UTC."""
        return self.saves[-1] if self.saves else self.begun_at

    @property
    def waits(self) -> bool:
        """Whether no meeting has opened with it yet."""
        return not self.meeting_id

    def answer(self, key: PrepKey) -> str:
        """What was typed; empty when nothing was."""
        return self.answers.get(key, "")


def waiting_for(preparations: Iterable[Preparation], by: Role) -> Preparation | None:
    """What that one of the two has prepared for the next meeting; the last one saved, None when there is nothing."""
    waiting = [one for one in preparations if one.waits and one.by is by]
    return max(waiting, key=lambda one: one.saved_at, default=None)


def told(preparations: Iterable[Preparation], pair: Pair, *keys: PrepKey) -> list[tuple[str, str]]:
    """What the two want the other one to know: whose words they are, and the words; without keys all of it."""
    return [
        (TOLD[key].format(name=pair.name(one.by)), words)
        for key in keys or TOLD
        for one in preparations
        if (words := one.answer(key))
    ]


def answered(preparation: Preparation, answers: Mapping[PrepKey, str], *, at: datetime) -> Preparation:
    """The preparation with these answers beside those of other keys; the same value when nothing changes.

    Empty words take an answer off.
    """
    typed = {key.value: clean(words).strip() for key, words in answers.items()}
    merged = {key: words for key, words in {**preparation.answers, **typed}.items() if words}
    if merged == preparation.answers:
        return preparation
    return replace(preparation, answers=merged, saves=(*preparation.saves, at))
