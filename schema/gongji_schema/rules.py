"""Rules: every dated, cited value of a region."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from gongji.domain import (
    cap,
    channel,
    consent,
    crossing,
    eligibility,
    exclusivity,
    kinship,
    limit,
    mechanism,
    premium,
    settlement,
    shareable,
    term,
    timing,
    use,
)
from gongji.domain.channel import ChannelKind, Goal, Review
from gongji.domain.dated import Confidence
from gongji.domain.eligibility import Party
from gongji.domain.mechanism import InsuranceKind, Mechanism, Pair
from gongji.domain.relation import Relation
from gongji.domain.settlement import OwnBalance, SponsorOrder
from gongji.domain.use import UseKind
from gongji_schema.nodes import is_of
from gongji_schema.references import Source
from gongji_schema.words import says, told, told_if_any

if TYPE_CHECKING:
    from gongji_schema.region import Region


@strawberry.interface(name="Rule", description="有日期、有出处的一条规则。A dated, cited value of a region.")
class Rule:
    """What every rule shows."""

    rule: str = says("规则名,用于 history。Its name, as in history.")
    since: date | None = says("生效首日;null 为未知。The first day in force; null where unknown.")
    attested: date | None = says(
        "最早见于来源的日期:自该日起视为有效,此前未知。The earliest day a source shows it: in force from then, unknown before."
    )
    until: date | None = says("失效首日。The first day no longer in force.")
    confidence: Confidence = says("可信度。How sure it is.")
    sources: list[Source] = says("出处。Where it is written.")
    declared_by: Annotated["Region", strawberry.lazy("gongji_schema.region")] = says(
        "作出规定的地区。The region that declares it."
    )
    note: str | None = told_if_any("note", "说明。A note.")


@strawberry.type(name="MechanismRule", description="已开放的共济方式。A way of sharing that is open.")
class MechanismRule(Rule):
    """How money reaches the relative."""

    is_type_of = is_of(mechanism.MechanismRule)
    kind: Mechanism = says("共济方式。The mechanism.")
    pairs: list[Pair] = says("适用于双方参保地的哪些关系。Between whom it is open.")
    beneficiaries: list[InsuranceKind] = says("适用于哪些险种的被共济人。For relatives of which schemes.")


@strawberry.type(name="Channel", description="办理渠道。A place where a thing is done.")
class Channel(Rule):
    """An app, a counter, a terminal."""

    is_type_of = is_of(channel.Channel)
    key: str = says("渠道标识,在地区内唯一。Its key, unique in the region.")
    name: str = told("name", "官方名称,一字不差。The official name, exact.")
    kind: ChannelKind = says("类别。What it is.")
    online: bool = says("是否线上。Whether it is done on a screen.")
    goals: list[Goal] = says("可办的事。What can be done there.")
    pairs: list[Pair] = says("受理双方参保地的哪些关系。Which pairs it serves.")
    steps: list[str] | None = says(
        "操作步骤,屏幕上的原文;null 未知,空为无需。The steps as on the screen, in Chinese; null is unknown, empty is none."
    )
    needs: list[str] | None = says(
        "所需材料;null 未知,空为无需。The papers; null is unknown, empty is none needed."
    )
    review: Review = says("是否审核。Whether somebody reviews it.")


@strawberry.type(name="KinshipRule", description="可共济的亲属范围。The relatives who may be helped.")
class KinshipRule(Rule):
    """Which relatives count."""

    is_type_of = is_of(kinship.KinshipRule)
    allowed: list[Relation] = says("可共济的亲属。Who may be helped.")
    unsettled: list[Relation] = says(
        "来源未定或各地不一的亲属。Who is left open by the sources, or differs by area."
    )


@strawberry.type(name="EligibilityRule", description="参保条件。A condition on one side.")
class EligibilityRule(Rule):
    """Who may take part."""

    is_type_of = is_of(eligibility.EligibilityRule)
    name: str = says("名称。Its name.")
    party: Party = says("约束哪一方。Which side it binds.")
    requires: str = told("requires", "要求。What is required.")
    goals: list[Goal] | None = says(
        "只与这些事项有关;null 为绑定、入池和代缴。Concerns these goals only; null is a binding, a pool, a premium."
    )


@strawberry.type(name="LimitRule", description="限额、限人数、限次数。A number the region sets.")
class LimitRule(Rule):
    """How much and how many."""

    is_type_of = is_of(limit.LimitRule)
    what: str = says("限制的对象。What is bounded.")
    label: str = told("title", "限制的对象,按人们的说法。What is bounded, as people say it.")
    value: str = says(
        "数值,或 unlimited、unknown、set_by_sponsor。The number, or unlimited, unknown, set_by_sponsor."
    )
    unit: str = says("单位。The unit.")
    period_name: str | None = says("计数周期。Over what it counts.", name="period")
    counts_sponsor: bool = says("人数是否含共济人本人。Whether the sponsor counts among the people.")
    mechanism: Mechanism | None = says("只限于这种共济方式。Bounds this mechanism only.")


@strawberry.type(name="UseRule", description="支付范围。What shared money may be spent on.")
class UseRule(Rule):
    """A use, allowed or not."""

    is_type_of = is_of(use.UseRule)
    use: UseKind = says("用途。The use.")
    name: str | None = says("同类中另有名称的用途。Its own name, where several share a kind.")
    allowed: bool | None = says("是否允许;null 未知。Whether it is allowed; null is unknown.")


@strawberry.type(name="SettlementRule", description="结算顺序。How one bill is split over accounts.")
class SettlementRule(Rule):
    """Whose money pays first."""

    is_type_of = is_of(settlement.SettlementRule)
    own_balance_first: bool | None = says(
        "是否先用本人账户;null 未知。Whether the own balance goes first; null is unknown."
    )
    own_balance: OwnBalance = says("本人账户与共济账户的先后。How the own account takes part.")
    sponsor_order: SponsorOrder = says("多名共济人的顺序。Which of several sponsors is asked first.")
    one_sponsor_a_bill: bool = says("一次结算只用一名共济人。Whether a bill draws on one sponsor only.")
    order: str | None = told_if_any("order", "当地的表述。As the region says it.")


@strawberry.type(name="TimingRule", description="时限与生效时间。When what happens.")
class TimingRule(Rule):
    """When an event takes place or counts."""

    is_type_of = is_of(timing.TimingRule)
    event: str = says("事件。The event.")
    label: str = told("title", "事件,按人们的说法。The event, as people say it.")
    value: str = told("value", "时间;unknown 未知。When; unknown where nobody knows.")


@strawberry.type(name="CrossingRule", description="异地共济。Sharing across a border.")
class CrossingRule(Rule):
    """Whether sharing reaches other cities, or other provinces."""

    is_type_of = is_of(crossing.CrossingRule)
    supported: bool | None = says("是否支持;null 未知。Whether it is supported; null is unknown.")
    mechanism: Mechanism | None = says("通过何种方式。By which mechanism.")
    partial: bool = says("是否只在部分地区。Whether it holds in some areas only.")
    open_areas: list[str] = says("已知开通的地区,代码加名称。The areas known to be open, code and name.")


@strawberry.type(
    name="ShareableRule", description="可共济余额。The part of the sponsor's balance relatives may use."
)
class ShareableRule(Rule):
    """Which part of an account is open."""

    is_type_of = is_of(shareable.ShareableRule)
    in_words: str = says("口径与参数。Its kind and parameters.", name="value")


@strawberry.type(
    name="TermsRule", description="绑定的限额、互斥、同意、起止与代缴方式。How bindings are bounded and live."
)
class TermsRule(Rule):
    """Caps, exclusivity, consent, start, end and premium: the value in one line, as in history."""

    is_type_of = is_of(
        cap.CapRule,
        exclusivity.ExclusivityRule,
        consent.ConsentRule,
        term.StartRule,
        term.EndRule,
        premium.PremiumRule,
    )
    in_words: str = says("内容。The value.", name="value")
