"""Which plugins the operator lets in, and what is left when some or all stay out."""

import sys

import pytest

from gongji.host.loader import load
from outside import PLACE, answer, built_in, guide, hands_over, kinship, plugins, serve

GUIDE = (
    "query($input: GuideInput!) { guide(input: $input) { verdict summary checks { rule outcome message } } }"
)
OURS = [each.name for each in built_in()]


async def test_a_blocked_plugin_is_shown_as_blocked_and_never_imported(strangers):
    package = strangers.install("hello", "raise RuntimeError")

    met = await plugins(serve(plugins_block=("hello",)))

    assert (met["hello"]["status"], met["hello"]["reason"]) == ("BLOCKED", "blocked by the settings")
    assert {met[name]["status"] for name in OURS} == {"ACTIVE"}
    assert package not in sys.modules


async def test_of_an_allow_list_only_those_named_come_in(strangers):
    strangers.install("hello")
    strangers.install("stray", "raise RuntimeError")

    gateway = serve(plugins_allow=("nation", "hello"))
    met = await plugins(gateway)

    assert {name for name, each in met.items() if each["status"] == "ACTIVE"} == {"nation", "hello"}
    assert met["stray"]["reason"] == met["chongqing"]["reason"] == "not among the allowed plugins"
    assert set(gateway.loaded.regions) == {"000000", PLACE}


def test_a_plugin_both_allowed_and_blocked_is_blocked():
    loaded = load(built_in(), allow=["chongqing", "nation"], block=["chongqing"])

    assert loaded.plugins["chongqing"].reason == "blocked by the settings"
    assert set(loaded.regions) == {"000000"}


async def test_a_stranger_for_a_built_in_code_is_refused_until_the_built_in_is_blocked(strangers):
    strangers.install("rival", hands_over("500000"))

    refused = (await plugins(serve()))["rival"]
    let_in = (await plugins(serve(plugins_block=("chongqing",))))["rival"]

    assert refused["status"] == "QUARANTINED"
    assert (
        refused["reason"]
        == "region 500000 is already given by plugin 'chongqing'; block one of the two (plugins_block)."
    )
    assert (let_in["status"], let_in["regions"]) == ("ACTIVE", [{"code": "500000"}])


async def test_a_stranger_may_take_the_name_of_a_blocked_built_in(strangers):
    strangers.install("chongqing", hands_over("500000"))

    met = await plugins(serve(plugins_block=("chongqing",)))

    assert met["chongqing"]["status"] == "BLOCKED"
    assert met["chongqing (gongji_chongqing)"]["regions"] == [{"code": "500000"}]


@pytest.fixture(scope="module")
def whole():
    return load(built_in())


@pytest.mark.parametrize("name", OURS)
async def test_without_any_one_built_in_plugin_the_others_work(name, whole):
    gone = set(whole.plugins[name].codes)

    gateway = serve(plugins_block=(name,))
    met = await plugins(gateway)
    told = await answer(gateway, "{ regions { code } }")

    assert {each for each, plugin in met.items() if plugin["status"] != "ACTIVE"} == {name}
    assert {each["code"] for each in told["data"]["regions"]} == set(whole.regions) - gone
    for code in sorted(gone | {"000000", "210000", "659001"}):
        assert (await guide(gateway, code, "PARENT"))["checks"], code


async def test_where_a_city_s_plugin_is_gone_its_province_speaks_for_it(strangers):
    strangers.install("hello")

    with_it = await kinship(serve(), PLACE, "SPOUSE_PARENT")
    without = await kinship(serve(plugins_block=("hello",)), PLACE, "SPOUSE_PARENT")

    assert with_it == ("PASS", PLACE)
    assert without[1] != PLACE


EMPTY = {"plugins_allow": ("nobody",)}


async def test_an_empty_host_says_that_nobody_has_rules_instead_of_guessing():
    told = await answer(serve(**EMPTY), GUIDE, input={"sponsorRegion": "500000", "relation": "PARENT"})

    assert "errors" not in told
    assert told["data"]["guide"]["verdict"] in {"UNKNOWN", "CONDITIONAL"}
    assert told["data"]["guide"]["checks"]
    assert told["data"]["guide"]["summary"]


@pytest.mark.parametrize(
    "goal", ["BIND", "UNBIND", "PAY_PREMIUM", "OPEN_WALLET", "SEND_MONEY", "SHOW_FAMILY_CODE"]
)
async def test_an_empty_host_answers_every_goal(goal):
    asked = {"sponsorRegion": "500000", "beneficiaryRegion": "510100", "relation": "PARENT", "goal": goal}

    told = await answer(serve(**EMPTY), GUIDE, input=asked)

    assert "errors" not in told
    assert told["data"]["guide"]["verdict"] != "YES"


@pytest.mark.parametrize(
    "query",
    [
        "{ regions { code } }",
        "{ regions(level: PROVINCE) { code name rulesFrom { code } plugin { name } } }",
        '{ region(code: "500000") { name rulesFrom { code } kinship { allowed } limits { value } channels { name } gaps } }',
        '{ region(code: "500000") { history(rule: "kinship") { value } } }',
        '{ crossing(from: "500000", to: "510100") { verdict summary checks { message } } }',
        "{ crossings { regions { code } verdicts } }",
        '{ kinship(term: "岳母") { relation } }',
        "{ plugins { name status reason } }",
    ],
)
async def test_an_empty_host_answers_every_query(query):
    assert "errors" not in await answer(serve(**EMPTY), query)
