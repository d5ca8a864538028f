"""Every kind of value that is kept beside finished meetings, for those who check types; nothing is loaded here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias, TypeVar

    from meetingtui.domain.agreement.agreement import Agreement
    from meetingtui.domain.between.contacts import Contact
    from meetingtui.domain.between.courtesies import Courtesy
    from meetingtui.domain.between.invitations import Invitation
    from meetingtui.domain.between.jots import Jot
    from meetingtui.domain.between.link_marks import LinkMark
    from meetingtui.domain.between.mail_addresses import MailAddress
    from meetingtui.domain.between.preparations import Preparation
    from meetingtui.domain.between.updates import Update
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.goals import Goal
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.ledger.topics import Topic
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.record import MissedMeeting

    OfTheWeek = TypeVar("OfTheWeek", Jot, Update, Preparation, Invitation, LinkMark, Contact, Courtesy, MailAddress)
    """What is noted between two meetings."""
    Keepable: TypeAlias = (
        Pair
        | Agreement
        | Goal
        | Commitment
        | Opportunity
        | Topic
        | MissedMeeting
        | Jot
        | Update
        | Preparation
        | Invitation
        | LinkMark
        | Contact
        | Courtesy
        | MailAddress
    )
    """What is added, or replaces what has the same identity."""
