"""The systems people know by name are found by that name, each in its region."""

import pytest

QUERY = "query ($code: RegionCode!) { region(code: $code) { channels { name steps } glossary { words } } }"
SYSTEMS = [
    ("000000", "国家医保服务平台"),
    ("000000", "地方专区"),
    ("000000", "家庭共济"),
    ("000000", "医保钱包"),
    ("000000", "亲情账户"),
    ("000000", "医保家庭共济账户"),
    ("500000", "重庆医保"),
    ("500000", "重庆市医疗保障局"),
    ("500000", "重庆市医疗保障公共服务平台"),
    ("500000", "渝快办"),
    ("210100", "沈阳智慧医保"),
    ("210000", "辽宁医保"),
    ("130000", "河北智慧医保"),
    ("430000", "湘医保"),
    ("530000", "云南医保"),
    ("530000", "一部手机办事通"),
    ("360000", "江西智慧医保"),
    ("320000", "江苏医保云"),
    ("340000", "安徽医保公共服务"),
    ("340300", "蚌埠医保"),
    ("370300", "淄博医保"),
    ("410000", "河南税务"),
    ("420000", "湖北智慧医保"),
    ("310000", "共济缴费"),
]


@pytest.mark.parametrize(("code", "name"), SYSTEMS)
async def test_a_system_is_found_by_its_name(ask, code, name):
    region = (await ask(QUERY, code=code))["region"]

    texts = [each["name"] for each in region["channels"]]
    texts += [step for each in region["channels"] for step in each["steps"] or ()]
    texts += [word for each in region["glossary"] for word in each["words"]]
    assert any(name in text for text in texts), texts


@pytest.mark.parametrize(
    "kind", ["SERVICE_HALL", "COMMUNITY_SERVICE_CENTER", "SELF_SERVICE_TERMINAL", "BANK_BRANCH"]
)
async def test_some_region_has_each_way_without_a_screen(ask, kind):
    data = await ask(
        "query ($kind: ChannelKind) { regions { code channels(kind: $kind) { name online } } }", kind=kind
    )

    found = [each for region in data["regions"] for each in region["channels"]]
    assert found
    assert not any(each["online"] for each in found)


async def test_what_is_no_sharing_says_so_wherever_it_is_offered(ask):
    data = await ask(
        '{ guide(input: { goal: SHOW_FAMILY_CODE, sponsorRegion: "500000" }) { checks { rule message } } }'
    )

    (said,) = (each["message"] for each in data["guide"]["checks"] if each["rule"] == "familyCode")
    assert "不是家庭共济" in said


async def test_the_words_of_a_region_say_where_they_are_written(ask):
    query = "query ($code: RegionCode!) { region(code: $code) { glossary { role words confidence sources { title } } } }"

    words = {each["role"]: each for each in (await ask(query, code="330000"))["region"]["glossary"]}
    nation = {each["role"]: each for each in (await ask(query, code="000000"))["region"]["glossary"]}

    assert words["sponsor"]["words"] == ["授权人"]
    assert (words["sponsor"]["confidence"], len(words["sponsor"]["sources"])) == ("HIGH", 3)
    assert (nation["sponsor"]["confidence"], nation["sponsor"]["sources"]) == (None, [])
