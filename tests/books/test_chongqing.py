"""A family in Chongqing, from enrolment to the end of a binding."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from gongji.domain.viewer import Role

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
