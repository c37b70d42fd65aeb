"""The law of one place on one day: all layers together, each rule found when it is first asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from gongji.domain.cap import CapRule
from gongji.domain.channel import Channel, Goal
from gongji.domain.consent import ConsentRule
from gongji.domain.crossing import CityCrossing, Opening, ProvinceCrossing
from gongji.domain.dated import Combine, Dated, Declarer, Standing, V, resolve, standing
from gongji.domain.division import NATION, lineage
from gongji.domain.eligibility import EligibilityRule
from gongji.domain.exclusivity import ExclusivityRule
from gongji.domain.kinship import KinshipRule
from gongji.domain.limit import LimitRule
from gongji.domain.mechanism import WALLET, Mechanism, MechanismRule, MechanismTerms, Pair
from gongji.domain.merging import Merged, merge
from gongji.domain.policy import Policy
from gongji.domain.premium import PremiumRule
from gongji.domain.settlement import SettlementRule
from gongji.domain.shareable import ShareableRule
from gongji.domain.term import EndRule, StartRule
from gongji.domain.timing import NOT_KNOWN, TimingRule
from gongji.domain.use import UseRule

T = TypeVar("T", bound=MechanismTerms)


class Law:
    """The law of one place on one day (某地某日的规则).

    `layers` are the policies from the nearest to the farthest. A rule with one value is an attribute of that value,
    None where none is in force; `standings` tells whether it is unknown rather than absent. Rules that are lists are
    merged by name. `declarer` gives what stands in `declared_by`.
    """

    def __init__(
        self, code: str, on: date, layers: Sequence[Policy], declarer: Callable[[str], Declarer] | None = None
    ) -> None:
        self.code = code
        self.on = on
        self.layers = tuple(layers)
        self._declarer = declarer

    @property
    def borrowed(self) -> bool:
        """Tell whether nobody nearer than the nation speaks: what the nation did not rule, the place may have."""
        return self.code != NATION and all(policy.code == NATION for policy in self.layers)

    @cached_property
    def kinship_standing(self) -> Standing[KinshipRule]:
        """Find the kinship rule; a national one that only permits never applies to a province by itself.

        Before its first rule nobody knows whether the place followed, unless that rule is where sharing began.
        """
        own = [policy.kinship for policy in self.layers]
        if self.code == NATION:
            return self._stamped(resolve(own, self.on))
        found = self._joined([[rule for rule in each if not rule.permits] for each in own])
        if found == Standing(None) and not any(rule.first for each in own for rule in each):
            permitted = resolve([[rule for rule in each if rule.permits] for each in own], self.on)
            found = Standing(None, permitted.value or permitted.unsure)
        return self._stamped(found)

    @cached_property
    def settlement_standing(self) -> Standing[SettlementRule]:
        """Find how a bill is split."""
        return self._one([policy.settlement for policy in self.layers])

    @cached_property
    def shareable_standing(self) -> Standing[ShareableRule]:
        """Find which part of an account is open to relatives."""
        return self._one([policy.shareable for policy in self.layers])

    @cached_property
    def cross_city_standing(self) -> Standing[CityCrossing]:
        """Find whether sharing reaches other cities of the province."""
        return self._one([policy.cross_city for policy in self.layers])

    @cached_property
    def cross_province_standing(self) -> Standing[ProvinceCrossing]:
        """Find whether sharing reaches other provinces."""
        return self._one([policy.cross_province for policy in self.layers])

    @property
    def kinship(self) -> KinshipRule | None:
        """Which relatives may be helped."""
        return self.kinship_standing.value

    @property
    def settlement(self) -> SettlementRule | None:
        """How a bill is split over accounts."""
        return self.settlement_standing.value

    @property
    def shareable(self) -> ShareableRule | None:
        """Which part of an account is open to relatives."""
        return self.shareable_standing.value

    @property
    def cross_city(self) -> CityCrossing | None:
        """Whether sharing reaches other cities of the province."""
        return self.cross_city_standing.value

    @property
    def cross_province(self) -> ProvinceCrossing | None:
        """Whether sharing reaches other provinces."""
        return self.cross_province_standing.value

    @cached_property
    def exclusivity(self) -> ExclusivityRule | None:
        """Which roles shut one another out."""
        return self._term([policy.exclusivity for policy in self.layers])

    @cached_property
    def consent(self) -> ConsentRule | None:
        """What the two sides must sign or confirm."""
        return self._term([policy.consent for policy in self.layers])

    @cached_property
    def start(self) -> StartRule | None:
        """When a binding starts."""
        return self._one([policy.start for policy in self.layers]).value

    @cached_property
    def end(self) -> EndRule | None:
        """When a binding ends, and who may end it."""
        return self._term([policy.end for policy in self.layers])

    @cached_property
    def wallet_terms(self) -> tuple[MechanismTerms, ...]:
        """What holds for the wallet alone, where bindings have other terms or none."""
        tables = ([policy.exclusivity, policy.consent, policy.end] for policy in self.layers)
        layers = [[rule for table in each for rule in table if rule.mechanism in WALLET] for each in tables]
        return self._many(layers).values

    @cached_property
    def premium(self) -> PremiumRule | None:
        """How a relative's premium is paid."""
        return self._one([policy.premium for policy in self.layers]).value

    @cached_property
    def merged_mechanisms(self) -> Merged[MechanismRule]:
        """Merge the ways of sharing.

        A layer that declares how it shares, on any day, does not inherit other ways of farther ones; the wallet is
        everybody's.
        """
        layers: list[tuple[MechanismRule, ...]] = []
        own: set[Mechanism] = set()
        for policy in self.layers:
            layers.append(
                tuple(
                    rule for rule in policy.mechanisms if rule.kind in WALLET or not own or rule.kind in own
                )
            )
            own |= {rule.kind for rule in policy.mechanisms if rule.kind not in WALLET}
        return self._many(layers)

    @cached_property
    def merged_eligibility(self) -> Merged[EligibilityRule]:
        """Merge the conditions on both sides."""
        return self._many([policy.eligibility for policy in self.layers])

    @property
    def mechanisms(self) -> tuple[MechanismRule, ...]:
        """The ways of sharing that are open."""
        return self.merged_mechanisms.values

    @property
    def eligibility(self) -> tuple[EligibilityRule, ...]:
        """The conditions on both sides."""
        return self.merged_eligibility.values

    @cached_property
    def caps(self) -> tuple[CapRule, ...]:
        """The most that relatives may draw."""
        return self._many([policy.caps for policy in self.layers]).values

    @cached_property
    def limits(self) -> tuple[LimitRule, ...]:
        """The numbers; one that is not yet attested stands as "unknown"."""
        return self._many(
            [policy.limits for policy in self.layers], lambda rule: replace(rule, value="unknown")
        ).values

    @cached_property
    def uses(self) -> tuple[UseRule, ...]:
        """What money may be spent on; what is not yet attested is unknown."""
        return self._many(
            [policy.uses for policy in self.layers], lambda rule: replace(rule, allowed=None)
        ).values

    @cached_property
    def timing(self) -> tuple[TimingRule, ...]:
        """When what happens; what is not yet attested is "unknown"."""
        return self._many(
            [policy.timing for policy in self.layers], lambda rule: replace(rule, value=NOT_KNOWN)
        ).values

    @cached_property
    def all_channels(self) -> tuple[Channel, ...]:
        """The channels open that day, from the nearest layer to the farthest, general ones included."""
        return self._many([policy.channels for policy in self.layers]).values

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """The snapshots of where the wallet is open, newest first; of one day, the nearest layer's first."""
        held = (rule for policy in self.layers for rule in policy.openings if rule.holds(self.on))
        return tuple(self._stamp(rule) for rule in sorted(held, key=lambda rule: rule.start, reverse=True))

    def channels_for(
        self, goal: Goal, pair: Pair | None = None, beneficiary: str | None = None
    ) -> tuple[Channel, ...]:
        """List the channels for a goal, a pair, and where the beneficiary is insured; None is anywhere.

        A general one gives way to a nearer one of the same kind.
        """
        near, far = lineage(self.code), None if beneficiary is None else lineage(beneficiary)
        fit = [each for each in self.all_channels if each.serves(goal, pair) and each.reaches(near, far)]
        own = {each.kind for each in fit if not each.general}
        return tuple(each for each in fit if not (each.general and each.kind in own))

    def history(self, rule: str) -> tuple[Dated, ...]:
        """List every value a rule has had in any layer, newest first."""
        versions = [each for policy in self.layers for each in policy.rules() if each.rule == rule]
        return tuple(
            self._stamp(each) for each in sorted(versions, key=lambda each: each.start, reverse=True)
        )

    def rule_names(self) -> set[str]:
        """List the names of all rules that any layer declares, on any day."""
        return {each.rule for policy in self.layers for each in policy.rules()}

    def _term(self, layers: Sequence[Sequence[T]]) -> T | None:
        return self._one([[rule for rule in each if rule.mechanism not in WALLET] for each in layers]).value

    def _one(self, layers: Sequence[Sequence[V]]) -> Standing[V]:
        return self._stamped(resolve(layers, self.on))

    def _many(self, layers: Sequence[Sequence[V]], unknown: Callable[[V], V] | None = None) -> Merged[V]:
        found = merge(layers, self.on, self._mode, unknown)
        return Merged(tuple(map(self._stamp, found.values)), tuple(map(self._stamp, found.unsure)))

    def _mode(self, value: Dated) -> Combine:
        """How a value meets farther layers: its own word, else the nation's default for the rule, else replace."""
        if value.combine is not None:
            return value.combine
        defaults = self.layers[-1].combine
        return defaults.get(value.rule) or defaults.get(value.rule.partition(".")[0]) or Combine.REPLACE

    def _joined(self, layers: Sequence[Sequence[KinshipRule]]) -> Standing[KinshipRule]:
        """Join the relatives of a layer that adds with those of farther ones; who is not attested yet is unsettled."""
        joined: KinshipRule | None = None
        unsure: list[KinshipRule] = []
        for versions in layers:
            found = standing(versions, self.on)
            said = found.value or found.unsure
            if said is None:
                continue
            if found.value is None:
                unsure.append(said)
            elif joined is None:
                joined = said
            else:
                joined = joined.with_farther(said.allowed, said.unsettled)
            if self._mode(said) is Combine.REPLACE:
                break
        if joined is None:
            return Standing(None, unsure[0] if unsure else None)
        for each in unsure:
            joined = joined.with_farther((), each.allowed)
        return Standing(joined)

    def _stamp(self, value: V) -> V:
        if self._declarer is None:
            return value
        return replace(value, declared_by=self._declarer(value.declared_by.code))

    def _stamped(self, found: Standing[V]) -> Standing[V]:
        value = None if found.value is None else self._stamp(found.value)
        return Standing(value, None if found.unsure is None else self._stamp(found.unsure))
