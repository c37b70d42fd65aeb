"""Rules that go by a name, and the names whose meaning the gateway knows itself."""

from dataclasses import dataclass
from typing import NamedTuple

from gongji.domain.channel import Goal
from gongji.domain.dated import FRAME, Dated
from gongji.domain.text import Text
from gongji.domain.version import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRule(Dated):
    """A rule of which a region has several, told apart by name.

    `label` says the name to people; `goals` narrows the rule to what it is about, None is everything.
    """

    label: Text | None = None
    goals: tuple[Goal, ...] | None = None

    @property
    def called(self) -> str:
        """The name, as in the files."""
        return self.rule.partition(".")[2]

    @property
    def title(self) -> Text:
        """The name, as people say it."""
        known = NAMES.get(self.called)
        return self.label or (known.title if known else Text.same(self.called))

    @property
    def in_words(self) -> str:
        """What the value says, in one line, without its days."""
        return in_words(self, FRAME | {"label", "goals"})

    def concerns(self, goal: Goal) -> bool:
        """Tell whether it matters to somebody who wants to reach a goal."""
        known = NAMES.get(self.called)
        about = self.goals if self.goals is not None or known is None else known.goals
        return about is None or goal in about


class Name(NamedTuple):
    """How a name is said, and what it is about; None is everything."""

    title: Text
    goals: frozenset[Goal] | None


_JOINING = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM})
_MAKING = frozenset({Goal.BIND, Goal.JOIN_POOL})
_BINDING = _MAKING | {Goal.UNBIND}
_PREMIUM = frozenset({Goal.PAY_PREMIUM})
_WALLET = frozenset({Goal.OPEN_WALLET, Goal.SEND_MONEY})

NAMES: dict[str, Name] = {
    "concurrent_beneficiaries": Name(Text("同时绑定人数", "relatives at one time"), _JOINING),
    "lifetime_beneficiaries": Name(Text("累计绑定人数", "relatives ever"), _JOINING),
    "sponsors_per_beneficiary": Name(Text("每位使用人的共济人数", "sponsors of one relative"), _JOINING),
    "beneficiaries_per_operation": Name(Text("每次办理人数", "relatives in one go"), _JOINING),
    "premium_beneficiaries": Name(Text("代缴居民医保人数", "relatives whose premium may be paid"), _PREMIUM),
    "premium_years_per_operation": Name(Text("每次代缴年度数", "premium years in one go"), _PREMIUM),
    "wallet_transfers_per_day": Name(Text("医保钱包每日转账次数", "wallet transfers a day"), _WALLET),
    "wallet_amount_per_transfer": Name(Text("医保钱包每笔转账金额", "wallet amount a transfer"), _WALLET),
    "wallet_blackout": Name(Text("医保钱包不可转账时段", "hours without wallet transfers"), _WALLET),
    "wallet_pending_transfers": Name(
        Text("医保钱包待接收转账笔数", "wallet transfers waiting to be accepted"), _WALLET
    ),
    "bind_effective": Name(Text("绑定生效", "a binding takes effect"), _MAKING),
    "unbind_effective": Name(Text("解绑生效", "unbinding takes effect"), _BINDING),
    "binding_expiry": Name(Text("绑定有效期", "a binding lasts"), _MAKING),
    "review": Name(Text("审核", "review"), _BINDING | _PREMIUM),
    "premium_refund": Name(Text("代缴费返还", "the premium comes back"), _PREMIUM),
}
"""The names of limits and events that the gateway itself reads, with their meaning."""
