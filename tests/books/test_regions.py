"""The same story in each region whose law is in: who is bound, who is refused, and how it ends."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bookkeeping import Books, open_books
from gongji.domain.viewer import Role
from gongji.host.loader import Loaded, load

# Where the sponsor is insured, another place of the province where there is one, and another province.
STORIES = {
    "500000": ("500103", "500235", "510100"),
    "510000": ("510100", "510300", "500000"),
    "210000": ("210300", "210400", "500000"),
    "210100": ("210100", "210300", "500000"),
    "210300": ("210300", "210100", "500000"),
    "620000": ("620200", "620300", "500000"),
    "620100": ("620100", "620200", "500000"),
    "140000": ("140100", "140200", "500000"),
    "330000": ("330600", "330400", "500000"),
    "110000": ("110101", "110105", "500000"),
    "120000": ("120101", "120103", "500000"),
    "000000": ("460000", "460000", "500000"),  # without the plugin of Hainan
}


@pytest.fixture(params=STORIES)
def story(request):
    return request.param


@pytest.fixture(scope="module")
def unwritten() -> Loaded:
    return load(block=["hainan"])


@pytest.fixture
async def books(tmp_path, story, loaded, unwritten) -> AsyncIterator[Books]:
    async with open_books(tmp_path, unwritten if story == "000000" else loaded) as opened:
        yield opened


@pytest.fixture
async def people(books, story):
    here, there, elsewhere = STORIES[story]
    return {
        "sponsor": await books.enrol("陈甲", here),
        "parent": await books.enrol("陈乙", here, "RESIDENT"),
        "sibling": await books.enrol("陈丙", there),
        "far": await books.enrol("陈丁", elsewhere),
        "here": here,
    }


async def settle(books, bound, people):
    """Let what a binding waits for happen."""
    if bound["status"] == "AWAITING_CONSENT":
        token = books.token(Role.PERSON, person=bound["beneficiary"]["id"])
        bound = await books.change("consent", token, binding=bound["id"], approve=True)
    if bound["status"] == "AWAITING_REVIEW":
        clerk = books.token(Role.CLERK, region=people["here"])
        bound = await books.change("review", clerk, binding=bound["id"], approve=True)
    if bound["status"] == "SCHEDULED":
        books.move(datetime.fromisoformat(bound["startsAt"]).astimezone(UTC))
    query = "query ($id: ID!) { node(id: $id) { ...B } } fragment B on Binding { id status startsAt endsAt sponsor { id } beneficiary { id } }"
    return (await books.ask(query, books.token(Role.OPERATOR), id=bound["id"]))["node"]


async def bound(books, people, who="parent", **more):
    """Bind somebody on a screen, or at a counter where there is no screen for it."""
    relation = {"parent": "PARENT", "sibling": "SIBLING"}.get(who, "PARENT")
    sponsor = people["sponsor"]
    key = await books.channel(sponsor, people[who])
    if key != "none":
        return await books.bind(sponsor, people[who], relation=relation, channel=key, **more)
    clerk = books.token(Role.CLERK, region=people["here"])
    key = await books.channel(sponsor, people[who], online=False)
    given = {"relation": relation, "channel": key, "commitmentSigned": True, **more}
    return await books.change("bind", clerk, sponsor=sponsor, beneficiary=people[who], **given)


async def test_a_parent_is_bound_and_unbound_at_its_instant(books, people):
    made = await bound(books, people)
    assert made["__typename"] == "Binding", made

    active = await settle(books, made, people)
    assert active["status"] == "ACTIVE"

    token, key = (
        books.token(Role.PERSON, person=people["sponsor"]),
        await books.channel(people["sponsor"], people["parent"], "UNBIND"),
    )
    if key == "none":
        token = books.token(Role.CLERK, region=people["here"])
        key = await books.channel(people["sponsor"], people["parent"], "UNBIND", online=False)
    books.later(days=400)
    ended = await books.change("unbind", token, binding=made["id"], channel=key)
    assert ended["__typename"] == "Binding", ended
    assert ended["status"] in {"ENDED", "ENDING"}
    books.move(datetime.fromisoformat(ended["endsAt"]).astimezone(UTC))
    query = "query ($id: ID!) { node(id: $id) { ... on Binding { status } } }"
    assert (await books.ask(query, books.token(Role.OPERATOR), id=made["id"]))["node"] == {"status": "ENDED"}
    former = books.token(Role.PERSON, person=people["parent"])
    assert (await books.ask(query, former, id=made["id"]))["node"] is None


async def test_in_laws_strangers_other_provinces_and_residents_are_refused(books, people):
    sponsor = people["sponsor"]

    in_law = await books.bind(sponsor, people["parent"], relation="SPOUSE_PARENT")
    stranger = await books.bind(sponsor, people["parent"], relation="OTHER")
    far = await books.bind(sponsor, people["far"], channel="any")
    resident = await books.bind(people["parent"], sponsor, relation="CHILD", channel="any")

    assert [each["code"] for each in (in_law, stranger)] == ["KINSHIP", "KINSHIP"]
    assert far["code"] == "PAIR"
    assert resident["code"].startswith("ELIGIBILITY_")
    for refused in (in_law, stranger, far, resident):
        assert refused["__typename"] == "Refused"
        assert refused["message"] != refused["english"]
        failed = [check for check in refused["checks"] if check["outcome"] == "FAIL"]
        assert all(check["declaredBy"] for check in failed)
        assert any(check["sources"] for check in failed)


async def test_a_sibling_elsewhere_in_the_province_is_bound_or_refused_as_the_guide_says(books, people):
    query = "query ($input: GuideInput!) { guide(input: $input) { verdict } }"
    operator = books.token(Role.OPERATOR)
    places = [
        (
            await books.ask(
                "query ($id: ID!) { person(id: $id) { insurances { region { code } } } }",
                operator,
                id=people[each],
            )
        )["person"]["insurances"][0]["region"]["code"]
        for each in ("sponsor", "sibling")
    ]
    asked = {"sponsorRegion": places[0], "beneficiaryRegion": places[1], "relation": "SIBLING"}
    verdict = (await books.ask(query, input={**asked, "beneficiaryInsurance": "EMPLOYEE"}))["guide"][
        "verdict"
    ]

    made = await bound(books, people, "sibling")

    assert (made["__typename"] == "Binding") is (verdict in {"YES", "CONDITIONAL"}), (verdict, made)


async def test_a_second_sponsor_and_the_pair_again_are_judged_by_the_region_s_rules(books, people):
    await bound(books, people)

    again = await bound(books, people)
    second = await books.enrol("陈戊", people["here"])
    other = await bound(books, {**people, "sponsor": second})

    assert again["code"] == "BINDING"
    query = (
        "query ($code: RegionCode!) { region(code: $code) { exclusivity { value } limits { what value } } }"
    )
    law = (await books.ask(query, code=people["here"]))["region"]
    one = law["exclusivity"] is not None and law["exclusivity"]["value"] in {"ONE_SPONSOR", "ONE_RELATION"}
    one = one or {"what": "sponsors_per_beneficiary", "value": "1"} in law["limits"]
    assert (other["__typename"] == "Refused") is one, other
    if one:
        rules = {check["rule"] for check in other["checks"] if check["outcome"] == "FAIL"}
        assert rules <= {"exclusivity", "limits.sponsors_per_beneficiary"}


async def test_sponsors_are_ranked_only_where_the_region_asks_them_by_rank(books, people):
    made = await bound(books, people)
    parent = books.token(Role.PERSON, person=people["parent"])

    ranked = await books.change("rankSponsors", parent, beneficiary=people["parent"], bindings=[made["id"]])

    query = "query ($code: RegionCode!) { region(code: $code) { settlement { sponsorOrder } } }"
    law = (await books.ask(query, code=people["here"]))["region"]["settlement"]
    order = "UNKNOWN" if law is None else law["sponsorOrder"]
    assert ranked["__typename"] == ("Ranked" if order == "RANK" else "Refused")
    if order != "RANK":
        unknown = "is not known" in ranked["english"]
        assert (ranked["code"], unknown) == ("SETTLEMENT", order == "UNKNOWN")


async def test_changing_an_insurance_ends_bindings_only_where_the_region_says_so(books, people):
    made = await settle(books, await bound(books, people), people)
    operator = books.token(Role.OPERATOR)

    moved = await books.change(
        "changeInsurance",
        operator,
        person=people["sponsor"],
        insurance="EMPLOYEE",
        region=people["here"],
        status="ENDED",
    )

    assert [each["status"] for each in moved["insurances"]] == ["ENDED"]
    query = "query ($id: ID!) { node(id: $id) { ... on Binding { status } } }"
    status = (await books.ask(query, operator, id=made["id"]))["node"]["status"]
    ends = (
        await books.ask(
            "query ($code: RegionCode!) { region(code: $code) { end { value } } }", code=people["here"]
        )
    )["region"]["end"]
    says = ends is not None and "SPONSOR_ENDED" in ends["value"]
    assert status == ("ENDED" if says else "ACTIVE")
