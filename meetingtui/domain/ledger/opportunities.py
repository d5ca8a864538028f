"""The doors that a mentor looks out for or opens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from meetingtui.domain.errors import IllegalMove


class Stage(StrEnum):
    """How far a door is open, in order; the last two close it."""

    LOOKING_OUT = "looking-out"
    OFFERED = "offered"
    INTRODUCED = "introduced"
    FOLLOWED_UP = "followed-up"
    OUTCOME = "outcome"
    THANKED = "thanked"
    NOTHING = "came-to-nothing"

    @property
    def words(self) -> str:
        """As the screens say it."""
        return self.value.replace("-", " ")


@dataclass(frozen=True)
class Move:
    """One step of an opportunity."""

    at: datetime
    """When, in UTC."""
    stage: Stage
    """How far it came."""
    note: str = ""
    """What happened, one line."""


@dataclass(frozen=True)
class Opportunity:
    """An introduction, a job, a talk, a review: something the mentor keeps an eye open for."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    text: str
    """What to look out for, as typed."""
    made_at: datetime
    """When it was first said, in UTC."""
    stage: Stage = Stage.LOOKING_OUT
    """How far it is."""
    moves: tuple[Move, ...] = ()
    """How it came there, oldest first."""
    worded_at: datetime | None = None
    """When its words were changed last, in UTC; None when they are those that were said first."""

    def touched_since(self, since: datetime) -> bool:
        """Whether it was moved on or reworded from that instant on."""
        changes = (*(move.at for move in self.moves), *((self.worded_at,) if self.worded_at else ()))
        return any(at >= since for at in changes)

    @property
    def open(self) -> bool:
        """Whether something is still to be done or said."""
        return self.stage not in (Stage.THANKED, Stage.NOTHING)

    @property
    def next_stages(self) -> tuple[Stage, ...]:
        """Where it may move: onward only, and no stage has to be touched on the way; a closed one nowhere."""
        stages = tuple(Stage)
        if not self.open:
            return ()
        return stages[stages.index(self.stage) + 1 :]


def moved_door(opportunity: Opportunity, stage: Stage, note: str, *, at: datetime) -> Opportunity:
    """The opportunity one or more stages further, with what happened; raises IllegalMove for a step back."""
    if stage not in opportunity.next_stages:
        raise IllegalMove(f"A door moves forward only: from {opportunity.stage.words} it cannot go to {stage.words}.")
    return replace(opportunity, stage=stage, moves=(*opportunity.moves, Move(at, stage, note)))


def reworded_door(opportunity: Opportunity, text: str, *, at: datetime) -> Opportunity:
    """The opportunity in other words."""
    return replace(opportunity, text=text, worded_at=at)


def door_before(opportunity: Opportunity, since: datetime) -> Opportunity:
    """The opportunity as it was before an instant."""
    moves = tuple(move for move in opportunity.moves if move.at < since)
    return replace(opportunity, stage=moves[-1].stage if moves else Stage.LOOKING_OUT, moves=moves)


def noted_door(opportunity: Opportunity, note: str, *, at: datetime) -> Opportunity:
    """The opportunity as far as it was, with what happened meanwhile."""
    return replace(opportunity, moves=(*opportunity.moves, Move(at, opportunity.stage, note)))


def unmoved_door(opportunity: Opportunity) -> Opportunity:
    """The opportunity before its last move; raises IllegalMove when it never moved."""
    if not opportunity.moves:
        raise IllegalMove("There is no move of this door to take back.")
    moves = opportunity.moves[:-1]
    return replace(opportunity, stage=moves[-1].stage if moves else Stage.LOOKING_OUT, moves=moves)
