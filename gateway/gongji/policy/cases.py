"""Cases: questions about a region with the answers its law gives, as data."""

from dataclasses import dataclass
from datetime import date

from gongji.domain.channel import Goal
from gongji.domain.mechanism import InsuranceKind, Mechanism
from gongji.domain.relation import Relation
from gongji.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question, a day, and what must come out (案例).

    `rule` is the check that decides: it fails for NO, is unknown for UNKNOWN, passes for YES. `sponsor` is the
    region of the folder where left out. `channels` are keys that must be offered, `without` keys that must not,
    `alternative` the mechanism that works instead.
    """

    name: str
    on: date
    verdict: Verdict
    rule: str
    goal: Goal = Goal.BIND
    sponsor: str | None = None
    beneficiary: str | None = None
    relation: Relation | None = None
    kinship_term: str | None = None
    sponsor_insurance: InsuranceKind = InsuranceKind.EMPLOYEE
    beneficiary_insurance: InsuranceKind | None = None
    mechanism: Mechanism | None = None
    alternative: Mechanism | None = None
    channels: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
