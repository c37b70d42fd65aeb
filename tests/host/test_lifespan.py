"""Starting and stopping: each plugin in its time, and none at the cost of another."""

import asyncio
import sys
from contextlib import asynccontextmanager

import pytest

from gongji.host import lifespan
from gongji.host.loader import load
from outside import HANDS_OVER, PLACE, guide, installed, kinship, plugins, serve

SAYS = f"{HANDS_OVER}\nimport asyncio\nsaid = []\n\n"
FAILS = {
    "raise ValueError('not today')": "ValueError: not today",
    "raise SystemExit(3)": "SystemExit: 3",
    "raise BaseException": "BaseException",
    "raise asyncio.CancelledError": "CancelledError",
    "raise TimeoutError('the server is slow')": "TimeoutError: the server is slow",
    "return 1 / 0": "ZeroDivisionError: division by zero",
}


def hook(name, body, word="def"):
    return f"@hookimpl\n{word} {name}():\n    {body}\n\n"


@asynccontextmanager
async def running(gateway):
    async with gateway.app.router.lifespan_context(gateway.app):
        yield gateway


@pytest.mark.parametrize("word", ["def", "async def"])
async def test_hooks_are_called_before_the_first_request_and_after_the_last(strangers, word):
    python = SAYS + hook("startup", "said.append('up')", word) + hook("shutdown", "said.append('down')", word)
    package = strangers.install("hello", python)

    async with running(serve()) as gateway:
        assert sys.modules[package].said == ["up"]
        assert await kinship(gateway, PLACE, "SPOUSE_PARENT") == ("PASS", PLACE)

    assert sys.modules[package].said == ["up", "down"]


@pytest.mark.parametrize("word", ["def", "async def"])
@pytest.mark.parametrize("body", FAILS)
async def test_a_plugin_that_fails_to_start_is_put_out_and_the_others_start(strangers, body, word):
    strangers.install("aaa", SAYS + hook("startup", body, word))
    hello = strangers.install(
        "zzz",
        SAYS.replace(HANDS_OVER, "from gongji.api import hookimpl\n") + hook("startup", "said.append('up')"),
        {},
    )

    async with running(serve()) as gateway:
        met = await plugins(gateway)
        answered = await kinship(gateway, PLACE, "SPOUSE_PARENT")
        chongqing = await guide(gateway, "500000", "PARENT")

    assert (met["aaa"]["status"], met["aaa"]["regions"]) == ("QUARANTINED", [])
    assert met["aaa"]["reason"].startswith(f"startup: {FAILS[body]} (gongji_aaa/__init__.py:")
    assert (met["zzz"]["status"], sys.modules[hello].said) == ("ACTIVE", ["up"])
    assert answered[1] != PLACE
    assert chongqing["verdict"] == "YES"


async def test_a_plugin_that_takes_too_long_to_start_is_put_out(strangers, monkeypatch):
    monkeypatch.setattr(lifespan, "HOOK_SECONDS", 0.01)
    strangers.install("slow", SAYS + hook("startup", "await asyncio.Event().wait()", "async def"))

    async with running(serve()) as gateway:
        slow = (await plugins(gateway))["slow"]

    assert (slow["status"], slow["reason"]) == ("QUARANTINED", "startup took more than 0.01 s.")


@pytest.mark.parametrize("word", ["def", "async def"])
async def test_a_plugin_that_blocks_while_it_starts_is_put_out(strangers, monkeypatch, word):
    monkeypatch.setattr(lifespan, "HOOK_SECONDS", 0.01)
    strangers.install("slow", SAYS + "import time\n\n" + hook("startup", "time.sleep(0.1)", word))

    async with running(serve()):
        pass
    async with running(serve()) as gateway:
        slow = (await plugins(gateway))["slow"]

    assert (slow["status"], slow["reason"]) == ("QUARANTINED", "startup took more than 0.01 s.")


async def test_a_plugin_that_takes_too_long_to_stop_is_left_behind(strangers, monkeypatch):
    strangers.install("slow", SAYS + hook("shutdown", "await asyncio.Event().wait()", "async def"))
    other = strangers.install(
        "zzz",
        SAYS.replace(HANDS_OVER, "from gongji.api import hookimpl\n")
        + hook("shutdown", "said.append('down')"),
        {},
    )

    async with running(serve()):
        monkeypatch.setattr(lifespan, "HOOK_SECONDS", 0.01)

    assert sys.modules[other].said == ["down"]


@pytest.mark.parametrize("body", FAILS)
async def test_a_plugin_that_fails_to_stop_keeps_no_other_from_stopping(strangers, body):
    strangers.install("aaa", SAYS + hook("shutdown", body, "async def"))
    other = strangers.install(
        "zzz",
        SAYS.replace(HANDS_OVER, "from gongji.api import hookimpl\n")
        + hook("shutdown", "said.append('down')"),
        {},
    )

    async with running(serve()):
        pass

    assert sys.modules[other].said == ["down"]


async def test_a_plugin_in_quarantine_is_not_asked_to_stop(strangers):
    package = strangers.install(
        "aaa", SAYS + hook("startup", "raise ValueError") + hook("shutdown", "said.append('down')")
    )

    async with running(serve()):
        pass

    assert sys.modules[package].said == []


async def test_what_a_plugin_wrapped_is_unwrapped_when_it_fails_to_start(strangers):
    wraps = "@hookimpl\ndef wrap_region(region):\n    return Mine(region.policy)\n\nclass Mine(DataRegion): ...\n\n"
    strangers.install("aaa", SAYS + wraps + hook("startup", "raise ValueError"))
    strangers.install(
        "bbb", "from gongji.api import DataRegion, hookimpl\n\n" + wraps.replace("Mine", "Hers"), {}
    )

    loaded = load(installed("aaa", "bbb", "chongqing"))
    before = {code: type(region).__name__ for code, region in loaded.regions.items()}
    await lifespan.start(loaded)

    assert before == {"500000": "Hers", PLACE: "Hers"}
    assert {code: type(region).__name__ for code, region in loaded.regions.items()} == {"500000": "Hers"}
    assert type(loaded.given["500000"]).__name__ == "DataRegion"


async def test_a_gateway_told_to_stop_while_it_starts_stops(strangers):
    body = "said.append('up')\n    await asyncio.Event().wait()"
    package = strangers.install("slow", SAYS + hook("startup", body, "async def"))
    loaded = load(installed("slow"))

    starting = asyncio.create_task(lifespan.start(loaded))
    while not sys.modules[package].said:  # noqa: ASYNC110 - it is in another thread
        await asyncio.sleep(0)
    starting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await starting
    assert loaded.plugins["slow"].reason is None
