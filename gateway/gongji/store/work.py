"""Units of work: what is written together, or not at all."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from gongji.store.statement import Statement

T = TypeVar("T")

Row = Any
"""A row of a driver: columns by name."""


class StoreUnavailable(Exception):
    """The store could not do it now, and did nothing of it: it is full, busy, or closing. Trying again is safe."""

    code = "STORE_UNAVAILABLE"


class Transaction(Protocol):
    """What a unit of work may await, and nothing else (事务)."""

    async def run(self, statement: Statement, **params: Any) -> int:
        """Run a statement that writes; give the number of rows it touched."""
        ...

    async def one(self, statement: Statement, **params: Any) -> Row | None:
        """Read the first row; None where there is none."""
        ...

    async def all(self, statement: Statement, **params: Any) -> list[Row]:
        """Read all rows."""
        ...


Work = Callable[[Transaction], Awaitable[T]]
"""A unit of work. It may run twice, so it does nothing outside its transaction."""


class Reading(Protocol):
    """Reads what was committed (读取)."""

    async def one(self, statement: Statement, **params: Any) -> Row | None:
        """Read the first row; None where there is none."""
        ...

    async def all(self, statement: Statement, **params: Any) -> list[Row]:
        """Read all rows."""
        ...


class Store(Reading, Protocol):
    """Keeps what the gateway knows of people (存储)."""

    async def transact(self, work: Work[T]) -> T:
        """Run a unit of work; its answer comes only once it is durable.

        Raises:
            StoreUnavailable: nothing of it was done.
        """
        ...

    async def close(self) -> None:
        """Let go of everything; what was acknowledged is kept."""
        ...
