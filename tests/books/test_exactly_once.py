"""Once for each key, whatever happens to the answer; and pages of what came of it."""

import asyncio

from gongji.domain.viewer import Role


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
            lambda statement, run=run, **params: (
                statements.append((id(statement), str(params))) or run(statement, **params)
            ),
        )

    found, cursor, counts = [], None, []
    while True:
        statements.clear()
        page = (await books.ask(query, token, id=family["child"], first=3, after=cursor))["person"][
            "bindings"
        ]
        counts.append(len(statements))
        assert len(set(statements)) == len(statements)
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
