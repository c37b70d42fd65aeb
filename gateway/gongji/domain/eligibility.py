"""Who may share and who may be helped."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.channel import Goal
from gongji.domain.dated import Dated
from gongji.domain.mechanism import InsuranceKind, Pair
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome


class Party(Enum):
    """One side of a binding, or both (一方)."""

    SPONSOR = "SPONSOR"
    BENEFICIARY = "BENEFICIARY"
    BOTH = "BOTH"


class InsuranceStatus(Enum):
    """How an insurance stands (参保状态)."""

    NORMAL = "NORMAL"
    SUSPENDED = "SUSPENDED"
    ARREARS = "ARREARS"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule(Dated):
    """A condition on one side (参保条件); `requires` says it, the rest lets it be judged.

    `insurance` and `status` name what is accepted, `pairs` between which places of insurance; an empty tuple asks
    nothing of that kind. A rule that asks for neither insurance nor status only informs, and where `goals` are given,
    only those who want to reach one of them.
    """

    name: str
    party: Party
    requires: Text
    insurance: tuple[InsuranceKind, ...] = ()
    status: tuple[InsuranceStatus, ...] = ()
    pairs: tuple[Pair, ...] = ()
    goals: tuple[Goal, ...] | None = None

    @property
    def rule(self) -> str:
        """`eligibility.NAME`."""
        return f"eligibility.{self.name}"

    @property
    def informs(self) -> bool:
        """Tell whether it cannot be judged, only said."""
        return not (self.insurance or self.status)

    def told_for(self, goal: Goal, pair: Pair) -> bool:
        """Tell whether somebody who wants to reach a goal should read it, though nobody judges it."""
        about = _BY_BINDING if self.goals is None else self.goals
        return self.informs and goal in about and (not self.pairs or pair in self.pairs)


_BY_BINDING = (Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Insured:
    """What is known of one side's insurance; None is not said, and is taken to fit."""

    insurance: InsuranceKind | None = None
    status: InsuranceStatus | None = None


def concerns(rule: EligibilityRule, party: Party, pair: Pair) -> bool:
    """Tell whether a condition is to be judged for a side: it binds it, for such a pair, and does not only inform."""
    if rule.party not in {party, Party.BOTH} or (rule.pairs and pair not in rule.pairs):
        return False
    return not rule.informs


def admit(rule: EligibilityRule, party: Party, insured: Insured, pair: Pair) -> Check | None:
    """Judge one condition for one side; None where it does not concern that side, or only informs.

    What is not known of the side is taken to fit: the caller names it among what it assumed.
    """
    if not concerns(rule, party, pair):
        return None
    wrong_scheme = (
        rule.insurance and insured.insurance is not None and insured.insurance not in rule.insurance
    )
    wrong_status = rule.status and insured.status is not None and insured.status not in rule.status
    if not wrong_scheme and not wrong_status:
        return Check.of(rule, Outcome.PASS, rule.requires)
    text = Text(f"不符合条件:{rule.requires.zh}", f"Not met: {rule.requires.en}")
    return Check.of(rule, Outcome.FAIL, text)
