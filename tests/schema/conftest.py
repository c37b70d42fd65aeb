"""The guide through the front door."""

import pytest

from gongji.app import Gateway
from guiding import GUIDE
from outside import answer, serve


@pytest.fixture
def guide(ask):
    async def guide(sponsor, beneficiary=None, **more):
        return (await ask(GUIDE, input={"sponsorRegion": sponsor, "beneficiaryRegion": beneficiary, **more}))[
            "guide"
        ]

    return guide


@pytest.fixture(scope="session")
def unwritten() -> Gateway:
    """The gateway as it is where nobody wrote up a province: without the plugin of Hainan, 460000."""
    return serve(plugins_block=("hainan",))


@pytest.fixture
def ask_unwritten(unwritten):
    async def ask(query, **variables):
        told = await answer(unwritten, query, **variables)
        assert "errors" not in told, told["errors"]
        return told["data"]

    return ask
