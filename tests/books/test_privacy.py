"""Who sees what of whom, and that nobody sees more."""

from datetime import UTC, datetime

import pytest

from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from people import number

MIDNIGHT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""00:00 of 2026-11-25 in Shanghai."""


async def test_names_and_numbers_are_masked(books, family):
    token = books.token(Role.PERSON, person=family["child"])

    viewer = (await books.ask("{ viewer { roles person { id name residentId } } }", token))["viewer"]

    assert viewer["roles"] == ["person"]
    assert viewer["person"]["id"] == family["child"]
    assert viewer["person"]["name"] == "张**"
    assert viewer["person"]["residentId"].strip("0123456789X") == "*" * 16


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
    child = books.token(Role.PERSON, person=await books.enrol("张小", "500000"))
    wish = {
        "key": "w",
        "relation": "PARENT",
        "commitmentSigned": True,
        "channel": secret,
        "beneficiaryName": "甘霖",
    }
    bind = "mutation ($input: BindInput!) { bind(input: $input) { ... on Refused { message hint checks { message } } } }"
    answers += [
        await books.send(bind, child, input={**wish, "beneficiaryResidentId": each, "key": each})
        for each in (secret, wrong)
    ]
    answers.append(await books.send("query ($key: ID!) { operation(key: $key) { name } }", child, key=secret))

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


async def test_the_schema_is_shown_to_developers_only(books):
    query = "{ __schema { queryType { name } } }"

    shown = await books.ask(query, books.token(Role.DEVELOPER))
    refused = [await books.send(query, token) for token in (None, books.token(Role.OPERATOR))]

    assert shown == {"__schema": {"queryType": {"name": "Query"}}}
    assert [each["errors"][0]["extensions"]["code"] for each in refused] == ["INTROSPECTION_CLOSED"] * 2
