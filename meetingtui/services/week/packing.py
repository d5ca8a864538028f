"""What one of the two hands over in a packet: chosen from what is kept, nothing of it private."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.packets import Packet
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update, standing_updates
from meetingtui.domain.dates.zone_time import local_day

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.services.ports import Holdings


def prepared_packet(kept: Holdings, pair: Pair, *, topics: bool, jots: bool, updates: bool) -> Packet:
    """What waits for the next meeting.

    Args:
        kept: What is kept.
        pair: Whose; its next date stays at home.
        topics: The topics, and what was answered before the meeting.
        jots: The open jots.
        updates: What was said of open promises.
    """
    promises = [promise for promise in kept.commitments_at_hand(pair.id, ()) if promise.open]
    said = standing_updates(kept.between(Update, pair.id), promises) if updates else {}
    return Packet(
        replace(pair, next_meeting=None),
        topics=tuple(kept.topics(pair.id)) if topics else (),
        preparations=tuple(one for one in kept.between(Preparation, pair.id) if one.waits) if topics else (),
        jots=tuple(one for one in kept.between(Jot, pair.id) if one.open and not one.private) if jots else (),
        updates=tuple(said.values()),
        promises=tuple(promise for promise in promises if promise.id in said),
    )


def meeting_packet(kept: Holdings, pair: Pair, record: MeetingRecord) -> Packet:
    """A finished meeting with all that it spoke of, as that stands now: so the other one can go on with it."""
    contents = record.contents
    looked_at = {review.id for review in contents.reviews}
    promised = {promise.id for promise in contents.commitments} | looked_at
    goals = {goal.id for goal in contents.new_goals} | {review.id for review in contents.goal_reviews}
    doors = {door.id for door in (*contents.doors, *contents.lookouts)}
    topics = {topic.id for topic in contents.topics}
    day = local_day(record.ended, pair.zone)
    return Packet(
        pair,
        topics=tuple(topic for topic in kept.topics(pair.id) if topic.id in topics),
        promises=tuple(one for one in kept.commitments(pair.id) if one.id in promised or one.replaces in looked_at),
        meeting=record,
        goals=tuple(goal for goal in kept.goals(pair.id) if goal.id in goals),
        doors=tuple(door for door in kept.opportunities(pair.id) if door.id in doors),
        agreements=tuple(one for one in kept.agreements(pair.id) if one.agreed_on == day),
    )
