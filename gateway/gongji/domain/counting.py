"""Holding the bindings people have against the limits of a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongji.domain.binding import Binding, BindingState
from gongji.domain.exclusivity import Roles
from gongji.domain.limit import LimitRule
from gongji.domain.mechanism import Mechanism
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The bindings of the two people of a new one, those that are over included (已有绑定)."""

    of_sponsor: tuple[Binding, ...]
    of_beneficiary: tuple[Binding, ...]
    sponsor: str
    beneficiary: str

    @property
    def sponsored_now(self) -> list[Binding]:
        """The sponsor's bindings as a sponsor that are not over."""
        return [each for each in self.of_sponsor if each.sponsor == self.sponsor and not each.over]

    @property
    def sponsored_ever(self) -> set[str]:
        """Everyone the sponsor has ever bound, or is about to; one who was rejected or withdrawn in time was not."""
        return {
            each.beneficiary
            for each in self.of_sponsor
            if each.sponsor == self.sponsor and (not each.over or _counted(each.state))
        }

    @property
    def sponsors_now(self) -> set[str]:
        """Whoever sponsors the beneficiary now."""
        return {
            each.sponsor
            for each in self.of_beneficiary
            if each.beneficiary == self.beneficiary and not each.over
        }

    @property
    def ranks(self) -> list[int]:
        """The ranks of the beneficiary's sponsors."""
        held = self.of_beneficiary
        return [each.rank for each in held if each.beneficiary == self.beneficiary and not each.over]

    def roles(self, person: str) -> Roles:
        """Count the bindings of one of the two in each role, those that are over left out."""
        held = [each for each in (*self.of_sponsor, *self.of_beneficiary) if not each.over]
        mine = {each.id: each for each in held if person in {each.sponsor, each.beneficiary}}
        sponsoring = sum(each.sponsor == person for each in mine.values())
        return Roles(sponsor_of=sponsoring, beneficiary_of=len(mine) - sponsoring)


def _counted(state: BindingState) -> bool:
    """Tell whether a binding that is over was ever in force."""
    begun, ended = state.starts_at, state.ends_at
    return begun is not None and state.rejected_at is None and (ended is None or begun < ended)


def judge_limit(rule: LimitRule, bound: Bound, relation: Relation) -> Check | None:
    """Judge one limit for one relative more; None where it is no number of people, or bounds something else."""
    if rule.by_relation and rule.name == "concurrent_beneficiaries":
        room = rule.by_relation.get(relation, 0)
        return _held(rule, 1 + sum(each.relation is relation for each in bound.sponsored_now), room)
    if not rule.value.isdecimal():
        return None
    counts = {
        "concurrent_beneficiaries": len(
            {each.beneficiary for each in bound.sponsored_now} | {bound.beneficiary}
        ),
        "lifetime_beneficiaries": len(bound.sponsored_ever | {bound.beneficiary}),
        "sponsors_per_beneficiary": len(bound.sponsors_now | {bound.sponsor}),
        "beneficiaries_per_operation": 1,
    }
    if rule.name not in counts:
        return None
    return _held(rule, counts[rule.name] + rule.counts_sponsor, int(rule.value))


def _held(rule: LimitRule, count: int, room: int) -> Check:
    text = Text(
        f"{rule.title.zh}:最多{room}{rule.unit},这将是第{count}{rule.unit}。",
        f"{rule.title.en}: at most {room}; this would be number {count}.",
    )
    return Check.of(rule, Outcome.PASS if count <= room else Outcome.FAIL, text)


def judge_limits(
    rules: Iterable[LimitRule], bound: Bound, relation: Relation, mechanism: Mechanism | None
) -> tuple[Check, ...]:
    """Judge all limits that count people, and bound this mechanism."""
    checks = (judge_limit(rule, bound, relation) for rule in rules if rule.mechanism in {None, mechanism})
    return tuple(check for check in checks if check is not None)
