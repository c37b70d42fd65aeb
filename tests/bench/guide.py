"""How much CPU one guide costs, whole and in its parts; run by hand: python tests/bench/guide.py.

Figures are of this machine; compare them only with others of the same run.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Awaitable, Callable
from importlib.resources import files
from statistics import median

import orjson

from gongji.app import make_gateway
from gongji.settings import Settings

QUERY = (files("gongji_schema") / "operations" / "guide.graphql").read_text("utf-8")
ASKED = {
    "Chongqing, parent": {"sponsorRegion": "500000", "relation": "PARENT"},
    "Chongqing to Chengdu": {"sponsorRegion": "500000", "beneficiaryRegion": "510100", "relation": "PARENT"},
    "Shenyang to Anshan": {"sponsorRegion": "210100", "beneficiaryRegion": "210300", "kinshipTerm": "妈妈"},
}
ROUNDS = 300


async def post(app: Callable[..., Awaitable[None]], body: bytes) -> bytes:
    """Send one request into the application, as a server would."""
    told = []

    async def receive():
        return {"type": "http.request", "body": body}

    async def send(message):
        told.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "headers": headers,
        "query_string": b"",
        "root_path": "",
    }
    await app(scope, receive, send)
    return told[1]["body"]


async def guides() -> None:
    """Time whole requests in process: parse, judge, execute, encode."""
    app = make_gateway(Settings()).app
    for name, asked in ASKED.items():
        body = orjson.dumps({"query": QUERY, "variables": {"input": asked}})
        started = time.process_time()
        answer = orjson.loads(await post(app, body))
        cold = time.process_time() - started
        spent = []
        for _ in range(ROUNDS):
            started = time.process_time()
            await post(app, body)
            spent.append(time.process_time() - started)
        print(
            f"{name:24} {answer['data']['guide']['verdict']:12} cold {cold * 1e3:6.2f} ms CPU, then {median(spent) * 1e3:6.3f} ms"
        )


def first_answer() -> None:
    """Time from starting the command to its first answer."""
    started = time.perf_counter()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gongji", "serve", "--port", str(port), "--data"]
    with (
        tempfile.TemporaryDirectory() as data,
        subprocess.Popen([*command, data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server,
    ):
        while time.perf_counter() - started < 20:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as response:
                    response.read()
                break
            except OSError:
                time.sleep(0.01)
        print(f"start to first answer    {time.perf_counter() - started:.2f} s")
        server.terminate()


if __name__ == "__main__":
    asyncio.run(guides())
    first_answer()
