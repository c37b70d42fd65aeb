"""What works instead, where the answer is no or depends."""

from collections.abc import Iterator

from gongji.domain.channel import Goal
from gongji.domain.mechanism import WALLET, Mechanism, Pair
from gongji.domain.relation import WORDS
from gongji.domain.route import Alternative, Route, best_first
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome, Verdict, conclude
from gongji.services.asking import Asked
from gongji.services.atlas import Atlas
from gongji.services.crossing import judge_wallet, wallet_rule
from gongji.services.means import serves
from gongji.services.people import judge_people

_BY_WALLET = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM})
_BY_BINDING = frozenset({Goal.JOIN_POOL, Goal.SEND_MONEY})


def alternatives(atlas: Atlas, asked: Asked, tried: Mechanism | None) -> tuple[Alternative, ...]:
    """List what works instead: the wallet for a binding that cannot cross, a binding for a wallet or a pool."""
    del atlas, tried
    return (*_wallet(asked), *_binding(asked))


def no_alternative(asked: Asked) -> Check:
    """Say why nothing works instead, so that an empty list never stands without its reason."""
    relation = asked.relation
    reasons = [check for check in _wallet_checks(asked) if check.outcome is not Outcome.PASS]
    zh = "".join(check.message.zh for check in reasons)
    en = " ".join(check.message.en for check in reasons)
    who = WORDS[relation] if relation else Text("这位家人", "this relative")
    text = Text(
        f"当日没有任何共济方式可以惠及“{who.zh}”,包括医保钱包。{zh}",
        f"On that day no mechanism of sharing reaches “{who.en}”, the wallet included. {en}".rstrip(),
    )
    return Check(rule="alternatives", outcome=Outcome.FAIL, message=text, declared_by=asked.nation)


def _wallet(asked: Asked) -> Iterator[Alternative]:
    rule = wallet_rule(asked.sponsor, asked.pair)
    if asked.goal not in _BY_WALLET or asked.pair is Pair.SAME_AREA or rule is None:
        return
    checks = _wallet_checks(asked)
    if conclude(checks) is Verdict.NO:
        return
    doubts = [check.message for check in checks if check.outcome is Outcome.UNKNOWN or check.conditional]
    why = _WALLET_WHY[rule.kind]
    text = Text(
        why.zh + "".join(each.zh for each in doubts), " ".join([why.en, *(each.en for each in doubts)])
    )
    yield Alternative(Goal.SEND_MONEY, rule.kind, text, _routes(asked, Goal.SEND_MONEY))
    yield Alternative(Goal.OPEN_WALLET, rule.kind, _OPEN_FIRST, _routes(asked, Goal.OPEN_WALLET))


def _wallet_checks(asked: Asked) -> list[Check]:
    """Judge the wallet for the same two people; a sponsor with resident insurance has no account to send from."""
    return [
        *judge_people(asked, asked.nation),
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
    return best_first(each for each in asked.sponsor.channels_for(goal) if serves(each, asked.pair, goal))


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

_OPEN_FIRST = Text("双方须先各自开通医保钱包。", "Both must open their wallets first.")

_BINDING_WHY = Text("在省内可以直接绑定家庭共济。", "Inside the province a binding does it.")
