"""When a binding starts, when it ends, and who may end it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import ClassVar

from gongji.domain.clock import midnight, next_midnight, shanghai_day
from gongji.domain.dated import Dated
from gongji.domain.eligibility import Party
from gongji.domain.mechanism import MechanismTerms


class StartKind(Enum):
    """When a binding starts to count (生效时间)."""

    AT_ONCE = "AT_ONCE"
    AFTER_REVIEW = "AFTER_REVIEW"
    AFTER_CONSENT = "AFTER_CONSENT"
    AFTER_BOTH = "AFTER_BOTH"
    NEXT_DAY = "NEXT_DAY"
    ON_DATE = "ON_DATE"
    UNKNOWN = "UNKNOWN"


class EndKind(Enum):
    """When an ending takes effect (解除生效时间)."""

    AT_ONCE = "AT_ONCE"
    NEXT_DAY = "NEXT_DAY"
    ON_DATE = "ON_DATE"
    UNKNOWN = "UNKNOWN"


class EndedBy(Enum):
    """A change of insurance that ends a binding by itself (自动解除事由)."""

    SPONSOR_ENDED = "SPONSOR_ENDED"
    SPONSOR_SUSPENDED = "SPONSOR_SUSPENDED"
    SPONSOR_MOVED = "SPONSOR_MOVED"
    BENEFICIARY_ENDED = "BENEFICIARY_ENDED"
    BENEFICIARY_SUSPENDED = "BENEFICIARY_SUSPENDED"
    BENEFICIARY_MOVED = "BENEFICIARY_MOVED"
    LAST_MEMBER_LEFT = "LAST_MEMBER_LEFT"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRule(Dated):
    """When a binding starts to count (生效时间)."""

    kind: StartKind

    @property
    def rule(self) -> str:
        """`start`."""
        return "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRule(MechanismTerms):
    """When an ending takes effect and who may ask for it (解除).

    `by` is empty where unknown. `ended_by` lists the changes that end a binding by themselves; `minimum_days` is
    how long it must stand before it may be ended.
    """

    table: ClassVar[str] = "end"
    kind: EndKind
    by: tuple[Party, ...] = ()
    ended_by: tuple[EndedBy, ...] = ()
    minimum_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The instants of a binding so far; None has not happened. `starts_on` is the day the sponsor named."""

    created: datetime
    consented: datetime | None = None
    reviewed: datetime | None = None
    starts_on: date | None = None


def starts_at(kind: StartKind, steps: Steps) -> datetime | None:
    """Find the instant from which a binding counts; None while what it waits for has not happened.

    Nothing known counts at once. A day begins at 00:00 in Shanghai; a named day never reaches back before the
    binding was made.
    """
    match kind:
        case StartKind.AFTER_REVIEW:
            return steps.reviewed
        case StartKind.AFTER_CONSENT:
            return steps.consented
        case StartKind.AFTER_BOTH:
            both = (steps.consented, steps.reviewed)
            return None if None in both else max(each for each in both if each is not None)
        case StartKind.NEXT_DAY:
            return next_midnight(steps.created)
        case StartKind.ON_DATE if steps.starts_on is not None:
            return max(steps.created, midnight(steps.starts_on))
        case _:
            return steps.created


def ends_at(rule: EndRule | None, asked: datetime, ends_on: date | None = None) -> datetime:
    """Find the instant at which an ending that was asked for takes effect.

    Args:
        rule: the law of the place; nothing known ends at once.
        asked: when it was asked for.
        ends_on: the first day no longer bound, where the region lets one be named.
    """
    kind = rule.kind if rule else EndKind.UNKNOWN
    if kind is EndKind.NEXT_DAY:
        return next_midnight(asked)
    if kind is EndKind.ON_DATE and ends_on is not None:
        return max(asked, midnight(ends_on))
    return asked


def may_end(rule: EndRule | None, party: Party) -> bool:
    """Tell whether a side may end a binding; where no source says, the sponsor may and the relative may not."""
    by = rule.by if rule and rule.by else (Party.SPONSOR,)
    return party in by or Party.BOTH in by


def early(rule: EndRule | None, started: datetime, asked: datetime) -> bool:
    """Tell whether an ending is asked for before the binding has stood its least number of days."""
    if rule is None or rule.minimum_days is None:
        return False
    return asked < midnight(shanghai_day(started) + timedelta(days=rule.minimum_days))
