"""What came out for each fault when its tests ran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from tests.faults.catalogue import Fault

NOT_HERE = "not here: "
"""How a test begins the reason for which it is skipped on a machine that cannot force its fault."""


@dataclass
class Outcome:
    """What came out of one test, all its parameters taken together."""

    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    """Why, once for each."""


class Results:
    """A plugin of pytest that gathers outcomes; works with and without xdist."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a report of one phase of one test."""
        outcome = self.outcomes.setdefault(_name(report.nodeid), Outcome())
        if report.failed:
            outcome.failed += 1
        elif report.skipped:
            outcome.skipped.append(_why(report))
        elif report.when == "call":
            outcome.passed += 1


def verdict(fault: Fault, outcomes: Sequence[Outcome | None]) -> tuple[str, str]:
    """The result of a fault and a word more, from what came out of its tests; None is one that did not run."""
    ran = [outcome for outcome in outcomes if outcome is not None]
    why = "; ".join(dict.fromkeys(reason for outcome in ran for reason in outcome.skipped))
    if any(outcome.failed for outcome in ran) or len(ran) < len(outcomes) or not outcomes:
        return "failed", "" if len(ran) == len(outcomes) and outcomes else "a test did not run"
    if not any(outcome.passed for outcome in ran):
        return "not here", why
    if fault.not_yet:
        return "not yet", f"{fault.not_yet}; what there is holds"
    return "passed", f"in part not here: {why}" if why else ""


def _why(report: pytest.TestReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ").removeprefix(NOT_HERE)


def _name(node: str) -> str:
    """The test without its parameters and without the group in which xdist ran it."""
    return node.partition("[")[0].partition("@")[0]
