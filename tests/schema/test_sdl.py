"""The schema as text: promised, current, described; and the operations that are shipped with it."""

import re
from pathlib import Path

import pytest
from graphql import (
    build_schema,
    find_breaking_changes,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_object_type,
)

from gongji_schema.schema import core_schema, make_schema, snapshot, written
from gongji_schema.shipped import read_operations

PROMISED = Path(__file__).with_name("promised.graphql")
OPERATIONS = read_operations()
CHINESE_THEN_ENGLISH = re.compile(r"[\u4e00-\u9fff].*[A-Za-z]", re.DOTALL)

VARIABLES = {
    "guide": {"input": {"sponsorRegion": "500000", "beneficiaryRegion": "510100", "kinshipTerm": "妈妈"}},
    "region": {"code": "500000", "on": "2025-07-01"},
    "history": {"code": "500000"},
    "kinship": {"term": "岳母"},
    "crossings": {"on": "2025-07-01"},
    "crossing": {"from": "500000", "to": "510100"},
    "regions": {"level": "PROVINCE"},
    "coverage": {"code": "500000"},
}


def described():
    """Every type, field, argument and enum value of ours, with its description."""
    for name, kind in core_schema(make_schema()).type_map.items():
        if name.startswith("__") or name in {"String", "Boolean", "Int", "Float", "ID"}:
            continue
        yield name, kind.description
        if is_enum_type(kind):
            yield from ((f"{name}.{value}", each.description) for value, each in kind.values.items())
        if is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind):
            for field, each in kind.fields.items():
                yield f"{name}.{field}", each.description
                yield from (
                    (f"{name}.{field}({arg}:)", it.description)
                    for arg, it in getattr(each, "args", {}).items()
                )


def test_nothing_that_was_promised_is_broken():
    promised = build_schema(PROMISED.read_text("utf-8"))

    broken = find_breaking_changes(promised, build_schema(snapshot()))

    assert [change.description for change in broken] == []


def test_the_snapshot_is_current():
    assert snapshot() == written(make_schema()), "run: gongji schema > schema/gongji_schema/schema.graphql"


def test_everything_is_described_in_chinese_then_english():
    bare = [name for name, words in described() if not words or not CHINESE_THEN_ENGLISH.search(words)]

    assert bare == []


@pytest.mark.parametrize("name", ["region", "coverage"])
def test_a_region_s_operations_ask_for_every_rule(name):
    kinds = core_schema(make_schema()).type_map
    rules = kinds["Rule"]

    asked = {
        field
        for field, each in kinds["Region"].fields.items()
        if is_object_type(kind := get_named_type(each.type)) and rules in kind.interfaces
    }

    assert {
        field for field in asked if not re.search(rf"^    {field} ", OPERATIONS[name].text, re.MULTILINE)
    } == set()


@pytest.mark.parametrize("name", [name for name, each in OPERATIONS.items() if "\nquery " in each.text])
async def test_every_shipped_question_is_answered(ask, name):
    data = await ask(OPERATIONS[name].text, **VARIABLES.get(name, {}))

    assert all(data.values())
