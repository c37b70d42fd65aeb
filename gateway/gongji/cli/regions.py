"""The table of regions on the terminal."""

from collections.abc import Sequence

from rich.table import Table

from gongji.cli.compare import columns
from gongji.cli.console import console, out
from gongji.cli.day import read_day
from gongji.domain.division import Level
from gongji.domain.text import Language
from gongji.groundwork import make_atlas
from gongji.services.atlas import Place
from gongji.services.coverage import table
from gongji.services.finding import find_places
from gongji.settings import read_settings


def show(
    level: Level | None, within: str | None, compare: str | None, on: str | None, lang: Language
) -> None:
    """List regions: their code, name, and where their rules come from.

    Beside it stands what is open on the day, or what each says of the rules to compare, and which plugins are out.
    """
    atlas, loaded = make_atlas(read_settings())
    places = find_places(atlas, read_day(on), level, within)
    if compare is None:
        _write(_HEAD, [_row(place) for place in places])
    else:
        cells = columns(compare, places)
        rows = [(p.code, p.name.tell(lang), *(cell(p, lang) for cell in cells.values())) for p in places]
        _write(("code", "地区" if lang is Language.ZH else "region", *cells), rows)
    for plugin in loaded.plugins.values():
        if plugin.reason:
            out(f"{plugin.name}: {plugin.status.value}: {plugin.reason}")


def show_coverage() -> None:
    """Write the table of coverage, as it stands in the authors' guide."""
    atlas, _ = make_atlas(read_settings())
    for line in table(region.policy for region in atlas.regions.values()):
        out(line)


def _write(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not console.is_terminal:
        for row in (head, *rows):
            out("\t".join(row))
        return
    table = Table(*head, show_lines=True)
    for column in table.columns:
        column.overflow = "fold"
    for column in table.columns[:2]:
        column.no_wrap = True
    for row in rows:
        table.add_row(*row)
    console.print(table, soft_wrap=False)


_HEAD = ("code", "地区", "region", "rules", "共济方式", "亲属", "渠道")


def _row(place: Place) -> tuple[str, ...]:
    kinds = ", ".join(dict.fromkeys(rule.kind.value for rule in place.mechanisms)) or "-"
    kin = str(len(place.kinship.allowed)) if place.kinship else "?"
    rules = place.rules_from.code
    return (place.code, place.name.zh, place.name.en, rules, kinds, kin, str(len(place.channels())))
