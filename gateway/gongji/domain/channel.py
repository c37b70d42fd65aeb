"""Channels: where and how a thing is done, step by step."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated
from gongji.domain.mechanism import InsuranceKind, Pair
from gongji.domain.text import Text


class Goal(Enum):
    """What somebody wants to do (事项)."""

    BIND = "BIND"
    UNBIND = "UNBIND"
    CHECK_USAGE = "CHECK_USAGE"
    PAY_PREMIUM = "PAY_PREMIUM"
    OPEN_WALLET = "OPEN_WALLET"
    SEND_MONEY = "SEND_MONEY"
    JOIN_POOL = "JOIN_POOL"
    SHOW_FAMILY_CODE = "SHOW_FAMILY_CODE"


class ChannelKind(Enum):
    """What a channel is (渠道类别)."""

    NATIONAL_APP = "NATIONAL_APP"
    PROVINCIAL_APP = "PROVINCIAL_APP"
    CITY_APP = "CITY_APP"
    WECHAT_OFFICIAL_ACCOUNT = "WECHAT_OFFICIAL_ACCOUNT"
    WECHAT_MINI_PROGRAM = "WECHAT_MINI_PROGRAM"
    ALIPAY_MINI_PROGRAM = "ALIPAY_MINI_PROGRAM"
    GOV_SERVICE_APP = "GOV_SERVICE_APP"
    TAX_APP = "TAX_APP"
    WEBSITE = "WEBSITE"
    SERVICE_HALL = "SERVICE_HALL"
    COMMUNITY_SERVICE_CENTER = "COMMUNITY_SERVICE_CENTER"
    SELF_SERVICE_TERMINAL = "SELF_SERVICE_TERMINAL"
    BANK_BRANCH = "BANK_BRANCH"
    PHONE = "PHONE"


OFFLINE = frozenset(
    {
        ChannelKind.SERVICE_HALL,
        ChannelKind.COMMUNITY_SERVICE_CENTER,
        ChannelKind.SELF_SERVICE_TERMINAL,
        ChannelKind.BANK_BRANCH,
        ChannelKind.PHONE,
    }
)
"""Kinds for which one leaves the screen."""


class Review(Enum):
    """Whether somebody looks at an application before it counts (审核)."""

    NONE = "NONE"
    MANUAL = "MANUAL"
    UNKNOWN = "UNKNOWN"


_PAIRLESS = frozenset({Goal.SHOW_FAMILY_CODE, Goal.OPEN_WALLET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Dated):
    """A place where a thing is done: an app, a counter, a terminal (办理渠道).

    `steps` are in order and in Chinese, as they stand on the screen; `needs` are the papers. None is unknown, empty
    is none needed. `general` marks a nationwide channel that gives way to a nearer one of the same kind and goal.
    `sponsors_in`, `beneficiaries_in` and `beneficiaries_outside` narrow it to people insured in, or outside of, areas
    by their codes, `beneficiaries` to relatives of one scheme. Without `goals` it is for an errand the guide has no
    name for, and shown with the region only.
    """

    key: str
    name: Text
    kind: ChannelKind
    goals: tuple[Goal, ...]
    pairs: tuple[Pair, ...] = (Pair.SAME_AREA, Pair.SAME_PROVINCE)
    steps: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    review: Review = Review.UNKNOWN
    general: bool = False
    sponsors_in: tuple[str, ...] = ()
    beneficiaries_in: tuple[str, ...] = ()
    beneficiaries_outside: tuple[str, ...] = ()
    beneficiaries: tuple[InsuranceKind, ...] = tuple(InsuranceKind)

    @property
    def rule(self) -> str:
        """`channels.KEY`."""
        return f"channels.{self.key}"

    def serves(self, goal: Goal, pair: Pair | None = None) -> bool:
        """Tell whether the goal can be reached here by a pair; None is any pair.

        Opening a wallet and showing a code concern one person, wherever the other is insured. Sending by wallet
        inside one area is sending inside the province.
        """
        if goal not in self.goals:
            return False
        if pair is None or pair in self.pairs or goal in _PAIRLESS:
            return True
        return goal is Goal.SEND_MONEY and pair is Pair.SAME_AREA and Pair.SAME_PROVINCE in self.pairs

    def reaches(self, sponsor: Container[str], beneficiary: Container[str] | None = None) -> bool:
        """Tell whether it serves people insured in these places, each given by all it lies in; None is anywhere."""
        if self.sponsors_in and not _lies(sponsor, self.sponsors_in):
            return False
        if beneficiary is None:
            return True
        wanted = not self.beneficiaries_in or _lies(beneficiary, self.beneficiaries_in)
        return wanted and not _lies(beneficiary, self.beneficiaries_outside)

    @property
    def online(self) -> bool:
        """Tell whether it is done without going anywhere."""
        return self.kind not in OFFLINE


def _lies(place: Container[str], areas: Iterable[str]) -> bool:
    return any(area in place for area in areas)


GOAL_WORDS: dict[Goal, Text] = {
    Goal.BIND: Text("绑定家庭共济", "bind a relative"),
    Goal.UNBIND: Text("解除绑定", "end a binding"),
    Goal.CHECK_USAGE: Text("查询共济使用记录", "look up what was used"),
    Goal.PAY_PREMIUM: Text("代缴居民医保费", "pay a relative's resident premium"),
    Goal.OPEN_WALLET: Text("开通医保钱包", "open a wallet"),
    Goal.SEND_MONEY: Text("用医保钱包转账或设定共济额度", "send money, or set a quota, by wallet"),
    Goal.JOIN_POOL: Text("加入共济账户(资金池)或家庭组", "join a pool or a group"),
    Goal.SHOW_FAMILY_CODE: Text(
        "亲情账户:只展示家人医保码,不是共济", "show a relative's code; it shares no money"
    ),
}
"""Each goal as people say it."""

KIND_WORDS: dict[ChannelKind, Text] = {
    ChannelKind.NATIONAL_APP: Text("国家医保服务平台", "the national app"),
    ChannelKind.PROVINCIAL_APP: Text("省级医保App", "a province's app"),
    ChannelKind.CITY_APP: Text("市级医保App", "a city's app"),
    ChannelKind.WECHAT_OFFICIAL_ACCOUNT: Text("微信公众号", "a WeChat official account"),
    ChannelKind.WECHAT_MINI_PROGRAM: Text("微信小程序", "a WeChat mini program"),
    ChannelKind.ALIPAY_MINI_PROGRAM: Text("支付宝小程序", "an Alipay mini program"),
    ChannelKind.GOV_SERVICE_APP: Text("政务服务App", "a government service app"),
    ChannelKind.TAX_APP: Text("税务App", "a tax app"),
    ChannelKind.WEBSITE: Text("网站", "a website"),
    ChannelKind.SERVICE_HALL: Text("医保经办大厅、窗口", "a service hall or counter"),
    ChannelKind.COMMUNITY_SERVICE_CENTER: Text("社区、街道服务中心", "a community service centre"),
    ChannelKind.SELF_SERVICE_TERMINAL: Text("自助终端", "a self-service terminal"),
    ChannelKind.BANK_BRANCH: Text("银行网点", "a bank branch"),
    ChannelKind.PHONE: Text("电话", "by telephone"),
}
"""Each kind of channel as people say it."""
