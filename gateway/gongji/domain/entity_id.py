"""Ids of what the gateway keeps: UUIDs of version 7, made by us, in the order of their making."""

import secrets
import threading
import time
from uuid import UUID


class Ids:
    """Makes ids, each greater than every one it made before (RFC 9562, version 7).

    48 bits are milliseconds since 1970; the 12 bits of `rand_a` count on within one millisecond.

    Args:
        after: an id that all are to be greater than, whatever the host's clock says.
    """

    def __init__(self, after: str | None = None) -> None:
        self._lock = threading.Lock()
        self._last = 0 if after is None else _stamp(UUID(after))

    def new(self) -> str:
        """Make an id."""
        with self._lock:
            self._last = max(time.time_ns() * 4096 // 1_000_000, self._last + 1)
            milliseconds, count = divmod(self._last, 4096)
        return str(
            UUID(int=milliseconds << 80 | 7 << 76 | count << 64 | 2 << 62 | secrets.randbits(62)),
        )


def _stamp(made: UUID) -> int:
    return (made.int >> 80) * 4096 + (made.int >> 64 & 0xFFF)
