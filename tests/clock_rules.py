"""A newer zone database: the clocks of a place go by other rules from now on."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from meetingtui.domain.dates import zones
from tests.builders import BERLIN


def new_rules(monkeypatch: pytest.MonkeyPatch, like: str) -> None:
    """Berlin's clocks go like those of another place from now on, as a newer zone database would have it."""
    rules = files("tzdata.zoneinfo").joinpath(*like.split("/")).read_bytes()
    changed = ZoneInfo.from_file(BytesIO(rules), key=BERLIN)
    before = zones._loaded
    monkeypatch.setattr(zones, "_loaded", lambda name: changed if name == BERLIN else before(name))
