"""What tests share: the gateway put together as it is served, its clock standing still."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import hypothesis
import pytest

from gongji.app import Gateway, make_gateway
from gongji.settings import Settings

hypothesis.settings.register_profile("gongji", deadline=None)  # how fast it is, a benchmark tells
hypothesis.settings.load_profile("gongji")

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai of the day the tests take for today."""

Ask = Callable[..., Awaitable[Any]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--require-browser", action="store_true", help="fail where a test finds no browser")


@pytest.fixture(scope="session")
def gateway() -> Gateway:
    return make_gateway(Settings(), clock=lambda: NOON)


@pytest.fixture
async def client(gateway: Gateway) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=gateway.app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://gongji") as opened:
        yield opened


@pytest.fixture
def send(client: httpx.AsyncClient) -> Ask:
    """Send a document and give the whole answer."""

    async def send(query: str, **variables: Any) -> dict[str, Any]:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        answer: dict[str, Any] = response.json()
        return answer

    return send


@pytest.fixture
def ask(send: Ask) -> Ask:
    """Send a document that must succeed and give its data."""

    async def ask(query: str, **variables: Any) -> Any:
        answer = await send(query, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    return ask
