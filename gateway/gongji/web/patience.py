"""The HTTP protocol with an end to its patience: nobody holds a connection by saying or reading nothing."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 10.0
"""How long the head of a request may be under way, and its body after an answer that did not wait for it."""

READING_SECONDS = 30.0
"""How long a client may take nothing of an answer that is ready for it."""


class PatientProtocol(H11Protocol):
    """uvicorn's protocol, which closes connections that stall (带超时的 HTTP 协议)."""

    _stalls: asyncio.TimerHandle | None = None
    _left: int = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on where no request is whole yet; the first byte of a head starts its time."""
        super().data_received(data)
        if self._busy():
            self._stop_waiting()
        elif self._stalls is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """See that the client takes the answer, and sends its next request in time."""
        super().on_response_complete()
        if not self.transport.is_closing() and not self._busy():
            self._stop_waiting()
            self._left = 0
            self._see_taken()

    def _busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stalls = self.loop.call_later(REQUEST_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._stalls is not None:
            self._stalls.cancel()
            self._stalls = None

    def _give_up(self) -> None:
        self._stalls = None
        if not self._busy():
            self.transport.abort()

    def _see_taken(self, *_: Any) -> None:
        """Look whether anything of the answer was taken since the last look; end the connection where nothing was."""
        self._stalls = None
        left = self.transport.get_write_buffer_size()
        if left and left == self._left:
            self.transport.abort()
        elif left:
            self._left = left
            self._stalls = self.loop.call_later(READING_SECONDS, self._see_taken)
