"""The gateway with a data folder, a clock that tests move, and people to sign in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from gongji.app import Gateway, make_gateway
from gongji.domain.node_id import read_node_id
from gongji.domain.viewer import Role
from gongji.host.loader import Loaded
from gongji.keys.tokens import Tokens
from gongji.settings import Settings
from gongji.store.folder import Folder
from gongji.store.opening import open_folder
from people import number

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai of the day on which the tests begin."""


@dataclass
class Books:
    """A gateway that keeps records, as the tests see it."""

    gateway: Gateway
    client: httpx.AsyncClient
    tokens: Tokens
    times: list[datetime]
    keys: Any = field(default_factory=lambda: count(1))

    @property
    def now(self) -> datetime:
        return self.times[0]

    def move(self, to: datetime) -> None:
        """Let it be another time."""
        self.times[0] = to

    def later(self, **delta: float) -> None:
        """Let time pass."""
        self.move(self.now + timedelta(**delta))

    def token(self, *roles: Role, person: str | None = None, region: str | None = None) -> str:
        key = None if person is None else read_node_id(person)[1]
        return self.tokens.mint(roles=roles, person=key, region=region, lasts=timedelta(days=3650))

    async def send(self, query: str, token: str | None = None, **variables: Any) -> dict[str, Any]:
        """Send a document as somebody and give the whole answer."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        response = await self.client.post(
            "/graphql", json={"query": query, "variables": variables}, headers=headers
        )
        answer: dict[str, Any] = response.json()
        return answer

    async def ask(self, query: str, token: str | None = None, **variables: Any) -> Any:
        """Send a document that must succeed and give its data."""
        answer = await self.send(query, token, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def change(self, name: str, token: str, fields: str = "", /, **given: Any) -> dict[str, Any]:
        """Carry out a mutation under a new key, or the one that is given; answer what it made, or its refusal."""
        kind = f"{name[0].upper()}{name[1:]}Input"
        kind = {"consent": "DecideInput", "review": "DecideInput", "rankSponsors": "RankInput"}.get(
            name, kind
        )
        query = f"mutation ($input: {kind}!) {{ done: {name}(input: $input) {{ __typename {SHOWN[name]} {fields} ...No }} }} {NO}"
        given.setdefault("key", f"key-{next(self.keys)}")
        done: dict[str, Any] = (await self.ask(query, token, input=given))["done"]
        return done

    async def enrol(self, name: str, region: str, insurance: str = "EMPLOYEE", **more: Any) -> str:
        """Enrol somebody and give their id."""
        serial = next(self.keys)
        given = {"name": name, "residentId": number(serial, more.pop("born", "19800101"))}
        done = await self.change(
            "enrol", self.token(Role.OPERATOR), region=region, insurance=insurance, **given, **more
        )
        assert done["__typename"] == "Person", done
        return str(done["id"])

    async def bind(self, sponsor: str, beneficiary: str, **more: Any) -> dict[str, Any]:
        """Ask for a binding as its sponsor, through the first channel on a screen."""
        token = self.token(Role.PERSON, person=sponsor)
        given = {"relation": "PARENT", "commitmentSigned": True, **more}
        if "channel" not in given:
            given["channel"] = await self.channel(sponsor, beneficiary)
        return await self.change("bind", token, beneficiary=beneficiary, **given)

    async def channel(
        self, sponsor: str, beneficiary: str, goal: str = "BIND", *, online: bool = True
    ) -> str:
        """Find the best channel for two people; "none" where there is none."""
        operator = self.token(Role.OPERATOR)
        one, other = [
            (
                await self.ask(
                    "query ($id: ID!) { person(id: $id) { insurances { region { code } } } }",
                    operator,
                    id=each,
                )
            )["person"]["insurances"][0]["region"]["code"]
            for each in (sponsor, beneficiary)
        ]
        query = "query ($input: GuideInput!) { guide(input: $input) { routes { channel { key online } } } }"
        asked = {"goal": goal, "sponsorRegion": one, "beneficiaryRegion": other, "relation": "PARENT"}
        routes = (await self.ask(query, input={**asked, "online": online}))["guide"]["routes"]
        return str(routes[0]["channel"]["key"]) if routes else "none"


BINDING = """... on Binding { id status rank cap uses relation mechanism createdAt startsAt endsAt
  sponsor { id name } beneficiary { id name } region { code on } channel { key } }"""
PERSON = "... on Person { id name residentId insurances { kind status region { code } } }"
SHOWN = {
    **dict.fromkeys(("bind", "consent", "review", "unbind", "amendBinding"), BINDING),
    **dict.fromkeys(("enrol", "changeInsurance"), PERSON),
    "rankSponsors": "... on Ranked { bindings { id rank } }",
}
NO = """fragment No on Refused { code message english: message(lang: EN) hint
  checks { rule outcome message confidence sources { id } declaredBy { code } } }"""


@asynccontextmanager
async def open_books(path: Path, loaded: Loaded) -> AsyncIterator[Books]:
    """Run a gateway over a data folder."""
    times = [NOON]
    with Folder.hold(path / "data") as folder:
        keyring = open_folder(folder)
        gateway = make_gateway(Settings(), lambda: times[0], folder, keyring, loaded)
        transport = httpx.ASGITransport(app=gateway.app, raise_app_exceptions=True)
        async with (
            gateway.app.router.lifespan_context(gateway.app),
            httpx.AsyncClient(transport=transport, base_url="http://gongji") as client,
        ):
            yield Books(gateway, client, Tokens(keyring.token, lambda: times[0]), times)
