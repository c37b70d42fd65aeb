"""What must hold inside one region's policy: each rule of soundness has a case that breaks it."""

from datetime import date

import pytest

from gongji.domain.clock import system_clock
from gongji.policy.region import Region
from gongji.policy.soundness import soundness
from gongji.services.atlas import Atlas
from gongji.services.layers import stale

KINSHIP = 'allowed = ["SPOUSE"]\nsince = 2020-01-01'
LIMIT = 'name = "concurrent_beneficiaries"\nvalue = "5"'
FRAME = 'sources = ["notice"]\nconfidence = "high"\n'


@pytest.fixture
def unsound(read, files):
    """Give what is unsound when `old` is written as `new` in one file."""

    def unsound(file, old, new):
        assert old in files[file]
        policy, cases = read({file: files[file].replace(old, new, 1)})
        return [str(each) for each in soundness(policy, cases, "dongcheng")]

    return unsound


def test_the_region_that_is_spoilt_below_is_sound(read):
    policy, cases = read({})

    assert list(soundness(policy, cases, "dongcheng")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("rules.toml", 'kind = "AT_ONCE"\nsince = 2020-01-01', 'kind = "AT_ONCE"\nsince = "unknown"', 'start: since is "unknown": write `attested`'),
        ("rules.toml", 'kind = "AT_ONCE"', 'kind = "AT_ONCE"\nattested = 2019-12-31', "start: attested 2019-12-31 lies before since 2020-01-01"),
        ("rules.toml", 'kind = "AT_ONCE"', 'kind = "AT_ONCE"\nuntil = 2020-01-01', "start: until 2020-01-01 is not after 2020-01-01"),
        ("channels.toml", '"hall"', '"Hall"', "channels.Hall: key 'Hall': write it in lower case"),
        ("channels.toml", '"hall"', '"a hall"', "channels.a hall: key 'a hall': write it in lower case"),
        ("rules.toml", '"yearly"', '"Yearly"', "caps.Yearly: name 'Yearly': write it in lower case"),
        ("rules.toml", '"yearly"', '"year-ly"', "caps.year-ly: name 'year-ly': write it in lower case"),
        ("rules.toml", '"review"', '"Review"\nlabel = "审核"', "timing.Review: name 'Review': write it in lower case"),
        ("rules.toml", '"review"', '"reviw"', "timing.reviw: the gateway does not know this name: give it a `label`"),
        ("sources.toml", 'date = "2020-01"', 'date = "1.2020"', "sources.notice: date '1.2020': write it as exact"),
        ("sources.toml", "date =", 'url = "javascript:alert(1)"\ndate =', "sources.notice: url 'javascript:alert(1)' is no"),
        ("rules.toml", '"REGION"', '"SPONSOR"', "caps.yearly: `amount_yuan` belongs to caps that the REGION sets"),
        ("region.toml", "gaps", 'combine = { limits = "add" }\ngaps', "combine: defaults are the nation's to give"),
        ("rules.toml", '"AT_ONCE"', '"AT_ONCE"\ncombine = "add"', 'start: combine "add": one value of this rule holds'),
        ("channels.toml", "goals", 'sponsors_in = ["999999"]\ngoals', "channels.hall: '999999' is not a code of GB/T 2260."),
        ("rules.toml", 'threshold_yuan = "3000.00"\n', "", "shareable: `threshold_yuan` belongs to ABOVE_THRESHOLD, and only to it."),
        ("rules.toml", 'party = "BOTH"', 'party = "BOTH"\ninsurance = ["EMPLOYEE"]\ngoals = ["BIND"]', "eligibility.insured: `goals` belongs to conditions that only inform"),
        ("rules.toml", '"ABOVE_THRESHOLD"', '"ALL"', "shareable: `threshold_yuan` belongs to ABOVE_THRESHOLD, and only to it."),
        ("rules.toml", 'threshold_yuan = "3000.00"', 'threshold_yuan = "3000.00"\npercent = 50', "shareable: `percent` and `reference_yuan` belong to FORMULA, and only to it."),
        ("rules.toml", 'threshold_yuan = "3000.00"', 'threshold_yuan = "3000.00"\nreference_yuan = "9.00"', "shareable: `percent` and `reference_yuan` belong to FORMULA, and only to it."),
        ("rules.toml", '"ABOVE_THRESHOLD"\nthreshold_yuan = "3000.00"', '"FORMULA"\npercent = 50', "shareable: `percent` and `reference_yuan` belong to FORMULA, and only to it."),
        ("rules.toml", 'value = "5"', 'value = "five"', "limits.concurrent_beneficiaries: value 'five': write a number"),
        ("rules.toml", 'value = "5"', 'value = "-5"', "limits.concurrent_beneficiaries: value '-5': write a number"),
        ("rules.toml", 'value = "5"', 'value = "5.0"', "limits.concurrent_beneficiaries: value '5.0': write a number"),
        ("rules.toml", 'value = "5"', 'value = "5\\n"', "limits.concurrent_beneficiaries: value '5\\n': write a number"),
        ("sources.toml", "[[sources]]", '[[sources]]\nid = "idle"\nkind = "NEWS"\ntitle = "报"\n[[sources]]', "sources.idle: no value cites it. Cite it, or take it out."),
        ("cases.toml", '"after"', '"before"', "case 'before': stands 2 times."),
        ("cases.toml", '["人数"]', '["人类"]', "case 'five': covers '人类': no conflict here has this topic."),
        ("cases.toml", "2019-12-31", "2019-12-30", "kinship: no case for 2020-01-01 and the day before, when the law changes."),
        ("cases.toml", "2020-01-01", "2020-01-02", "kinship: no case for 2020-01-01 and the day before, when the law changes."),
        ("rules.toml", KINSHIP, f"{KINSHIP}\nuntil = 2024-01-01", "kinship: no case for 2024-01-01 and the day before, when the law changes."),
        ("answers.toml", "[[conflicts]]", '[[conflicts]]\ntopic = "人数"\nresolution = "?"\nclaims = []\n[[conflicts]]', "conflict '人数': stands 2 times."),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_one_finding(unsound, file, old, new, finding):
    (found,) = unsound(file, old, new)

    assert finding in found


@pytest.mark.parametrize(
    "value", ["0", "2000.00", "50%", "22:00-06:00", "set_by_sponsor", "unlimited", "unknown"]
)
def test_a_limit_may_be_written_in_any_of_the_ways_the_guide_gives(unsound, value):
    assert unsound("rules.toml", 'value = "5"', f'value = "{value}"') == []


@pytest.mark.parametrize(
    ("since", "until", "newer", "finding"),
    [
        ("2019-01-01", None, "2020-01-01", "the versions of 2019-01-01 and 2020-01-01 overlap"),
        ("2019-01-01", "2020-01-02", "2020-01-01", "the versions of 2019-01-01 and 2020-01-01 overlap"),
        ("2020-01-01", None, "2020-01-01", "the versions of 2020-01-01 and 2020-01-01 overlap"),
        ("2021-01-01", None, "2020-01-01", "the version of 2020-01-01 stands behind that of 2021-01-01"),
        ("2019-01-01", "2020-01-01", "2020-01-01", None),
        ("2019-01-01", "2019-06-01", "2020-01-01", None),
    ],
)
def test_versions_of_one_rule_follow_one_another_without_overlap(unsound, since, until, newer, finding):
    older = (
        f'{LIMIT}\nunit = "人"\nsince = {since}\n{f"until = {until}" if until else ""}\n{FRAME}[[limits]]\n'
    )

    found = unsound("rules.toml", LIMIT, f"{older}{LIMIT}")

    assert newer == "2020-01-01"
    assert [finding in each for each in found] == ([True] if finding else [])


def test_rules_of_other_names_may_stand_side_by_side(unsound):
    other = f'{LIMIT.replace("concurrent", "lifetime")}\nunit = "人"\nsince = 2020-01-01\n{FRAME}[[limits]]\n'

    assert unsound("rules.toml", LIMIT, f"{other}{LIMIT}") == []


def test_an_opening_of_a_place_that_does_not_exist_is_told(unsound):
    (found,) = unsound("rules.toml", '["110101"]', '["110999"]')

    assert "110999" in found


@pytest.mark.parametrize(
    ("value", "since", "more", "told"),
    [
        ("9", "2021-01-01", "", True),
        ("5", "2021-01-01", "", False),
        ("9", "2019-01-01", "", False),
        ("9", "2999-01-01", "", False),
        ("9", "2021-01-01", 'reason = "仍然有效"', False),
        ("9", "2021-01-01", 'combine = "add"', False),
    ],
)
def test_a_near_value_that_hides_a_newer_one_needs_a_reason(read, value, since, more, told):
    rule = '[[limits]]\nname = "a"\nvalue = "{}"\nunit = "人"\nsince = {}\n{}\n' + FRAME
    bare = dict.fromkeys(["channels.toml", "answers.toml", "cases.toml"], "")
    near = Region(
        *read(
            bare
            | {
                "rules.toml": rule.format("5", "2020-01-01", more),
                "region.toml": 'code = "110101"\nname = "近"',
            }
        )
    )
    far = Region(
        *read(
            bare
            | {"rules.toml": rule.format(value, since, ""), "region.toml": 'code = "000000"\nname = "远"'}
        )
    )
    place = Atlas({"110101": near, "000000": far}, {}, system_clock).place("110101", date(2026, 11, 24))

    found = [str(each) for each in stale(place, "110101")]

    assert bool(found) is told
    assert all("hides a newer one of 2021-01-01 from 000000" in each for each in found)
