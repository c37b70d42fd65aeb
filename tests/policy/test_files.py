"""Whole files that are wrong or not there, many mistakes at once, and a value that changes the answer."""

import shutil
from pathlib import Path

import pytest

import gongji_regions.chongqing
from gongji.policy.finding import PolicyError
from outside import HANDS_OVER, answer, plugins, serve

CHONGQING = Path(gongji_regions.chongqing.__file__).parent


def test_several_mistakes_in_several_files_are_told_together(findings, files):
    found = findings(
        region=files["region.toml"].replace("county", "contry").replace("gaps", "gap"),
        rules=files["rules.toml"].replace('"high"', '"hihg"').replace("2020-01-01", "2020"),
        answers="faq = 3",
        cases="[[cases",
    )

    assert len([each for each in found if "rules.toml" in each]) == 2 * files["rules.toml"].count("since")
    for place in ("region.toml: gap", "region.toml: pooling", "answers.toml: faq", "cases.toml: not TOML"):
        assert [each.startswith(f"dongcheng/{place}") for each in found].count(True) == 1, place


def test_findings_come_in_the_same_order_every_time(findings, files):
    found = findings(region=f"zz = 1\naa = 1\nmm = 1\n{files['region.toml']}")

    assert [each.split(": ")[1] for each in found] == ["aa", "mm", "zz"]


@pytest.mark.parametrize(
    "spoil", [("title", "titel"), ("[[sources]]", "[[sources]"), ("sources", "souces"), ('"OFFICIAL"', "1")]
)
def test_who_cites_a_source_that_cannot_be_read_is_not_to_blame(findings, spoil):
    (found,) = findings("sources.toml", *spoil)

    assert found.startswith("dongcheng/sources.toml")


def test_a_source_that_stands_twice_is_told(findings, files):
    found = findings(sources=files["sources.toml"] * 2)

    assert found == ["dongcheng/sources.toml: sources[1].id: 'notice' stands twice."]


def test_citing_without_any_sources_is_told_for_each_value(read, files):
    with pytest.raises(PolicyError) as caught:
        read({"sources.toml": None})

    places = [each.path for each in caught.value.findings]
    assert len(places) == len(set(places)) == sum(text.count('["notice"]') for text in files.values())


def test_only_region_toml_is_needed(read):
    others = dict.fromkeys(["sources.toml", "rules.toml", "channels.toml", "answers.toml", "cases.toml"])

    policy, cases = read({**others, "region.toml": 'code = "110101"\nname = "东城区"\n'})

    assert (policy.code, list(policy.rules()), cases) == ("110101", [], ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, ["missing. Every region has one, with code and name."]),
        ("", ["code: missing.", "name: missing."]),
    ],
)
def test_a_region_without_its_head_is_told_so(read, text, found):
    with pytest.raises(PolicyError) as caught:
        read({"region.toml": text})

    mine = [str(each) for each in caught.value.findings if each.file.endswith("region.toml")]
    assert mine == [f"dongcheng/region.toml: {each}" for each in found]


@pytest.mark.parametrize("bad", [b"\xff\xfe", b"a = 1\na = 2", b"a = [" * 3, "name = “全角”".encode()])
def test_a_file_that_is_no_toml_is_one_finding(read, bad):
    with pytest.raises(PolicyError) as caught:
        read({"rules.toml": bad})

    (found,) = caught.value.findings
    assert str(found).startswith(("dongcheng/rules.toml: not TOML: ", "dongcheng/rules.toml: not UTF-8. "))


def test_a_file_that_begins_with_a_byte_order_mark_is_read(read, files):
    policy, _ = read({"rules.toml": b"\xef\xbb\xbf" + files["rules.toml"].encode()})

    assert policy.kinship


@pytest.mark.parametrize(
    ("name", "hint"), [("rule.toml", "Did you mean 'rules.toml'?"), ("foo.toml", "Known: region.toml")]
)
def test_a_file_that_nothing_reads_is_told(read, name, hint):
    with pytest.raises(PolicyError, match="is not read") as caught:
        read({name: ""})

    assert hint in str(caught.value.findings[0])


def _copied(strangers, file, old, new):
    """Install a copy of Chongqing's folder with one value written otherwise."""
    package = strangers.install("copied", HANDS_OVER, {})
    shutil.copytree(CHONGQING, strangers.folder / package, dirs_exist_ok=True)
    text = (CHONGQING / file).read_text("utf-8")
    assert old in text
    (strangers.folder / package / file).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "query", "before", "after"),
    [
        (
            "region.toml", '"Chongqing"', '"Chungking"',
            '{ region(code: "500000") { said: name(lang: EN) } }', "Chongqing", "Chungking",
        ),
        (
            "rules.toml", "2024-12-09", "2024-10-10",
            '{ said: guide(input: {sponsorRegion: "500000", relation: SIBLING, on: "2024-10-15"}) { verdict } }',
            "NO", "YES",
        ),
        (
            "channels.toml", '"渝快办"', '"渝快快办"',
            '{ region(code: "500000") { said: channels(kind: GOV_SERVICE_APP, goal: BIND) { name } } }',
            "渝快办", "渝快快办",
        ),
    ],
)  # fmt: skip
async def test_changing_one_value_of_a_file_changes_the_answer(
    strangers, file, old, new, query, before, after
):
    ours = str(await answer(serve(), query))
    _copied(strangers, file, old, new)

    theirs = str(await answer(serve(plugins_block=("chongqing",)), query))

    assert f"'{before}'" in ours
    assert theirs == ours.replace(f"'{before}'", f"'{after}'")


async def test_a_mistake_in_one_value_leaves_the_province_to_the_nation(strangers):
    _copied(strangers, "rules.toml", '"SIBLING"', '"SIBLNG"')

    gateway = serve(plugins_block=("chongqing",))
    reason = (await plugins(gateway))["copied"]["reason"]
    told = await answer(gateway, '{ region(code: "500000") { rulesFrom { code } } }')

    assert reason.startswith("gongji_copied/rules.toml: kinship[2].allowed[3]: 'SIBLNG' is not one of ")
    assert reason.endswith("Did you mean 'SIBLING'?")
    assert told["data"]["region"]["rulesFrom"]["code"] == "000000"
