"""Regions, their history, crossings and nodes through the front door."""

import pytest


async def test_every_real_code_is_a_region_and_answers_with_the_nearest_rules(ask):
    query = "query($code: RegionCode!) { region(code: $code) { name level rulesFrom { code } parent { code } plugin { name } } }"

    yunyang = (await ask(query, code="500235"))["region"]
    corps = (await ask(query, code="660000"))["region"]

    assert (yunyang["name"], yunyang["level"]) == ("云阳县", "COUNTY")
    assert (yunyang["rulesFrom"]["code"], yunyang["parent"]["code"], yunyang["plugin"]["name"]) == (
        "500000",
        "500000",
        "chongqing",
    )
    assert (corps["level"], corps["parent"]["code"]) == ("PROVINCE", "000000")


async def test_a_place_nobody_wrote_up_has_the_nations_rules(ask_unwritten):
    query = '{ region(code: "460105") { level rulesFrom { code } parent { code } plugin { name } } }'

    xiuying = (await ask_unwritten(query))["region"]

    assert (xiuying["level"], xiuying["parent"]["code"]) == ("COUNTY", "460100")
    assert (xiuying["rulesFrom"]["code"], xiuying["plugin"]["name"]) == ("000000", "nation")


async def test_an_unreal_code_is_an_error_that_says_what_to_write(send):
    answer = await send('{ region(code: "500999") { name } }')

    assert answer["data"] == {"region": None}
    assert answer["errors"][0]["extensions"]["code"] == "UNKNOWN_REGION"
    assert "500000 is 重庆市" in answer["errors"][0]["message"]


async def test_regions_by_level(ask):
    data = await ask(
        '{ all: regions { code } provinces: regions(level: PROVINCE) { code } cities: regions(level: PREFECTURE, within: "210000") { code } }'
    )

    assert {"000000", "500000", "210100", "210300"} <= {each["code"] for each in data["all"]}
    assert len(data["provinces"]) == 32
    assert len(data["cities"]) == 14


async def test_counties_of_the_whole_nation_are_refused_with_the_way_out(send):
    answer = await send("{ regions(level: COUNTY) { code } }")

    assert "within" in answer["errors"][0]["message"]


async def test_the_history_of_kinship_reads_newest_first_through_all_layers(ask):
    data = await ask(
        '{ region(code: "500000") { history(rule: "kinship") { since attested until value confidence declaredBy { code } sources { title } } } }'
    )

    own = [each for each in data["region"]["history"] if each["declaredBy"]["code"] == "500000"]
    assert [each["value"].split(", ")[0] for each in own] == ["SPOUSE", "SPOUSE", "DESIGNATED_PERSON"]
    assert [(each["since"], each["until"]) for each in own] == [
        ("2024-12-09", None),
        ("2022-01-28", "2024-12-09"),
        (None, "2022-01-28"),
    ]
    assert own[2]["attested"] == "2014-12-31"
    assert {each["declaredBy"]["code"] for each in data["region"]["history"]} == {"500000", "000000"}


@pytest.mark.parametrize(
    "rule",
    ["limits.concurrent_beneficiaries", "settlement", "crossProvince", "channels.wechat", "uses.PHARMACY"],
)
async def test_a_rule_of_a_list_has_a_history_by_its_name(ask, rule):
    data = await ask(
        'query($rule: String!) { region(code: "500000") { history(rule: $rule) { value sources { id } } } }',
        rule=rule,
    )

    assert data["region"]["history"]
    assert all(each["sources"] for each in data["region"]["history"])


@pytest.mark.parametrize("rule", ["kinshp", "limits", "", "nonsense.of_ours", "channels."])
async def test_an_unknown_rule_is_told_the_nearest(send, rule):
    answer = await send(
        'query($rule: String!) { region(code: "500000") { history(rule: $rule) { value } } }', rule=rule
    )

    assert "is not the name of a rule" in answer["errors"][0]["message"]


async def test_a_rule_shows_its_own_name_for_its_history(ask):
    fields = "limits { rule } uses { rule } timing { rule } channels { rule } eligibility { rule } mechanisms { rule } kinship { rule } settlement { rule } crossCity { rule } crossProvince { rule }"
    region = (await ask(f'{{ region(code: "500000") {{ {fields} }} }}'))["region"]
    names = [
        each["rule"] for value in region.values() for each in (value if isinstance(value, list) else [value])
    ]

    for name in names:
        data = await ask(
            'query($rule: String!) { region(code: "500000") { history(rule: $rule) { value } } }', rule=name
        )
        assert data["region"]["history"], name


async def test_a_value_that_is_not_attested_yet_stands_as_unknown(ask):
    query = 'query($on: Date) { region(code: "500000", on: $on) { limits { what value attested } uses { use allowed } } }'

    early = (await ask(query, on="2013-01-01"))["region"]
    today = (await ask(query))["region"]

    assert {each["value"] for each in early["limits"] if each["what"] == "sponsors_per_beneficiary"} == {
        "unknown"
    }
    assert {each["value"] for each in today["limits"] if each["what"] == "sponsors_per_beneficiary"} == {"1"}
    assert all(each["allowed"] is None for each in early["uses"])


async def test_a_node_keeps_its_day(ask):
    old = (await ask('{ region(code: "500000", on: "2023-06-01") { id } }'))["region"]["id"]

    node = (
        await ask(
            "query($id: ID!) { node(id: $id) { id __typename ... on Region { code on kinship { allowed } } } }",
            id=old,
        )
    )["node"]

    assert (node["__typename"], node["code"], node["on"]) == ("Region", "500000", "2023-06-01")
    assert node["kinship"]["allowed"] == ["SPOUSE", "PARENT", "CHILD"]


async def test_a_source_is_found_by_its_id_and_as_a_node(ask):
    first = (await ask('{ region(code: "500000") { kinship { sources { id title } } } }'))["region"][
        "kinship"
    ]["sources"][0]

    data = await ask(
        "query($id: ID!) { source(id: $id) { title kind } node(id: $id) { ... on Source { title } } }",
        id=first["id"],
    )

    assert data["source"]["title"] == data["node"]["title"] == first["title"]


@pytest.mark.parametrize(
    "day", ["2024-12-02", "2024-12-31", "2025-02-04", "2025-03-20", "2025-05-08", "2025-06-30", "2025-09-22", "2026-01-09"]
)  # fmt: skip
async def test_what_a_province_says_of_crossing_is_what_the_matrix_says(ask, day):
    data = await ask(
        "query($on: Date) { crossings(on: $on) { regions { code name crossProvince { supported } } verdicts } }",
        on=day,
    )
    matrix = data["crossings"]
    rows = [{verdict for j, verdict in enumerate(row) if j != i} for i, row in enumerate(matrix["verdicts"])]
    told = [(each["crossProvince"] or {}).get("supported") for each in matrix["regions"]]
    names = [each["name"] for each in matrix["regions"]]

    open_somewhere = [name for name, row in zip(names, rows, strict=True) if row & {"YES", "CONDITIONAL"}]
    assert [n for n, t in zip(names, told, strict=True) if n in open_somewhere and t is not True] == []
    assert [n for n, r, t in zip(names, rows, told, strict=True) if r == {"NO"} and t is True] == []


@pytest.mark.parametrize("node", ["", "!!!", "A", "UmVnaW9u", "500000", "x" * 3000, "中文", "\x00"])
async def test_an_id_of_somebody_else_is_a_clear_error(send, node):
    answer = await send("query($id: ID!) { node(id: $id) { id } source(id: $id) { id } }", id=node)

    assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}


async def test_an_id_of_ours_that_is_not_there_is_null(ask):
    gone = "UmVnaW9uOjUwMDk5OUAyMDI0LTAxLTAx"  # Region:500999@2024-01-01
    data = await ask("query($id: ID!) { node(id: $id) { id } source(id: $id) { id } }", id=gone)

    assert data == {"node": None, "source": None}


CROSSING = "query($from: RegionCode!, $to: RegionCode!, $on: Date) { crossing(from: $from, to: $to, on: $on) { verdict mechanism since summary checks { rule outcome message } routes { channel { kind } } } }"


@pytest.mark.parametrize(
    ("origin", "to", "on", "verdict", "mechanism"),
    [
        ("500000", "510100", None, "YES", "WALLET_QUOTA"),
        ("500000", "510100", "2025-07-01", "YES", "WALLET_TRANSFER"),
        ("500235", "510100", "2024-12-02", "YES", "WALLET_TRANSFER"),
        ("500000", "510100", "2024-12-31", "CONDITIONAL", "WALLET_TRANSFER"),
        ("500101", "510100", "2024-12-31", "UNKNOWN", "WALLET_TRANSFER"),
        ("500000", "510100", "2024-12-01", "NO", None),
        ("440000", "510100", "2025-10-01", "NO", "WALLET_TRANSFER"),
        ("440000", "510100", None, "UNKNOWN", "WALLET_QUOTA"),
        ("210200", "500000", None, "YES", "WALLET_QUOTA"),
        ("210100", "500000", None, "UNKNOWN", "WALLET_QUOTA"),
        ("210100", "210300", None, "YES", "DIRECT_DRAW"),
        ("620100", "620200", None, "YES", "FAMILY_POOL"),
    ],
)  # fmt: skip
async def test_a_crossing_follows_the_snapshots_of_its_day(ask, origin, to, on, verdict, mechanism):
    answer = (await ask(CROSSING, **{"from": origin, "to": to, "on": on}))["crossing"]

    assert (answer["verdict"], answer["mechanism"]) == (verdict, mechanism)
    assert answer["checks"]
    assert bool(answer["routes"]) is (verdict != "NO")


async def test_the_matrix_agrees_with_each_crossing(ask):
    matrix = (await ask('{ crossings(on: "2025-10-01") { regions { code } verdicts } }'))["crossings"]
    codes = [each["code"] for each in matrix["regions"]]

    assert len(codes) == len(matrix["verdicts"]) == 32
    for origin, to in [
        ("500000", "510000"),
        ("440000", "500000"),
        ("330000", "620000"),
        ("110000", "110000"),
    ]:
        one = (await ask(CROSSING, **{"from": origin, "to": to, "on": "2025-10-01"}))["crossing"]
        assert matrix["verdicts"][codes.index(origin)][codes.index(to)] == one["verdict"]


async def test_a_matrix_of_counties_is_refused(send):
    answer = await send("{ crossings(level: COUNTY) { on } }")

    assert "crossing(from:, to:)" in answer["errors"][0]["message"]


async def test_plugins_are_shown_with_their_regions(ask):
    plugins = (await ask("{ plugins { name version api distribution status regions { code } } }"))["plugins"]

    liaoning = next(each for each in plugins if each["name"] == "liaoning")
    assert (liaoning["status"], liaoning["distribution"], liaoning["api"]) == ("ACTIVE", "gongji", "1.0")
    assert [each["code"] for each in liaoning["regions"]] == ["210000", "210300", "210200", "210100"]
