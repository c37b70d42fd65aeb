"""Administrative divisions of mainland China by their GB/T 2260 codes.

Every code of the standard is a division, the structural ones (市辖区, 县, directly administered) included: those can be
addressed, but nothing lies in them and no list shows them. The Xinjiang Production and Construction Corps (兵团,
660000) is no division of the standard, yet insured by itself: it stands among the provinces, and the cities it runs
(659001 石河子 …, which the standard has directly under Xinjiang) lie in it.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from gongji.domain.mistake import Mistake
from gongji.domain.text import Text

NATION = "000000"

_CODE = re.compile(r"\d{6}", re.ASCII)
_OUTSIDE = {"71": "Taiwan", "81": "Hong Kong", "82": "Macau"}
_STRUCTURAL = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


class Level(Enum):
    """The level of a division (行政层级)."""

    NATION = "NATION"
    PROVINCE = "PROVINCE"
    PREFECTURE = "PREFECTURE"
    COUNTY = "COUNTY"


class UnknownDivision(Mistake, LookupError):
    """A code that is no division of mainland China; the message says why and what to write."""

    code = "UNKNOWN_REGION"


@dataclass(frozen=True, slots=True)
class Division:
    """A division (行政区划); `children` are the codes of those right inside it, without structural ones."""

    code: str
    name: Text
    level: Level
    parent: str | None
    children: tuple[str, ...] = ()


def division(code: str) -> Division:
    """Find a division.

    Raises:
        UnknownDivision: there is none of that code.
    """
    found = _table().get(code)
    if found is None:
        raise UnknownDivision(_why_not(code))
    return found


@cache
def lineage(code: str) -> tuple[str, ...]:
    """List a division and all it lies in, nearest first, the nation last.

    Raises:
        UnknownDivision: there is none of that code.
    """
    found = division(code)
    return (code,) if found.parent is None else (code, *lineage(found.parent))


def divisions(level: Level, within: str | None = None) -> tuple[Division, ...]:
    """List the divisions of a level inside another, in the order of their codes; without structural ones.

    Raises:
        UnknownDivision: `within` is no division.
    """
    if within is not None:
        division(within)
    listed = _listed()[level]
    return tuple(each for each in listed if within is None or within in lineage(each.code))


def _why_not(code: str) -> str:
    shown = repr(code if len(code) <= 20 else f"{code[:20]}…")  # noqa: PLR2004 - enough to recognise it
    if not _CODE.fullmatch(code):
        return f"{shown} is not a region code: write the six digits of GB/T 2260, as in '500000'."
    if code[:2] in _OUTSIDE:
        return f"{shown} lies in {_OUTSIDE[code[:2]]}, outside the mainland's medical insurance."
    near = next((each for each in (f"{code[:4]}00", f"{code[:2]}0000") if each in _table()), None)
    hint = (
        f" {near} is {_table()[near].name.zh}; write that, or a code inside it."
        if near
        else " Write one, as in '500000'."
    )
    return f"{shown} is not a code of GB/T 2260.{hint}"


@cache
def _listed() -> dict[Level, tuple[Division, ...]]:
    table = _table().values()
    return {
        level: tuple(each for each in table if each.level is level and each.name.zh not in _STRUCTURAL)
        for level in Level
    }


@cache
def _table() -> dict[str, Division]:
    text = (files("gongji.domain") / "divisions.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    names = {code: Text(zh, en) for code, zh, en, *_ in rows}
    parents = {code: _parent(code, names) for code in names} | {row[0]: row[3] for row in rows if row[3:]}
    children: dict[str, list[str]] = {code: [] for code in names}
    for code, parent in parents.items():
        if parent is not None and names[code].zh not in _STRUCTURAL:
            children[parent].append(code)
    return {
        code: Division(code, name, _level(code), parents[code], tuple(children[code]))
        for code, name in names.items()
    }


def _parent(code: str, names: dict[str, Text]) -> str | None:
    if code == NATION:
        return None
    if code.endswith("0000"):
        return NATION
    above = f"{code[:4]}00"
    if code != above and above in names and names[above].zh not in _STRUCTURAL:
        return above
    return f"{code[:2]}0000"


def _level(code: str) -> Level:
    if code == NATION:
        return Level.NATION
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY
