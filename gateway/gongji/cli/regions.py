"""The table of regions on the terminal."""

from rich.table import Table

from gongji.cli.console import console, out
from gongji.domain.division import Level
from gongji.groundwork import make_atlas
from gongji.services.atlas import Place
from gongji.services.finding import find_places
from gongji.settings import read_settings


def show(level: Level | None, within: str | None) -> None:
    """List regions: their code, name, where their rules come from, and what is open today."""
    atlas, loaded = make_atlas(read_settings())
    rows = [_row(place) for place in find_places(atlas, None, level, within)]
    if console.is_terminal:
        table = Table(*_HEAD)
        for column in table.columns[:2]:
            column.no_wrap, column.overflow = True, "fold"
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        for row in (_HEAD, *rows):
            out("\t".join(row))
    for plugin in loaded.plugins.values():
        if plugin.reason:
            out(f"{plugin.name}: {plugin.status.value}: {plugin.reason}")


_HEAD = ("code", "地区", "region", "rules", "共济方式", "亲属", "渠道")


def _row(place: Place) -> tuple[str, ...]:
    kinds = ", ".join(dict.fromkeys(rule.kind.value for rule in place.mechanisms)) or "-"
    kin = str(len(place.kinship.allowed)) if place.kinship else "?"
    rules = place.rules_from.code
    return (place.code, place.name.zh, place.name.en, rules, kinds, kin, str(len(place.channels())))
