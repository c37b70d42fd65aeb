"""From checks to a verdict."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongji.domain.dated import Confidence, Dated, Declarer
from gongji.domain.source import Source
from gongji.domain.text import Text


class Outcome(Enum):
    """How one check came out (检查结果)."""

    PASS = "PASS"  # noqa: S105 - no password
    FAIL = "FAIL"
    UNKNOWN = "UNKNOWN"


class Verdict(Enum):
    """What all checks together say (结论)."""

    YES = "YES"
    CONDITIONAL = "CONDITIONAL"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule held against one question (一项检查).

    `conditional` passes under a condition that the message names. The days, the sources and how sure it is are those
    of the value that was judged, `declared_by` the region that declares it.
    """

    rule: str
    outcome: Outcome
    message: Text
    declared_by: Declarer
    conditional: bool = False
    since: date | None = None
    attested: date | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence | None = None

    @classmethod
    def of(cls, value: Dated, outcome: Outcome, message: Text, *, conditional: bool = False) -> "Check":
        """Make the check that a dated value decided."""
        return cls(
            rule=value.rule,
            outcome=outcome,
            message=message,
            declared_by=value.declared_by,
            conditional=conditional,
            since=value.since,
            attested=value.attested,
            sources=value.sources,
            confidence=value.confidence,
        )


DECIDING = frozenset({"kinship", "crossCity", "crossProvince", "openings"})
"""Rules of which nothing can be said while they are unknown: kinship and, for another area, whether it is open."""


def conclude(checks: Iterable[Check], deciding: Collection[str] = DECIDING) -> Verdict:
    """Draw the verdict.

    Any FAIL is NO; else UNKNOWN in a deciding rule is UNKNOWN; else a condition, or any other UNKNOWN, is
    CONDITIONAL; else YES.
    """
    verdict = Verdict.YES
    for check in checks:
        if check.outcome is Outcome.FAIL:
            return Verdict.NO
        if check.outcome is Outcome.UNKNOWN and check.rule in deciding:
            verdict = Verdict.UNKNOWN
        elif (check.outcome is Outcome.UNKNOWN or check.conditional) and verdict is Verdict.YES:
            verdict = Verdict.CONDITIONAL
    return verdict
