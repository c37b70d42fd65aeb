"""People and how they are insured."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gongji.domain import resident_id
from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.node_id import node_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in the order of operations: an instant, and of those at one instant the operation by its id."""

    at: datetime
    operation: str = "g"
    """Without one, after every operation of the instant: ids are of hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An insured person (参保人), as of a moment; what identifies them is never shown whole, nor printed."""

    id: str
    full_name: str = field(repr=False)
    number: str = field(repr=False)
    as_of: Moment

    @property
    def node_id(self) -> str:
        """Their id in the API."""
        return node_id("Person", self.id)

    @property
    def name(self) -> str:
        """The name, masked."""
        return resident_id.masked_name(self.full_name)

    @property
    def resident_id(self) -> str:
        """The identity number, masked."""
        return resident_id.masked(self.number)

    def age(self, on: date) -> int:
        """Give the age in full years on a day."""
        return resident_id.age(self.number, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Insurance:
    """One scheme a person is insured in (参保), in force from an instant until the next version."""

    person: str
    kind: InsuranceKind
    region: str
    status: InsuranceStatus


def main_insurance(insurances: Sequence[Insurance]) -> Insurance | None:
    """Pick the insurance that a binding looks at: the employee's before the resident's, one in force before an ended."""
    ranked = sorted(
        insurances,
        key=lambda each: (each.status is InsuranceStatus.ENDED, each.kind is not InsuranceKind.EMPLOYEE),
    )
    return ranked[0] if ranked else None
