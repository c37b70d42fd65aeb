"""Which roles shut one another out."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from gongji.domain.mechanism import MechanismTerms


class Exclusive(Enum):
    """What one person may not be at the same time (互斥).

    SPONSOR_NOT_BENEFICIARY: nobody is both. ONE_RELATION: one sharing relation a person, in whichever role.
    ONE_SPONSOR: a beneficiary has one sponsor. MANY_TO_MANY: nothing shuts anything out. UNKNOWN: no source says.
    """

    SPONSOR_NOT_BENEFICIARY = "SPONSOR_NOT_BENEFICIARY"
    ONE_RELATION = "ONE_RELATION"
    ONE_SPONSOR = "ONE_SPONSOR"
    MANY_TO_MANY = "MANY_TO_MANY"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusivityRule(MechanismTerms):
    """Which roles shut one another out (互斥规则)."""

    table: ClassVar[str] = "exclusivity"
    kind: Exclusive


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """How many bindings a person has in each role, ended ones left out."""

    sponsor_of: int = 0
    beneficiary_of: int = 0


def excludes(kind: Exclusive, sponsor: Roles, beneficiary: Roles) -> bool:
    """Tell whether a new binding between two people is shut out by the bindings they have.

    With ONE_RELATION a sponsor may add members to the relation they lead, and nobody else may join a second one.
    An UNKNOWN rule shuts nothing out.
    """
    match kind:
        case Exclusive.SPONSOR_NOT_BENEFICIARY:
            return sponsor.beneficiary_of > 0 or beneficiary.sponsor_of > 0
        case Exclusive.ONE_RELATION:
            return sponsor.beneficiary_of > 0 or beneficiary.sponsor_of > 0 or beneficiary.beneficiary_of > 0
        case Exclusive.ONE_SPONSOR:
            return beneficiary.beneficiary_of > 0
        case _:
            return False
