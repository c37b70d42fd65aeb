"""The commands, as people type them."""

import re

import pytest
from graphql import build_schema
from typer.testing import CliRunner

from gongji.cli import app


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    """Take what the tester has set out of the environment."""
    for name in (
        "GONGJI_CONFIG",
        "GONGJI_PORT",
        "GONGJI_DATA",
        "GONGJI_PLUGINS_BLOCK",
        "GONGJI_PLUGINS_ALLOW",
    ):
        monkeypatch.delenv(name, raising=False)


def run(*words):
    """Run a command in this process; an exception nobody expected is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def refused(*words):
    """Run a command that must be refused, and give the one sentence on standard error."""
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line.removeprefix("gongji: ")


def test_the_guide_says_no_with_its_reason_the_checks_and_the_sources():
    result = run("guide", "500000", "510000", "--kin", "岳母", "--on", "2024-12-09")

    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0] == "NO  2024-12-09"
    assert "岳母(配偶的父母)" in lines[1]
    assert [line for line in lines if not line.startswith((" ", "NO", "不可以"))] == [
        "",
        "依据",
        "",
        "未说明、按符合处理",
        "",
        "来源",
    ]
    assert any(line.startswith("  ✗ “配偶的父母”不在") for line in lines)
    assert any(line.startswith("  ✓ ") for line in lines)


def test_the_guide_says_yes_with_numbered_steps_in_english():
    result = run("guide", "500000", "--kin", "parent", "--on", "2024-12-09", "--lang", "en")

    assert result.stdout.startswith("YES  2024-12-09\nYes, in Chongqing you can bind your parent.")
    assert re.search(r"^1\. .*confidence\).*\n  1\) ", result.stdout, re.MULTILINE)
    assert re.search(r"^Sources\n  \[1\] ", result.stdout, re.MULTILINE)


def test_every_source_that_is_cited_stands_at_the_foot_once():
    page = run("guide", "500000", "--kin", "妈妈", "--on", "2024-12-09").stdout
    text, _, foot = page.rpartition("来源")

    cited = {int(number) for number in re.findall(r" \[(\d+)\]", text)}
    listed = [int(number) for number in re.findall(r"^  \[(\d+)\] ", foot, re.MULTILINE)]

    assert listed == sorted(cited) == list(range(1, len(listed) + 1))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["5000"], "'5000' is not a region code"),
        (["519999"], "'519999' is not a code of GB/T 2260"),
        (["500000", "810000"], "Hong Kong"),
        (["500000", "--kin", "隔壁老王"], "'隔壁老王' is not a word for a relative"),
        (["500000", "--kin", ""], "not a word for a relative"),
        (["500000", "--kin", "妈" * 21], "longer than 20 characters"),
        (["500000", "--on", "2024-02-30"], "--on: '2024-02-30' is not a calendar day"),
        (["500000", "--on", "20241209"], "--on: '20241209' is not a calendar day"),
        (["500000", "--on", ""], "--on: '' is not a calendar day"),
    ],
)
def test_a_wrong_question_is_refused_in_one_sentence(words, told):
    assert told in refused("guide", *words)


@pytest.mark.parametrize(
    "words", [["guide"], ["guide", "500000", "--goal", "DANCE"], ["regions", "--level", "x"], ["x"]]
)
def test_a_command_that_cannot_be_understood_exits_with_two(words):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    "words", [["guide", "500000"], ["regions"], ["check"], ["config", "show"], ["serve"]]
)
def test_every_command_refuses_a_broken_setting_in_one_sentence(monkeypatch, words):
    monkeypatch.setenv("GONGJI_BODY_KIB", "lots")

    assert refused(*words) == "GONGJI_BODY_KIB: 'lots' is not a whole number from 1 to 65536."


def test_regions_are_a_table_of_those_with_rules_each_on_a_line():
    result = run("regions")

    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {len(row) for row in rows} == {7}
    assert {"000000", "500000", "500101"} & {row[0] for row in rows} == {"000000", "500000"}


def test_regions_of_a_level_inside_a_place_are_listed_with_where_their_rules_come_from():
    rows = [
        line.split("\t")
        for line in run("regions", "--level", "prefecture", "--within", "510000").stdout.splitlines()
    ]

    assert rows[0][:4] == ["code", "地区", "region", "rules"]
    assert rows[2][:4] == ["510300", "自贡市", "Zigong", "510000"]
    assert len(rows) == 22
    assert "519999" in refused("regions", "--within", "519999")


def test_conditions_that_nobody_can_judge_stand_on_the_page():
    page = run("guide", "420100", "--kin", "妈妈", "--lang", "en").stdout

    assert "\nAlso to be met\n  Both sponsor and beneficiary must have activated" in page


def compared(*words):
    """Give the comparison's rows as columns by their head, by code."""
    head, *rows = [line.split("\t") for line in run("regions", "--compare", *words).stdout.splitlines()]
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_regions_are_compared_by_the_rules_that_are_named():
    rows = compared("kinship,sponsors,limits,limits.concurrent_beneficiaries", "--lang", "en")

    assert rows["500000"]["kinship"].startswith("spouse, parent, child, sibling")
    assert (rows["500000"]["sponsors"], rows["610000"]["sponsors"]) == (
        "one sponsor only",
        "by the rank that was set",
    )
    assert "relatives at one time: 6 people, at one time" in rows["210100"]["limits"]
    assert rows["210100"]["limits.concurrent_beneficiaries"] == "6 people, at one time"
    assert "医保钱包" not in rows["130000"]["limits"], "what the nation says is not said again in each row"
    assert compared("mechanisms,exclusivity")["110000"]["mechanisms"] == "="


def test_a_comparison_is_of_a_day_and_tells_the_unknown_from_what_is_not():
    before, after = (
        compared("kinship,mechanisms,shareable", "--on", day, "--within", "500000")["500000"]
        for day in ("2024-12-08", "2024-12-09")
    )
    early = compared("sponsors,limits,shareable", "--on", "2010-01-01", "--within", "500000")["500000"]

    assert before["kinship"] == "配偶、父母、子女"
    assert after["kinship"].startswith("配偶、父母、子女、兄弟姐妹")
    assert (early["sponsors"], early["shareable"]) == ("?", "-")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["kinshp"], "--compare: 'kinshp' is not the name of a rule. Did you mean 'kinship'?"),
        (["kinship,"], None),
        ([","], "Take kinship, sponsors, limits"),
        (["openings"], "'openings' is not the name of a rule."),
        (["kinship", "--coverage"], "--coverage stands alone"),
        ([""], "Take kinship, sponsors, limits"),
        (["kinship", "--on", "2024-13-01"], "--on: '2024-13-01' is not a calendar day."),
    ],
)
def test_a_comparison_that_cannot_be_made_says_what_to_write(words, says):
    if says is None:
        assert run("regions", "--compare", *words).exit_code == 0
    else:
        assert says in refused("regions", "--compare", *words)


def test_regions_name_a_plugin_that_is_blocked_and_leave_its_regions_out(monkeypatch):
    monkeypatch.setenv("GONGJI_PLUGINS_BLOCK", "gansu")

    lines = run("regions").stdout.splitlines()

    assert not [line for line in lines if line.startswith("620000")]
    assert lines[-1] == "gansu: BLOCKED: blocked by the settings"


def test_the_schema_is_printed_as_sdl():
    assert build_schema(run("schema").stdout).query_type.fields["guide"]


def test_the_settings_in_force_are_shown_as_toml(monkeypatch):
    monkeypatch.setenv("GONGJI_PORT", "4711")

    assert "port = 4711\n" in run("config", "show").stdout
