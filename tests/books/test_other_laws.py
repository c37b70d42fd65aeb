"""Laws that none of our regions has yet, in a stranger's plugin: dates, caps, ranks, consent by age, review by hand."""

import pytest

from bookkeeping import open_books
from gongji.domain.node_id import read_node_id
from gongji.domain.viewer import Role
from gongji.host.loader import load
from gongji.store.operations import find_operation
from gongji.store.people import find_persons
from outside import DATA, PLACE, strangers

__all__ = ["strangers"]

FRAME = 'since = 2020-01-01\nsources = ["notice"]\nconfidence = "high"\n'
RULES = {
    "mechanisms": 'kind = "DIRECT_DRAW"\npairs = ["SAME_AREA", "SAME_PROVINCE"]',
    "kinship": 'allowed = ["PARENT", "CHILD", "SIBLING"]',
    "settlement": 'own_balance = "SPLIT"\nsponsor_order = "RANK"',
    "consent": 'kinds = ["BENEFICIARY"]\nfrom_age = 16',
    "start": 'kind = "ON_DATE"',
    "end": 'kind = "ON_DATE"\nby = ["BOTH"]\nminimum_days = 30\nended_by = ["BENEFICIARY_MOVED"]',
    "caps": 'name = "yearly"\nscope = "BINDING"\nperiod = "CALENDAR_YEAR"\nset_by = "SPONSOR"\nrequired = true',
}
CHANNELS = f"""
[[channels]]
key = "own-app"
name = "某地医保"
kind = "CITY_APP"
goals = ["BIND", "UNBIND"]
{FRAME}
[[channels]]
key = "own-hall"
name = "某地大厅"
kind = "SERVICE_HALL"
goals = ["BIND", "UNBIND"]
review = "MANUAL"
{FRAME}
"""


@pytest.fixture
def written():
    """What the plugin's rules are, to be written otherwise by a test."""
    return dict(RULES)


@pytest.fixture
async def books(tmp_path, strangers, written):
    rules = "".join(f"[[{table}]]\n{row}\n{FRAME}" for table, row in written.items())
    strangers.install("own", files=DATA | {"rules.toml": rules, "channels.toml": CHANNELS})
    async with open_books(tmp_path, load()) as opened:
        yield opened


@pytest.fixture
async def family(books):
    return {
        "sponsor": await books.enrol("陈甲", PLACE),
        "mother": await books.enrol("陈乙", PLACE, "RESIDENT"),
        "boy": await books.enrol("陈丙", PLACE, "RESIDENT", born="20180601"),
        "sister": await books.enrol("陈丁", PLACE),
    }


async def bind(books, family, who="mother", **more):
    given = {"relation": "PARENT", "channel": "own-app", "cap": "1000.00", **more}
    return await books.bind(family["sponsor"], family[who], **given)


async def test_a_binding_with_dates_waits_for_its_first_day_and_expires_on_its_last(books, family):
    made = await bind(books, family, startsOn="2026-12-01", endsOn="2027-01-01")
    token = books.token(Role.PERSON, person=family["sponsor"])
    query = "query ($id: ID!) { node(id: $id) { ... on Binding { status startsAt endsAt cap } } }"

    assert made["status"] == "SCHEDULED", made
    expected = {
        "2026-11-30T15:59:59.999+00:00": "SCHEDULED",
        "2026-11-30T16:00:00+00:00": "ACTIVE",
        "2026-12-31T15:59:59.999+00:00": "ACTIVE",
        "2026-12-31T16:00:00+00:00": "EXPIRED",
    }
    for instant, status in expected.items():
        books.move(type(books.now).fromisoformat(instant))
        node = (await books.ask(query, token, id=made["id"]))["node"]
        assert node == {
            "status": status,
            "startsAt": "2026-12-01T00:00:00.000+08:00",
            "endsAt": "2027-01-01T00:00:00.000+08:00",
            "cap": "1000.00",
        }


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"startsOn": "2026-11-23"}, "START"),
        ({"startsOn": "2026-12-02", "endsOn": "2026-12-02"}, "END"),
        ({"endsOn": "2026-11-23"}, "END"),
        ({"cap": None}, "CAPS_YEARLY"),
        ({"relation": "SPOUSE"}, "KINSHIP"),
    ],
)
async def test_dates_that_are_past_or_turned_round_and_a_cap_that_is_missing_are_refused(
    books, family, more, code
):
    assert (await bind(books, family, **more))["code"] == code


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"cap": "12.345"}, "not an amount of yuan"),
        ({"cap": 1.5}, "not an amount of yuan"),
        ({"cap": "-1.00"}, "not an amount of yuan"),
        ({"uses": []}, "uses: name each use once"),
        ({"uses": ["PHARMACY", "PHARMACY"]}, "uses: name each use once"),
        ({"rank": 0}, "rank: counts from 1"),
        ({"beneficiaryName": "陈乙"}, "one of the two"),
        ({"startsOn": "2026-02-30"}, "not a calendar day"),
        ({"key": ""}, "key: write 1 to 100 characters"),
    ],
)
async def test_input_that_cannot_be_used_is_an_error_that_says_what_to_write(books, family, given, words):
    query = "mutation ($input: BindInput!) { bind(input: $input) { __typename } }"
    asked = {
        "key": "k", "beneficiary": family["mother"], "relation": "PARENT", "channel": "own-app",
        "commitmentSigned": True, "cap": "1000.00", **given,
    }  # fmt: skip

    answer = await books.send(query, books.token(Role.PERSON, person=family["sponsor"]), input=asked)

    assert words in answer["errors"][0]["message"], answer


async def test_amounts_may_be_whole_yuan_and_uses_are_kept(books, family):
    made = await bind(books, family, cap=5, uses=["PHARMACY", "VACCINE"])

    assert (made["cap"], made["uses"]) == ("5.00", ["PHARMACY", "VACCINE"])


async def test_terms_may_be_amended_by_the_sponsor_alone_and_null_clears_them(books, family):
    made = await bind(books, family, uses=["PHARMACY"], endsOn="2027-06-01")
    sponsor = books.token(Role.PERSON, person=family["sponsor"])

    amended = await books.change("amendBinding", sponsor, binding=made["id"], uses=None, cap="2.50")
    untimed = await books.change("amendBinding", sponsor, binding=made["id"], endsOn=None)
    refused = await books.change("amendBinding", sponsor, binding=made["id"], cap=None, endsOn="2026-11-24")

    assert (amended["cap"], amended["uses"], amended["endsAt"]) == ("2.50", None, made["endsAt"])
    assert (untimed["endsAt"], untimed["cap"]) == (None, "2.50")
    assert {check["rule"] for check in refused["checks"] if check["outcome"] == "FAIL"} == {
        "end",
        "caps.yearly",
    }
    query = "mutation ($input: AmendBindingInput!) { amendBinding(input: $input) { __typename } }"
    mother = books.token(Role.PERSON, person=family["mother"])
    answer = await books.send(query, mother, input={"key": "m", "binding": made["id"], "cap": "9.00"})
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    nothing = await books.send(query, sponsor, input={"key": "n", "binding": made["id"]})
    assert "there is nothing to change" in nothing["errors"][0]["message"]


async def test_it_may_be_ended_by_either_side_but_not_before_its_time(books, family):
    made = await bind(books, family)
    mother = books.token(Role.PERSON, person=family["mother"])

    early = await books.change("unbind", mother, binding=made["id"], channel="own-app")
    books.later(days=30)
    ended = await books.change("unbind", mother, binding=made["id"], channel="own-app")

    assert (early["code"], "未满30天" in early["message"]) == ("END", True)
    assert ended["status"] == "ENDED"


async def test_sponsors_are_ranked_by_the_beneficiary(books, family):
    one = await bind(books, family)
    two = await books.bind(
        family["sister"], family["mother"], relation="PARENT", channel="own-app", cap="1.00"
    )
    mother = books.token(Role.PERSON, person=family["mother"])

    assert [each["rank"] for each in (one, two)] == [1, 2]
    ranked = await books.change(
        "rankSponsors", mother, beneficiary=family["mother"], bindings=[two["id"], one["id"]]
    )

    assert ranked["bindings"] == [{"id": two["id"], "rank": 1}, {"id": one["id"], "rank": 2}]
    query = "mutation ($input: RankInput!) { rankSponsors(input: $input) { __typename } }"
    for person, bindings, code in (
        ("mother", [one["id"]], "BAD_USER_INPUT"),
        ("mother", [one["id"], one["id"]], "BAD_USER_INPUT"),
        ("sponsor", [two["id"], one["id"]], "NOT_FOUND"),
    ):
        given = {"key": person, "beneficiary": family["mother"], "bindings": bindings}
        answer = await books.send(query, books.token(Role.PERSON, person=family[person]), input=given)
        assert answer["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize("written", [RULES | {"start": 'kind = "AFTER_CONSENT"'}], ids=["after consent"])
async def test_who_is_old_enough_is_asked_and_a_child_is_not(books, family):
    mother = await bind(books, family)
    boy = await bind(books, family, "boy", relation="CHILD")

    assert (mother["status"], boy["status"]) == ("AWAITING_CONSENT", "ACTIVE")
    sponsor, herself = (books.token(Role.PERSON, person=family[who]) for who in ("sponsor", "mother"))
    query = "mutation ($input: DecideInput!) { consent(input: $input) { __typename } }"
    answer = await books.send(query, sponsor, input={"key": "x", "binding": mother["id"], "approve": True})
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    no = await books.change(
        "consent", herself, binding=mother["id"], approve=False, reason="不愿意", key="no"
    )
    assert no["status"] == "REJECTED"
    desk = books.gateway.desk
    kept = await find_operation(desk.store, read_node_id(family["mother"])[1], "no")
    assert desk.sealer.open(kept["reason_sealed"], f"operations.reason/{kept['id']}") == "不愿意"
    again = await bind(books, family)
    assert again["status"] == "AWAITING_CONSENT"
    yes = await books.change("consent", herself, binding=again["id"], approve=True)
    assert (yes["status"], yes["startsAt"]) == ("ACTIVE", "2026-11-24T12:00:00.000+08:00")


async def test_a_counter_is_a_clerk_s_and_review_by_hand_always_waits(books, family):
    clerk = books.token(Role.CLERK, region=PLACE)
    given = {
        "sponsor": family["sponsor"], "beneficiary": family["mother"], "relation": "PARENT",
        "commitmentSigned": True, "cap": "1.00",
    }  # fmt: skip

    screen = await books.change("bind", clerk, channel="own-app", **given)
    made = await books.change("bind", clerk, channel="own-hall", **given)
    elsewhere = books.token(Role.CLERK, region="310000")
    query = "mutation ($input: DecideInput!) { review(input: $input) { __typename } }"
    answer = await books.send(query, elsewhere, input={"key": "x", "binding": made["id"], "approve": True})
    reviewed = await books.change("review", clerk, binding=made["id"], approve=True)

    assert screen["code"] == "CHANNELS"
    assert made["status"] == "AWAITING_REVIEW"
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert reviewed["status"] == "ACTIVE"


@pytest.mark.parametrize(("region", "status"), [("310101", "ENDED"), (PLACE, "ACTIVE")])
async def test_a_relative_who_moves_ends_the_binding_where_the_law_says_so(books, family, region, status):
    made = await bind(books, family)

    await books.change(
        "changeInsurance",
        books.token(Role.OPERATOR),
        person=family["mother"],
        insurance="RESIDENT",
        region=region,
        status="NORMAL",
    )

    query = "query ($id: ID!) { node(id: $id) { ... on Binding { status } } }"
    assert (await books.ask(query, books.token(Role.OPERATOR), id=made["id"]))["node"] == {"status": status}


async def test_a_relative_is_found_by_name_and_number_together(books, family):
    secret = await books.gateway.desk.store.transact(number_of(books, family["mother"]))
    token = books.token(Role.PERSON, person=family["sponsor"])
    given = {"relation": "PARENT", "channel": "own-app", "cap": "1.00", "commitmentSigned": True}

    wrong = await books.change("bind", token, beneficiaryName="陈丁", beneficiaryResidentId=secret, **given)
    made = await books.change("bind", token, beneficiaryName="陈乙", beneficiaryResidentId=secret, **given)

    assert wrong["code"] == "BENEFICIARY"
    assert made["beneficiary"]["id"] == family["mother"]


def number_of(books, person):
    """Give the identity number that stands sealed in the store."""

    async def work(tx):
        desk = books.gateway.desk
        key = read_node_id(person)[1]
        return (await find_persons(tx, desk.sealer, [key], desk.now()))[key].number

    return work
