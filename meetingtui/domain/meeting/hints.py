"""Hints for open discussion: short lines that stand in an empty field, and are gone with the first letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.ledger.topics import Help

if TYPE_CHECKING:
    from meetingtui.domain.ledger.topics import Topic

LADDER = "What is said. Listen, ask, offer, advise: in that order"
"""Beside a topic: advice comes last."""
ASK_WHY = "What is said. And ask: may I ask why you advise that?"
"""Beside a topic for which advice is wanted: the mentee may ask for its reasons."""
AT_ONCE_FIRST = "first what can be answered at once, then what costs work ..."
"""Where topics are added, while the pair is new."""
NEW_PAIR = 3
"""So many meetings long a pair is new."""

_ADVISED = (Help.OPTIONS, Help.WHAT_WOULD_YOU_DO, Help.CHALLENGE)


def beside_topic(topic: Topic) -> str:
    """What stands in the empty notes of a topic."""
    return ASK_WHY if topic.help in _ADVISED else LADDER


def for_new_topic(number: int) -> str:
    """What stands in the empty line for a topic in the pair's n-th meeting; empty once the two know each other."""
    return AT_ONCE_FIRST if number <= NEW_PAIR else ""
