"""The explorer's tab that binds a relative, filled from the demo's family."""

import pytest

from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from gongji.services import demo
from gongji.services.demo import make_families
from gongji_schema.shipped import read_tabs
from people import number


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


async def test_a_sister_who_could_not_be_enrolled_leaves_the_tab_unfilled(books, monkeypatch):
    (tab,) = (tab for tab in read_tabs() if tab.headers)
    monkeypatch.setattr(demo, "_places", lambda desk: [desk.atlas.place(tab.family)])
    monkeypatch.setattr(demo, "_number", lambda _, member: number(member is demo.FAMILY[1]))
    with pytest.raises(LookupError):
        await make_families(books.gateway.desk)

    response = await books.client.get("/explorer/operations.json")

    (shown,) = (each for each in response.json()["tabs"] if each["operation"] == tab.operation)
    assert shown["variables"]["input"]["beneficiary"] == "run gongji demo first"
