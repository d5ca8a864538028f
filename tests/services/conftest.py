"""What most services are given: a store in which one pair is set up."""

from __future__ import annotations

import pytest

from tests.builders import pair
from tests.fakes import MemoryStore


@pytest.fixture
def store() -> MemoryStore:
    """A store that holds the pair and nothing else."""
    store = MemoryStore()
    store.keep(pair())
    return store
