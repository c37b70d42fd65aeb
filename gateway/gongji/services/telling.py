"""The answer in one or two sentences."""

from collections.abc import Sequence

from gongji.domain.channel import Goal
from gongji.domain.relation import WORDS
from gongji.domain.route import Alternative, Route
from gongji.domain.text import Text
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
    head = _HEADS[verdict]
    who = WORDS[asked.relation] if asked.relation else Text("家人", "a relative")
    what = _GOALS[asked.goal]
    said = [
        Text(
            f"{head.zh}:{asked.sponsor.name.zh}→{asked.beneficiary.name.zh},{what.zh.format(who.zh)}。",
            f"{head.en}: {asked.sponsor.name.en} to {asked.beneficiary.name.en}, {what.en.format(who.en)}.",
        ),
        *_reasons(verdict, checks),
    ]
    if others:
        said.append(others[0].why)
    elif routes:
        channel = routes[0].channel
        said.append(Text(f"首选渠道:{channel.name.zh}。", f"Best channel: {channel.name.en}."))
    return Text("".join(each.zh for each in said), " ".join(each.en for each in said))


def _reasons(verdict: Verdict, checks: Sequence[Check]) -> list[Text]:
    if verdict is Verdict.YES:
        return []
    if verdict is Verdict.NO:
        return [next(check.message for check in checks if check.outcome is Outcome.FAIL)]
    return [check.message for check in checks if check.outcome is Outcome.UNKNOWN or check.conditional][:2]


_HEADS = {
    Verdict.YES: Text("可以", "Yes"),
    Verdict.CONDITIONAL: Text("有条件", "It depends"),
    Verdict.NO: Text("不可以", "No"),
    Verdict.UNKNOWN: Text("未知", "Not known"),
}

_GOALS = {
    Goal.BIND: Text("为{}绑定家庭共济", "binding {}"),
    Goal.UNBIND: Text("解除家庭共济", "ending a binding"),
    Goal.CHECK_USAGE: Text("查询共济使用记录", "looking up what was used"),
    Goal.PAY_PREMIUM: Text("为{}代缴居民医保费", "paying the premium of {}"),
    Goal.OPEN_WALLET: Text("开通医保钱包", "opening a wallet"),
    Goal.SEND_MONEY: Text("用医保钱包共济给{}", "sharing with {} by wallet"),
    Goal.JOIN_POOL: Text("与{}加入共济账户", "joining a pool with {}"),
    Goal.SHOW_FAMILY_CODE: Text("展示家人医保码(亲情账户)", "showing a relative's code"),
}
