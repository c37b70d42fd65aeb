"""What the money may be spent on."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated


class UseKind(Enum):
    """What money may be spent on (支付范围)."""

    OUTPATIENT_SELF_PAY = "OUTPATIENT_SELF_PAY"
    INPATIENT_SELF_PAY = "INPATIENT_SELF_PAY"
    PHARMACY = "PHARMACY"
    MEDICAL_DEVICE = "MEDICAL_DEVICE"
    RESIDENT_PREMIUM = "RESIDENT_PREMIUM"
    LONG_TERM_CARE_PREMIUM = "LONG_TERM_CARE_PREMIUM"
    SUPPLEMENTARY_INSURANCE = "SUPPLEMENTARY_INSURANCE"
    COMMERCIAL_INSURANCE = "COMMERCIAL_INSURANCE"
    VACCINE = "VACCINE"
    WELLNESS = "WELLNESS"
    CARD_SHARING = "CARD_SHARING"
    POOLED_BENEFIT = "POOLED_BENEFIT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRule(Dated):
    """Whether shared money pays for one thing (支付范围); `allowed` None is unknown.

    `name` tells uses of the kind OTHER apart, or a narrower use from its kind.
    """

    use: UseKind
    allowed: bool | None
    name: str | None = None

    @property
    def rule(self) -> str:
        """`uses.KIND`, or `uses.NAME` where it has a name of its own."""
        return f"uses.{self.name or self.use.value}"
