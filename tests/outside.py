"""Plugins of strangers: distributions with entry points, written where Python finds them, and a gateway to ask."""

import importlib
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import httpx
import pytest

from gongji.app import Gateway, make_gateway
from gongji.host.loader import GROUP
from gongji.settings import Settings

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai of the day the tests take for today."""

PLACE = "110101"
"""Dongcheng in Beijing: a county without a built-in region of its own."""

HANDS_OVER = """
from gongji.api import DataRegion, hookimpl

@hookimpl
def register_regions(register):
    for region in DataRegion.read(__package__):
        register(region)
"""

DATA = {
    "region.toml": f'code = "{PLACE}"\nname = {{ zh = "东城区", en = "Dongcheng" }}\n',
    "sources.toml": '[[sources]]\nid = "notice"\nkind = "OFFICIAL"\ntitle = "通知"\n',
    "rules.toml": (
        '[[kinship]]\nallowed = ["SPOUSE_PARENT"]\nsince = "unknown"\nattested = 2020-01-01\n'
        'sources = ["notice"]\nconfidence = "high"\n'
    ),
}
"""A small region of its own mind: only a spouse's parents may be helped."""


def hands_over(*codes: str) -> str:
    """Write a plugin that hands over regions of these codes, without any rules."""
    return (
        "from gongji.api import Policy, Region, Text, hookimpl\n\n"
        "@hookimpl\ndef register_regions(register):\n"
        f"    for code in {codes!r}:\n"
        '        register(Region(Policy(code=code, name=Text("某地", "Somewhere"))))\n'
    )


class Strangers:
    """Installs other people's plugins into a folder on `sys.path`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packages: list[str] = []

    def install(
        self, name: str, python: str = HANDS_OVER, files: Mapping[str, str] = DATA, entry: str | None = None
    ) -> str:
        """Write the distribution `gongji-NAME` with its package and entry point, as pip would."""
        package = f"gongji_{name}"
        written = {f"{package}/{file}": text for file, text in {"__init__.py": python, **files}.items()}
        info = f"{package}-2.5.dist-info"
        written[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: gongji-{name}\nVersion: 2.5\n"
        written[f"{info}/entry_points.txt"] = f"[{GROUP}]\n{name} = {entry or package}\n"
        for path, text in written.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        self.packages.append(package)
        importlib.invalidate_caches()
        return package

    def forget(self) -> None:
        """Take the imported packages out of memory again."""
        for module in [each for each in sys.modules if each.split(".")[0] in self.packages]:
            del sys.modules[module]


@pytest.fixture
def strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Strangers]:
    monkeypatch.syspath_prepend(tmp_path)
    here = Strangers(tmp_path)
    yield here
    here.forget()


def serve(**settings: Any) -> Gateway:
    """Put the gateway together with all that is installed now."""
    return make_gateway(Settings(**settings), clock=lambda: NOON)


async def answer(gateway: Gateway, query: str, **variables: Any) -> dict[str, Any]:
    """Send a document to a gateway and give the whole answer."""
    transport = httpx.ASGITransport(app=gateway.app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://gongji") as client:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
    told: dict[str, Any] = response.json()
    return told


async def plugins(gateway: Gateway) -> dict[str, dict[str, Any]]:
    """Ask for the plugins, by name."""
    told = await answer(
        gateway, "{ plugins { name version api distribution status reason regions { code } } }"
    )
    return {each["name"]: each for each in told["data"]["plugins"]}


GUIDE = "query($input: GuideInput!) { guide(input: $input) { verdict checks { rule outcome message declaredBy { code } } } }"


async def guide(gateway: Gateway, place: str, relation: str) -> dict[str, Any]:
    """Ask the guide whether a relative may be helped at a place."""
    told = await answer(gateway, GUIDE, input={"sponsorRegion": place, "relation": relation})
    assert "errors" not in told, told["errors"]
    found: dict[str, Any] = told["data"]["guide"]
    return found


async def kinship(gateway: Gateway, place: str, relation: str) -> tuple[str, str]:
    """Ask how kinship comes out at a place, and by whose rule."""
    checks = (await guide(gateway, place, relation))["checks"]
    return next((each["outcome"], each["declaredBy"]["code"]) for each in checks if each["rule"] == "kinship")


def installed(*names: str) -> list[EntryPoint]:
    """List the entry points of these names, ours or strangers'."""
    return [each for each in entry_points(group=GROUP) if each.name in names]


def built_in() -> list[EntryPoint]:
    """List the entry points of our own regions."""
    return sorted(each for each in entry_points(group=GROUP) if each.value.startswith("gongji_regions."))
