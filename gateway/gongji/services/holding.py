"""Comparing what the law of a place says on a day with what a case says it does."""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from itertools import chain
from typing import Any

from gongji.domain.dated import Dated
from gongji.domain.mechanism import Mechanism
from gongji.domain.money import yuan
from gongji.domain.named import NAMES
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.policy.cases import Holding, Says
from gongji.policy.converter import keys
from gongji.policy.finding import nearest
from gongji.policy.values import UNKNOWN
from gongji.services.atlas import Place
from gongji.services.history import KINDS, LISTS

_NAMED = (KINDS - {"openings"}).union(
    (f"{kind}.{name}" for kind in ("limits", "timing") for name in NAMES),
    (f"uses.{use.value}" for use in UseKind),
    (f"mechanisms.{mechanism.value}" for mechanism in Mechanism),
)
"""The rules whose names the gateway knows itself: no layer need have them to be asked for."""


def disagreements(place: Place, case: Holding) -> Iterator[str]:
    """Tell where the rule in force at a place differs from what the case says."""
    known = (place.rule_names() | _NAMED) - {
        "openings"
    }  # snapshots: several hold at once, `crossing` weighs them
    if case.rule not in known:
        yield f"no rule is named {case.rule!r}.{nearest(case.rule, known)}"
        return
    whole = case.rule in LISTS
    held = [
        each for each in in_force(place) if case.rule == (each.rule.partition(".")[0] if whole else each.rule)
    ]
    if not held:
        if case.says is not None:
            yield f"{case.rule}: no value is known to be in force on {place.on}"
    elif case.says is None:
        yield f"{held[0].rule} is in force on {place.on}: {held[0].in_words}"
    elif whole:
        yield f"{case.rule} has several values: name one, as in {held[0].rule}."
    else:
        wrongs = [list(_differences(each, case.says)) for each in held]
        yield from min(wrongs, key=len)


def _differences(rule: Dated, says: Says) -> Iterator[str]:
    written = {key: _written(each, getattr(rule, each)) for key, each in _parts(rule)}
    for key, wanted in says.items():
        if key not in written:
            yield f"{rule.rule} has no key {key!r}.{nearest(key, written)}"
        elif wanted not in (written[key], *_either(written[key])):
            yield f"{rule.rule} says {key} = {written[key]!r}, expected {wanted!r}"


def in_force(place: Place) -> Iterator[Dated]:
    """Go through all values in force at a place, of a rule that a nearer layer adds to, all."""
    single = (
        place.kinship,
        place.settlement,
        place.shareable,
        place.cross_city,
        place.cross_province,
        place.exclusivity,
        place.consent,
        place.start,
        place.end,
        place.premium,
    )
    many = (
        place.mechanisms,
        place.eligibility,
        place.limits,
        place.uses,
        place.caps,
        place.timing,
        place.all_channels,
        place.wallet_terms,
    )
    return chain((each for each in single if each is not None), *many)


def _parts(rule: Dated) -> Iterator[tuple[str, str]]:
    names = {each.name for each in fields(rule)}
    for key in keys(type(rule)):
        yield key, key if key in names else key.replace("_yuan", "_fen")


def _written(name: str, value: Any) -> Any:
    """Write a value as it stands in the files."""
    match value:
        case None:
            return UNKNOWN
        case Enum():
            return value.value
        case Text():
            return {"zh": value.zh, "en": value.en}
        case dict():
            return {_written("", key): _written("", each) for key, each in value.items()}
        case tuple():
            return [_written("", each) for each in value]
        case int() if name.endswith("_fen"):
            return yuan(value)
        case _:
            return value


def _either(written: Any) -> tuple[Any, ...]:
    """A text may be given in one language."""
    return tuple(written.values()) if isinstance(written, dict) and written.keys() == {"zh", "en"} else ()
