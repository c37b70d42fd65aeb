"""The guide through the front door: the questions people ask, the answers the law gives."""

import pytest

from guiding import GUIDE, outcomes, routes


async def test_a_parent_in_chongqing_today_has_every_channel_by_its_exact_name(guide):
    answer = await guide("500000", relation="PARENT")

    assert answer["verdict"] == "YES"
    assert answer["mechanism"] == "DIRECT_DRAW"
    assert routes(answer) >= {
        ("重庆市医疗保障局", "WECHAT_OFFICIAL_ACCOUNT"),
        ("国家医保服务平台", "NATIONAL_APP"),
        ("重庆医保", "ALIPAY_MINI_PROGRAM"),
        ("重庆医保", "CITY_APP"),
        ("渝快办", "GOV_SERVICE_APP"),
        ("区县医保经办机构或其指定机构", "SERVICE_HALL"),
        ("镇街社保所 / 市民服务中心医保窗口", "COMMUNITY_SERVICE_CENTER"),
    }
    zone = next(route for route in answer["routes"] if route["channel"]["kind"] == "NATIONAL_APP")
    assert zone["steps"][:4] == ["“地方专区”", "选择“重庆市”", "“热门服务”", "“参保人员个人账户关联与取消”"]
    assert answer["alternatives"] == []


async def test_routes_stand_online_before_counter_and_sure_before_unsure(guide):
    answer = await guide("500000", relation="PARENT")

    trust = ["HIGH", "MEDIUM", "LOW"]
    ranks = [
        (not route["channel"]["online"], trust.index(route["channel"]["confidence"]))
        for route in answer["routes"]
    ]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("on", "verdict", "kinship"),
    [
        (None, "YES", "PASS"),
        ("2024-12-09", "YES", "PASS"),
        ("2024-12-08", "NO", "FAIL"),
        ("2024-10-15", "NO", "FAIL"),
        ("2023-06-01", "NO", "FAIL"),
        ("2018-01-01", "CONDITIONAL", "PASS"),
        ("2013-01-01", "UNKNOWN", "UNKNOWN"),
    ],
)
async def test_a_sibling_in_chongqing_follows_the_law_of_the_day(guide, on, verdict, kinship):
    answer = await guide("500000", relation="SIBLING", on=on)

    assert outcomes(answer)["kinship"] == kinship
    assert answer["verdict"] == verdict


async def test_a_mother_in_law_is_refused_and_told_that_nothing_reaches_her(guide):
    answer = await guide("500000", "510100", kinshipTerm="岳母")

    assert answer["verdict"] == "NO"
    assert answer["relation"] == "SPOUSE_PARENT"
    assert outcomes(answer)["kinship"] == "FAIL"
    assert answer["alternatives"] == []
    reason = next(check for check in answer["checks"] if check["rule"] == "alternatives")
    assert "没有任何共济方式" in reason["message"]


@pytest.mark.parametrize(
    ("on", "mechanism"),
    [
        (None, "WALLET_QUOTA"),
        ("2026-01-09", "WALLET_QUOTA"),
        ("2026-01-08", "WALLET_TRANSFER"),
        ("2025-07-01", "WALLET_TRANSFER"),
        ("2024-12-02", "WALLET_TRANSFER"),
        ("2024-12-01", None),
    ],
)
async def test_from_chongqing_to_chengdu_the_wallet_is_the_alternative_of_its_day(guide, on, mechanism):
    answer = await guide("500000", "510100", relation="PARENT", on=on)

    assert answer["verdict"] == "NO"
    assert outcomes(answer)["pair"] == "FAIL"
    if mechanism is None:
        assert answer["alternatives"] == []
        assert "尚未启用" in next(
            check["message"] for check in answer["checks"] if check["rule"] == "alternatives"
        )
    else:
        sending = answer["alternatives"][0]
        assert (sending["goal"], sending["mechanism"]) == ("SEND_MONEY", mechanism)
        assert sending["routes"][0]["channel"]["kind"] == "NATIONAL_APP"
        assert sending["routes"][0]["steps"]


async def test_from_shenyang_to_anshan_by_the_provincial_mini_program_or_the_counter(guide):
    answer = await guide("210100", "210300", relation="PARENT")

    assert answer["verdict"] == "YES"
    names = routes(answer)
    assert ("辽宁医保", "ALIPAY_MINI_PROGRAM") in names
    assert {kind for _, kind in names} == {"ALIPAY_MINI_PROGRAM", "SERVICE_HALL"}
    assert "沈阳智慧医保" not in {name for name, _ in names}
    assert any("省内账户共济" in step for route in answer["routes"] for step in route["steps"] or [])


async def test_a_premium_in_shenyang_has_its_own_module_numbers_and_days(guide):
    answer = await guide("210100", goal="PAY_PREMIUM", relation="PARENT")

    assert answer["verdict"] == "YES"
    assert any("个账缴居民医保费" in step for route in answer["routes"] for step in route["steps"] or [])
    limits = {each["what"]: (each["value"], each["period"]) for each in answer["limits"]}
    assert limits["premium_beneficiaries"] == ("12", "CALENDAR_YEAR")
    assert limits["premium_years_per_operation"] == ("1", "OPERATION")
    assert any(
        "15个工作日" in each["value"] for each in answer["timing"] if each["event"] == "premium_refund"
    )
    assert any("15个工作日" in check["message"] for check in answer["checks"] if check["rule"] == "premium")


async def test_a_sponsor_with_resident_insurance_is_refused_with_the_reason(guide):
    answer = await guide("500000", relation="PARENT", sponsorInsurance="RESIDENT")

    assert answer["verdict"] == "NO"
    assert outcomes(answer)["eligibility.sponsor_insurance"] == "FAIL"
    assert any(
        "居民医保没有个人账户" in check["message"]
        for check in answer["checks"]
        if check["rule"] == "alternatives"
    )


async def test_showing_a_code_is_possible_and_not_sharing(guide):
    answer = await guide("500000", goal="SHOW_FAMILY_CODE")

    assert answer["verdict"] == "YES"
    assert any("不是家庭共济" in check["message"] for check in answer["checks"])
    assert answer["routes"]


async def test_a_missing_relation_is_conditional_and_named(guide):
    answer = await guide("500000")

    assert answer["verdict"] == "CONDITIONAL"
    assert "relation" in answer["assumed"]
    assert outcomes(answer)["relation"] == "UNKNOWN"


async def test_a_province_whose_cities_differ_says_which(guide):
    answer = await guide("210000", relation="PARENT")

    assert answer["verdict"] == "CONDITIONAL"
    assert "沈阳市(210100)" in next(
        check["message"] for check in answer["checks"] if check["rule"] == "areas"
    )


@pytest.mark.parametrize("on", ["2024-12-09", None])  # the day all provinces had followed
async def test_a_place_nobody_wrote_up_answers_with_the_nations_rules(ask_unwritten, on):
    asked = {"sponsorRegion": "460105", "relation": "SIBLING", "on": on}

    answer = (await ask_unwritten(GUIDE, input=asked))["guide"]

    assert (answer["verdict"], answer["mechanism"]) == ("YES", "DIRECT_DRAW")
    assert {check["declaredBy"]["code"] for check in answer["checks"]} == {"000000"}
    keys = {route["channel"]["key"] for route in answer["routes"]}
    assert {"general-local-zone", "general-wechat", "general-website", "general-hall"} <= keys
    assert "wallet-send" not in keys


async def test_gansu_pools_and_has_no_direct_draw(guide):
    answer = await guide("620000", goal="JOIN_POOL", relation="CHILD")

    assert (answer["verdict"], answer["mechanism"]) == ("YES", "FAMILY_POOL")


async def test_joining_a_pool_where_there_is_none_offers_the_binding(guide):
    answer = await guide("500000", goal="JOIN_POOL", relation="CHILD")

    assert answer["verdict"] == "NO"
    assert [(each["goal"], each["mechanism"]) for each in answer["alternatives"]] == [("BIND", "DIRECT_DRAW")]


async def test_guangdong_is_not_known_to_be_open(guide):
    answer = await guide("440000", "500000", goal="SEND_MONEY", relation="PARENT")

    assert answer["verdict"] == "UNKNOWN"


async def test_only_online_or_only_counters(guide):
    online = await guide("500000", relation="PARENT", online=True)
    offline = await guide("500000", relation="PARENT", online=False)

    assert all(route["channel"]["online"] for route in online["routes"])
    assert offline["routes"]
    assert not any(route["channel"]["online"] for route in offline["routes"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sponsorRegion": "999999"}, "not a code of GB/T 2260"),
        ({"sponsorRegion": "50000"}, "six digits"),
        ({"sponsorRegion": "810000"}, "outside the mainland"),
        ({"sponsorRegion": "500000", "on": "2024-13-01"}, "not a calendar day"),
        ({"sponsorRegion": "500000", "on": "20241201"}, "not a calendar day"),
        ({"sponsorRegion": "500000", "relation": "PARENT", "kinshipTerm": "妈妈"}, "not both"),
        ({"sponsorRegion": "500000", "kinshipTerm": "隔壁老王"}, "not a word for a relative"),
        ({"sponsorRegion": "500000", "kinshipTerm": "妈" * 21}, "20 characters"),
        ({"sponsorRegion": "500000", "relation": "UNCLE"}, "UNCLE"),
        ({}, "sponsorRegion"),
    ],
)
async def test_bad_input_is_told_what_is_wrong(send, given, words):
    answer = await send(GUIDE, input=given)

    assert words in answer["errors"][0]["message"]
    assert answer["errors"][0]["extensions"]["code"] in {"BAD_USER_INPUT", "UNKNOWN_REGION"}


async def test_a_word_of_several_meanings_is_not_settled(guide):
    answer = await guide("500000", kinshipTerm="媳妇")

    assert answer["verdict"] == "CONDITIONAL"
    assert answer["relation"] is None
    assert outcomes(answer)["relation"] == "UNKNOWN"


async def test_the_day_is_inherited_by_every_region_in_the_answer(guide):
    answer = await guide("500000", relation="PARENT", on="2024-10-15")

    assert {check["declaredBy"]["on"] for check in answer["checks"]} == {"2024-10-15"}


async def test_the_summary_says_it_in_the_words_that_were_used(guide):
    answer = await guide("500000", kinshipTerm="岳母")

    assert "在重庆市,为岳母(配偶的父母)绑定家庭共济" in answer["summary"]
    assert "in Chongqing you cannot bind your spouse's parent (岳母)" in answer["english"]
