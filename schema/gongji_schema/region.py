"""A region as its policy stood on a day."""

from datetime import date
from typing import Annotated, Any

import strawberry

from gongji.domain.channel import Channel as ChannelOpen
from gongji.domain.channel import ChannelKind, Goal
from gongji.domain.dated import Confidence
from gongji.domain.division import Level
from gongji.host.plugin import PluginStatus
from gongji.services.atlas import Place
from gongji.services.history import Version, history_of
from gongji_schema import rules
from gongji_schema.nodes import Node, is_of
from gongji_schema.references import Conflict, Faq, Hotline, Source, Term
from gongji_schema.scalars import RegionCode
from gongji_schema.words import finds, says, told


@strawberry.type(name="RuleVersion", description="一条规则在某一时期的值。One value that a rule has had.")
class RuleVersion:
    """A version, newest first in a history."""

    since: date | None = says("生效首日;null 为未知。The first day in force; null where unknown.")
    attested: date | None = says("最早见于来源的日期。The earliest day a source shows it.")
    until: date | None = says("失效首日。The first day no longer in force.")
    value: str = says("内容。The value.")
    confidence: Confidence = says("可信度。How sure it is.")
    sources: list[Source] = says("出处。Where it is written.")
    declared_by: Annotated["Region", strawberry.lazy("gongji_schema.region")] = says(
        "作出规定的地区。The region that declares it."
    )


def _regions_of(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return [info.context.atlas.place(code) for code in root.codes]


@strawberry.type(name="Plugin", description="地区插件。A region plugin.")
class Plugin:
    """A plugin the gateway met, also one it refused."""

    name: str = says("名称。Its name.")
    version: str = says("版本。Its version.")
    api: str = says("所用的插件API版本。The plugin API it was written for.")
    distribution: str | None = says("所属的发行包。The distribution it came in.")
    status: PluginStatus = says("状态。What became of it.")
    reason: str | None = says("未启用的原因。Why it is not in use.")
    regions: list[Annotated["Region", strawberry.lazy("gongji_schema.region")]] = strawberry.field(
        resolver=_regions_of, description="它提供的地区。The regions it gives."
    )


def _channels_of(
    root: strawberry.Parent[Place],
    goal: Annotated[
        Goal | None, strawberry.argument(description="只看办这件事的。Only those for this.")
    ] = None,
    online: Annotated[
        bool | None, strawberry.argument(description="只看线上或线下的。Only on a screen, or only off it.")
    ] = None,
    kind: Annotated[
        ChannelKind | None, strawberry.argument(description="只看这一类。Only of this kind.")
    ] = None,
) -> list[ChannelOpen]:
    return root.channels(goal, online, kind)


def _history_of(
    root: strawberry.Parent[Place],
    rule: Annotated[
        str,
        strawberry.argument(
            description="规则名,即规则的 rule 字段。The rule's name, as its rule field says."
        ),
    ],
) -> list[Version]:
    return history_of(root, rule)


@strawberry.type(
    name="Region",
    description=(
        "某地某日的政策。每个真实的GB/T 2260代码都是一个地区,没有自己规则的用最近上级的规则。"
        "A region as its policy stood on a day. Every real code is a region; one without rules answers with its nearest ancestor's."
    ),
)
class Region(Node):
    """A place with the law it has on a day."""

    is_type_of = is_of(Place)
    code: RegionCode = says("GB/T 2260 代码。Its code.")
    name: str = told("name", "名称。Its name.")
    level: Level = says("层级。Its level.")
    on: date = says("政策所在的日期。The day whose policy this is.")
    rules_from: Annotated["Region", strawberry.lazy("gongji_schema.region")] = says(
        "规则来自哪个地区。The region whose rules hold here."
    )
    parent: Annotated["Region", strawberry.lazy("gongji_schema.region")] | None = says(
        "上级地区。The region it lies in."
    )
    children: list[Annotated["Region", strawberry.lazy("gongji_schema.region")]] = says(
        "下级地区。The regions in it."
    )
    plugin: Plugin = says("提供规则的插件。The plugin that gives its rules.")
    mechanisms: list[rules.MechanismRule] = says("当日可用的共济方式。The ways of sharing open that day.")
    kinship: rules.KinshipRule | None = says(
        "亲属范围;null 为当日无规定或未知。The relatives; null where none or unknown that day."
    )
    eligibility: list[rules.EligibilityRule] = says("参保条件。The conditions on both sides.")
    limits: list[rules.LimitRule] = says("限额与人数。The numbers.")
    uses: list[rules.UseRule] = says("支付范围。What money may be spent on.")
    settlement: rules.SettlementRule | None = says("结算顺序。How a bill is split.")
    timing: list[rules.TimingRule] = says("时限与生效。When what happens.")
    cross_city: rules.CrossingRule | None = says("省内跨统筹区。Across the cities of the province.")
    cross_province: rules.CrossingRule | None = says("跨省。Across provinces.")
    shareable: rules.ShareableRule | None = says("可共济余额。The part of an account open to relatives.")
    caps: list[rules.TermsRule] = says("使用限额。The most that relatives may draw.")
    exclusivity: rules.TermsRule | None = says("互斥规则。Which roles shut one another out.")
    consent: rules.TermsRule | None = says("同意与承诺。What must be signed or confirmed.")
    start: rules.TermsRule | None = says("绑定何时生效。When a binding starts.")
    end: rules.TermsRule | None = says("解除何时生效、谁可解除。When a binding ends, and who may end it.")
    wallet_terms: list[rules.TermsRule] = says(
        "只适用于医保钱包的互斥、同意与解除规则。Exclusivity, consent and end that hold for the wallet alone."
    )
    premium: rules.TermsRule | None = says("代缴居民医保的方式。How a relative's premium is paid.")
    glossary: list[Term] = says("当地用语。The words used there.")
    hotlines: list[Hotline] = says("咨询电话。The numbers to ask.")
    faq: list[Faq] = says("常见问题。What people ask.")
    conflicts: list[Conflict] = says("来源矛盾之处。Where sources disagree.")
    gaps: list[str] = says("尚未查到的内容。What nobody has found yet.")

    channels: list[rules.Channel] = finds(
        _channels_of, "当日的办理渠道。The channels open that day.", list[rules.Channel]
    )
    history: list[RuleVersion] = finds(
        _history_of,
        "一条规则的历次版本,新的在前。规则名如 kinship、settlement、crossProvince、limits.concurrent_beneficiaries。"
        "Every dated value one rule has had, newest first.",
        list[RuleVersion],
    )
