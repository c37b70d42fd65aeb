"""A family in Chongqing, from enrolment to the end of a binding."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from people import number

MIDNIGHT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""00:00 of 2026-11-25 in Shanghai."""


@pytest.fixture(autouse=True)
def host_zone():
    """Put the host's zone back when a test has moved it."""
    yield
    time.tzset()


@pytest.fixture
async def family(books):
    return {
        "child": await books.enrol("张小明", "500000"),
        "mother": await books.enrol("李桂英", "500000", "RESIDENT"),
        "stranger": await books.enrol("王路人", "500000"),
        "far": await books.enrol("张远方", "510100"),
    }


async def test_names_and_numbers_are_masked(books, family):
    token = books.token(Role.PERSON, person=family["child"])

    viewer = (await books.ask("{ viewer { roles person { id name residentId } } }", token))["viewer"]

    assert viewer["roles"] == ["person"]
    assert viewer["person"]["id"] == family["child"]
    assert viewer["person"]["name"] == "张**"
    assert viewer["person"]["residentId"].strip("0123456789X") == "*" * 16


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
async def test_a_binding_counts_at_once_and_ends_at_the_next_midnight_in_any_host_zone(
    books, family, monkeypatch, zone
):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    bound = await books.bind(family["child"], family["mother"])

    assert (bound["__typename"], bound["status"]) == ("Binding", "ACTIVE"), bound
    assert bound["createdAt"] == bound["startsAt"] == "2026-11-24T12:00:00.000+08:00"
    assert (bound["mechanism"], bound["region"]) == ("DIRECT_DRAW", {"code": "500000", "on": "2026-11-24"})

    token = books.token(Role.PERSON, person=family["child"])
    channel = await books.channel(family["child"], family["mother"], "UNBIND")
    ending = await books.change("unbind", token, binding=bound["id"], channel=channel)

    assert (ending["status"], ending["endsAt"]) == ("ENDING", "2026-11-25T00:00:00.000+08:00"), ending
    query = "query ($id: ID!) { node(id: $id) { ... on Binding { status } } }"
    for instant, status in ((MIDNIGHT - timedelta(milliseconds=1), "ENDING"), (MIDNIGHT, "ENDED")):
        books.move(instant)
        assert (await books.ask(query, token, id=bound["id"]))["node"] == {"status": status}


@pytest.mark.parametrize(
    ("who", "more", "code"),
    [
        ("mother", {"relation": "SPOUSE_PARENT"}, "KINSHIP"),
        ("far", {}, "PAIR"),
        ("mother", {"channel": "hall"}, "CHANNELS"),
        ("mother", {"channel": "nowhere"}, "CHANNELS"),
        ("mother", {"rank": 1}, "SETTLEMENT"),
        ("mother", {"cap": "100.00"}, "CAPS"),
        ("mother", {"startsOn": "2026-12-01"}, "START"),
        ("mother", {"endsOn": "2026-12-31"}, "END"),
    ],
)
async def test_what_the_law_says_no_to_is_refused_with_its_checks(books, family, who, more, code):
    refused = await books.bind(family["child"], family[who], **more)

    assert (refused["__typename"], refused["code"]) == ("Refused", code), refused
    assert refused["message"]
    assert any(check["outcome"] == "FAIL" for check in refused["checks"])
    if code == "PAIR":
        assert "医保钱包" in refused["hint"]


async def test_a_sponsor_with_resident_insurance_is_refused(books, family):
    refused = await books.bind(family["mother"], family["child"], relation="CHILD")

    assert refused["code"] == "ELIGIBILITY_SPONSOR_INSURANCE"


async def test_what_is_not_ones_own_is_not_there(books, family):
    bound = await books.bind(family["child"], family["mother"])
    stranger = books.token(Role.PERSON, person=family["stranger"])
    other_clerk = books.token(Role.CLERK, region="510000")

    for token in (stranger, other_clerk, None):
        query = "query ($one: ID!, $two: ID!) { person(id: $one) { id } node(id: $two) { id } }"
        told = await books.ask(query, token, one=family["child"], two=bound["id"])
        assert told == {"person": None, "node": None}
    channel = await books.channel(family["child"], family["mother"], "UNBIND")
    query = "mutation ($input: UnbindInput!) { unbind(input: $input) { __typename } }"
    given = {"key": "x", "binding": bound["id"], "channel": channel}
    answer = await books.send(query, stranger, input=given)
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert (await books.send(query, None, input=given))["errors"][0]["extensions"][
        "code"
    ] == "UNAUTHENTICATED"


async def test_the_other_side_sees_the_binding_and_not_the_account(books, family):
    bound = await books.bind(family["child"], family["mother"])
    mother = books.token(Role.PERSON, person=family["mother"])

    query = """query ($id: ID!) { node(id: $id) { ... on Binding { sponsor { name insurances { kind }
        bindings(first: 5) { edges { cursor } } } } } }"""
    node = (await books.ask(query, mother, id=bound["id"]))["node"]

    assert node == {"sponsor": {"name": "张**", "insurances": [], "bindings": {"edges": []}}}


async def test_to_a_former_relative_nothing_is_there(books, family):
    bound = await books.bind(family["child"], family["mother"])
    child = books.token(Role.PERSON, person=family["child"])
    mother = books.token(Role.PERSON, person=family["mother"])
    query = """query ($binding: ID!, $me: ID!, $sponsor: ID!) { node(id: $binding) { id } other: person(id: $sponsor) { id }
        person(id: $me) { bindings(first: 5) { edges { node { id } } } } }"""
    asked = {"binding": bound["id"], "me": family["mother"], "sponsor": family["child"]}
    edges = {"bindings": {"edges": [{"node": {"id": bound["id"]}}]}}

    now = await books.ask(query, mother, **asked)
    channel = await books.channel(family["child"], family["mother"], "UNBIND")
    await books.change("unbind", child, binding=bound["id"], channel=channel)
    books.move(MIDNIGHT)
    then = await books.ask(query, mother, **asked)
    kept = await books.ask(query, child, **{**asked, "me": family["child"]})

    assert now == {"node": {"id": bound["id"]}, "other": None, "person": edges}
    assert then == {"node": None, "other": None, "person": {"bindings": {"edges": []}}}
    assert kept["person"] == edges


async def test_sixteen_clients_with_one_key_make_one_binding(books, family):
    channel = await books.channel(family["child"], family["mother"])

    asked = (books.bind(family["child"], family["mother"], key="once", channel=channel) for _ in range(16))
    made = await asyncio.gather(*asked)

    assert {each["id"] for each in made} == {made[0]["id"]}
    query = "query ($id: ID!) { person(id: $id) { bindings(first: 5) { edges { cursor } } } }"
    held = await books.ask(query, books.token(Role.OPERATOR), id=family["child"])
    assert len(held["person"]["bindings"]["edges"]) == 1


async def test_bindings_come_in_pages_and_no_query_repeats_itself(books, family, monkeypatch):
    relatives = [await books.enrol(f"张{serial}", "500000") for serial in range(7)]
    made = [(await books.bind(family["child"], each, relation="SIBLING"))["id"] for each in relatives]
    token = books.token(Role.PERSON, person=family["child"])
    query = """query ($id: ID!, $first: Int!, $after: String, $status: BindingStatus) { person(id: $id) {
        bindings(first: $first, after: $after, role: SPONSOR, status: $status) { pageInfo { hasNextPage hasPreviousPage endCursor }
        edges { node { id sponsor { name insurances { kind } } beneficiary { name insurances { kind } } region { name } } } } } }"""
    statements = []
    store = books.gateway.desk.store
    for name in ("one", "all"):
        run = getattr(store, name)
        monkeypatch.setattr(
            store,
            name,
            lambda statement, run=run, **params: statements.append(statement) or run(statement, **params),
        )

    found, cursor, counts = [], None, []
    while True:
        statements.clear()
        page = (await books.ask(query, token, id=family["child"], first=3, after=cursor))["person"][
            "bindings"
        ]
        counts.append(len(statements))
        found += [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (cursor is not None)
        cursor = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    whole = await books.ask(query, token, id=family["child"], first=100)
    none = await books.ask(query, token, id=family["child"], first=100, status="ENDED")

    assert found == made
    assert [edge["node"]["id"] for edge in whole["person"]["bindings"]["edges"]] == made
    assert none["person"]["bindings"]["edges"] == []
    assert max(counts) <= 6, counts
    for first in (0, -1, 101):
        answer = await books.send(query, token, id=family["child"], first=first)
        assert "first: ask for 1 to 100" in answer["errors"][0]["message"]


async def test_an_identity_number_stands_in_no_message_and_no_log(books, caplog):
    secret, operator = number(77), books.token(Role.OPERATOR)
    enrol = "mutation ($input: EnrolInput!) { enrol(input: $input) { ... on Refused { message checks { message } } } }"
    given = {"key": "1", "name": "甘露", "residentId": secret, "insurance": "EMPLOYEE", "region": "500000"}
    wrong = secret[:-1] + ("0" if secret[-1] != "0" else "1")

    answers = [
        await books.send(enrol, operator, input=each)
        for each in (
            given,
            given,
            {**given, "name": "甘霖"},
            {**given, "key": "2", "name": "甘霖"},
            {**given, "key": "3"},
            {**given, "residentId": wrong},
            {**given, "residentId": int(secret.rstrip("X"))},
            {**given, "residentId": [secret]},
            {**given, "region": secret},
            {**given, "region": "999999"},
            {**given, "currentYear": "1.00"},
            {"residentId": secret},
            {**given, "unknown": 1},
            {**given, "insurance": secret},
        )
    ]
    answers.append(await books.send(enrol.replace("$input: E", "$input: Wrong E"), operator, input=given))
    inline = f'mutation {{ enrol(input: {{key: {secret.rstrip("X")}, residentId: {secret.rstrip("X")}, name: "甘露"}}) {{ __typename }} }}'
    answers.append(await books.send(inline, operator))

    told = str(answers) + caplog.text
    assert sum("errors" in each for each in answers) >= 11
    for said in (secret, wrong, secret.rstrip("X"), "甘露", "甘霖"):
        assert said not in told


async def test_money_is_refused_by_name_until_there_is_a_ledger(books):
    enrol = "mutation ($input: EnrolInput!) { enrol(input: $input) { __typename } }"
    given = {"key": "1", "name": "甘露", "residentId": number(5), "insurance": "EMPLOYEE", "region": "500000"}

    for name in ("currentYear", "pastYears"):
        answer = await books.send(enrol, books.token(Role.OPERATOR), input={**given, name: "0.01"})
        assert answer["errors"][0]["message"].startswith(f"{name}: only 0.00")
    assert "errors" not in await books.send(
        enrol, books.token(Role.OPERATOR), input={**given, "pastYears": "0.00"}
    )


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("enrol", [Role.PERSON, Role.CLERK]),
        ("changeInsurance", [Role.CLERK]),
        ("review", [Role.OPERATOR]),
        ("bind", [Role.OPERATOR]),
    ],
)
async def test_who_lacks_the_role_is_forbidden(books, family, name, roles):
    kind = {"review": "DecideInput"}.get(name, f"{name[0].upper()}{name[1:]}Input")
    given = {
        "enrol": {"name": "甘露", "residentId": number(5), "insurance": "EMPLOYEE", "region": "500000"},
        "changeInsurance": {
            "person": family["child"],
            "insurance": "EMPLOYEE",
            "region": "500000",
            "status": "NORMAL",
        },
        "review": {"binding": node_id("Binding", "1"), "approve": True},
        "bind": {
            "beneficiary": family["mother"],
            "relation": "PARENT",
            "channel": "x",
            "commitmentSigned": True,
        },
    }[name]
    for role in roles:
        person = family["child"] if role is Role.PERSON else None
        token = books.token(role, person=person, region="500000" if role is Role.CLERK else None)
        answer = await books.send(
            f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ __typename }} }}",
            token,
            input={"key": "k", **given},
        )
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN", answer


async def test_a_retry_gives_the_first_answer_and_another_input_is_refused(books, family):
    token = books.token(Role.PERSON, person=family["child"])
    channel = await books.channel(family["child"], family["mother"])
    given = {"relation": "PARENT", "commitmentSigned": True, "channel": channel, "key": "once"}

    first = await books.change("bind", token, beneficiary=family["mother"], **given)
    end = await books.channel(family["child"], family["mother"], "UNBIND")
    await books.change("unbind", token, binding=first["id"], channel=end)
    books.later(hours=30)
    again = await books.change("bind", token, beneficiary=family["mother"], **given)

    assert again == first
    query = "mutation ($input: BindInput!) { bind(input: $input) { __typename } }"
    other = {**given, "beneficiary": family["stranger"]}
    assert (await books.send(query, token, input=other))["errors"][0]["extensions"]["code"] == "KEY_REUSED"
    done = await books.ask('{ operation(key: "once") { name refused result { id } } }', token)
    assert done["operation"] == {"name": "bind", "refused": False, "result": {"id": first["id"]}}


async def test_a_refusal_is_kept_and_answered_again(books, family):
    first = await books.bind(family["child"], family["far"], key="no", channel="wechat")
    again = await books.bind(family["child"], family["far"], key="no", channel="wechat")

    assert first["__typename"] == "Refused"
    assert again == first


async def test_a_pair_is_bound_once_at_a_time(books, family):
    await books.bind(family["child"], family["mother"])

    refused = await books.bind(family["child"], family["mother"])

    assert refused["code"] == "BINDING"
