"""Every value a rule has had."""

from dataclasses import dataclass
from datetime import date

from gongji.domain.dated import Confidence, Declarer
from gongji.domain.mistake import Mistake
from gongji.domain.source import Source
from gongji.policy.finding import nearest
from gongji.services.atlas import Place

_SINGLE = frozenset(
    {
        "kinship",
        "settlement",
        "shareable",
        "crossCity",
        "crossProvince",
        "exclusivity",
        "consent",
        "start",
        "end",
        "premium",
        "openings",
    }
)
LISTS = frozenset({"mechanisms", "eligibility", "limits", "uses", "caps", "timing", "channels"})
"""The kinds of which a place has several rules, each with a name behind a dot."""

KINDS = _SINGLE | LISTS
"""The kinds of rules, as the API names them; those of a list go on with a dot and a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A value that a rule has had (历史版本)."""

    since: date | None
    attested: date | None
    until: date | None
    value: str
    confidence: Confidence
    sources: tuple[Source, ...]
    declared_by: Declarer


def history_of(place: Place, rule: str) -> list[Version]:
    """List the versions of a rule in all layers of a place, newest first.

    Raises:
        Mistake: there is no rule of that name.
    """
    versions = place.history(rule)
    if not versions and rule not in _SINGLE:
        head, _, name = rule.partition(".")
        known = sorted(
            each for each in place.rule_names() | _SINGLE if head not in LISTS or each.startswith(head)
        )
        if head not in LISTS or not name:
            raise Mistake(f"rule: {rule[:60]!r} is not the name of a rule.{nearest(rule, known)} {_HOW}")
    return [
        Version(
            since=each.since,
            attested=each.attested,
            until=each.until,
            value=each.in_words,
            confidence=each.confidence,
            sources=each.sources,
            declared_by=each.declared_by,
        )
        for each in versions
    ]


_HOW = (
    "Take it from a rule's own `rule` field, as in kinship, crossProvince, limits.concurrent_beneficiaries."
)
