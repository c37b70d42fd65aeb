"""A gateway that is killed in the middle of its work: what it acknowledged is there, and retries get the first answer."""

import asyncio
import threading

import httpx

from gongji.domain.clock import system_clock
from gongji.domain.node_id import read_node_id
from gongji.domain.viewer import Role
from gongji.keys.keyring import read_keyring
from gongji.keys.tokens import Tokens
from people import number
from process import serving

ENROL = (
    "mutation ($input: EnrolInput!) { enrol(input: $input) { ... on Person { id } ... on Refused { code } } }"
)


def enrolling(serial):
    given = {"key": f"k{serial}", "name": f"甘{serial}", "residentId": number(serial)}
    return {"query": ENROL, "variables": {"input": {**given, "insurance": "EMPLOYEE", "region": "500000"}}}


def bearer(tmp_path, **claims):
    token = Tokens(read_keyring(tmp_path / "data").token, system_clock).mint(**claims)
    return {"authorization": f"Bearer {token}"}


async def send_all(url, headers, serials, *, kill=None):
    """Send many enrolments at once; give the answers that came, by serial, and kill the gateway after the first few."""
    came = {}

    async def one(client, serial):
        try:
            response = await client.post(f"{url}/graphql", json=enrolling(serial), headers=headers)
        except httpx.TransportError:
            return
        came[serial] = response.json()
        if kill is not None and len(came) == len(serials) // 3:
            kill()

    limits = httpx.Limits(max_connections=32)
    async with httpx.AsyncClient(trust_env=False, timeout=30, limits=limits) as client:
        await asyncio.gather(*(one(client, serial) for serial in serials))
    return came


def test_what_was_acknowledged_before_a_kill_is_there_and_a_retry_gives_the_first_answer(environ, tmp_path):
    serials = list(range(300))

    with serving(environ) as (url, kill):
        headers = bearer(tmp_path, roles=[Role.OPERATOR])
        before = asyncio.run(send_all(url, headers, serials, kill=kill))
    with serving(environ) as (url, _):
        after = asyncio.run(send_all(url, headers, serials))

    assert 100 <= len(before) < 300
    assert len(after) == 300
    assert all("errors" not in each for each in (*before.values(), *after.values()))
    assert {serial: after[serial] for serial in before} == before
    ids = [each["data"]["enrol"]["id"] for each in after.values()]
    assert len(set(ids)) == 300


BOUND = "... on Binding { id status } ... on Refused { code message }"
BIND = f"mutation ($input: BindInput!) {{ bind(input: $input) {{ {BOUND} }} }}"
REVIEW = f"mutation ($input: DecideInput!) {{ review(input: $input) {{ {BOUND} }} }}"
UNBIND = f"mutation ($input: UnbindInput!) {{ unbind(input: $input) {{ {BOUND} }} }}"
MINE = "{ viewer { person { bindings(first: 9) { edges { node { id status } } } } } }"


def post(url, headers, query, **given):
    body = {"query": query, "variables": {"input": given} if given else {}}
    response = httpx.post(f"{url}/graphql", json=body, headers=headers, trust_env=False, timeout=30).json()
    assert "errors" not in response
    return response["data"]


def doomed(url, kill, headers, query, **given):
    """Send a change to a gateway that is killed a moment later; give the answer, if it came."""
    killer = threading.Timer(0.004, kill)
    killer.start()
    try:
        return post(url, headers, query, **given)
    except httpx.TransportError:
        return None
    finally:
        killer.join()


def test_a_story_survives_a_kill_within_and_after_each_of_its_steps(environ, tmp_path):
    """Each step is sent to a gateway that dies of it, and with the same key to another that dies when it answered."""
    with serving(environ):
        desk = bearer(tmp_path, roles=[Role.OPERATOR])
        clerk = bearer(tmp_path, roles=[Role.CLERK], region="210100")

    def step(headers, query, **given):
        with serving(environ) as (url, kill):
            first = doomed(url, kill, headers, query, **given)
        with serving(environ) as (url, _):
            again = post(url, headers, query, **given)
        assert first in (None, again)
        return next(iter(again.values()))

    him, her = (
        step(desk, ENROL, key=name, name=name, residentId=number(serial), insurance=kind, region="210100")
        for serial, name, kind in ((1, "陈甲", "EMPLOYEE"), (2, "陈乙", "RESIDENT"))
    )
    sponsor = bearer(tmp_path, roles=[Role.PERSON], person=read_node_id(him["id"])[1])
    asked = step(
        sponsor,
        BIND,
        key="b",
        beneficiary=her["id"],
        relation="PARENT",
        channel="alipay",
        commitmentSigned=True,
    )
    assert asked["status"] == "AWAITING_REVIEW"
    assert step(clerk, REVIEW, key="r", binding=asked["id"], approve=True)["status"] == "ACTIVE"
    ended = step(sponsor, UNBIND, key="u", binding=asked["id"], channel="general-wechat")
    with serving(environ) as (url, _):
        held = post(url, sponsor, MINE)["viewer"]["person"]["bindings"]["edges"]
    assert ended["status"] in {"ENDING", "ENDED"}
    assert [each["node"]["id"] for each in held] == [ended["id"]] == [asked["id"]]
