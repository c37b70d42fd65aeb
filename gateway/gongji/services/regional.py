"""Asking a region's own judgement: what its plugin gets wrong is unknown, and never a failure of the gateway."""

import logging
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from gongji.domain.eligibility import Insured, Party
from gongji.domain.mechanism import Pair
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.atlas import Place

log = logging.getLogger("gongji.services")


def ask_kinship(law: Place, relation: Relation) -> Check:
    """Ask a place's region whether its law reaches a relative."""
    return _asked(lambda: [law.region.kinship(law, relation)], law, "kinship")[0]


def ask_admit(law: Place, party: Party, insured: Insured, pair: Pair) -> list[Check]:
    """Ask a place's region for the conditions on one side."""
    return _asked(lambda: law.region.admit(law, party, insured, pair), law, "eligibility")


def _asked(judge: Callable[[], Iterable[Check]], law: Place, rule: str) -> list[Check]:
    try:
        return [_taken(check, law) for check in judge()]
    except KeyboardInterrupt:
        raise
    except BaseException:
        number, plugin = secrets.token_hex(4), law.plugin.name
        log.exception("plugin %s failed to judge %s (%s)", plugin, rule, number)
        text = Text(
            f"地区插件“{plugin}”未能判断此项(编号{number}),结果未知。",
            f"The region's plugin {plugin!r} failed to judge this ({number}): not known.",
        )
        return [Check(rule=rule, outcome=Outcome.UNKNOWN, message=text, declared_by=law)]


def _taken(check: object, law: Place) -> Check:
    """Take over what a plugin answers; whoever it names as declarer becomes the place of that code."""
    if not isinstance(check, Check):
        raise TypeError(f"a judgement gave {type(check).__name__}, not a Check")
    if not isinstance(check.outcome, Outcome) or not isinstance(check.message, Text):
        raise TypeError("a Check needs an Outcome and a Text")
    if isinstance(check.declared_by, Place):
        return check
    return replace(check, declared_by=law.atlas.place(check.declared_by.code, law.on))
