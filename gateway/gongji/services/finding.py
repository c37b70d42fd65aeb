"""Finding what was asked for by level, by id, or all at once, within bounds."""

from datetime import date

from gongji.domain.division import NATION, Level
from gongji.domain.mistake import Mistake
from gongji.domain.node_id import read_node_id
from gongji.domain.source import Source
from gongji.services.atlas import Atlas, Place
from gongji.services.crossing import CrossingMatrix, Matrices


def find_places(atlas: Atlas, on: date | None, level: Level | None, within: str | None) -> list[Place]:
    """List places of a level inside another; those with rules of their own where no level is given.

    Raises:
        Mistake: counties of the whole nation were asked for; they are near three thousand.
        UnknownDivision: `within` is not a code of GB/T 2260.
    """
    if level is Level.COUNTY and within in {None, NATION}:
        raise Mistake(
            "regions: counties need `within`: give the province or the city whose counties you want."
        )
    if within is not None:
        atlas.place(within, on)
    return atlas.places(on, level, within)


def find_matrix(matrices: Matrices, on: date | None, level: Level) -> CrossingMatrix:
    """Find all crossings of a level.

    Raises:
        Mistake: the level has too many regions for a square of them.
    """
    if level in {Level.PREFECTURE, Level.COUNTY}:
        raise Mistake(
            "crossings: only NATION and PROVINCE; ask `crossing(from:, to:)` for two cities or counties."
        )
    return matrices.on(on, level)


def find_source(atlas: Atlas, node: str) -> Source | None:
    """Find a source by its id; None where no region cites it."""
    kind, key = read_node_id(node)
    return _source(atlas, key) if kind == "Source" else None


def find_node(atlas: Atlas, node: str) -> Place | Source | None:
    """Find anything that has an id; None where it is not there.

    Raises:
        Mistake: it is no id of ours.
    """
    kind, key = read_node_id(node)
    if kind == "Source":
        return _source(atlas, key)
    if kind == "Region":
        return _place(atlas, key)
    return None


def _source(atlas: Atlas, key: str) -> Source | None:
    region, _, source = key.partition("/")
    return atlas.source(region, source)


def _place(atlas: Atlas, key: str) -> Place | None:
    code, _, day = key.partition("@")
    try:
        place = atlas.place(code, date.fromisoformat(day))
    except (LookupError, ValueError):
        return None
    return place if str(place.on) == day else None
