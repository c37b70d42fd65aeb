"""Small laws for tests: rules that a county, its province and the nation declare."""

from datetime import date

from gongji.domain.channel import Channel, Goal
from gongji.domain.crossing import Opening
from gongji.domain.dated import Confidence, Nowhere
from gongji.domain.exclusivity import ExclusivityRule
from gongji.domain.kinship import KinshipRule
from gongji.domain.law import Law
from gongji.domain.limit import LimitRule
from gongji.domain.mechanism import MechanismRule
from gongji.domain.policy import Policy
from gongji.domain.source import Source, SourceKind
from gongji.domain.text import Text

COUNTY, PROVINCE, NATION = "510105", "510000", "000000"
SOURCE = Source(id="s", title="a source", kind=SourceKind.OFFICIAL)
DAY = date(2024, 8, 1)
ALWAYS = date(2000, 1, 1)
TABLES = {
    "limits": LimitRule, "kinship": KinshipRule, "mechanisms": MechanismRule, "channels": Channel, "openings": Opening,
    "exclusivity": ExclusivityRule,
}  # fmt: skip


def made(cls, code, since=ALWAYS, **more):
    """Make a rule that a place declares; `since` None is unknown."""
    return cls(since=since, sources=(SOURCE,), confidence=Confidence.HIGH, declared_by=Nowhere(code), **more)


def limit(code, value, since=ALWAYS, name="people", **more):
    return made(LimitRule, code, since, name=name, value=value, unit="人", **more)


def kin(code, *allowed, since=ALWAYS, **more):
    return made(KinshipRule, code, since, allowed=allowed, **more)


def mechanism(code, kind, since=ALWAYS, **more):
    return made(MechanismRule, code, since, kind=kind, **more)


def channel(code, key, **more):
    return made(Channel, code, key=key, name=Text.same(key), goals=(Goal.BIND,), **more)


def law(*rules, on=DAY, place=COUNTY, combine=None):
    """Lay out the law of a place whose layers declare these rules."""
    layers = []
    for code in (COUNTY, PROVINCE, NATION):
        held = {
            name: tuple(each for each in rules if isinstance(each, kind) and each.declared_by.code == code)
            for name, kind in TABLES.items()
        }
        layers.append(Policy(code=code, name=Text.same(code), combine=combine or {}, **held))
    return Law(place, on, layers)
