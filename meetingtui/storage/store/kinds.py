"""What is kept: a table for each kind of value, and what every part of the storage has to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

PAIRS, MEETINGS, COMMITMENTS = "pairs", "meetings", "commitments"
GOALS, OPPORTUNITIES, TOPICS = "goals", "opportunities", "topics"
AGREEMENTS, MISSED = "agreements", "missed"
JOTS, UPDATES, PREPARATIONS = "jots", "updates", "preparations"
VERSIONS = "versions"
"""The other version of what changed on both sides of a merge: `{"id", "pair_id", "table", "of", "document"}`."""


@dataclass(frozen=True)
class KeptKind:
    """One kind of value and its table."""

    table: str
    """The name of the table, in the data file and in exports."""
    home: str
    """The module of its class; loaded when a value is looked at, because few commands need all of them."""
    name: str
    """The name of its class."""
    one: str
    """How an entry is called that damage has cost."""
    order: str = ""
    """The field by which those of a pair are ordered; empty where they stay as they were put."""

    def load(self) -> type[Any]:
        """Its class."""
        found: type[Any] = getattr(import_module(f"meetingtui.domain.{self.home}"), self.name)
        return found


_ALL = (
    KeptKind(PAIRS, "people", "Pair", "A pair"),
    KeptKind(MEETINGS, "record.record", "MeetingRecord", "A meeting", "number"),
    KeptKind(COMMITMENTS, "ledger.commitments", "Commitment", "A promise", "made_at"),
    KeptKind(GOALS, "ledger.goals", "Goal", "A goal", "set_on"),
    KeptKind(OPPORTUNITIES, "ledger.opportunities", "Opportunity", "A door", "made_at"),
    KeptKind(TOPICS, "ledger.topics", "Topic", "A topic"),
    KeptKind(AGREEMENTS, "agreement.agreement", "Agreement", "An agreement"),
    KeptKind(MISSED, "record.record", "MissedMeeting", "A meeting that was called off", "on"),
    KeptKind(JOTS, "between.jots", "Jot", "A jot", "noted_at"),
    KeptKind(UPDATES, "between.updates", "Update", "An update on a promise", "at"),
    KeptKind(PREPARATIONS, "between.preparations", "Preparation", "Something that was prepared", "begun_at"),
    KeptKind("invitations", "between.invitations", "Invitation", "An invitation", "written_at"),
    KeptKind("link_marks", "between.link_marks", "LinkMark", "What was done with a link", "noted_at"),
    KeptKind("contacts", "between.contacts", "Contact", "A message that was noted", "at"),
    KeptKind("courtesies", "between.courtesies", "Courtesy", "A courtesy", "at"),
    KeptKind("mail_addresses", "between.mail_addresses", "MailAddress", "A mail address", "at"),
)
KINDS: Mapping[str, KeptKind] = {kind.table: kind for kind in _ALL}
"""By table, in the order of an export."""
OF_THE_WEEK: tuple[str, ...] = tuple(kind.table for kind in _ALL if kind.home.startswith("between."))
"""The tables of what happens between meetings."""
_BY_NAME = {kind.name: kind for kind in _ALL}


def kind_of(value_class: type[Any]) -> KeptKind:
    """What is known of a kind of value; raises KeyError for one that is not kept."""
    return _BY_NAME[value_class.__name__]
