"""What somebody looks for, as typed in one line: plain words, quoted words, and filters such as `owner:mentor`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meetingtui.domain.dates.parse_periods import first_day, last_day
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.people import Role
from meetingtui.domain.search.passages import ABSENCE, AMENDMENT, CARRIED, MONTH, OPPORTUNITY
from meetingtui.domain.search.text_normalize import fold

STATUSES = tuple(
    dict.fromkeys(
        (
            CommitmentStatus.OPEN.value,
            Outcome.DONE.value,
            Outcome.PARTLY.value,
            Outcome.NOT_YET.value,
            CARRIED,
            *(status.value for status in CommitmentStatus),
            *(outcome.value for outcome in Outcome),
            *(verdict.words for verdict in Verdict),
            "discussed",
            "waiting",
            *(stage.value for stage in Stage),
        )
    )
)
"""What `status:` takes: of promises, goals, topics and doors."""
CHOICES: dict[str, tuple[str, ...]] = {
    "owner": tuple(Role),
    "status": STATUSES,
    "goal": (),
    "kind": tuple(MeetingKind),
    "since": (),
    "until": (),
    "with": (OPPORTUNITY, MONTH, AMENDMENT, ABSENCE),
}
"""The filters in the order of completion, and the values of those that have a choice."""
EXAMPLES = {"goal": 'goal:"give a talk"', "since": "since:2026-03", "until": "until:2026-03-24"}
"""How the other filters are typed."""

_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f", '"'))
_PART = re.compile(
    r'(?P<name>[^\W\d][\w-]*):(?!//)(?:"(?P<long>[^"]*)"?|(?P<value>[^\s"]*))|"(?P<words>[^"]*)"?|[^\s"]+'
)


@dataclass(frozen=True)
class Query:
    """What to look for: all words, and one value of each filter that is there."""

    words: tuple[str, ...] = ()
    """As `fold` makes them; a quoted one has blanks inside. None twice, none empty."""
    owners: frozenset[Role] = frozenset()
    """Whose lines; empty means anybody's, here and below."""
    statuses: frozenset[str] = frozenset()
    """How the lines stand."""
    goals: tuple[str, ...] = ()
    """Words of the goal that the lines belong to, as `fold` makes them; one of them is enough."""
    parts: frozenset[str] = frozenset()
    """What the lines are part of."""
    kinds: frozenset[MeetingKind] = frozenset()
    """The kinds of meeting."""
    since: date = field(default=date.min)
    """The first day of a meeting."""
    until: date = field(default=date.max)
    """The last day of a meeting."""

    @property
    def about_lines(self) -> bool:
        """Whether there is a filter that looks at each line."""
        return bool(self.owners or self.statuses or self.goals or self.parts)

    @property
    def empty(self) -> bool:
        """Whether it looks for nothing, and so finds every meeting."""
        return self == Query()


def parse_query(text: str) -> Query:
    """What was typed; raises BadInput that names the nearest filter or value for one that is not known.

    Quotation marks keep words together and take away the meaning of a colon. A mark that is not closed yet ends with
    the line. Of the same filter twice one is enough; of `since:` and `until:` the narrower counts.
    """
    words: dict[str, None] = {}
    found: dict[str, list[Any]] = {name: [] for name in CHOICES}
    for part in _PART.finditer(text.translate(_QUOTES)):
        value = part["long"] if part["long"] is not None else part["value"]
        if part["name"] is not None and (value or part["name"].lower() in CHOICES):
            name = _filter(part["name"])
            found[name] += [_READERS[name](name, one) for one in _values(name, value or "")]
        else:
            words[fold(part["words"] if part["words"] is not None else part[0])] = None
    words.pop("", None)
    return Query(
        tuple(words),
        owners=frozenset(found["owner"]),
        statuses=frozenset(found["status"]),
        goals=tuple(dict.fromkeys(found["goal"])),
        parts=frozenset(found["with"]),
        kinds=frozenset(found["kind"]),
        since=max(found["since"], default=date.min),
        until=min(found["until"], default=date.max),
    )


def complete(text: str, goals: Iterable[str] = ()) -> list[str]:
    """The lines that the text may become by completing the filter at its end; empty when there is none.

    Args:
        text: What was typed so far.
        goals: The words of the pair's goals, for `goal:`.
    """
    text = text.translate(_QUOTES)
    last = next(iter(deque(_PART.finditer(text), maxlen=1)), None)
    if last is None or last.end() != len(text) or last["words"] is not None:
        return []
    before, name = text[: last.start()], (last["name"] or last[0]).lower()
    if last["name"] is None:
        return [f"{before}{known}:" for known in CHOICES if known.startswith(name)]
    typed = last["long"] if last["long"] is not None else last["value"]
    if name == "goal":
        lines = (" ".join(goal.replace('"', "'").split()) for goal in goals)
        return [f'{before}goal:"{line}"' for line in lines if fold(typed) in fold(line) and line != typed]
    *earlier, typed = typed.lower().split(",")
    start = f"{before}{name}:" + "".join(f"{value}," for value in earlier)
    return [start + value for value in CHOICES.get(name, ()) if value.startswith(typed) and value != typed]


def shell_line(arguments: Iterable[str]) -> str:
    """One line of what the shell took apart; what was quoted in the shell stays together."""
    return " ".join(_again_quoted(argument) for argument in arguments)


def _again_quoted(argument: str) -> str:
    argument = argument.translate(_QUOTES)
    if '"' in argument or len(argument.split()) < 2:
        return argument
    names = "|".join(CHOICES)
    if found := re.match(rf"(goal):(?!.*\s(?:{names}):)(.*)", argument, re.IGNORECASE | re.DOTALL):
        return f'{found[1]}:"{found[2]}"'
    return argument if re.search(rf"(^|\s)({names}):", argument, re.IGNORECASE) else f'"{argument}"'


def _values(name: str, value: str) -> list[str]:
    return value.split(",") if CHOICES[name] else [value]


def _filter(name: str) -> str:
    if name.lower() in CHOICES:
        return name.lower()
    nearest = _nearest(name, CHOICES)
    hint = f" The nearest is {nearest}:" if nearest else ""
    raise BadInput(
        f"There is no filter “{name[:40]}:”.{hint}",
        do=f"Filters: {', '.join(f'{known}:' for known in CHOICES)} For the words themselves, use quotation marks.",
    )


def _choice(name: str, value: str) -> str:
    wanted = value.strip().lower()
    if wanted in CHOICES[name]:
        return wanted
    listed = f"{name}: takes {', '.join(CHOICES[name])}."
    if not wanted:
        raise BadInput(f"{name}: needs a value.", do=listed)
    nearest = _nearest(wanted, CHOICES[name])
    hint = f" The nearest is {name}:{nearest}." if nearest else ""
    raise BadInput(f"{name}: does not take “{wanted[:40]}”.{hint}", do=listed)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower()[:40], known, n=1, cutoff=0.4)), None)


def _goal(name: str, value: str) -> str:
    if not fold(value):
        raise BadInput("goal: needs some words from the goal.", do=f"Type it like {EXAMPLES[name]}.")
    return fold(value)


_READERS: dict[str, Callable[[str, str], Any]] = {
    "owner": lambda name, value: Role(_choice(name, value)),
    "status": _choice,
    "goal": _goal,
    "kind": lambda name, value: MeetingKind(_choice(name, value)),
    "since": lambda name, value: first_day(value),  # noqa: ARG005
    "until": lambda name, value: last_day(value),  # noqa: ARG005
    "with": _choice,
}
