"""The explorer's tabs: each runs as it is, in the order a newcomer meets them."""

import re

import pytest

from gongji_schema.shipped import read_operations, read_tabs

OPERATIONS = read_operations()
TABS = read_tabs()


def test_the_tabs_are_those_a_newcomer_looks_for():
    assert [tab.operation for tab in TABS] == [
        "guide",
        "region",
        "history",
        "kinship",
        "crossings",
        "compare",
        "bind",
    ]


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_is_titled_in_chinese_and_english_and_told_in_both(name):
    title, told = OPERATIONS[name].text.splitlines()[:2]

    assert re.fullmatch(r"# [\u4e00-\u9fff]+ [A-Z][a-z]+", title)
    assert re.match(r"# [\u4e00-\u9fff].*。[A-Z]", told)
    assert OPERATIONS[name].title == title.removeprefix("# ")


@pytest.mark.parametrize("tab", [tab for tab in TABS if not tab.headers], ids=lambda tab: tab.operation)
async def test_each_tab_of_policy_runs_as_it_is(ask, tab):
    shown = tab.filled({})

    data = await ask(OPERATIONS[tab.operation].text, **shown["variables"])

    assert all(data.values())
