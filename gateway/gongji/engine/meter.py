"""Bounds how long an execution takes and how much it makes, from inside it."""

import time
from collections.abc import Awaitable
from types import CoroutineType
from typing import Any, TypeGuard

_PLAIN = frozenset({str, int, bool, float, list, tuple, dict, type(None)})
_EVERY = 256
"""After how many values the clock is looked at."""


class Stopped(BaseException):
    """An execution was stopped; no `Exception`, so that GraphQL does not take it for a field's error."""


class OutOfTime(Stopped):
    """Its time was up."""


class TooLarge(Stopped):
    """It made more values than it may."""


class Meter:
    """Counts the values of one execution, and stops it at a bound.

    It is handed to graphql-core in place of the test whether a value is awaitable, which is made of every value.

    Args:
        values: how many values may be made.
        seconds: how long it may take from now on.
    """

    def __init__(self, values: int, seconds: float) -> None:
        self._most = values
        self._ends = time.perf_counter() + seconds
        self._count = 0

    def allow(self, seconds: float) -> None:
        """Let it take so long from now on."""
        self._ends = time.perf_counter() + seconds

    def __call__(self, value: Any) -> TypeGuard[Awaitable[Any]]:
        """Tell whether a value is awaitable.

        Raises:
            Stopped: a bound is reached.
        """
        self._count += 1
        if not self._count % _EVERY:
            self._look()
        if type(value) in _PLAIN:
            return False
        return isinstance(value, CoroutineType) or hasattr(value, "__await__")

    def _look(self) -> None:
        if self._count > self._most:
            raise TooLarge
        if time.perf_counter() > self._ends:
            raise OutOfTime
