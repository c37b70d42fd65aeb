"""Codes and what they stand for."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongji.domain.division import NATION, Level, UnknownDivision, division, divisions, lineage

PLACES = [
    ("000000", "全国", Level.NATION, ("000000",)),
    ("500000", "重庆市", Level.PROVINCE, ("500000", "000000")),
    ("510100", "成都市", Level.PREFECTURE, ("510100", "510000", "000000")),
    ("632801", "格尔木市", Level.COUNTY, ("632801", "632800", "630000", "000000")),
    ("441900", "东莞市", Level.PREFECTURE, ("441900", "440000", "000000")),
    ("660000", "新疆生产建设兵团", Level.PROVINCE, ("660000", "000000")),
    # Below a structural code a county lies in the province itself.
    ("110101", "东城区", Level.COUNTY, ("110101", "110000", "000000")),
    ("500235", "云阳县", Level.COUNTY, ("500235", "500000", "000000")),
    ("429004", "仙桃市", Level.COUNTY, ("429004", "420000", "000000")),
    ("659001", "石河子市", Level.COUNTY, ("659001", "660000", "000000")),
]
STRUCTURAL = [
    ("110100", "110000"),
    ("500200", "500000"),
    ("130101", "130100"),
    ("419000", "410000"),
    ("659000", "650000"),
]
UNREAL = [
    ("510199", "510100 is 成都市"),
    ("509900", "500000 is 重庆市"),
    ("660001", "660000 is 新疆生产建设兵团"),
    ("000001", "000000 is 全国"),
    ("999999", "as in '500000'"),
]
MALFORMED = [
    "",
    "50000",
    "5000000",
    " 500000",
    "500000\n",
    "-50000",
    "5e5000",
    "５０００００",
    "五零零零零零",
    "重庆",
]


@pytest.mark.parametrize(("code", "name", "level", "around"), PLACES)
def test_a_code_has_its_name_its_level_and_all_it_lies_in(code, name, level, around):
    found = division(code)

    assert (found.code, found.name.zh, found.level) == (code, name, level)
    assert lineage(code) == around
    assert found.parent == (around[1] if len(around) > 1 else None)


@pytest.mark.parametrize(("code", "parent"), STRUCTURAL)
def test_a_structural_code_can_be_addressed_but_nothing_lies_in_it_and_no_list_shows_it(code, parent):
    found = division(code)

    assert (found.parent, found.children) == (parent, ())
    assert code not in division(parent).children
    assert code not in {each.code for each in divisions(found.level)}


@pytest.mark.parametrize(("code", "hint"), UNREAL)
def test_an_unreal_code_is_refused_with_the_nearest_real_one(code, hint):
    with pytest.raises(UnknownDivision, match=rf"^'{code}' is not a code of GB/T 2260\..*{hint}"):
        division(code)


@pytest.mark.parametrize("code", MALFORMED)
def test_what_is_not_six_ascii_digits_is_no_code(code):
    with pytest.raises(UnknownDivision, match="is not a region code: write the six digits") as refusal:
        division(code)

    assert str(refusal.value).startswith(repr(code))
    assert refusal.value.code == "UNKNOWN_REGION"


def test_an_endless_code_is_not_repeated_in_full():
    with pytest.raises(UnknownDivision) as refusal:
        division("5" * 10_000)

    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("code", "where"), [("710000", "Taiwan"), ("810000", "Hong Kong"), ("820008", "Macau")]
)
def test_places_outside_the_mainlands_insurance_are_refused_as_such(code, where):
    with pytest.raises(UnknownDivision, match=f"lies in {where}, outside the mainland"):
        division(code)


@pytest.mark.parametrize("ask", [division, lineage, lambda code: divisions(Level.COUNTY, code)])
def test_every_question_about_an_unreal_code_is_refused(ask):
    with pytest.raises(UnknownDivision):
        ask("519999")


def test_there_are_thirty_one_provinces_and_the_corps():
    codes = [each.code for each in divisions(Level.PROVINCE)]

    assert len(codes) == 32
    assert codes == sorted(codes)
    assert codes == sorted(division(NATION).children)
    assert "660000" in codes


def test_a_list_within_a_place_holds_that_level_only():
    assert [each.code for each in divisions(Level.PREFECTURE, "460000")] == [
        "460100",
        "460200",
        "460300",
        "460400",
    ]
    assert divisions(Level.PREFECTURE, "500000") == ()
    assert len(divisions(Level.COUNTY, "500000")) == 38
    assert divisions(Level.PROVINCE, "660000") == (division("660000"),)
    assert "659001" in {each.code for each in divisions(Level.COUNTY, "660000")}
    assert "659001" not in {each.code for each in divisions(Level.COUNTY, "650000")}


@given(st.sampled_from([each.code for level in Level for each in divisions(level)]))
def test_every_place_is_reached_from_the_nation_by_its_parents_children(code):
    around = lineage(code)

    assert around[0] == code
    assert around[-1] == NATION
    for near, far in pairwise(around):
        assert near in division(far).children


@given(st.text(max_size=8) | st.from_regex(re.compile(r"\d{6}"), fullmatch=True))
def test_any_text_is_a_place_or_refused_in_one_line(text):
    try:
        found = division(text)
    except UnknownDivision as refusal:
        told = str(refusal)
    else:
        told = found.name.zh

    assert told
    assert "\n" not in told
