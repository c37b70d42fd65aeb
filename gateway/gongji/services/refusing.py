"""Making a refusal of checks that failed."""

import re
from collections.abc import Sequence

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
        hint=instead[0].why if instead else None,
    )


def refuse_for(check: Check, hint: Text | None = None) -> Refusal:
    """Refuse for one reason."""
    return Refusal(code=code_of(check.rule), message=check.message, checks=(check,), hint=hint)


def code_of(rule: str) -> str:
    """Make a code of a rule's name: `limits.concurrent_beneficiaries` becomes LIMITS_CONCURRENT_BENEFICIARIES."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", rule).replace(".", "_").upper()
