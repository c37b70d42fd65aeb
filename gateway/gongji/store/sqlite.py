"""The embedded store: SQLite with one writer and a few readers."""

import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite

from gongji.store.busy import unavailable
from gongji.store.group_writer import GroupWriter
from gongji.store.statement import Statement
from gongji.store.work import Row, T, Work

READERS = 4
_BUSY_SECONDS = 5.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)


class SqliteStore:
    """Keeps everything in one file of SQLite (内嵌存储). Open it with `open_sqlite`."""

    def __init__(self, writer: GroupWriter, readers: list[aiosqlite.Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._turn = 0

    async def transact(self, work: Work[T]) -> T:
        """Run a unit of work; its answer comes only once it is durable.

        Raises:
            StoreUnavailable: nothing of it was done.
        """
        return await self._writer.transact(work)

    async def one(self, statement: Statement, **params: Any) -> Row | None:
        """Read the first row; None where there is none."""
        rows = await self.all(statement, **params)
        return rows[0] if rows else None

    async def all(self, statement: Statement, **params: Any) -> list[Row]:
        """Read all rows.

        Raises:
            StoreUnavailable: it cannot be read now.
        """
        try:
            return list(await self._reader().execute_fetchall(statement.sqlite, statement.bind(params)))
        except sqlite3.Error as error:
            if told := unavailable(error):
                raise told from error
            raise

    async def close(self) -> None:
        """Finish what waits, and close the file."""
        await self._writer.close()
        for reader in self._readers:
            await reader.close()

    def _reader(self) -> aiosqlite.Connection:
        self._turn = (self._turn + 1) % len(self._readers)
        return self._readers[self._turn]


async def open_sqlite(path: Path) -> SqliteStore:
    """Open a database of the newest shape (see `migrate`), and start its writer."""
    writer = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    writer.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        writer.execute(pragma)
    readers = [await _reader(path) for _ in range(READERS)]
    return SqliteStore(GroupWriter(writer), readers)


async def _reader(path: Path) -> aiosqlite.Connection:
    reader = await aiosqlite.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    reader.row_factory = sqlite3.Row
    await reader.execute("PRAGMA query_only = ON")
    return reader
