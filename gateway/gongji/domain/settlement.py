"""Whose money pays a bill first, and which sponsor is asked next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from gongji.domain.dated import Dated
from gongji.domain.text import Text


class OwnBalance(Enum):
    """How the beneficiary's own account takes part (本人账户与共济账户的先后).

    SPLIT: the own account pays what it can, sponsors the rest of the same bill. ONLY_WHEN_ZERO: a sponsor pays only
    where the own balance is exactly zero. NOT_FIRST: the sponsor's account is asked before the own one.
    """

    SPLIT = "SPLIT"
    ONLY_WHEN_ZERO = "ONLY_WHEN_ZERO"
    NOT_FIRST = "NOT_FIRST"
    UNKNOWN = "UNKNOWN"


class SponsorOrder(Enum):
    """Which of several sponsors is asked first (多名共济人的扣款顺序)."""

    SINGLE = "SINGLE"
    BINDING_ORDER = "BINDING_ORDER"
    NEWEST_FIRST = "NEWEST_FIRST"
    HIGHEST_BALANCE = "HIGHEST_BALANCE"
    RANK = "RANK"
    BENEFICIARY_CHOICE = "BENEFICIARY_CHOICE"
    UNKNOWN = "UNKNOWN"


OWN_WORDS: dict[OwnBalance, Text] = {
    OwnBalance.ONLY_WHEN_ZERO: Text(
        "被共济人本人账户余额为零时,才使用共济人的账户。",
        "The sponsor's account pays only where the relative's own balance is exactly zero.",
    ),
    OwnBalance.NOT_FIRST: Text(
        "先用共济人的账户,再用被共济人本人的。",
        "The sponsor's account pays first, the relative's own only after it.",
    ),
}
"""The modes that are worth a word, as people say them: the usual one, and the unknown, are not."""

ORDER_WORDS: dict[SponsorOrder, Text] = {
    SponsorOrder.SINGLE: Text("只有一名共济人", "one sponsor only"),
    SponsorOrder.BINDING_ORDER: Text("按绑定先后", "in order of binding"),
    SponsorOrder.NEWEST_FIRST: Text("最近绑定的在先", "newest binding first"),
    SponsorOrder.HIGHEST_BALANCE: Text("余额最多的在先", "highest balance first"),
    SponsorOrder.RANK: Text("按设定的顺序", "by the rank that was set"),
    SponsorOrder.BENEFICIARY_CHOICE: Text("由被共济人选择", "the relative chooses"),
    SponsorOrder.UNKNOWN: Text("未知", "not known"),
}
"""Each order as people say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRule(Dated):
    """How one bill is split over accounts (结算顺序); `order` says it as the region does.

    `one_sponsor_a_bill` lets a bill draw on a single sponsor though several are bound; `same_area_first` asks
    sponsors of the beneficiary's own pooling area before others.
    """

    own_balance: OwnBalance = OwnBalance.UNKNOWN
    sponsor_order: SponsorOrder = SponsorOrder.UNKNOWN
    one_sponsor_a_bill: bool = False
    same_area_first: bool = False
    order: Text | None = None

    @property
    def rule(self) -> str:
        """`settlement`."""
        return "settlement"

    @property
    def own_balance_first(self) -> bool | None:
        """Tell whether the beneficiary's own money goes first; None where unknown."""
        if self.own_balance is OwnBalance.UNKNOWN:
            return None
        return self.own_balance is not OwnBalance.NOT_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorAccount:
    """What is known of one sponsor when a bill is split; `binding` is an opaque id, amounts are fen.

    `rank` counts from 1, the first to be asked; `same_area` tells whether the sponsor is insured where the
    beneficiary is.
    """

    binding: str
    bound_at: datetime
    shareable_fen: int
    rank: int | None = None
    same_area: bool = True


def own_part(mode: OwnBalance, bill_fen: int, own_fen: int) -> tuple[int, int]:
    """Split a bill between the beneficiary's own account and what sponsors may be asked for.

    Args:
        mode: how the own account takes part; UNKNOWN is taken as SPLIT, the usual law.
        bill_fen: what is to be paid.
        own_fen: what the own account holds for it.

    Returns:
        what the own account pays at once, and the most that sponsors may pay. With NOT_FIRST the own account pays
        nothing before them; what they leave is its part.
    """
    if mode is OwnBalance.NOT_FIRST:
        return 0, bill_fen
    own = min(bill_fen, own_fen)
    if mode is OwnBalance.ONLY_WHEN_ZERO and own_fen > 0:
        return own, 0
    return own, bill_fen - own


def order_sponsors(
    rule: SettlementRule, sponsors: Iterable[SponsorAccount], chosen: Sequence[str] = ()
) -> list[SponsorAccount]:
    """Put sponsors into the order in which they are asked.

    Args:
        rule: the law of the place; an UNKNOWN order is taken as the order of binding.
        sponsors: those with a binding in force.
        chosen: bindings in the order the beneficiary wants; counts only with BENEFICIARY_CHOICE, where those not
            chosen are not asked at all.

    Returns:
        those to be asked, first to last; at most one where a bill draws on one sponsor only.
    """
    first_bound = sorted(sponsors, key=lambda each: (each.bound_at, each.binding))
    match rule.sponsor_order:
        case SponsorOrder.NEWEST_FIRST:
            ordered = first_bound[::-1]
        case SponsorOrder.HIGHEST_BALANCE:
            ordered = sorted(first_bound, key=lambda each: -each.shareable_fen)
        case SponsorOrder.RANK:
            ordered = sorted(first_bound, key=lambda each: (each.rank is None, each.rank or 0))
        case SponsorOrder.BENEFICIARY_CHOICE if chosen:
            place = {binding: index for index, binding in enumerate(chosen)}
            ordered = sorted(
                (each for each in first_bound if each.binding in place), key=lambda each: place[each.binding]
            )
        case _:
            ordered = first_bound
    if rule.same_area_first:
        ordered = sorted(ordered, key=lambda each: not each.same_area)
    single = rule.one_sponsor_a_bill or rule.sponsor_order is SponsorOrder.SINGLE
    return ordered[:1] if single else ordered
