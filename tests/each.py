"""A table of cases that one test walks through: what a case costs in pytest is paid once for the whole table."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each(names: str | tuple[str, ...] | list[str], cases: Iterable[Any], ids: Any = None) -> Callable[[Test], Test]:
    """`pytest.mark.parametrize` as a loop inside one test; the case that fails is named under the failure.

    For tests whose cases leave nothing behind for each other: what fixtures made is shared by all of them.
    `ids` names a case as it does in `parametrize`: a function of a value, or a name per case.
    """
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    table = [_values(case, alone=len(arguments) == 1) for case in cases]
    assert all(len(values) == len(arguments) for values in table), "a case has too few or too many values"
    labels = [str(label) for label in ids] if ids is not None and not callable(ids) else [""] * len(table)

    def decorate(test: Test) -> Test:
        signature = inspect.signature(test)
        assert set(arguments) <= set(signature.parameters), f"{test.__name__} has no such argument"

        @functools.wraps(test)
        def walk(*args: Any, **more: Any) -> None:
            __tracebackhide__ = True
            assert table, "a table without cases tests nothing"
            for values, label in zip(table, labels, strict=True):
                case = dict(zip(arguments, values, strict=True))
                try:
                    test(*args, **more, **case)
                except BaseException as problem:
                    shown = ", ".join(f"{name}={_shown(value, ids)}" for name, value in case.items())
                    problem.add_note(f"in the case {label or shown}")
                    raise

        left = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        walk.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return walk

    return decorate


def _values(case: Any, alone: bool) -> tuple[Any, ...]:
    if isinstance(case, type(pytest.param())):
        assert not case.marks, "a mark of one case: make it a test of its own"
        return tuple(case.values)
    return (case,) if alone else tuple(case)


def _shown(value: Any, ids: Any) -> str:
    text = ids(value) if callable(ids) else repr(value)
    return text if len(text) <= 200 else f"{text[:200]} ..."
