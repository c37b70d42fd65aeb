"""A gateway that is killed in the middle of its work: what it acknowledged is there, and retries get the first answer."""

import asyncio
import os
import signal
import subprocess

import httpx

from gongji.domain.clock import system_clock
from gongji.domain.viewer import Role
from gongji.keys.keyring import read_keyring
from gongji.keys.tokens import Tokens
from process import COMMAND, answer

ENROL = (
    "mutation ($input: EnrolInput!) { enrol(input: $input) { ... on Person { id } ... on Refused { code } } }"
)
DIGITS = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2"


def number(serial):
    digits = f"110101198001{serial // 1000 % 28 + 1:02}{serial % 1000:03}"
    check = sum(int(digit) * int(weight) for digit, weight in zip(digits, DIGITS.split(), strict=True))
    return digits + "10X98765432"[check % 11]


def enrolling(serial):
    given = {"key": f"k{serial}", "name": f"甘{serial}", "residentId": number(serial)}
    return {"query": ENROL, "variables": {"input": {**given, "insurance": "EMPLOYEE", "region": "500000"}}}


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
    url = f"http://127.0.0.1:{environ['GONGJI_PORT']}"
    serials = list(range(300))
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    with subprocess.Popen(COMMAND, env=environ, **quiet) as process:
        answer(process, f"{url}/health")
        token = Tokens(read_keyring(tmp_path / "data").token, system_clock).mint(roles=[Role.OPERATOR])
        headers = {"authorization": f"Bearer {token}"}
        killed = lambda: os.kill(process.pid, signal.SIGKILL)  # noqa: E731 - handed on
        before = asyncio.run(send_all(url, headers, serials, kill=killed))
    with subprocess.Popen(COMMAND, env=environ, **quiet) as process:
        try:
            answer(process, f"{url}/health")
            after = asyncio.run(send_all(url, headers, serials))
        finally:
            process.kill()

    assert 100 <= len(before) < 300
    assert len(after) == 300
    assert all("errors" not in each for each in (*before.values(), *after.values()))
    assert {serial: after[serial] for serial in before} == before
    ids = [each["data"]["enrol"]["id"] for each in after.values()]
    assert len(set(ids)) == 300
