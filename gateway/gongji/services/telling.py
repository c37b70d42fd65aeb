"""The answer in one or two sentences."""

from collections.abc import Sequence

from gongji.domain.channel import Goal
from gongji.domain.relation import WORDS, Relation
from gongji.domain.route import Alternative, Route
from gongji.domain.text import Text, joined
from gongji.domain.verdict import Check, Outcome, Verdict
from gongji.services.asking import Asked


def summary(
    asked: Asked,
    verdict: Verdict,
    checks: Sequence[Check],
    routes: Sequence[Route],
    others: Sequence[Alternative],
) -> Text:
    """Say the verdict, what decided it, and the next step."""
    where, what, head = _where(asked), _what(asked), _HEADS[verdict]
    said = [
        Text(f"{head.zh}:{where.zh},{what.zh}。", f"{head.en.format(what=what.en, where=where.en)}."),
        *_reasons(verdict, checks),
    ]
    if others:
        said.append(others[0].why)
    elif routes and verdict is not Verdict.UNKNOWN:
        channel = routes[0].channel
        said.append(Text(f"首选渠道:{channel.name.zh}。", f"Start with {channel.name.en}."))
    return joined(said)


def _where(asked: Asked) -> Text:
    start, end = asked.sponsor.name, asked.beneficiary.name
    if asked.sponsor.code == asked.beneficiary.code:
        return Text(f"在{start.zh}", f"in {start.en}")
    return Text(f"{start.zh}→{end.zh}", f"from {start.en} to {end.en}")


def _what(asked: Asked) -> Text:
    who, said = Text("家人", "a relative"), asked.question.kinship_term
    if asked.relation:
        words = WORDS[asked.relation]
        who = Text(words.zh, f"your {words.en}")
        if said and asked.relation is Relation.OTHER:
            who = Text(said, f"“{said}”")
        elif said and said != words.zh:
            who = Text(f"{said}({words.zh})", f"{who.en} ({said})")
    elif said:
        who = Text(said, f"“{said}”")
    what = _GOALS[asked.goal]
    return Text(what.zh.format(who.zh), what.en.format(who.en))


def _reasons(verdict: Verdict, checks: Sequence[Check]) -> list[Text]:
    if verdict is Verdict.YES:
        return []
    if verdict is Verdict.NO:
        return [next(check.message for check in checks if check.outcome is Outcome.FAIL)]
    return [check.message for check in checks if check.outcome is Outcome.UNKNOWN or check.conditional][:2]


_HEADS = {
    Verdict.YES: Text("可以", "Yes, {where} you can {what}"),
    Verdict.CONDITIONAL: Text("有条件", "It depends whether {where} you can {what}"),
    Verdict.NO: Text("不可以", "No, {where} you cannot {what}"),
    Verdict.UNKNOWN: Text("未知", "Nobody knows yet whether {where} you can {what}"),
}

_GOALS = {
    Goal.BIND: Text("为{}绑定家庭共济", "bind {}"),
    Goal.UNBIND: Text("解除家庭共济", "end a binding"),
    Goal.CHECK_USAGE: Text("查询共济使用记录", "look up what was used"),
    Goal.PAY_PREMIUM: Text("为{}代缴居民医保费", "pay the resident premium of {}"),
    Goal.OPEN_WALLET: Text("开通医保钱包", "open a wallet"),
    Goal.SEND_MONEY: Text("用医保钱包共济给{}", "share with {} by wallet"),
    Goal.JOIN_POOL: Text("与{}加入共济账户", "join a pool with {}"),
    Goal.SHOW_FAMILY_CODE: Text("展示家人医保码(亲情账户)", "show a relative's code"),
}
