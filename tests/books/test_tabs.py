"""The explorer's tab that binds a relative, filled from the demo's family."""

from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from gongji.services.demo import make_families
from gongji_schema.shipped import read_tabs


async def test_the_tab_that_binds_is_filled_from_the_demo_and_runs_with_its_token(books):
    family = await make_families(books.gateway.desk)
    (tab,) = (tab for tab in read_tabs() if tab.headers)
    sponsor, _, sister = (each for each in family if each.place.code == tab.family)
    offer = (await books.client.get("/explorer/operations.json")).json()
    (shown,) = (each for each in offer["tabs"] if each["operation"] == tab.operation)

    answer = await books.send(
        offer["operations"][tab.operation]["text"],
        books.token(Role.PERSON, person=node_id("Person", sponsor.person)),
        **shown["variables"],
    )

    assert shown["variables"]["input"]["beneficiary"] == node_id("Person", sister.person)
    assert answer["data"]["bind"]["__typename"] == "Binding"
    assert answer["data"]["bind"]["status"] == "ACTIVE"
