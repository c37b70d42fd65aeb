"""What somebody asks: may this be done between these two, on that day."""

from dataclasses import dataclass
from datetime import date

from gongji.domain.channel import Goal
from gongji.domain.eligibility import InsuranceStatus, Insured
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to the guide (办事问题).

    `relations` holds every relation that `kinship_term` can mean; empty where nothing was said. Regions are codes;
    `beneficiary_region` None is the sponsor's.
    """

    goal: Goal
    on: date
    sponsor_region: str
    beneficiary_region: str | None = None
    relations: tuple[Relation, ...] = ()
    kinship_term: str | None = None
    sponsor_insurance: InsuranceKind = InsuranceKind.EMPLOYEE
    beneficiary_insurance: InsuranceKind | None = None
    sponsor_status: InsuranceStatus | None = None
    beneficiary_status: InsuranceStatus | None = None
    online: bool | None = None

    @property
    def sponsor(self) -> Insured:
        """What is known of the sponsor's insurance."""
        return Insured(insurance=self.sponsor_insurance, status=self.sponsor_status)

    @property
    def beneficiary(self) -> Insured:
        """What is known of the beneficiary's insurance."""
        return Insured(insurance=self.beneficiary_insurance, status=self.beneficiary_status)
