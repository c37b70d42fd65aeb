"""Plugins that change other people's regions, and judgements that fail when they are asked."""

import logging

import pytest

from gongji.host.loader import load
from gongji.host.plugin import PluginStatus
from outside import DATA, HANDS_OVER, PLACE, guide, hands_over, installed, kinship, plugins, serve

STRICT = f"""
from gongji.api import Check, Outcome, Region, Text, hookimpl

class Strict(Region):
    def __init__(self, inner, word):
        super().__init__(inner.policy, inner.cases)
        self.inner, self.word = inner, word

    def kinship(self, law, relation):
        seen = self.inner.kinship(law, relation).message.en
        return Check(rule="kinship", outcome=Outcome.FAIL, message=Text.same(f"{{self.word}}({{seen}})"), declared_by=law)

@hookimpl
def wrap_region(region):
    return Strict(region, __name__) if region.code in ("500000", "{PLACE}") else None
"""
FAILING = (
    HANDS_OVER.replace("DataRegion", "Mine").replace(
        "from gongji.api import Mine", "from gongji.api import DataRegion"
    )
    + """
class Mine(DataRegion):
    def kinship(self, law, relation):
        BODY
"""
)


async def test_a_wrapper_changes_the_judgement_of_a_built_in_region_and_of_no_other(strangers):
    strangers.install("strict", STRICT, {})

    gateway = serve()

    assert (await kinship(gateway, "500000", "PARENT"))[0] == "FAIL"
    assert (await kinship(gateway, "510000", "PARENT"))[0] != "FAIL"
    assert (await plugins(gateway))["chongqing"]["regions"] == [{"code": "500000"}]


async def test_wrappers_stand_around_one_another_in_the_order_of_their_names(strangers):
    strangers.install("aa", STRICT, {})
    strangers.install("bb", STRICT, {})

    checks = (await guide(serve(), "500000", "SPOUSE"))["checks"]

    message = next(each["message"] for each in checks if each["rule"] == "kinship")
    assert message.startswith("gongji_bb(gongji_aa(")


def test_a_wrapper_that_fails_on_one_region_has_wrapped_none(strangers):
    strangers.install(
        "strict",
        STRICT.replace("return Strict", 'if region.code == "500000": raise ValueError\n    return Strict'),
        {},
    )
    strangers.install("hello")

    loaded = load(installed("strict", "hello", "chongqing"))

    assert loaded.plugins["strict"].reason.startswith("wrap_region: ValueError (gongji_strict/__init__.py:")
    assert {type(region).__name__ for region in loaded.regions.values()} == {"DataRegion"}


def test_a_plugin_put_out_for_its_wrapper_takes_its_own_regions_along(strangers):
    strangers.install("both", f"{HANDS_OVER}\n@hookimpl\ndef wrap_region(region):\n    return 5\n")

    loaded = load(installed("both", "chongqing"))

    assert "gave int for region" in loaded.plugins["both"].reason
    assert set(loaded.regions) == {"500000"}


@pytest.mark.parametrize("hook", ["register_regions(register)", "wrap_region(region)"])
def test_a_hook_around_hooks_reaches_its_own_plugin_only(strangers, hook):
    strangers.install(
        "nosy",
        f"from gongji.api import hookimpl\n\n@hookimpl(wrapper=True)\ndef {hook}:\n    yield\n    raise ValueError\n",
        {},
    )
    strangers.install("hello")

    loaded = load(installed("nosy", "hello", "chongqing"))

    assert loaded.plugins["nosy"].status is PluginStatus.QUARANTINED
    assert set(loaded.regions) == {PLACE, "500000"}


def test_a_hook_around_hooks_without_a_yield_is_put_out(strangers):
    strangers.install(
        "nosy",
        "from gongji.api import hookimpl\n\n@hookimpl(wrapper=True)\ndef register_regions(register):\n    return\n",
        {},
    )

    plugin = load(installed("nosy")).plugins["nosy"]

    assert plugin.status is PluginStatus.QUARANTINED
    assert "register_regions" in plugin.reason
    assert "\n" not in plugin.reason


@pytest.mark.parametrize(
    "body",
    [
        "raise RuntimeError('secret of the house')",
        "return None",
        "return 'YES'",
        "return 1 / 0",
        "raise SystemExit",
        "from gongji.api import Check, Outcome; return Check(rule='kinship', outcome='PASS', message='yes', declared_by=law)",
        "from gongji.api import Check, Outcome, Text; return Check(rule='kinship', outcome=Outcome.PASS, message=Text('好', None), declared_by=law)",
        "from gongji.api import Check, Outcome, Text; return Check(rule='kinship', outcome=Outcome.PASS, message=Text.same('好'), declared_by=law, sources=['a'])",
        "from gongji.api import Check, Outcome, Text; return Check(rule='kinship', outcome=Outcome.PASS, message=Text.same('好'), declared_by=None)",
    ],
)
async def test_a_judgement_that_fails_is_unknown_names_the_plugin_and_hurts_no_other(strangers, caplog, body):
    strangers.install("shaky", FAILING.replace("BODY", body), DATA)

    gateway = serve()
    with caplog.at_level(logging.CRITICAL):
        answered = await guide(gateway, PLACE, "SPOUSE_PARENT")
    check = next(each for each in answered["checks"] if each["rule"] == "kinship")

    assert (check["outcome"], answered["verdict"]) == ("UNKNOWN", "UNKNOWN")
    assert "shaky" in check["message"]
    assert "secret" not in check["message"]
    assert (await guide(gateway, "500000", "PARENT"))["verdict"] == "YES"


@pytest.mark.parametrize("declarer", ["self", "law"])
async def test_a_judgement_may_name_itself_or_the_law_as_declarer(strangers, declarer):
    body = (
        f"return Check(rule='kinship', outcome=Outcome.FAIL, message=Text.same('no'), declared_by={declarer})"
    )
    strangers.install("own", f"from gongji.api import Check, Outcome, Text\n{FAILING.replace('BODY', body)}")

    assert await kinship(serve(), PLACE, "SPOUSE_PARENT") == ("FAIL", PLACE)


async def test_a_region_without_a_rule_for_the_day_declares_that_itself(strangers):
    strangers.install("bare", hands_over(PLACE), {})

    gateway = serve(plugins_allow=("bare",))

    assert await kinship(gateway, PLACE, "SPOUSE") == ("FAIL", PLACE)
