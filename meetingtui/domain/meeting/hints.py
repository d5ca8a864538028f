"""Hints for open discussion: short lines that stand in an empty field, and are gone with the first letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.ledger.topics import Help

if TYPE_CHECKING:
    from meetingtui.domain.ledger.topics import Topic

WHAT_IS_SAID = "What is said, in a few words"
"""Where hints are unwanted."""
LADDER = "What is said. Listen, ask, offer, advise: in that order"
"""Beside a topic: advice comes last."""
ASK_WHY = "What is said. And ask: may I ask why you advise that?"
"""Beside a topic for which advice is wanted: the mentee may ask for its reasons."""
AT_ONCE_FIRST = "first what can be answered at once, then what costs work ..."
"""Where topics are added, while the pair is new."""
NEW_PAIR = 3
"""So many meetings long a pair is new."""

_ADVISED = (Help.OPTIONS, Help.WHAT_WOULD_YOU_DO, Help.CHALLENGE)


def beside_topic(topic: Topic, *, wanted: bool = True) -> str:
    """What stands in the empty notes of a topic; hints can be unwanted."""
    if not wanted:
        return WHAT_IS_SAID
    return ASK_WHY if topic.help in _ADVISED else LADDER


def for_new_topic(number: int, *, wanted: bool = True) -> str:
    """What stands in the empty line for a topic in the pair's n-th meeting; empty once the two know each other."""
    return AT_ONCE_FIRST if wanted and number <= NEW_PAIR else ""
