"""What every change needs, and how one is carried out exactly once."""

import json
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from gongji.domain.clock import Clock, shanghai_day
from gongji.domain.entity_id import Ids
from gongji.domain.instant import from_ms
from gongji.domain.mistake import Mistake
from gongji.domain.operation import KeyReused, Operation, Outcome
from gongji.domain.person import Moment
from gongji.domain.viewer import Viewer
from gongji.keys.keyring import Keyring
from gongji.keys.sealing import Sealer
from gongji.services.atlas import Atlas, Place
from gongji.store import operations
from gongji.store.work import Row, Store, Transaction

MAX_KEY = 100
"""The longest key a client may give an operation."""


class SteadyClock:
    """A clock that never goes back, whatever the host's does: what was done stays in the past."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._latest = from_ms(0)
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """Give the present instant, to the millisecond."""
        now = self._clock()
        now -= timedelta(microseconds=now.microsecond % 1000)
        self.reach(now)
        return self._latest

    def reach(self, instant: datetime) -> None:
        """Be no earlier than an instant from now on."""
        with self._lock:
            self._latest = max(self._latest, instant)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where changes are made (经办): the store, the law, the keys, the time."""

    store: Store
    atlas: Atlas
    sealer: Sealer
    clock: SteadyClock
    ids: Ids

    def now(self) -> Moment:
        """Give the present moment, after every operation of its instant."""
        return Moment(at=self.clock())

    def place(self, code: str, at: datetime) -> Place:
        """Find a place as its law stands at an instant."""
        return self.atlas.place(code, shanghai_day(at))

    def operation(self, row: Row) -> Operation:
        """Make an operation of its row."""
        return operations.read_operation(row, self.atlas.source, self.atlas.place)


async def open_desk(store: Store, atlas: Atlas, keyring: Keyring, clock: Clock) -> Desk:
    """Open the desk over a store; its time begins no earlier than what was done last."""
    steady = SteadyClock(clock)
    last = await operations.last_moment(store)
    if last is not None:
        steady.reach(last.at)
    return Desk(store, atlas, Sealer(keyring), steady, Ids(last.operation if last else None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A mutation as its sender meant it: who, the key, the name, and the input (指令).

    `given` holds the input's fields, texts and numbers only; it is kept as a fingerprint, from which nothing of it
    can be read. Only the `reason` of a decision is kept, sealed: somebody may have to answer for it.
    """

    viewer: Viewer
    key: str
    name: str
    given: Mapping[str, object]
    reason: str | None = None


Decide = Callable[[Transaction, Moment], Awaitable[Outcome]]
"""Decides on a command inside its transaction. It writes only what it does not refuse."""


async def perform(desk: Desk, command: Command, decide: Decide) -> Operation:
    """Carry out a command exactly once: the same key with the same input gives the first outcome again.

    Raises:
        KeyReused: the key was used for another input, or another mutation.
        Mistake: the key is empty or too long, or the input cannot be used; nothing is kept then.
    """
    if (
        not 0 < len(command.key) <= MAX_KEY
        or not command.key.isprintable()
        or command.key != command.key.strip()
    ):
        raise Mistake(f"key: write 1 to {MAX_KEY} characters, best a UUID made anew for each change.")
    fingerprint = _fingerprint(desk, command)

    async def work(tx: Transaction) -> Operation:
        row = await operations.find_operation(tx, command.viewer.subject, command.key)
        if row is not None:
            if (row["name"], row["fingerprint"]) != (command.name, fingerprint):
                raise KeyReused("key: it was used already with other input. Make a new key for a new change.")
            return desk.operation(row)
        moment = Moment(at=desk.clock(), operation=desk.ids.new())
        outcome = await decide(tx, moment)
        done = Operation(key=command.key, name=command.name, moment=moment, outcome=outcome)
        reason = command.reason and desk.sealer.seal(command.reason, f"operations.reason/{moment.operation}")
        await operations.add_operation(tx, done, command.viewer.subject, fingerprint, reason)
        return done

    return await desk.store.transact(work)


def _fingerprint(desk: Desk, command: Command) -> str:
    text = json.dumps(
        [command.name, dict(command.given)], ensure_ascii=True, sort_keys=True, separators=(",", ":")
    )
    return desk.sealer.blind(text, "operation")
