"""Asking a region's own judgement: what its plugin gets wrong is unknown, and never a failure of the gateway."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from gongji.domain.eligibility import Insured, Party
from gongji.domain.mechanism import Pair
from gongji.domain.relation import Relation
from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.atlas import Place

log = logging.getLogger("gongji.services")

SLOW_SECONDS = 0.5
"""From when on a judgement is told to the operator."""


def ask_kinship(law: Place, relation: Relation) -> Check:
    """Ask a place's region whether its law reaches a relative."""
    return _asked(lambda: [law.region.kinship(law, relation)], law, "kinship")[0]


def ask_admit(law: Place, party: Party, insured: Insured, pair: Pair) -> list[Check]:
    """Ask a place's region for the conditions on one side."""
    return _asked(lambda: law.region.admit(law, party, insured, pair), law, "eligibility")


def _asked(judge: Callable[[], Iterable[Check]], law: Place, rule: str) -> list[Check]:
    began = time.perf_counter()
    try:
        judged = judge()
        if not isinstance(judged, list | tuple):
            raise TypeError(f"a judgement gave {type(judged).__name__}, not a list of Checks")  # noqa: TRY301 - as the rest
        return [_taken(check, law) for check in judged]
    except KeyboardInterrupt:
        raise
    except BaseException:
        number, plugin = secrets.token_hex(4), law.judged_by
        log.exception("plugin %s failed to judge %s (%s)", plugin, rule, number)
        text = Text(
            f"地区插件“{plugin}”未能判断此项(编号{number}),结果未知。",
            f"The region's plugin {plugin!r} failed to judge this ({number}): not known.",
        )
        return [Check(rule=rule, outcome=Outcome.UNKNOWN, message=text, declared_by=law)]
    finally:
        if (took := time.perf_counter() - began) > SLOW_SECONDS:
            log.warning(
                "plugin %s took %.1f s to judge %s, and kept all others waiting", law.judged_by, took, rule
            )


def _taken(check: object, law: Place) -> Check:
    """Take over what a plugin answers; whoever it names as declarer becomes the place of that code."""
    if not isinstance(check, Check):
        raise TypeError(f"a judgement gave {type(check).__name__}, not a Check")
    words = (check.rule, getattr(check.message, "zh", None), getattr(check.message, "en", None))
    if not isinstance(check.outcome, Outcome) or not all(isinstance(each, str) for each in words):
        raise TypeError("a Check needs the name of its rule, an Outcome and a Text")
    if not all(isinstance(each, Source) for each in check.sources):
        raise TypeError("the sources of a Check are gongji.api.Source")
    place = check.declared_by
    if not isinstance(place, Place):
        place = law.atlas.place(place.code, law.on)
    return replace(
        check, declared_by=place, sources=tuple(check.sources), conditional=bool(check.conditional)
    )
