"""Judging whether and how a relative's resident premium is paid from the account."""

from collections.abc import Iterable

from gongji.domain.mechanism import InsuranceKind
from gongji.domain.premium import PremiumFlow, PremiumRule
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked

OF_USE = frozenset({"beneficiaryInsurance", "uses.RESIDENT_PREMIUM"})
"""The checks that are about what the money is for."""


def judge_premium_use(asked: Asked) -> Iterable[Check]:
    """Judge the use, the relative's scheme, and tell which way the money goes."""
    sponsor = asked.sponsor
    if asked.question.beneficiary_insurance is InsuranceKind.EMPLOYEE:
        text = Text(
            "被共济人参加的是职工医保,没有居民医保费可代缴。",
            "The beneficiary has employee insurance: there is no resident premium to pay.",
        )
        yield Check(rule="beneficiaryInsurance", outcome=Outcome.FAIL, message=text, declared_by=sponsor)
    rule = next(
        (each for each in sponsor.uses if each.use is UseKind.RESIDENT_PREMIUM and each.name is None), None
    )
    if rule is None:
        text = Text(
            "能否用于缴纳居民医保费未查到。", "Whether the account may pay the resident premium is not known."
        )
        yield Check(rule="uses.RESIDENT_PREMIUM", outcome=Outcome.UNKNOWN, message=text, declared_by=sponsor)
    else:
        yield Check.of(rule, *_USE_TEXT[rule.allowed])
    if sponsor.premium is not None and sponsor.premium.flow is not PremiumFlow.UNKNOWN:
        yield Check.of(sponsor.premium, Outcome.PASS, _premium_text(sponsor.premium))


def _premium_text(rule: PremiumRule) -> Text:
    flow = _FLOW_TEXT[rule.flow]
    if rule.working_days is None:
        return flow
    return Text(
        f"{flow.zh}{rule.working_days}个工作日内到账。", f"{flow.en} Within {rule.working_days} working days."
    )


_USE_TEXT: dict[bool | None, tuple[Outcome, Text]] = {
    True: (
        Outcome.PASS,
        Text("可用于缴纳近亲属的居民医保费。", "The account may pay a relative's resident premium."),
    ),
    False: (Outcome.FAIL, Text("不可用于缴纳居民医保费。", "The account may not pay the resident premium.")),
    None: (
        Outcome.UNKNOWN,
        Text("能否用于缴纳居民医保费未知。", "Whether the account may pay the resident premium is unknown."),
    ),
}

_FLOW_TEXT = {
    PremiumFlow.DIRECT_DEBIT: Text("直接从个人账户扣缴。", "The account is debited directly."),
    PremiumFlow.REIMBURSED: Text("保费返还到指定银行账户。", "The premium is given back to a bank account."),
    PremiumFlow.REFUNDED_TO_CARD: Text("保费返还到卡上。", "The premium is given back to the card."),
    PremiumFlow.WITH_RECEIPT: Text("凭缴费凭证支取。", "The money is drawn against the receipt."),
}
