"""What a region is shown to cover: its own values, the best kind of source and the newest."""

import pytest

from gongji.domain.source import SourceKind
from gongji.services.coverage import KINDS as COLUMNS
from gongji.services.coverage import cover, table
from gongji.services.history import KINDS

NEWS = '[[sources]]\nid = "news"\nkind = "NEWS"\ntitle = "报道"\ndate = "{}"\n'


@pytest.mark.parametrize(
    ("date", "newest"),
    [("2024-08-19", "2024-08-19"), ("~2025-04", "2025-04"), ("2019", "2020-01"), ("2024/2025", "2025")],
)
def test_a_kind_of_rule_has_the_best_kind_and_the_newest_of_its_sources(read, files, date, newest):
    policy, _ = read(
        {
            "sources.toml": files["sources.toml"] + NEWS.format(date),
            "rules.toml": files["rules.toml"].replace('["notice"]', '["news", "notice"]'),
        }
    )

    found = cover(policy)["kinship"]

    assert (found.best, found.newest) == (SourceKind.OFFICIAL, newest)


def test_the_table_has_a_row_for_each_region_and_leaves_empty_what_it_does_not_rule(read, files):
    bare = files["rules.toml"].partition("[[eligibility]]")[0]
    undated = files["sources.toml"].replace('date = "2020-01"\n', "")
    policy, _ = read({"rules.toml": bare, "sources.toml": undated})

    head, rule, row = table([policy])

    assert len({line.count("|") for line in (head, rule, row)}) == 1
    cells = dict(zip(head.split(" | "), row.split(" | "), strict=True))
    assert (cells["kinship"], cells["channels"], cells["limits"]) == ("O\xa0?", "O\xa0?", "")
    assert row.endswith("| 1 |")


def test_every_kind_of_rule_has_a_column():
    assert set(COLUMNS) == KINDS
