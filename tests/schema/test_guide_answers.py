"""What the guide tells beside the verdict: numbers, times, reasons, and nothing that was not asked."""

import pytest

from guiding import GUIDE, outcomes


async def test_limits_and_times_are_those_of_the_goal(ask):
    query = """query ($goal: Goal!) { guide(input: {goal: $goal, sponsorRegion: "210100", relation: PARENT}) {
        limits { what label(lang: EN) } timing { event label } } }"""

    bound = (await ask(query, goal="BIND"))["guide"]
    paid = (await ask(query, goal="PAY_PREMIUM"))["guide"]

    assert {"what": "concurrent_beneficiaries", "label": "relatives at one time"} in bound["limits"]
    assert "premium_beneficiaries" not in {each["what"] for each in bound["limits"]}
    assert "premium_beneficiaries" in {each["what"] for each in paid["limits"]}
    assert {"event": "premium_refund", "label": "代缴费返还"} in paid["timing"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("330600", "只有历年结余"),
        ("140000", "只有余额中超过1000.00元的部分"),
        ("500000", None),
    ],
)
async def test_what_part_of_an_account_may_be_shared_is_told_where_it_is_not_all(guide, place, words):
    checks = (await guide(place, relation="PARENT"))["checks"]

    told = [check["message"] for check in checks if check["rule"] == "shareable"]
    assert [message.startswith(words) for message in told] == ([] if words is None else [True])


@pytest.mark.parametrize(
    ("relation", "on"),
    [
        ("PARENT", "2020-01-01"),  # before the nation ruled
        ("PARENT", "2024-07-31"),  # while the nation only permitted the closest
        ("SIBLING", "2024-12-08"),  # the day before all provinces had followed
    ],
)
async def test_a_place_nobody_wrote_up_is_unknown_while_only_the_nation_had_ruled(
    ask_unwritten, relation, on
):
    asked = {"sponsorRegion": "460105", "relation": relation, "on": on}

    answer = (await ask_unwritten(GUIDE, input=asked))["guide"]

    assert (answer["verdict"], outcomes(answer)["kinship"]) == ("UNKNOWN", "UNKNOWN")


async def test_before_sharing_began_in_shanxi_nobody_could_be_helped(guide):
    answer = await guide("140000", relation="PARENT", on="2022-06-30")

    assert (answer["verdict"], outcomes(answer)["kinship"]) == ("NO", "FAIL")


async def test_there_is_no_binding_to_end_across_a_province_s_border(guide):
    far = await guide("500000", "510100", goal="UNBIND")
    near = await guide("500000", goal="UNBIND")

    assert (far["verdict"], far["routes"], outcomes(far)["pair"]) == ("NO", [], "FAIL")
    assert near["verdict"] == "YES"


async def test_an_errand_the_guide_has_no_name_for_shows_with_the_region_only(ask, guide):
    region = await ask('{ region(code: "500000") { channels { key goals } } }')
    opening = await guide("110000", goal="OPEN_WALLET")

    nameless = {each["key"] for each in region["region"]["channels"] if not each["goals"]}
    assert nameless
    assert not nameless & {route["channel"]["key"] for route in opening["routes"]}


async def test_why_nothing_works_instead_is_said_without_repeating_the_refusal(guide):
    answer = await guide("500000", relation="SPOUSE_PARENT")

    refused, nothing = (
        next(each["message"] for each in answer["checks"] if each["rule"] == rule)
        for rule in ("kinship", "alternatives")
    )
    assert "没有任何共济方式" in nothing
    assert refused not in nothing


async def test_sentences_side_by_side_are_parted(guide):
    answer = await guide("330600", relation="PARENT", on="2023-06-01")

    for check in answer["checks"]:
        if check["message"].rstrip("。") in answer["summary"]:
            assert check["message"].rstrip("。") + "。" in answer["summary"]


async def test_the_wallet_has_terms_of_its_own(ask):
    query = 'query ($on: Date) { region(code: "510100", on: $on) { exclusivity { rule } walletTerms { rule value } } }'

    quota = (await ask(query))["region"]
    transfer = (await ask(query, on="2025-12-31"))["region"]

    assert {"rule": "exclusivity.WALLET_QUOTA", "value": "MANY_TO_MANY"} in quota["walletTerms"]
    assert transfer["walletTerms"] == []


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"goal": "JOIN_POOL", "sponsorRegion": "620000", "on": "2023-01-01"}, "mechanisms.FAMILY_POOL"),
        ({"goal": "BIND", "sponsorRegion": "330000", "on": "2022-04-01"}, "shareable"),
    ],
)
async def test_what_is_not_attested_yet_is_unknown_and_not_absent(ask, asked, rule):
    answer = (await ask(GUIDE, input={**asked, "relation": "CHILD"}))["guide"]

    assert outcomes(answer)[rule] == "UNKNOWN"
    assert answer["verdict"] != "NO"


@pytest.mark.parametrize(
    "asked",
    [
        {"goal": "OPEN_WALLET", "sponsorRegion": "500000", "on": "2024-12-01"},
        {"goal": "UNBIND", "sponsorRegion": "500000", "beneficiaryRegion": "510100"},
        {
            "goal": "PAY_PREMIUM",
            "sponsorRegion": "500000",
            "relation": "PARENT",
            "beneficiaryInsurance": "EMPLOYEE",
        },
    ],
)
async def test_that_nothing_reaches_somebody_is_said_only_of_sharing(ask, asked):
    answer = (await ask(GUIDE, input=asked))["guide"]

    assert answer["verdict"] == "NO"
    assert "alternatives" not in outcomes(answer)
    assert answer["alternatives"] == []


async def test_the_numbers_of_what_works_instead_are_told(guide):
    answer = await guide("500000", "510100", relation="PARENT", on="2025-08-01")

    told = {each["what"]: each["value"] for each in answer["limits"]}
    assert told["wallet_transfers_per_day"] == "3"
    assert "concurrent_beneficiaries" not in told
    assert "次日06:00" in {each["value"] for each in answer["timing"]}


async def test_conditions_of_a_province_are_not_said_of_somebody_insured_elsewhere(guide):
    answer = await guide("500000", "510100", relation="PARENT")

    assert "eligibility.beneficiary_insurance" not in outcomes(answer)
    assert not any(check["outcome"] == "UNKNOWN" for check in answer["checks"])


async def test_showing_a_code_is_not_sharing_and_says_who_says_so(guide):
    answer = await guide("500000", goal="SHOW_FAMILY_CODE")

    note = next(check for check in answer["checks"] if check["rule"] == "familyCode")
    assert "不是家庭共济" in note["message"]
    assert note["sources"]


async def test_a_place_where_nobody_could_be_helped_says_so(guide):
    answer = await guide("430100", kinshipTerm="妈妈", on="2023-10-30")

    (check,) = (each for each in answer["checks"] if each["rule"] == "kinship")
    assert check["outcome"] == "FAIL"
    assert check["message"] == "当日没有任何亲属可以共济。"


async def test_a_relative_is_refused_where_sources_leave_even_the_nearest_open(guide):
    answer = await guide("430100", kinshipTerm="姐姐", on="2024-01-01")

    (check,) = (each for each in answer["checks"] if each["rule"] == "kinship")
    assert check["outcome"] == "FAIL"
    assert "至多可能有:配偶、父母、子女" in check["message"]


async def test_a_province_leaves_to_its_cities_whom_some_of_them_let_in(guide):
    whole, inside, other = [await guide(code, kinshipTerm="婆婆") for code in ("370000", "370100", "370500")]

    assert [each["verdict"] for each in (whole, inside, other)] == ["CONDITIONAL", "YES", "NO"]
    (check,) = (each for each in whole["checks"] if each["rule"] == "kinship")
    assert (check["outcome"], check["conditional"]) == ("PASS", True)
    assert "济南市" in check["message"]


async def test_conditions_that_nobody_can_judge_are_told_where_they_concern_the_goal(guide):
    sending = await guide("370200", "510100", goal="SEND_MONEY", relation="PARENT")
    binding = await guide("370200", relation="PARENT")
    crossing = await guide("370200", "510100", relation="PARENT")

    wallet = "eligibility.wallet_institutions"
    told = [{each["rule"] for each in answer["conditions"]} for answer in (sending, binding, crossing)]
    assert [wallet in each for each in told] == [True, False, True], "the wallet is what works instead"
    assert not told[1] & {each["rule"] for each in binding["checks"]}


async def test_where_wallet_money_is_spent_has_conditions_of_its_own(guide):
    answer = await guide("500000", "510100", goal="SEND_MONEY", relation="PARENT")

    away = await guide("510100", "500000", goal="SEND_MONEY", relation="PARENT")

    told = [each["rule"] for each in answer["conditions"]]
    assert "eligibility.wallet_institutions" in told, "Chengdu's hospitals, though the sender is in Chongqing"
    assert "eligibility.wallet_institutions" not in [each["rule"] for each in away["conditions"]]
    assert len(told) == len(set(told))


async def test_an_own_balance_that_must_be_zero_is_told(guide):
    answer = await guide("220100", relation="PARENT")

    (check,) = (each for each in answer["checks"] if each["rule"] == "settlement")
    assert check["message"] == "被共济人本人账户余额为零时,才使用共济人的账户。"


async def test_of_a_premium_is_told_how_it_is_paid_and_not_how_bills_are(guide):
    answer = await guide("220500", relation="PARENT", goal="PAY_PREMIUM")

    said = [each["message"] for each in answer["checks"]]
    assert "凭缴费凭证支取。" in said
    assert not [each for each in said if "结算时" in each or "余额为零" in each]


async def test_a_formula_is_told_with_the_sum_it_makes(guide):
    answer = await guide("440300", relation="PARENT", on="2023-09-30")

    (check,) = (each for each in answer["checks"] if each["rule"] == "shareable")
    assert "超过7778.40元(155568.00元的5%)" in check["message"]


async def test_what_nobody_knows_ends_without_advice(guide):
    answer = await guide("440600", relation="PARENT", on="2024-10-31")

    assert answer["verdict"] == "UNKNOWN"
    assert "首选渠道" not in answer["summary"]


async def test_the_wallet_that_works_instead_is_not_put_under_the_conditions_of_a_binding(guide):
    binding = await guide("410100", "340100", kinshipTerm="哥哥", on="2025-10-01")
    sending = await guide("410100", "340100", kinshipTerm="哥哥", on="2025-10-01", goal="SEND_MONEY")

    wallet = next(each for each in binding["alternatives"] if each["goal"] == "SEND_MONEY")
    assert (binding["verdict"], sending["verdict"]) == ("NO", "YES")
    assert wallet["why"] == "可以改用医保钱包:把个人账户的钱转到家人的医保钱包。"


async def test_a_check_says_how_sure_the_rule_is(guide):
    weak = await guide("660000", relation="SIBLING")
    strong = await guide("420000", relation="SIBLING")
    own = await guide("500000", "510000", relation="SIBLING")

    (low,) = (each["confidence"] for each in weak["checks"] if each["rule"] == "kinship")
    (high,) = (each["confidence"] for each in strong["checks"] if each["rule"] == "kinship")
    (none,) = (each["confidence"] for each in own["checks"] if each["rule"] == "pair")
    assert (low, high, none) == ("LOW", "HIGH", None)


async def test_a_province_does_not_refuse_what_nobody_knows_of_its_cities(guide):
    whole, inside = [await guide(code, relation="SIBLING", on="2023-01-01") for code in ("440000", "440100")]

    assert [each["verdict"] for each in (whole, inside)] == ["UNKNOWN", "UNKNOWN"]
    (check,) = (each for each in whole["checks"] if each["rule"] == "kinship")
    assert "广州市" in check["message"]


async def test_nobody_is_told_of_a_pool_that_is_not_known_to_have_been(guide):
    answer = await guide("410000", relation="PARENT", goal="JOIN_POOL", on="2021-01-01")

    assert outcomes(answer)["mechanisms"] == "FAIL"


async def test_a_district_of_a_city_that_is_one_pool_crosses_as_the_city_does(ask):
    query = "query ($code: RegionCode!, $on: Date) { region(code: $code, on: $on) { crossProvince { supported partial } } }"

    city, district = [
        (await ask(query, code=code, on="2026-01-01"))["region"]["crossProvince"]
        for code in ("110000", "110101")
    ]

    assert city == district
