"""A gateway that keeps records, for each test its own."""

from collections.abc import AsyncIterator

import pytest

from bookkeeping import Books, open_books
from gongji.host.loader import Loaded, load


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load()


@pytest.fixture
async def books(tmp_path, loaded) -> AsyncIterator[Books]:
    async with open_books(tmp_path, loaded) as opened:
        yield opened


@pytest.fixture
async def family(books):
    return {
        "child": await books.enrol("张小明", "500000"),
        "mother": await books.enrol("李桂英", "500000", "RESIDENT"),
        "stranger": await books.enrol("王路人", "500000"),
        "far": await books.enrol("张远方", "510100"),
    }
