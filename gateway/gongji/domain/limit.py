"""Numbers that bound how much and how many."""

from dataclasses import dataclass, field
from enum import Enum

from gongji.domain.mechanism import Mechanism
from gongji.domain.named import NamedRule
from gongji.domain.relation import Relation


class Period(Enum):
    """Over what a limit counts (计数周期)."""

    CONCURRENT = "CONCURRENT"
    LIFETIME = "LIFETIME"
    DAY = "DAY"
    MONTH = "MONTH"
    CALENDAR_YEAR = "CALENDAR_YEAR"
    OPERATION = "OPERATION"
    BILL = "BILL"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule(NamedRule):
    """A number the region sets (限额、限人数).

    `value` is a number, an amount or a span of hours as text, "unlimited" or "unknown". `counts_sponsor` includes
    the sponsor in a count of people; `by_relation` gives slots for each relation instead of a mere total;
    `mechanism` narrows the limit to one way of sharing.
    """

    name: str
    value: str
    unit: str
    period: Period | None = None
    counts_sponsor: bool = False
    by_relation: dict[Relation, int] = field(default_factory=dict)
    mechanism: Mechanism | None = None

    @property
    def rule(self) -> str:
        """`limits.NAME`."""
        return f"limits.{self.name}"

    @property
    def what(self) -> str:
        """What is bounded."""
        return self.name

    @property
    def period_name(self) -> str | None:
        """The name of the period, for the API."""
        return None if self.period is None else self.period.value
