"""Beijing asks several sponsors in the order of filing, until the relative puts them into another."""

from gongji.domain.viewer import Role


async def test_sponsors_of_beijing_are_asked_as_filed_until_ranked_otherwise(books):
    son, daughter = [await books.enrol(name, "110101") for name in ("陈甲", "陈丁")]
    mother = await books.enrol("陈乙", "110105", "RESIDENT")
    law = '{ region(code: "110000") { settlement { sponsorOrder ownBalanceFirst confidence } } }'
    settlement = (await books.ask(law))["region"]["settlement"]

    one, two = [
        await books.bind(each, mother, relation="PARENT", channel="website") for each in (son, daughter)
    ]
    ranked = await books.change(
        "rankSponsors",
        books.token(Role.PERSON, person=mother),
        beneficiary=mother,
        bindings=[two["id"], one["id"]],
    )

    assert settlement == {"sponsorOrder": "RANK", "ownBalanceFirst": True, "confidence": "HIGH"}
    assert [each["rank"] for each in (one, two)] == [1, 2]
    assert ranked["bindings"] == [{"id": two["id"], "rank": 1}, {"id": one["id"], "rank": 2}]
