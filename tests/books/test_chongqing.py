"""A family in Chongqing, from enrolment to the end of a binding."""

from datetime import UTC, datetime, timedelta

import pytest

from gongji.domain.viewer import Role

MIDNIGHT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""00:00 of 2026-11-25 in Shanghai."""


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


async def test_a_binding_counts_at_once_and_ends_at_the_next_midnight(books, family):
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
