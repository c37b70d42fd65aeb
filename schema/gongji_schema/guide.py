"""The guide, and its parts."""

from datetime import date
from typing import Annotated

import strawberry

from gongji.domain.channel import Goal
from gongji.domain.dated import Confidence
from gongji.domain.mechanism import InsuranceKind, Mechanism
from gongji.domain.relation import Relation
from gongji.domain.verdict import Outcome, Verdict
from gongji_schema import rules
from gongji_schema.references import Source
from gongji_schema.region import Region
from gongji_schema.scalars import RegionCode
from gongji_schema.words import says, told


@strawberry.input(name="GuideInput", description="要问的事。What is asked.")
class GuideInput:
    """One question to the guide."""

    goal: Goal = strawberry.field(default=Goal.BIND, description="要办的事。What is wanted.")
    sponsor_region: RegionCode = strawberry.field(description="共济人的参保地。Where the sponsor is insured.")
    beneficiary_region: RegionCode | None = strawberry.field(
        default=None,
        description="被共济人的参保地,不填即同共济人。Where the beneficiary is insured; the sponsor's where left out.",
    )
    relation: Relation | None = strawberry.field(
        default=None, description="被共济人是共济人的什么人。What the beneficiary is to the sponsor."
    )
    kinship_term: str | None = strawberry.field(
        default=None, description="不填 relation 时可填称呼,如“岳母”。Instead of relation: a word people use."
    )
    sponsor_insurance: InsuranceKind | None = strawberry.field(
        default=InsuranceKind.EMPLOYEE, description="共济人的险种。The sponsor's scheme."
    )
    beneficiary_insurance: InsuranceKind | None = strawberry.field(
        default=None, description="被共济人的险种。The beneficiary's scheme."
    )
    online: bool | None = strawberry.field(
        default=None, description="只看线上或线下渠道。Only channels on a screen, or only off it."
    )
    on: date | None = strawberry.field(
        default=None, description="哪一天,默认今天。The day; today where left out."
    )


@strawberry.type(name="Check", description="一项检查。One rule held against the question.")
class Check:
    """How one rule came out."""

    rule: str = says("规则名。The rule's name.")
    outcome: Outcome = says("结果。How it came out.")
    conditional: bool = says("是否附条件。Whether it passes under a condition.")
    message: str = told("message", "说明。What it means.")
    since: date | None = says("规则生效首日。The first day the rule was in force.")
    attested: date | None = says("规则最早见于来源的日期。The earliest day a source shows the rule.")
    sources: list[Source] = says("出处。Where it is written.")
    confidence: Confidence | None = says(
        "规则的可信度;null 为无人说明。How sure the rule is; null where nobody says."
    )
    declared_by: Region = says("作出规定的地区。The region that declares the rule.")


@strawberry.type(name="Route", description="办理途径。One way to do it.")
class Route:
    """A channel with what to press and what to bring."""

    channel: rules.Channel = says("渠道。The channel.")
    steps: list[str] | None = says("步骤;null 未知。The steps; null is unknown.")
    needs: list[str] | None = says("材料;null 未知。The papers; null is unknown.")


@strawberry.type(name="Alternative", description="替代办法。What works instead.")
class Alternative:
    """Another goal that is open to the same two."""

    goal: Goal = says("可办的事。What can be done.")
    mechanism: Mechanism | None = says("共济方式。By which mechanism.")
    why: str = told("why", "为什么可行。Why it works.")
    routes: list[Route] = says("途径,好的在前。The ways, best first.")


@strawberry.type(
    name="Guide",
    description="这两个人之间能不能办、怎么办;不能办时,为什么、改用什么。Can this be done between these two, and how; if not, why, and what instead.",
)
class Guide:
    """The answer to one question."""

    on: date = says("按哪一天的政策。The day whose policy answers.")
    sponsor_region: Region = says("共济人的参保地。Where the sponsor is insured.")
    beneficiary_region: Region = says("被共济人的参保地。Where the beneficiary is insured.")
    verdict: Verdict = says(
        "结论:有不符合即NO,关键项未知即UNKNOWN,附条件或其他未知即CONDITIONAL。What all checks together say."
    )
    summary: str = told("summary", "一两句话的回答。The answer in one or two sentences.")
    relation: Relation | None = says("所问的亲属关系。The relation asked about.")
    mechanism: Mechanism | None = says("共济方式。By which mechanism.")
    assumed: list[str] = says("没有说明、按符合处理的条件。What was left out and taken to fit.")
    checks: list[Check] = says("逐项检查。Every check.")
    conditions: list[rules.EligibilityRule] = says(
        "有关而无法代为判断的条件,请自行核对。Conditions that concern it and cannot be judged here: read them."
    )
    limits: list[rules.LimitRule] = says("有关的限额与人数。The numbers that concern it.")
    timing: list[rules.TimingRule] = says("有关的时限。When what happens.")
    routes: list[Route] = says("途径,好的在前:线上先于线下,可信度高的在前。The ways, best first.")
    alternatives: list[Alternative] = says(
        "不能办或有条件时的替代办法。What works instead, where the verdict is NO or CONDITIONAL."
    )


Question = Annotated[GuideInput, strawberry.argument(description="要问的事。What is asked.")]
