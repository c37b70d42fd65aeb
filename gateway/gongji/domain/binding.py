"""Bindings, and their status at an instant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from gongji.domain.channel import Review
from gongji.domain.clock import midnight
from gongji.domain.consent import ConsentRule, asks_beneficiary
from gongji.domain.mechanism import Mechanism
from gongji.domain.node_id import node_id
from gongji.domain.person import Moment
from gongji.domain.relation import Relation
from gongji.domain.term import StartKind, StartRule, Steps, starts_at
from gongji.domain.use import UseKind


class BindingStatus(Enum):
    """How a binding stands (绑定状态); derived from instants, never set by a timer."""

    AWAITING_CONSENT = "AWAITING_CONSENT"
    AWAITING_REVIEW = "AWAITING_REVIEW"
    SCHEDULED = "SCHEDULED"
    ACTIVE = "ACTIVE"
    ENDING = "ENDING"
    ENDED = "ENDED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"


OVER = frozenset({BindingStatus.ENDED, BindingStatus.REJECTED, BindingStatus.EXPIRED})
"""Statuses that nothing leads out of."""


class Wait(Enum):
    """What a binding waits for before it counts (待办)."""

    CONSENT = "CONSENT"
    REVIEW = "REVIEW"


END_DATE = "END_DATE"
"""Why a binding ended that came to the day named for its end."""

UNBOUND = "UNBOUND"
"""Why a binding ended that one side ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingState:
    """What may change of a binding, as one operation left it. Instants that have not come are None.

    `ends_on` is the first day no longer bound, as it was named; `ends_at` the instant at which it ends, whatever the
    reason; `ended_by` that reason.
    """

    consented_at: datetime | None = None
    reviewed_at: datetime | None = None
    rejected_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    ends_on: date | None = None
    ended_by: str | None = None
    rank: int = 1
    cap_fen: int | None = None
    uses: tuple[UseKind, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A family binding (家庭共济绑定) between two people, by their ids, as of a moment.

    `region` is the code of the place whose law it was made under, `channel` the key of the channel.
    """

    id: str
    sponsor: str
    beneficiary: str
    relation: Relation
    region: str
    mechanism: Mechanism
    channel: str
    created_at: datetime
    starts_on: date | None
    waits_for: frozenset[Wait]
    state: BindingState
    as_of: Moment

    @property
    def node_id(self) -> str:
        """Its id in the API."""
        return node_id("Binding", self.id)

    @property
    def status(self) -> BindingStatus:
        """How it stands as of its moment."""
        return status_of(self.state, self.waits_for, self.as_of.at)

    @property
    def rank(self) -> int:
        """Its place among the beneficiary's sponsors."""
        return self.state.rank

    @property
    def cap_fen(self) -> int | None:
        """The most the sponsor lets be drawn."""
        return self.state.cap_fen

    @property
    def uses(self) -> tuple[UseKind, ...] | None:
        """The uses it is limited to; None is all."""
        return self.state.uses

    @property
    def starts_at(self) -> datetime | None:
        """From when it counts; None while it waits."""
        return self.state.starts_at

    @property
    def ends_at(self) -> datetime | None:
        """When it ends."""
        return self.state.ends_at

    @property
    def over(self) -> bool:
        """Tell whether it is ended, expired or rejected."""
        return self.status in OVER


def status_of(state: BindingState, waits_for: Collection[Wait], at: datetime) -> BindingStatus:
    """Derive the status at an instant; a start or an end counts from its very millisecond."""
    if state.rejected_at is not None and state.rejected_at <= at:
        return BindingStatus.REJECTED
    if state.ends_at is not None and state.ends_at <= at:
        return BindingStatus.EXPIRED if state.ended_by == END_DATE else BindingStatus.ENDED
    if state.starts_at is None:
        waiting = Wait.CONSENT in waits_for and state.consented_at is None
        return BindingStatus.AWAITING_CONSENT if waiting else BindingStatus.AWAITING_REVIEW
    if state.starts_at > at:
        return BindingStatus.SCHEDULED
    ending = state.ends_at is not None and state.ended_by != END_DATE
    return BindingStatus.ENDING if ending else BindingStatus.ACTIVE


def waits(start: StartRule | None, consent: ConsentRule | None, review: Review, age: int) -> frozenset[Wait]:
    """Tell what a new binding waits for.

    The start rule decides; a channel with review by hand always waits for it. Where nothing is known of the start, a
    relative whose confirmation the place asks for is waited for.

    Args:
        start: when a binding starts in the place; None and UNKNOWN say nothing.
        consent: what must be confirmed there.
        review: of the channel.
        age: of the beneficiary, in full years.
    """
    kind = start.kind if start else StartKind.UNKNOWN
    asked: set[Wait] = set()
    young = consent is not None and consent.from_age is not None and age < consent.from_age
    if kind in {StartKind.AFTER_CONSENT, StartKind.AFTER_BOTH} and not young:
        asked.add(Wait.CONSENT)
    if kind is StartKind.UNKNOWN and asks_beneficiary(consent, age):
        asked.add(Wait.CONSENT)
    if kind in {StartKind.AFTER_REVIEW, StartKind.AFTER_BOTH} or review is Review.MANUAL:
        asked.add(Wait.REVIEW)
    return frozenset(asked)


def begins_at(
    start: StartRule | None,
    waits_for: Collection[Wait],
    *,
    created: datetime,
    consented: datetime | None,
    reviewed: datetime | None,
    starts_on: date | None,
) -> datetime | None:
    """Find the instant from which a binding counts; None while what it waits for has not happened."""
    waited = [created]
    for wait, happened in ((Wait.CONSENT, consented), (Wait.REVIEW, reviewed)):
        if wait in waits_for:
            if happened is None:
                return None
            waited.append(happened)
    kind = (
        start.kind if start and start.kind in {StartKind.NEXT_DAY, StartKind.ON_DATE} else StartKind.AT_ONCE
    )
    return starts_at(kind, Steps(created=max(waited), starts_on=starts_on))


def end_date_at(ends_on: date | None) -> datetime | None:
    """Find the instant at which a binding comes to the day named for its end."""
    return None if ends_on is None else midnight(ends_on)
