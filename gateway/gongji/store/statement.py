"""Statements: built once with SQLAlchemy Core, compiled once for each dialect, run as text by the drivers."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ClauseElement
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import DDLElement

_SQLITE = sqlite.dialect(paramstyle="qmark")


def ddl(element: DDLElement) -> str:
    """Write what makes a table or an index, for SQLite."""
    return str(element.compile(dialect=_SQLITE))


SIZES = (1, 8, 32, 100)
"""For how many values a statement with a list is compiled; a shorter list is padded with its last value."""


class Statement:
    """One statement (语句); `sqlite` is its text, `bind` puts parameters into the order the text wants."""

    def __init__(self, built: ClauseElement) -> None:
        self._built = built

    @cached_property
    def _compiled(self) -> Any:
        return self._built.compile(dialect=_SQLITE)

    @cached_property
    def sqlite(self) -> str:
        """The text for SQLite."""
        return str(self._compiled)

    def bind(self, params: Mapping[str, Any]) -> list[Any]:
        """Order parameters for the text.

        Raises:
            KeyError: one is missing.
        """
        fixed = self._compiled.params
        return [
            params[name] if name in params else _fixed(fixed, name) for name in self._compiled.positiontup
        ]


def _fixed(params: Mapping[str, Any], name: str) -> Any:
    """Give a value that was written into the statement, such as a limit."""
    value = params[name]
    if value is None:
        raise KeyError(name)
    return value


class ListStatement:
    """A statement with a list of values, compiled for a few lengths.

    Args:
        build: makes the statement for a number of values, bound as `value_0`, `value_1` …
    """

    def __init__(self, build: Callable[[int], ClauseElement]) -> None:
        self._sized = {size: Statement(build(size)) for size in SIZES}

    def of(self, values: Sequence[Any], **params: Any) -> tuple[Statement, dict[str, Any]]:
        """Pick the statement for a list, with its parameters; at most 100 values."""
        size = next(size for size in SIZES if len(values) <= size)
        padded = [*values, *[values[-1]] * (size - len(values))]
        return self._sized[size], {**params, **{f"value_{i}": each for i, each in enumerate(padded)}}
