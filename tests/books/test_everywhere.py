"""In every province the books are kept as the guide says: whom it lets in is bound, whom it refuses is not."""

import pytest

from gongji.domain.division import NATION, division, lineage
from gongji.domain.viewer import Role

GUIDE = """
query ($input: GuideInput!, $code: RegionCode!) {
  region(code: $code) { caps { value } }
  guide(input: $input) { verdict checks { rule outcome } routes { channel { key online } } }
}
"""
RELATIONS = ("PARENT", "SIBLING", "SPOUSE_PARENT", "OTHER")


def area(province):
    """Give a place in a province that is insured by itself."""
    return division(province).children[0] if division(province).children else province


@pytest.fixture(params=division(NATION).children)
def province(request):
    return request.param


async def test_whom_the_guide_lets_in_is_bound_and_whom_it_refuses_is_not(books, province):
    here = area(province)
    assert province in lineage(here)

    for relation in RELATIONS:
        sponsor = await books.enrol("陈甲", here)
        relative = await books.enrol("陈乙", here, "RESIDENT")
        asked = {"sponsorRegion": here, "relation": relation, "beneficiaryInsurance": "RESIDENT"}
        told = await books.ask(GUIDE, input=asked, code=here)
        answer = told["guide"]
        # An amount is named where the law asks for one: in Xinjiang.
        amount = (
            {"cap": "100.00"}
            if any("required=true" in each["value"] for each in told["region"]["caps"])
            else {}
        )
        online = next((each["channel"]["online"] for each in answer["routes"]), True)
        key = next((each["channel"]["key"] for each in answer["routes"]), "none")
        token = books.token(Role.PERSON, person=sponsor) if online else books.token(Role.CLERK, region=here)

        made = await books.change(
            "bind",
            token,
            sponsor=sponsor,
            beneficiary=relative,
            relation=relation,
            channel=key,
            commitmentSigned=True,
            **amount,
        )

        lets_in = answer["verdict"] in {"YES", "CONDITIONAL"} and key != "none"
        assert (made["__typename"] == "Binding") is lets_in, (relation, answer, made)
        if not lets_in:
            assert made["__typename"] == "Refused"
            assert any(each["outcome"] != "PASS" for each in made["checks"])
