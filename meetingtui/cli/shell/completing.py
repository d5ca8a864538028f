"""What a shell offers behind the cursor: pairs, meetings, filters. It only looks: nothing is repaired or said."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from click.shell_completion import CompletionItem

Decorated = TypeVar("Decorated", bound="Callable[..., Any] | click.Command")
"""What an option is added to."""

OFFERED = 60
"""So many meetings are offered; whoever wants an older one knows its number."""


def pair_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """One word for each pair: the mentee's first name, where no other pair has the same."""
    firsts = [(_first(pair, "mentee"), f"with {_first(pair, 'mentor')}") for pair in _documents(ctx, "pairs")]
    names = [name for name, _ in firsts]
    return _matching([(name, about) for name, about in firsts if names.count(name) == 1], incomplete)


def meeting_numbers(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """`last`, and the numbers of the newest meetings with their days."""
    held = {int(one["number"]): str(one.get("began", ""))[:10] for one in _documents(ctx, "meetings")}
    newest = [(str(number), held[number]) for number in sorted(held, reverse=True)[:OFFERED]]
    return _matching([("last", "the newest"), *newest], incomplete)


def filters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The filters of the search, and the values of those that have a choice."""
    from meetingtui.domain.search.queries import CHOICES

    before = list(ctx.params.get("words") or ())
    # Bash takes a colon for a word of its own, and wants only what stands behind it.
    if before[-1:] == [":"] and before[-2:-1] and before[-2] in CHOICES:
        return _matching([(value, "") for value in CHOICES[before[-2]]], incomplete)
    if incomplete == ":" and before[-1:] and before[-1] in CHOICES:
        return _matching([(value, "") for value in CHOICES[before[-1]]], "")
    name, colon, _ = incomplete.partition(":")
    values = [f"{name}:{value}" for value in CHOICES.get(name, ())] if colon else [f"{name}:" for name in CHOICES]
    return _matching([(value, "") for value in values], incomplete)


def pair_option(into: str = "name") -> Callable[[Decorated], Decorated]:
    """`--pair NAME`, as every command has it that is about one pair."""
    return click.option(
        "--pair", into, metavar="NAME", help="Which pair, if there are several.", shell_complete=pair_names
    )


def _matching(offered: list[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    typed = incomplete.casefold()
    return [CompletionItem(value, help=about) for value, about in offered if value.casefold().startswith(typed)]


def _first(pair: Mapping[str, Any], role: str) -> str:
    return str(pair[role]["name"]).split()[0]


def _documents(ctx: click.Context, table: str) -> Iterator[Mapping[str, Any]]:
    """What is kept, as it stands in the file; nothing where that cannot be read."""
    import os

    from meetingtui.storage.locations import locate
    from meetingtui.storage.store.data_file import DataFile
    from meetingtui.storage.store.upgrades import UPGRADES

    root = ctx.find_root()
    environ = os.environ if root.obj is None else root.obj.environ
    with suppress(Exception):
        kept = DataFile(locate(root.params.get("data"), environ).data_file, UPGRADES).load().content.tables
        yield from kept.get(table, {}).values()
