"""Every place of the country with the law it has on a day."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from gongji.domain.channel import Channel, ChannelKind, Goal
from gongji.domain.clock import Clock, today
from gongji.domain.crossing import ProvinceCrossing
from gongji.domain.dated import Confidence
from gongji.domain.division import NATION, Division, Level, division, divisions, lineage
from gongji.domain.law import Law
from gongji.domain.mechanism import WALLET
from gongji.domain.node_id import node_id
from gongji.domain.openness import Openness, opened
from gongji.domain.policy import Pooling
from gongji.domain.reference import Conflict, Faq, Hotline, Term
from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.host.plugin import Plugin, PluginStatus
from gongji.policy.region import Region
from gongji.services.unruled import UNRULED

_PLACES_KEPT = 512
"""Places with their day that stay in memory; one takes about 100 KB once all of it was asked for."""


class Place(Law):
    """A region as its policy stood on a day (某地某日的政策): its law, and the places around it."""

    def __init__(self, atlas: "Atlas", where: Division, on: date) -> None:
        self.atlas = atlas
        self.division = where
        layers = [atlas.regions[code].policy for code in lineage(where.code) if code in atlas.regions]
        super().__init__(where.code, on, layers, lambda code: atlas.place(code, on))

    @property
    def node_id(self) -> str:
        """Its id in the API, which keeps the day."""
        return node_id("Region", f"{self.code}@{self.on}")

    @property
    def name(self) -> Text:
        """The official name."""
        region = self.atlas.regions.get(self.code)
        return region.policy.name if region else self.division.name

    @property
    def level(self) -> Level:
        """Nation, province, prefecture or county."""
        return self.division.level

    @cached_property
    def region(self) -> Region:
        """The nearest region that has rules; its judgements hold here."""
        found = (self.atlas.regions[code] for code in lineage(self.code) if code in self.atlas.regions)
        return next(found, UNRULED)

    @property
    def baseless(self) -> bool:
        """Tell whether the nation's rules are not loaded: what the layers do not say is then unknown, not absent."""
        return NATION not in self.atlas.regions

    @property
    def rules_from(self) -> "Place":
        """The place whose rules hold here: itself, or the nearest above that has some."""
        return self.atlas.place(self.region.code, self.on)

    @property
    def plugin(self) -> Plugin:
        """The plugin whose rules hold here."""
        return self.atlas.plugin(self.rules_from.code)

    @property
    def judged_by(self) -> str:
        """Who judges here: the plugin, and the class of whoever wrapped its region."""
        wrapper = type(self.region)
        own = wrapper.__module__.startswith("gongji.")
        return self.plugin.name if own else f"{self.plugin.name}, {wrapper.__module__}.{wrapper.__qualname__}"

    @property
    def parent(self) -> "Place | None":
        """The place it lies in."""
        return None if self.division.parent is None else self.atlas.place(self.division.parent, self.on)

    @property
    def children(self) -> "list[Place]":
        """The places right inside it."""
        return [self.atlas.place(code, self.on) for code in self.division.children]

    @property
    def cross_province(self) -> ProvinceCrossing | None:
        """Whether sharing reaches other provinces, with the areas known to be open.

        Where the place itself does not speak, the snapshots tell whether it takes part: a province's yes is not yet
        a city's, unless its money is pooled there, and the nation's is nobody's.
        """
        rule = self.cross_province_standing.value or self._nations_crossing
        if rule is None:
            return None
        found = opened(self.code, self.openings, lineage)
        areas = (self.code,) if found.openness is Openness.OPEN else found.areas
        named = tuple(f"{code} {division(code).name.zh}" for code in areas if code != NATION)
        supported, partial = rule.supported, rule.partial
        silent = found.openness is Openness.UNKNOWN and rule.declared_by.code == self.pooling_area
        if rule.supported and self.code not in {NATION, rule.declared_by.code} and not silent:
            supported = {Openness.CLOSED: False, Openness.UNKNOWN: None}.get(found.openness, rule.supported)
            partial = found.openness is Openness.SOME
        mechanism = rule.mechanism or next(
            (each.kind for each in self.mechanisms if each.kind in WALLET), None
        )
        return replace(rule, supported=supported, partial=partial, mechanism=mechanism, open_areas=named)

    @property
    def _nations_crossing(self) -> ProvinceCrossing | None:
        """The nation's rule, where it is not known whether the place's own was in force already."""
        return None if self.code == NATION else self.atlas.place(NATION, self.on).cross_province

    @property
    def pooling_area(self) -> str | None:
        """The code of the area whose money is pooled together; None where the place spans several.

        Where nobody says at which level, it is taken to be the prefecture.
        """
        depth = _DEPTHS[self.pooling or Pooling.PREFECTURE]
        line = lineage(self.code)[::-1]
        return line[depth - 1] if len(line) >= depth else None

    @property
    def pooling(self) -> Pooling | None:
        """The level at which money is pooled; None where nobody says."""
        known = (each.pooling for each in self.layers if each.pooling is not Pooling.UNKNOWN)
        return next(known, None)

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The words used here, the nearest layer's for each role."""
        merged: dict[str, Term] = {}
        for policy in self.layers:
            for term in policy.glossary:
                merged.setdefault(term.role, term)
        return tuple(merged.values())

    @cached_property
    def hotlines(self) -> tuple[Hotline, ...]:
        """The numbers to ring, nearest first, each once."""
        merged = {line.number: line for policy in reversed(self.layers) for line in reversed(policy.hotlines)}
        return tuple(reversed(merged.values()))

    @cached_property
    def faq(self) -> tuple[Faq, ...]:
        """What people ask, nearest first."""
        return tuple(each for policy in self.layers for each in policy.faq)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where sources disagree: the place's own and those of the layers above it."""
        return tuple(each for policy in self.layers for each in policy.conflicts)

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """What nobody has looked for or found about this place and the layers above it."""
        return tuple(each for policy in self.layers for each in policy.gaps)

    def channel(self, key: str) -> Channel:
        """Find a channel by its key, also one that is no longer open; one that nobody knows any more has only its key."""
        held = [each for each in self.all_channels if each.key == key]
        versions = [each for policy in self.layers for each in policy.channels if each.key == key]
        return next(iter(held or versions[::-1]), _forgotten(key, self))

    def channels(
        self, goal: Goal | None = None, online: bool | None = None, kind: ChannelKind | None = None
    ) -> list[Channel]:
        """List the channels open that day, filtered; general ones give way to nearer ones of their kind and goal."""
        goals = [goal] if goal else list(Goal)
        shown = {each.rule for one in goals for each in self.channels_for(one)}
        return [
            each
            for each in self.all_channels
            if (each.rule in shown or not (goal or each.goals) or self._serves_in_part(each, goals))
            and online in {None, each.online}
            and kind in {None, each.kind}
        ]

    def _serves_in_part(self, channel: Channel, goals: Collection[Goal]) -> bool:
        """Tell whether a channel serves only areas inside this place."""
        inside = any(self.code in lineage(area)[1:] for area in channel.sponsors_in)
        return inside and not set(goals).isdisjoint(channel.goals)


class Atlas:
    """All places, on any day; the law of each is worked out once and kept for a while.

    Args:
        regions: the regions that have rules, by code.
        plugins: what gave them, for `Region.plugin`.
        clock: tells the present instant.
    """

    def __init__(self, regions: Mapping[str, Region], plugins: Mapping[str, Plugin], clock: Clock) -> None:
        self.clock = clock
        self.take(regions, plugins)

    def take(self, regions: Mapping[str, Region], plugins: Mapping[str, Plugin]) -> None:
        """Take over what is loaded now, and forget what was worked out before."""
        self.regions = dict(regions)
        self.plugins = dict(plugins)
        self._owners = {code: plugin for plugin in plugins.values() for code in plugin.codes}
        self._kept = lru_cache(maxsize=_PLACES_KEPT)(lambda code, on: Place(self, division(code), on))

    def today(self) -> date:
        """Give the day it is in Shanghai."""
        return today(self.clock)

    def place(self, code: str, on: date | None = None) -> Place:
        """Find a place as it stood on a day; today where none is given.

        Raises:
            UnknownDivision: the code is not one of GB/T 2260.
        """
        return self._kept(code, on or self.today())

    def places(self, on: date | None, level: Level | None = None, within: str | None = None) -> list[Place]:
        """List places of a level inside another; without a level, those that have rules of their own."""
        day = on or self.today()
        if level is not None:
            return [self.place(each.code, day) for each in divisions(level, within)]
        codes = sorted(code for code in self.regions if within is None or within in lineage(code))
        return [self.place(code, day) for code in codes]

    def plugin(self, code: str) -> Plugin:
        """Find the plugin that gave a region; where none did, the gateway stands for it with its bare table."""
        return self._owners.get(code) or _BARE

    def source(self, region: str, source: str) -> Source | None:
        """Find a source by the region that cites it and its id there."""
        found = self.regions.get(region)
        return next((each for each in found.policy.sources if each.id == source), None) if found else None

    def sources(self) -> Iterator[Source]:
        """Go through all sources of all regions."""
        for region in self.regions.values():
            yield from region.policy.sources


def _forgotten(key: str, place: Place) -> Channel:
    return Channel(
        key=key,
        name=Text.same(key),
        kind=ChannelKind.SERVICE_HALL,
        goals=(),
        since=None,
        sources=(),
        confidence=Confidence.LOW,
        declared_by=place,
    )


_DEPTHS = {Pooling.PROVINCE: 2, Pooling.PREFECTURE: 3, Pooling.COUNTY: 4}
"""How deep a pooling area lies, the nation being 1."""

_BARE = Plugin(name="gongji", version="", api="", distribution="gongji", status=PluginStatus.ACTIVE)
