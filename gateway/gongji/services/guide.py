"""The guide: can this be done between these two, by which channel, step by step; if not, why, and what instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongji.domain.channel import Goal
from gongji.domain.division import NATION
from gongji.domain.eligibility import EligibilityRule, Party
from gongji.domain.limit import LimitRule
from gongji.domain.mechanism import WALLET, Mechanism
from gongji.domain.question import Question
from gongji.domain.relation import Relation
from gongji.domain.route import Alternative, Route
from gongji.domain.text import Text
from gongji.domain.timing import TimingRule
from gongji.domain.verdict import Check, Outcome, Verdict, conclude
from gongji.services.alternatives import alternatives, no_alternative
from gongji.services.asking import Asked
from gongji.services.atlas import Atlas, Place
from gongji.services.judging import JUDGES
from gongji.services.telling import summary

_SHARING = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.SEND_MONEY})
_JUDGED_ON_KINSHIP = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM, Goal.SEND_MONEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The answer to one question (办事指南)."""

    on: date
    sponsor_region: Place
    beneficiary_region: Place
    verdict: Verdict
    summary: Text
    relation: Relation | None
    mechanism: Mechanism | None
    assumed: tuple[str, ...]
    checks: tuple[Check, ...]
    conditions: tuple[EligibilityRule, ...]
    limits: tuple[LimitRule, ...]
    timing: tuple[TimingRule, ...]
    routes: tuple[Route, ...]
    alternatives: tuple[Alternative, ...]


def guide(atlas: Atlas, question: Question) -> Guide:
    """Answer one question by the law of both regions and of the nation, on the day asked about."""
    asked = Asked.of(atlas, question)
    judged = JUDGES[question.goal](asked)
    checks = [*_said(asked), *judged.checks]
    verdict = conclude(checks)
    refused = verdict is Verdict.NO
    if refused:  # that no channel is known is no news then
        checks = [each for each in checks if each.rule != "channels" or each.outcome is not Outcome.UNKNOWN]
    routes = () if refused else judged.routes
    others = alternatives(asked, verdict, checks)
    if refused and not others and question.goal in _SHARING:
        checks.append(no_alternative(asked, {each.message for each in checks}))
    ways = [] if refused else [(asked.goal, judged.mechanism)]
    ways += [(each.goal, each.mechanism) for each in others]
    return Guide(
        on=question.on,
        sponsor_region=asked.sponsor,
        beneficiary_region=asked.beneficiary,
        verdict=verdict,
        summary=summary(asked, verdict, checks, routes, others),
        relation=asked.relation,
        mechanism=None if refused else judged.mechanism,
        assumed=asked.assumed(kinship=question.goal in _JUDGED_ON_KINSHIP),
        checks=tuple(checks),
        conditions=_conditions(asked, [goal for goal, _ in ways]),
        limits=tuple(each for each in asked.sponsor.limits if _concerns(each, ways)),
        timing=tuple(each for each in asked.sponsor.timing if _concerns(each, ways)),
        routes=tuple(routes),
        alternatives=tuple(others),
    )


def _said(asked: Asked) -> list[Check]:
    """Name what the question leaves open and no assumption can fill."""
    checks: list[Check] = []
    if asked.question.goal in _JUDGED_ON_KINSHIP and not asked.question.relations:
        text = Text(
            "没有说明亲属关系;结论取决于使用人是共济人的什么人。",
            "The relation was not given; the answer depends on what the beneficiary is to the sponsor.",
        )
        checks.append(
            Check(rule="relation", outcome=Outcome.UNKNOWN, message=text, declared_by=asked.sponsor)
        )
    return checks


def _conditions(asked: Asked, goals: Sequence[Goal]) -> tuple[EligibilityRule, ...]:
    """List what must also be met: by the sponsor's law, and where wallet money is spent, by the recipient's."""
    told = [
        each for each in asked.sponsor.eligibility if any(each.told_for(goal, asked.pair) for goal in goals)
    ]
    if Goal.SEND_MONEY in goals and asked.beneficiary.code != asked.sponsor.code:
        told = [each for each in told if each.declared_by.code == NATION or not _of_spending(each, asked)]
        told += [each for each in asked.beneficiary.eligibility if _of_spending(each, asked)]
    said: dict[Text, EligibilityRule] = {}
    for each in told:
        said.setdefault(each.requires, each)  # what both places say is told once, as the sponsor's
    return tuple(said.values())


def _of_spending(rule: EligibilityRule, asked: Asked) -> bool:
    """Tell whether a condition is about spending wallet money: it binds the recipient, and where they are insured."""
    sending = bool(rule.goals) and rule.told_for(Goal.SEND_MONEY, asked.pair)
    return sending and rule.party is Party.BENEFICIARY


def _concerns(rule: LimitRule | TimingRule, ways: Sequence[tuple[Goal, Mechanism | None]]) -> bool:
    """Tell whether a rule matters to one of the ways to go, each a goal and a mechanism."""
    return any(
        rule.concerns(goal)
        and (rule.mechanism is mechanism or (rule.mechanism is None and mechanism not in WALLET))
        for goal, mechanism in ways
    )
