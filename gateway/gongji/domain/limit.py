"""Numbers that bound how much and how many."""

from dataclasses import dataclass, field
from enum import Enum

from gongji.domain.mechanism import Mechanism
from gongji.domain.named import NamedRule
from gongji.domain.relation import Relation
from gongji.domain.text import Text


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
    def amount(self) -> Text:
        """The value with its unit and the period over which it counts, as people say it."""
        unit = UNITS.get(self.unit, Text.same(self.unit))
        many = unit.en if self.value != "1" else _ONE.get(unit.en, unit.en.removesuffix("s"))
        counted = Text(f"{self.value} {unit.zh}", f"{self.value} {many}")
        plain = Text.same(self.value) if ":" in self.value else counted
        said = VALUES.get(self.value, plain)
        if self.period is None:
            return said
        each = PERIOD_WORDS[self.period]
        return Text(f"{said.zh}, {each.zh}", f"{said.en}, {each.en}")

    @property
    def period_name(self) -> str | None:
        """The name of the period, for the API."""
        return None if self.period is None else self.period.value


PERIOD_WORDS: dict[Period, Text] = {
    Period.CONCURRENT: Text("同时", "at one time"),
    Period.LIFETIME: Text("累计", "ever"),
    Period.DAY: Text("每日", "a day"),
    Period.MONTH: Text("每月", "a month"),
    Period.CALENDAR_YEAR: Text("每自然年", "a calendar year"),
    Period.OPERATION: Text("每次办理", "in one go"),
    Period.BILL: Text("每次结算", "a bill"),
}
"""Each period as people say it."""

VALUES: dict[str, Text] = {
    "unlimited": Text("不限", "no limit"),
    "set_by_sponsor": Text("由共济人设定", "set by the sponsor"),
    "unknown": Text("未知", "not known"),
}
"""Values that are no number, as people say them."""

UNITS: dict[str, Text] = {
    "人": Text("人", "people"),
    "元": Text("元", "yuan"),
    "笔": Text("笔", "transfers"),
    "次": Text("次", "times"),
    "年": Text("年", "years"),
    "年度": Text("年度", "years"),
    "天": Text("天", "days"),
    "月": Text("个月", "months"),
    "个月": Text("个月", "months"),
    "岁": Text("岁", "years of age"),
    "个": Text("个", "of them"),
    "个共济关系": Text("个共济关系", "sharing relations"),
    "个家庭账户": Text("个家庭账户", "family accounts"),
    "个缴费年度": Text("个缴费年度", "premium years"),
}
"""Units as English has them, in the plural; others stand as the region writes them."""

_ONE = {"people": "person"}
