"""The guide through the front door."""

import pytest

from guiding import GUIDE


@pytest.fixture
def guide(ask):
    async def guide(sponsor, beneficiary=None, **more):
        return (await ask(GUIDE, input={"sponsorRegion": sponsor, "beneficiaryRegion": beneficiary, **more}))[
            "guide"
        ]

    return guide
