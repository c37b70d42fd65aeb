"""Strangers' plugins at the door: who is let in, who is not, and that nobody's mistake hurts another."""

import pytest

from gongji.host.loader import load
from gongji.host.plugin import PluginStatus
from outside import DATA, HANDS_OVER, PLACE, guide, hands_over, installed, kinship, plugins, serve

RULES = DATA["rules.toml"]
API = "from gongji.api import DataRegion, Policy, Region, Text, hookimpl\n\n"
HOOK = f"{API}@hookimpl\ndef register_regions(register):\n    "
WRAP = f"{API}@hookimpl\ndef wrap_region(region):\n    "

BROKEN = {
    "raising": ('raise RuntimeError("no luck today")', DATA, ["gongji_raising", "no luck today"]),
    "leaving": ('import sys\nsys.exit("I am leaving")', DATA, ["gongji_leaving", "I am leaving"]),
    "panicking": (
        "class Panic(BaseException): ...\n\nraise Panic('at the disco')",
        DATA,
        ["Panic", "at the disco"],
    ),
    "unwritten": ("def (", DATA, ["gongji_unwritten", "invalid syntax"]),
    "lonely": ("import nowhere_to_be_found", DATA, ["gongji_lonely", "nowhere_to_be_found"]),
    "misspelt": (
        HANDS_OVER.replace("register_regions", "registre_regions"),
        DATA,
        ["registre_regions", "Did you mean 'register_regions'?"],
    ),
    "misnamed": (HANDS_OVER.replace("register", "registrar"), DATA, ["registrar_regions"]),
    "mistaken": (HANDS_OVER.replace("(register)", "(registrar)"), DATA, ["register_regions", "registrar"]),
    "failing": (f"{HOOK}raise OSError('disk on fire')", DATA, ["register_regions", "disk on fire"]),
    "giving": (f"{HOOK}register({{}})", DATA, ["register() got dict", "gongji.api.Region"]),
    "returning": (f"{HOOK}return [1]", DATA, ["register_regions", "gave list", "register(region)"]),
    "waiting": (
        HANDS_OVER.replace("def ", "async def "),
        DATA,
        ["register_regions", "gave coroutine", "be sync"],
    ),
    "hollow": (
        f"{HOOK}register(Mine())\n\nclass Mine(Region):\n    def __init__(self): ...\n",
        DATA,
        ["super().__init__"],
    ),
    "unreal": (hands_over("110999"), {}, ["110999"]),
    "numeric": (hands_over("1").replace("('1',)", "(1,)"), {}, ["register_regions", "int"]),
    "twice": (hands_over("110102", "110102"), {}, ["110102", "twice"]),
    "newer": (f'gongji_api = "2.0"\n{HANDS_OVER}', DATA, ["2.0", "1.0", "Update"]),
    "older": (f'gongji_api = "0.9"\n{HANDS_OVER}', DATA, ["0.9", "1.0", "Update"]),
    "miskeyed": (
        HANDS_OVER,
        DATA | {"rules.toml": RULES.replace("allowed", "alowed")},
        ["gongji_miskeyed/rules.toml", "kinship[0].alowed", "Did you mean 'allowed'?"],
    ),
    "illegible": (
        HANDS_OVER,
        DATA | {"region.toml": "code ="},
        ["gongji_illegible/region.toml", "not TOML"],
    ),
    "seizing": (
        f"{WRAP}return Region(Policy(code='110102', name=Text('我的', 'mine')))",
        {},
        ["wrap_region", "give a Region of that code"],
    ),
    "crashing": (
        f"{WRAP}raise ValueError('never mind')",
        {},
        ["wrap_region", "never mind"],
    ),
}
"""What strangers get wrong: the plugin's Python, its files, and words of the reason that is told."""


async def test_a_stranger_s_region_comes_in_by_its_entry_point(strangers):
    strangers.install("hello")

    gateway = serve()

    assert (await plugins(gateway))["hello"] == {
        "name": "hello",
        "version": "2.5",
        "api": "1.0",
        "distribution": "gongji-hello",
        "status": "ACTIVE",
        "reason": None,
        "regions": [{"code": PLACE}],
    }
    assert await kinship(gateway, PLACE, "SPOUSE_PARENT") == ("PASS", PLACE)
    assert await kinship(gateway, PLACE, "SPOUSE") == ("FAIL", PLACE)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_put_out_with_a_reason_that_says_what_is_wrong(strangers, name):
    python, files, words = BROKEN[name]
    strangers.install(name, python, files)

    loaded = load(installed(name, "chongqing"))

    plugin = loaded.plugins[name]
    assert (plugin.status, plugin.codes) == (PluginStatus.QUARANTINED, ())
    assert [word for word in words if word not in plugin.reason] == []
    assert "\n" not in plugin.reason
    assert " at 0x" not in plugin.reason
    assert not loaded.manager.has_plugin(name)
    assert set(loaded.regions) == {"500000"}


async def test_all_broken_plugins_together_hurt_no_other(strangers):
    ours = await plugins(serve())
    for name, (python, files, _) in BROKEN.items():
        strangers.install(name, python, files)
    strangers.install("hello")

    gateway = serve()
    met = await plugins(gateway)

    assert {name: met[name] for name in ours} == ours
    assert {met[name]["status"] for name in BROKEN} == {"QUARANTINED"}
    assert await kinship(gateway, PLACE, "SPOUSE_PARENT") == ("PASS", PLACE)
    assert (await guide(gateway, "500000", "PARENT"))["verdict"] == "YES"


def test_an_entry_point_that_leads_nowhere_is_put_out(strangers):
    strangers.install("lost", entry="gongji_nobody:plugin")

    plugin = load(installed("lost")).plugins["lost"]

    assert plugin.status is PluginStatus.QUARANTINED
    assert "gongji_nobody" in plugin.reason


def test_of_two_strangers_for_one_code_the_second_is_refused_and_the_first_is_named(strangers):
    strangers.install("aaa")
    strangers.install("bbb", hands_over("110102", PLACE))

    loaded = load(installed("aaa", "bbb"))

    assert loaded.plugins["aaa"].codes == (PLACE,)
    assert (
        loaded.plugins["bbb"].reason
        == f"region {PLACE} is already given by plugin 'aaa'; block one of the two (plugins_block)."
    )
    assert set(loaded.regions) == {PLACE}


@pytest.mark.parametrize(
    ("python", "files", "words"),
    [
        ("", {}, "has no hook"),
        (HANDS_OVER.replace("@hookimpl", ""), DATA, "has no hook"),
        (HANDS_OVER, {}, "handed over no region; is there a region.toml"),
    ],
)
def test_a_plugin_that_takes_part_in_nothing_is_told_so(strangers, python, files, words):
    strangers.install("quiet", python, files)

    plugin = load(installed("quiet")).plugins["quiet"]

    assert plugin.status is PluginStatus.QUARANTINED
    assert words in plugin.reason
