"""How thorough a run is: a usual one shows each behaviour, `MEETINGTUI_ALL_FAULTS=1` tries every variety of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

ALL_FAULTS = bool(os.environ.get("MEETINGTUI_ALL_FAULTS"))

Case = TypeVar("Case")


def some(*usual: Case, more: Sequence[Case] = ()) -> list[Case]:
    """The cases of this run: the usual ones, and the rest only where every variety is wanted."""
    return [*usual, *(more if ALL_FAULTS else ())]
