"""Shells for tests that run the whole program in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.past import give_a_past
from tests.whole.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Nothing is set up yet."""
    return Shell(tmp_path)


@pytest.fixture
def after_a_meeting(shell: Shell) -> Shell:
    """Ada and Sam have met once, a while ago, and promised something."""
    give_a_past(shell.data)
    return shell
