"""Amounts a sponsor or a region sets as the most that relatives may draw."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated
from gongji.domain.limit import Period
from gongji.domain.mechanism import Mechanism


class CapScope(Enum):
    """Over what a cap adds up (限额范围): one binding, or all relatives of an account together."""

    BINDING = "BINDING"
    ACCOUNT = "ACCOUNT"


class SetBy(Enum):
    """Who names the amount (由谁设定)."""

    SPONSOR = "SPONSOR"
    REGION = "REGION"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapRule(Dated):
    """The most that relatives may draw (使用限额); `amount_fen` where the region itself names it.

    `required` tells whether a binding without an amount is refused; `mechanism` narrows the cap to one way of sharing.
    """

    name: str
    scope: CapScope
    period: Period
    set_by: SetBy
    amount_fen: int | None = None
    required: bool = False
    mechanism: Mechanism | None = None

    @property
    def rule(self) -> str:
        """`caps.NAME`."""
        return f"caps.{self.name}"


def cap_room(rule: CapRule, set_fen: int | None, used_fen: int) -> int | None:
    """Tell how much may still be drawn under a cap, in fen; None is without bound.

    Args:
        rule: the cap.
        set_fen: what the sponsor named, where it is the sponsor's to name.
        used_fen: what was drawn already within the cap's scope and period.
    """
    bound = rule.amount_fen if rule.set_by is SetBy.REGION else set_fen
    return None if bound is None else max(0, bound - used_fen)


def cap_missing(rule: CapRule, set_fen: int | None) -> bool:
    """Tell whether a binding lacks the amount that this cap requires of the sponsor."""
    return rule.required and rule.set_by is SetBy.SPONSOR and set_fen is None
