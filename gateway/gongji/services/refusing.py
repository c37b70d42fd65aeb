"""Making a refusal of checks that failed."""

import re
from collections.abc import Sequence

from gongji.domain.dated import Declarer
from gongji.domain.operation import Refusal
from gongji.domain.route import Alternative
from gongji.domain.text import Text, joined
from gongji.domain.verdict import Check, Outcome


def refuse(checks: Sequence[Check], instead: Sequence[Alternative] = ()) -> Refusal:
    """Refuse with every check; the code names the rule that decided, the message says why, the hint what would help."""
    failed = [each for each in checks if each.outcome is Outcome.FAIL]
    deciding = failed or [each for each in checks if each.outcome is Outcome.UNKNOWN]
    return Refusal(
        code=code_of(deciding[0].rule),
        message=joined(dict.fromkeys(each.message for each in deciding)),
        checks=tuple(checks),
        hint=instead[0].why if instead else _HINTS.get(deciding[0].rule.partition(".")[0]),
    )


def refuse_plainly(rule: str, message: Text, place: Declarer, hint: Text) -> Refusal:
    """Refuse for a reason that is no law's, but the gateway's own."""
    check = Check(rule=rule, outcome=Outcome.FAIL, message=message, declared_by=place)
    return refuse_for(check, hint)


_HINTS = {
    "consent": Text("签署承诺书后再办理。", "Sign the promise, then ask again."),
    "channels": Text("换用所列的渠道。", "Use one of the channels that are named."),
    "limits": Text("先解除一名再办理。", "End another binding first."),
    "exclusivity": Text("先解除与此互斥的绑定。", "End first what shuts it out."),
    "binding": Text("无需再办。", "There is nothing left to do."),
    "insurance": Text("恢复参保后再办理。", "Ask again once the insurance is restored."),
    "eligibility": Text("符合所列条件后再办理。", "Ask again once the condition is met."),
    "caps": Text("按当地规定填写或不填限额。", "Give an amount, or leave it out, as the place has it."),
    "start": Text("不填生效日期,或填以后的日期。", "Leave the first day out, or name a later one."),
    "end": Text(
        "不填或另填结束日期;要解除的,待到期或由另一方办理。",
        "Leave the last day out, or name another; to end it, wait for its time, or let the other side do it.",
    ),
    "settlement": Text("不填次序。", "Leave the rank out, or give one that is free."),
    "uses": Text("去掉不可支付的用途。", "Leave out what may not be paid for."),
}
"""What would help, by the rule that decided, where no other way of sharing is offered."""


def refuse_for(check: Check, hint: Text | None = None) -> Refusal:
    """Refuse for one reason."""
    return Refusal(code=code_of(check.rule), message=check.message, checks=(check,), hint=hint)


def code_of(rule: str) -> str:
    """Make a code of a rule's name: `limits.concurrent_beneficiaries` becomes LIMITS_CONCURRENT_BENEFICIARIES."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", rule).replace(".", "_").upper()
