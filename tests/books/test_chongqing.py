"""A family in Chongqing, from enrolment to the end of a binding."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from gongji.domain.viewer import Role
from people import number

MIDNIGHT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""00:00 of 2026-11-25 in Shanghai."""


@pytest.fixture(autouse=True)
def host_zone():
    """Put the host's zone back when a test has moved it."""
    yield
    time.tzset()


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


async def test_a_pair_is_bound_once_at_a_time(books, family):
    await books.bind(family["child"], family["mother"])

    refused = await books.bind(family["child"], family["mother"])

    assert refused["code"] == "BINDING"


async def test_the_eleventh_relative_at_one_time_is_refused(books, family):
    relatives = [await books.enrol(f"张{serial}", "500000") for serial in range(11)]

    made = [await books.bind(family["child"], each, relation="SIBLING") for each in relatives]

    assert [each["__typename"] for each in made] == ["Binding"] * 10 + ["Refused"]
    assert made[10]["code"] == "LIMITS_CONCURRENT_BENEFICIARIES"
    assert made[10]["hint"] == "先解除一名再办理。"


async def test_a_relative_who_moved_away_may_still_be_unbound(books, family):
    bound = await books.bind(family["child"], family["mother"])
    await books.change(
        "changeInsurance",
        books.token(Role.OPERATOR),
        person=family["mother"],
        insurance="RESIDENT",
        region="510100",
        status="NORMAL",
    )

    child = books.token(Role.PERSON, person=family["child"])
    ended = await books.change("unbind", child, binding=bound["id"], channel="wechat-unbind")

    assert ended["__typename"] == "Binding", ended


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"region": "000000"}, "is no one pooling area"),
        ({"region": "510000"}, "is no one pooling area"),
        ({"region": "999999"}, "not a code of GB/T 2260"),
    ],
)
async def test_nobody_is_insured_in_a_whole_that_is_no_pooling_area(books, given, words):
    enrol = "mutation ($input: EnrolInput!) { enrol(input: $input) { __typename } }"
    asked = {"key": "1", "name": "甘露", "residentId": number(5), "insurance": "EMPLOYEE", **given}

    answer = await books.send(enrol, books.token(Role.OPERATOR), input=asked)

    assert words in answer["errors"][0]["message"]


async def test_a_scheme_that_one_is_not_in_cannot_be_changed_and_the_other_one_is_left(books, family):
    operator = books.token(Role.OPERATOR)
    given = {"person": family["mother"], "region": "500000", "status": "ENDED"}

    refused = await books.change("changeInsurance", operator, insurance="EMPLOYEE", **given)

    assert refused["code"] == "NOT_ENROLLED"
