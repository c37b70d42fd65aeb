"""What the two sides must sign or confirm."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from gongji.domain.mechanism import MechanismTerms


class ConsentKind(Enum):
    """What is asked before a binding counts (同意与承诺).

    COMMITMENT: the sponsor signs a promise. BENEFICIARY: the relative confirms. FACE_SCAN: the relative confirms
    with their face. CLERK: a clerk checks papers.
    """

    NONE = "NONE"
    COMMITMENT = "COMMITMENT"
    BENEFICIARY = "BENEFICIARY"
    FACE_SCAN = "FACE_SCAN"
    CLERK = "CLERK"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule(MechanismTerms):
    """What the two sides must sign or confirm (同意与承诺); all `kinds` are asked.

    `from_age` in years is the age from which the relative confirms in person; younger ones need not.
    """

    table: ClassVar[str] = "consent"
    kinds: tuple[ConsentKind, ...]
    from_age: int | None = None


def asks_beneficiary(rule: ConsentRule | None, age: int) -> bool:
    """Tell whether the relative must confirm in person.

    Args:
        rule: the law of the place; None and UNKNOWN ask nothing.
        age: the relative's age in full years.
    """
    if rule is None or not {ConsentKind.BENEFICIARY, ConsentKind.FACE_SCAN}.intersection(rule.kinds):
        return False
    return rule.from_age is None or age >= rule.from_age


def asks_commitment(rule: ConsentRule | None) -> bool:
    """Tell whether the sponsor must sign a promise."""
    return rule is not None and ConsentKind.COMMITMENT in rule.kinds
