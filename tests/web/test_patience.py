"""Connections that stall are ended, and those that do not are left alone."""

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from uvicorn.server import ServerState

from gongji.web import patience
from gongji.web.patience import PatientProtocol

LARGE = b"x" * 20_000_000
REQUEST = b"GET / HTTP/1.1\r\nHost: gongji\r\n\r\n"


async def app(scope, _, send):
    body = LARGE if scope["path"] == "/large" else b"ok"
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def connected(monkeypatch, **seconds):
    """Serve with little patience, and connect."""
    for name, value in seconds.items():
        monkeypatch.setattr(patience, name, value)
    config = uvicorn.Config(app, http=PatientProtocol, ws="none", log_config=None)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: PatientProtocol(config, ServerState(), {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    yield reader, writer
    writer.close()
    server.close()


async def ended(step):
    """Do something over and over until the connection is gone."""
    with suppress(ConnectionError):
        while await step():
            pass
    return True


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: gongji\r\n"])
async def test_a_request_that_does_not_come_to_its_end_ends_the_connection(monkeypatch, said):
    async with connected(monkeypatch, REQUEST_SECONDS=0.05) as (reader, writer):
        writer.write(said)

        assert await ended(lambda: reader.read(100))


async def test_requests_one_after_another_are_answered(monkeypatch):
    async with connected(monkeypatch, REQUEST_SECONDS=5) as (reader, writer):
        for _ in range(3):
            writer.write(REQUEST)
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
            assert await reader.readexactly(2) == b"ok"


async def test_an_answer_that_nobody_takes_ends_the_connection(monkeypatch):
    async with connected(monkeypatch, READING_SECONDS=0.05) as (_, writer):
        writer.transport.pause_reading()
        writer.write(REQUEST.replace(b"/ ", b"/large ", 1))

        async def say_more():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0)
            return True

        assert await ended(say_more)
