"""The enumerations of the API; every value says what it means, Chinese first."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from gongji.domain.binding import BindingStatus
from gongji.domain.channel import GOAL_WORDS, KIND_WORDS, ChannelKind, Goal, Review
from gongji.domain.dated import Confidence
from gongji.domain.division import Level
from gongji.domain.eligibility import InsuranceStatus, Party
from gongji.domain.mechanism import InsuranceKind, Mechanism, Pair
from gongji.domain.relation import WORDS, Relation
from gongji.domain.settlement import OwnBalance, SponsorOrder
from gongji.domain.source import SourceKind
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Outcome, Verdict
from gongji.host.plugin import PluginStatus
from gongji_schema.words import described

E = TypeVar("E", bound=Enum)


def _spoken(words: Mapping[E, Text]) -> dict[str, str]:
    return {each.name: f"{text.zh}。{text.en[0].upper()}{text.en[1:]}." for each, text in words.items()}


described(
    Level,
    "地区层级。The level of a region.",
    {
        "NATION": "全国。The nation.",
        "PROVINCE": "省、自治区、直辖市、兵团。A province-level region.",
        "PREFECTURE": "地级市、州、盟。A prefecture-level region.",
        "COUNTY": "县、区、县级市。A county-level region.",
    },
)
Level.__strawberry_definition__.name = "RegionLevel"  # type: ignore[attr-defined]

described(
    Goal,
    "要办的事。What somebody wants to do.",
    _spoken(GOAL_WORDS),
)

described(
    ChannelKind,
    "办理渠道的类别。What a channel is.",
    _spoken(KIND_WORDS),
)

described(
    Relation,
    "被共济人是共济人的什么人。What the beneficiary is to the sponsor.",
    _spoken(WORDS),
)

described(
    Mechanism,
    "钱怎样到家人手里。How money reaches the relative.",
    {
        "DIRECT_DRAW": "结算时直接扣共济人个人账户。The sponsor's account is debited when the bill is settled.",
        "FAMILY_POOL": "先划入共济账户再使用。Money is moved into a shared pool first.",
        "GRANT": "在家庭组内授权额度。An authorised amount within a group.",
        "WALLET_TRANSFER": "医保钱包转账(2026-01-09前)。Wallet transfer, before 2026-01-09.",
        "WALLET_QUOTA": "医保钱包共济额度(2026-01-09起)。Wallet quota, from 2026-01-09.",
    },
)

described(
    Pair,
    "双方参保地的关系。Where the two are insured, seen from each other.",
    {
        "SAME_AREA": "同一统筹区。One pooling area.",
        "SAME_PROVINCE": "同省不同统筹区。Two pooling areas of one province.",
        "OTHER_PROVINCE": "跨省。Two provinces.",
    },
)

described(
    Verdict,
    "结论。The verdict.",
    {
        "YES": "可以。Yes.",
        "CONDITIONAL": "有条件,或有未知项。Under conditions, or with something unknown.",
        "NO": "不可以。No.",
        "UNKNOWN": "未知:关键规则没有查到。Not known: a deciding rule is unknown.",
    },
)

described(
    Outcome,
    "一项检查的结果。How one check came out.",
    {"PASS": "符合。Met.", "FAIL": "不符合。Not met.", "UNKNOWN": "未知。Unknown."},
)

described(
    Confidence,
    "可信度。How sure a value is.",
    {"HIGH": "高。High.", "MEDIUM": "中。Medium.", "LOW": "低。Low."},
)

described(
    SourceKind,
    "来源类别,可信程度由高到低。What a source is; trust falls from the first to the last.",
    {
        "OFFICIAL": "官方文件或网站。An official document or site.",
        "NEWS": "新闻。News.",
        "AGGREGATOR": "聚合网页。An aggregator.",
        "SEED": "项目最初的网页。A page the project began from.",
        "BACKGROUND": "背景知识,未核实。Background knowledge, not verified.",
    },
)

described(
    InsuranceKind,
    "险种。The scheme a person is insured in.",
    {"EMPLOYEE": "职工医保。Employee insurance.", "RESIDENT": "城乡居民医保。Resident insurance."},
)

described(
    OwnBalance,
    "本人账户与共济账户的先后。How the beneficiary's own account takes part.",
    {
        "SPLIT": "先用本人账户,不足部分由共济账户补。The own account pays what it can, sponsors the rest.",
        "ONLY_WHEN_ZERO": "本人余额为零时才用共济账户。A sponsor pays only where the own balance is exactly zero.",
        "NOT_FIRST": "先用共济账户。The sponsor's account is asked before the own one.",
        "UNKNOWN": "未知。Unknown.",
    },
)

described(
    SponsorOrder,
    "多名共济人的扣款顺序。Which of several sponsors is asked first.",
    {
        "SINGLE": "只有一名共济人。There is but one sponsor.",
        "BINDING_ORDER": "按绑定先后。In the order of binding.",
        "NEWEST_FIRST": "后绑先扣。The newest binding first.",
        "HIGHEST_BALANCE": "余额多者先扣。The highest balance first.",
        "RANK": "按设定的次序。By the rank that was set.",
        "BENEFICIARY_CHOICE": "由使用人选择。As the beneficiary chooses.",
        "UNKNOWN": "未知。Unknown.",
    },
)

described(
    UseKind,
    "支付范围。What the money may be spent on.",
    {
        "OUTPATIENT_SELF_PAY": "门诊个人负担。The patient's part of outpatient care.",
        "INPATIENT_SELF_PAY": "住院个人负担。The patient's part of inpatient care.",
        "PHARMACY": "定点药店药品。Medicines at a designated pharmacy.",
        "MEDICAL_DEVICE": "医疗器械、医用耗材。Medical devices and consumables.",
        "RESIDENT_PREMIUM": "居民医保个人缴费。The resident premium.",
        "LONG_TERM_CARE_PREMIUM": "长护险个人缴费。The long-term care premium.",
        "SUPPLEMENTARY_INSURANCE": "补充医疗保险。Supplementary insurance.",
        "COMMERCIAL_INSURANCE": "商业健康保险。Commercial insurance.",
        "VACCINE": "非免疫规划疫苗。Vaccines outside the programme.",
        "WELLNESS": "公共卫生、健身、养生保健。Public health, fitness, wellness.",
        "CARD_SHARING": "共用医保卡。Use of another's card.",
        "POOLED_BENEFIT": "统筹基金待遇。Benefits of the pooled fund.",
        "OTHER": "其他,见名称和说明。Other; see its name and note.",
    },
)

described(
    Review,
    "是否审核。Whether somebody reviews the application.",
    {"NONE": "不审核。None.", "MANUAL": "人工审核。By hand.", "UNKNOWN": "未知。Unknown."},
)

described(
    Party,
    "哪一方。Which side.",
    {"SPONSOR": "共济人。The sponsor.", "BENEFICIARY": "被共济人。The beneficiary.", "BOTH": "双方。Both."},
)

described(
    PluginStatus,
    "插件状态。What became of a plugin.",
    {
        "ACTIVE": "已启用。In use.",
        "QUARANTINED": "已隔离,原因见 reason。In quarantine; the reason is told.",
        "BLOCKED": "按设置未加载。Not loaded, by the settings.",
    },
)


class BindingRole(Enum):
    """On which side of a binding somebody stands (绑定中的角色)."""

    SPONSOR = "SPONSOR"
    BENEFICIARY = "BENEFICIARY"


described(
    BindingRole,
    "在绑定中的角色。On which side of a binding somebody stands.",
    {"SPONSOR": "共济人。The sponsor.", "BENEFICIARY": "被共济人。The beneficiary."},
)

described(
    BindingStatus,
    "绑定状态。How a binding stands.",
    {
        "AWAITING_CONSENT": "待被共济人同意。Waits for the beneficiary.",
        "AWAITING_REVIEW": "待审核。Waits for a clerk.",
        "SCHEDULED": "已定,未到生效时刻。Settled, and not yet begun.",
        "ACTIVE": "生效中。In force.",
        "ENDING": "已申请解除,未到解除时刻。In force until its end, which was asked for.",
        "ENDED": "已解除。Ended.",
        "REJECTED": "未获同意或审核未通过。Not agreed to, or not approved.",
        "EXPIRED": "约定的期限已满。Came to the day named for its end.",
    },
)

described(
    InsuranceStatus,
    "参保状态。How an insurance stands.",
    {
        "NORMAL": "正常。Normal.",
        "SUSPENDED": "暂停。Suspended.",
        "ARREARS": "欠费。In arrears.",
        "ENDED": "终止。Ended.",
    },
)
