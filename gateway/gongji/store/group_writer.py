"""The one thread that writes to SQLite, many units of work in one commit.

A work's answer is given only after the commit it is part of. SQLite may end the whole transaction by itself when the
disk is full; what is then run would stand outside of any. So after each error the writer looks whether the transaction
is still there. Where it is not, nothing of the batch is kept, and each work is tried again alone, or refused.
"""

import asyncio
import logging
import queue
import sqlite3
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gongji.store.busy import unavailable
from gongji.store.statement import Statement
from gongji.store.work import Row, StoreUnavailable, T, Work

log = logging.getLogger("gongji.store")

MAX_BATCH = 64
MAX_WAITING = 10_000
"""Works that may wait; more are refused at once."""


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"
    answer: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Cursor:
    """The transaction that works are handed: sync underneath, so that a work runs to its end at once."""

    connection: sqlite3.Connection

    async def run(self, statement: Statement, **params: Any) -> int:
        return self.connection.execute(statement.sqlite, statement.bind(params)).rowcount

    async def one(self, statement: Statement, **params: Any) -> Row | None:
        return self.connection.execute(statement.sqlite, statement.bind(params)).fetchone()

    async def all(self, statement: Statement, **params: Any) -> list[Row]:
        return self.connection.execute(statement.sqlite, statement.bind(params)).fetchall()


@dataclass(slots=True)
class GroupWriter:
    """Runs units of work one after the other and commits many together (组提交).

    Args:
        connection: opened for this thread alone, in autocommit mode.
    """

    connection: sqlite3.Connection
    _waiting: "queue.Queue[_Job | None]" = field(default_factory=lambda: queue.Queue(MAX_WAITING))
    _thread: threading.Thread = field(init=False)
    _closed: bool = False

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._serve, name="gongji-writer", daemon=True)
        self._thread.start()

    async def transact(self, work: Work[T]) -> T:
        """Run a unit of work and wait until it is durable.

        Raises:
            StoreUnavailable: nothing of it was done.
        """
        loop = asyncio.get_running_loop()
        job = _Job(work, loop, loop.create_future())
        if self._closed:
            raise StoreUnavailable("The store is closing.")
        try:
            self._waiting.put_nowait(job)
        except queue.Full:
            raise StoreUnavailable("Too many changes are waiting.") from None
        answer: T = await job.future
        return answer

    async def close(self) -> None:
        """Finish what waits, and end the thread."""
        if not self._closed:
            self._closed = True
            await asyncio.to_thread(self._waiting.put, None)
            await asyncio.to_thread(self._thread.join)

    def _serve(self) -> None:
        while True:
            batch = self._next_batch()
            jobs = [job for job in batch if job is not None]
            try:
                if jobs:
                    self._commit(jobs)
            except (
                sqlite3.Error
            ) as error:  # not even rolling back worked: this connection is good for nothing more
                log.critical("the writer has ended", exc_info=error)
                self._closed = True
                self._refuse(jobs, error)
            if self._closed and self._waiting.empty():
                break
        self.connection.close()

    def _refuse(self, jobs: list[_Job], error: sqlite3.Error) -> None:
        with suppress(queue.Empty):
            while True:
                jobs += [job for job in (self._waiting.get_nowait(),) if job is not None]
        for job in jobs:
            job.error = StoreUnavailable(f"The store has ended: {error}.")
            _tell(job)

    def _next_batch(self) -> list[_Job | None]:
        batch = [self._waiting.get()]
        while batch[-1] is not None and len(batch) < MAX_BATCH:
            try:
                batch.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        return batch

    def _commit(self, jobs: list[_Job]) -> None:
        """Run works inside one transaction and commit it; in the end each has its answer or its refusal."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            if all(self._run(job) for job in jobs):
                self.connection.execute("COMMIT")
            elif len(jobs) > 1:
                for job in jobs:
                    self._commit([job])
                return
        except sqlite3.Error as error:
            # Neither a transaction that cannot begin nor one that cannot be committed has kept anything.
            for job in jobs:
                job.error = error
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        for job in jobs:
            _tell(job)

    def _run(self, job: _Job) -> bool:
        """Run one work inside a savepoint, so that its failure undoes it alone; tell whether the transaction lives."""
        job.answer = job.error = None
        self.connection.execute("SAVEPOINT work")
        try:
            job.answer = _to_its_end(job.work(_Cursor(self.connection)))
        except BaseException as error:  # noqa: BLE001 - handed to whoever asked for the work
            job.error = error
            if not self.connection.in_transaction:
                return False
            self.connection.execute("ROLLBACK TO work")
        self.connection.execute("RELEASE work")
        return True


def _to_its_end(work: Any) -> Any:
    """Run a coroutine that awaits nothing but its transaction."""
    coroutine: Coroutine[Any, Any, Any] = work
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    coroutine.close()
    raise RuntimeError("a unit of work awaited something else than its transaction")


def _tell(job: _Job) -> None:
    with suppress(RuntimeError):  # the loop may have ended with whoever waited
        job.loop.call_soon_threadsafe(_settle, job)


def _settle(job: _Job) -> None:
    if job.future.cancelled():
        return
    if job.error is not None:
        job.future.set_exception(unavailable(job.error) or job.error)
    else:
        job.future.set_result(job.answer)
