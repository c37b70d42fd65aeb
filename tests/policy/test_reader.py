"""Reading a region's files: each mistake is told once, with its place and what was meant."""

import pytest

from gongji.policy.converter import keys
from gongji.policy.reader import TABLES

KINDS = [(file, table, kind) for file, tables in TABLES.items() for table, kind in tables.items()]


def test_the_region_that_is_spoilt_below_reads_well_and_has_every_table(read):
    policy, cases = read({})

    assert [table for file, table, _ in KINDS if file != "cases.toml" and not getattr(policy, table)] == []
    assert len(cases) == 3
    assert {value.declared_by.code for value in policy.rules()} == {"110101"}
    assert {source.region for source in policy.sources} == {"110101"}


@pytest.mark.parametrize(("file", "table", "kind"), KINDS, ids=[table for _, table, _ in KINDS])
def test_a_wrong_key_is_one_finding_with_its_place_and_the_nearest_right_key(findings, file, table, kind):
    right = keys(kind)[-1]
    row = f"[[{table}]]\n"

    found = findings(file, row, f'{row}{right}x = "?"\n')

    assert found == [f"dongcheng/{file}: {table}[0].{right}x: no such key. Did you mean {right!r}?"]


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("region.toml", "code", "cod", "cod: no such key here. Did you mean 'code'?"),
        ("region.toml", "pooling", "poolling", "poolling: no such key here. Did you mean 'pooling'?"),
        ("region.toml", "[[hotlines", "[[hotline", "hotline: no such key here. Did you mean 'hotlines'?"),
        (
            "region.toml",
            "gaps",
            'combine = { limit = "add" }\ngaps',
            "combine.limit: no such rule. Did you mean 'limits'?",
        ),
        (
            "region.toml",
            "gaps",
            'combine = { limits = "ad" }\ngaps',
            "combine[limits]: 'ad' is not one of replace, add. Did you mean 'add'?",
        ),
        ("region.toml", "role", "rol", "glossary[0].rol: no such key. Did you mean 'role'?"),
        ("sources.toml", "sources", "source", "source: no such key here. Did you mean 'sources'?"),
        ("sources.toml", "title", "titel", "sources[0].titel: no such key. Did you mean 'title'?"),
        ("sources.toml", "[[sources]]", "[sources]", "sources: one table. Write it as [[sources]], there may be several."),
        ("rules.toml", "[[kinship", "[[kinshp", "kinshp: no such key here. Did you mean 'kinship'?"),
        ("rules.toml", "[[kinship", "[[channels", "channels: no such key here. It belongs into channels.toml."),
        ("rules.toml", "[[kinship]]", "[kinship]", "kinship: one table. Write it as [[kinship]], there may be several."),
        ("rules.toml", "allowed", "alowed", "kinship[0].alowed: no such key. Did you mean 'allowed'?"),
        ("rules.toml", "threshold_yuan", "threshold_fen", "shareable[0].threshold_fen: no such key. Did you mean 'threshold_yuan'?"),
        ("channels.toml", "goals", "goal", "channels[0].goal: no such key. Did you mean 'goals'?"),
        ("answers.toml", "{ text", "{ txt", "conflicts[0].claims[0].txt: no such key. Did you mean 'text'?"),
        ("cases.toml", "verdict", "verdikt", "cases[0].verdikt: no such key. Did you mean 'verdict'?"),
    ],
)  # fmt: skip
def test_a_misspelt_word_is_one_finding_though_it_was_needed(findings, file, old, new, finding):
    assert findings(file, old, new) == [f"dongcheng/{file}: {finding}"]


def test_a_key_that_is_near_to_none_is_told_those_there_are(findings):
    (found,) = findings("answers.toml", "{ text", '{ zzz = "?", text')

    assert found == "dongcheng/answers.toml: conflicts[0].claims[0].zzz: no such key. Known: text, sources."


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "says"),
    [
        ("region.toml", 'code = "110101"', "code = 110101", "code", "is not a string"),
        ("region.toml", 'code = "110101"\n', "", "code", "missing"),
        ("region.toml", '"county"', '"contry"', "pooling", "Did you mean 'county'?"),
        ("region.toml", '["文号"]', '"文号"', "gaps", "is not a list"),
        ("region.toml", '"东城区"', '{ zh = "东城区" }', "name", "is not a text"),
        ("region.toml", '"东城区"', '""', "name", "is not a text"),
        ("rules.toml", '"SPOUSE"', '"SPOSE"', "kinship[0].allowed[0]", "Did you mean 'SPOUSE'?"),
        ("rules.toml", "2020-01-01", '"2020-01-01"', "mechanisms[0].since", "Write it bare"),
        ("rules.toml", "2020-01-01", "2020-01-01T08:00:00", "mechanisms[0].since", "is not a day"),
        ("rules.toml", '"high"', '"hihg"', "mechanisms[0].confidence", "Did you mean 'high'?"),
        ("rules.toml", 'confidence = "high"\n', "", "mechanisms[0].confidence", "missing"),
        ("rules.toml", '["notice"]', '["notise"]', "mechanisms[0].sources", "Did you mean 'notice'?"),
        ("rules.toml", '["notice"]', "[]", "mechanisms[0].sources", "Cite at least one"),
        ("rules.toml", '["notice"]', '"notice"', "mechanisms[0].sources", "Cite at least one"),
        ("rules.toml", '["notice"]', '[["notice"]]', "mechanisms[0].sources", "is not in sources.toml"),
        ("rules.toml", '"3000.00"', '"3000"', "shareable[0].threshold_yuan", "two digits"),
        ("rules.toml", '"3000.00"', "3000.00", "shareable[0].threshold_yuan", "two digits"),
        ("rules.toml", '"3000.00"', '"-1.00"', "shareable[0].threshold_yuan", "two digits"),
        ("rules.toml", '"3000.00"', '"sNaN"', "shareable[0].threshold_yuan", "two digits"),
        ("rules.toml", 'value = "5"', "value = 5", "limits[0].value", "is not a string"),
        ("rules.toml", "SPOUSE = 1", "SPOUSE = true", "limits[0].by_relation[SPOUSE]", "is not a whole number"),
        ("rules.toml", 'allowed = "unknown"', 'allowed = "perhaps"', "uses[0].allowed", "true, false or"),
        ("rules.toml", "supported = true", "supported = 1", "cross_city[0].supported", "true, false or"),
        ("cases.toml", '"YES"', '"yes"', "cases[1].verdict", "is not one of YES"),
        ("cases.toml", '{ value = "5" }', '"five"', "holds[0].says", "neither keys of the rule"),
        ("cases.toml", '{ value = "5" }', "{}", "holds[0].says", "neither keys of the rule"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_finding_with_its_place(findings, file, old, new, place, says):
    (found,) = findings(file, old, new)

    assert found.startswith(f"dongcheng/{file}: {place}: ")
    assert says in found
    assert len(found.splitlines()) == 1
