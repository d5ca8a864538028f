"""Whether a process computes, or waits for somebody to press a key."""

from __future__ import annotations

from pathlib import Path

WAITING = "S"
"""The state of a thread that sleeps until something comes; what waits for disk or processor has another."""


def computed(process: int) -> dict[str, str] | None:
    """How long each thread of a process has computed so far, by its number; None while one of them is at work.

    A process that is over, and a system that does not tell, give an empty one.
    """
    told = {}
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            if (thread / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in (WAITING, "Z"):
                return None
            told[thread.name] = (thread / "schedstat").read_text(encoding="utf-8").split()[0]
    except FileNotFoundError:
        return {}
    except ProcessLookupError:
        return {}
    return told
