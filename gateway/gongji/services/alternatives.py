"""What works instead, where the answer is no or depends."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from gongji.domain.channel import Goal
from gongji.domain.mechanism import WALLET, InsuranceKind, Mechanism, Pair
from gongji.domain.relation import WORDS
from gongji.domain.route import Alternative, Route, best_first
from gongji.domain.text import Text, joined
from gongji.domain.verdict import Check, Outcome, Verdict, conclude
from gongji.services.asking import Asked
from gongji.services.crossing import judge_wallet, wallet_rule
from gongji.services.people import judge_people
from gongji.services.premiums import OF_USE

_BY_WALLET = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM})
_BY_BINDING = frozenset({Goal.JOIN_POOL, Goal.SEND_MONEY})


def alternatives(asked: Asked, verdict: Verdict, checks: Iterable[Check] = ()) -> tuple[Alternative, ...]:
    """List what works instead: the wallet for a binding that cannot be, a binding for a wallet or a pool.

    Where the use itself is refused, no other way of sharing mends it.
    """
    if verdict not in {Verdict.NO, Verdict.CONDITIONAL}:
        return ()
    if any(each.outcome is Outcome.FAIL and each.rule in OF_USE for each in checks):
        return ()
    binding = tuple(_binding(asked))
    if binding or (verdict is Verdict.CONDITIONAL and asked.pair is Pair.SAME_AREA):
        return binding
    return tuple(_wallet(asked))


def no_alternative(asked: Asked, said: Collection[Text]) -> Check:
    """Say why nothing works instead, so that an empty list never stands without its reason.

    Args:
        asked: the question.
        said: what other checks have said already.
    """
    relation = asked.relation
    checks = [check for check in _wallet_checks(asked) if check.outcome is not Outcome.PASS]
    reasons = [check.message for check in checks]
    if asked.question.sponsor_insurance is InsuranceKind.RESIDENT:
        reasons = [_NO_ACCOUNT]
    who = WORDS[relation] if relation else Text("这位家人", "this relative")
    where = _BETWEEN if asked.pair is Pair.OTHER_PROVINCE else Text("", "")
    head = Text(
        f"当日{where.zh}没有任何共济方式可以惠及“{who.zh}”,医保钱包也不能。",
        f"On that day no mechanism of sharing{where.en} reaches “{who.en}”, the wallet included.",
    )
    text = joined((head, *(each for each in reasons if each not in said)))
    cited = dict.fromkeys(source for check in checks for source in check.sources)
    return Check(
        rule="alternatives",
        outcome=Outcome.FAIL,
        message=text,
        declared_by=asked.nation,
        sources=tuple(cited),
    )


def _wallet(asked: Asked) -> Iterator[Alternative]:
    rule = wallet_rule(asked.sponsor, asked.pair)
    if (
        asked.goal not in _BY_WALLET
        or rule is None
        or asked.question.sponsor_insurance is InsuranceKind.RESIDENT
    ):
        return
    checks = _wallet_checks(asked)
    if conclude(checks) is Verdict.NO:
        return
    doubts = [check.message for check in checks if check.outcome is Outcome.UNKNOWN or check.conditional]
    text = joined((_WALLET_WHY[rule.kind], *doubts))
    yield Alternative(Goal.SEND_MONEY, rule.kind, text, _routes(asked, Goal.SEND_MONEY))
    yield Alternative(Goal.OPEN_WALLET, rule.kind, _OPEN_FIRST, _routes(asked, Goal.OPEN_WALLET))


def _wallet_checks(asked: Asked) -> list[Check]:
    """Judge the wallet for the same two people, kinship by the nation's rule."""
    sending = replace(asked, question=replace(asked.question, goal=Goal.SEND_MONEY))
    return [
        *judge_people(sending, asked.nation),
        *judge_wallet(asked.sponsor, asked.beneficiary, asked.pair),
    ]


def _binding(asked: Asked) -> Iterator[Alternative]:
    if asked.goal not in _BY_BINDING or asked.pair is Pair.OTHER_PROVINCE:
        return
    routes = _routes(asked, Goal.BIND)
    rule = next((each for each in asked.sponsor.mechanisms if each.kind not in WALLET), None)
    kin_fails = any(check.outcome is Outcome.FAIL for check in judge_people(asked, asked.sponsor))
    if routes and rule is not None and not kin_fails:
        yield Alternative(Goal.BIND, rule.kind, _BINDING_WHY, routes)


def _routes(asked: Asked, goal: Goal) -> tuple[Route, ...]:
    return best_first(asked.channels_for(goal))


_WALLET_WHY = {
    Mechanism.WALLET_TRANSFER: Text(
        "可以改用医保钱包:把个人账户的钱转到家人的医保钱包。",
        "The wallet works instead: money is transferred to the relative's wallet.",
    ),
    Mechanism.WALLET_QUOTA: Text(
        "可以改用医保钱包:为家人设定共济额度(资金冻结,不划转)。",
        "The wallet works instead: a quota is set for the relative, frozen and never moved.",
    ),
}

_NO_ACCOUNT = Text(
    "居民医保没有个人账户,没有可共济的余额。",
    "Resident insurance has no personal account: there is nothing to share.",
)

_BETWEEN = Text("在这两地之间", " between these two places")

_OPEN_FIRST = Text("双方须先各自开通医保钱包。", "Both must open their wallets first.")

_BINDING_WHY = Text("在省内可以直接绑定家庭共济。", "Inside the province a binding does it.")
