"""Hints for open discussion fit their line, and follow what is wanted."""

from __future__ import annotations

from meetingtui.domain.ledger.topics import Help, Topic
from meetingtui.domain.meeting.hints import ASK_WHY, AT_ONCE_FIRST, LADDER, beside_topic, for_new_topic
from tests.fakes import TUESDAY

INNER = 60
"""Letters of a field in a window of 80 columns, with names of usual length in front."""


def test_they_fit_their_line() -> None:
    assert max(map(len, (ASK_WHY, AT_ONCE_FIRST, LADDER))) <= INNER


def test_where_advice_is_wanted_its_reasons_may_be_asked_for() -> None:
    said = {help_kind: beside_topic(Topic("t", "p", "Pay", TUESDAY, help=help_kind)) for help_kind in (None, *Help)}
    asks = {help_kind for help_kind, hint in said.items() if hint == ASK_WHY}
    assert asks == {Help.OPTIONS, Help.WHAT_WOULD_YOU_DO, Help.CHALLENGE}
    assert {hint for help_kind, hint in said.items() if help_kind not in asks} == {LADDER}


def test_three_meetings_long_a_pair_begins_with_what_is_easy() -> None:
    assert [bool(for_new_topic(number)) for number in (1, 2, 3, 4)] == [True, True, True, False]
