"""Statements about bindings and their versions."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, insert, not_, or_, select, true, update
from sqlalchemy.sql.elements import ColumnElement

from gongji.domain.binding import END_DATE, OVER, Binding, BindingState, BindingStatus, Wait
from gongji.domain.instant import from_ms, to_ms
from gongji.domain.mechanism import Mechanism
from gongji.domain.person import Moment
from gongji.domain.relation import Relation
from gongji.domain.use import UseKind
from gongji.store.people import holds_at, moment_params
from gongji.store.statement import Statement
from gongji.store.tables import binding_states, bindings
from gongji.store.work import Reading, Row, Transaction

_STATE = [column for column in binding_states.c if column.name not in {"id", "binding_id"}]
_ADD = Statement(insert(bindings))
_ADD_STATE = Statement(insert(binding_states))
_END_STATE = Statement(
    update(binding_states)
    .where(binding_states.c.binding_id == bindparam("binding"), binding_states.c.until_at.is_(None))
    .values(until_at=bindparam("at"), until_operation=bindparam("operation"))
)


def _joined(*where: ColumnElement[bool]) -> Select[Any]:
    return (
        select(bindings, *_STATE)
        .join(binding_states, binding_states.c.binding_id == bindings.c.id)
        .where(holds_at(binding_states), *where)
        .order_by(bindings.c.id)
    )


_SPONSOR, _BENEFICIARY = (
    bindings.c.sponsor_id == bindparam("person"),
    bindings.c.beneficiary_id == bindparam("person"),
)
_SIDES = {"SPONSOR": _SPONSOR, "BENEFICIARY": _BENEFICIARY, None: or_(_SPONSOR, _BENEFICIARY)}


def _status_is(status: BindingStatus | None) -> ColumnElement[bool]:
    """Write `status_of` in SQL; a test holds the two together."""
    c = binding_states.c
    rejected = and_(c.rejected_at.is_not(None), c.rejected_at <= bindparam("at"))
    came_to_end = and_(c.ends_at.is_not(None), c.ends_at <= bindparam("at"))
    by_date = and_(c.ended_by.is_not(None), c.ended_by == END_DATE)
    alive = and_(not_(rejected), not_(came_to_end))
    wants_consent = and_(bindings.c.waits_for.contains(Wait.CONSENT.value), c.consented_at.is_(None))
    waiting = and_(alive, c.starts_at.is_(None))
    begun = and_(alive, c.starts_at.is_not(None), c.starts_at <= bindparam("at"))
    ending = and_(c.ends_at.is_not(None), not_(by_date))
    conditions: Mapping[BindingStatus | None, ColumnElement[bool]] = {
        None: true(),
        BindingStatus.REJECTED: rejected,
        BindingStatus.EXPIRED: and_(not_(rejected), came_to_end, by_date),
        BindingStatus.ENDED: and_(not_(rejected), came_to_end, not_(by_date)),
        BindingStatus.AWAITING_CONSENT: and_(waiting, wants_consent),
        BindingStatus.AWAITING_REVIEW: and_(waiting, not_(wants_consent)),
        BindingStatus.SCHEDULED: and_(alive, c.starts_at.is_not(None), c.starts_at > bindparam("at")),
        BindingStatus.ENDING: and_(begun, ending),
        BindingStatus.ACTIVE: and_(begun, not_(ending)),
    }
    return conditions[status]


_OVER = or_(*(_status_is(status) for status in OVER))
"""Whether a binding is over, in SQL."""

_BY_ID = Statement(_joined(bindings.c.id == bindparam("id")))
_OF = {side: Statement(_joined(condition)) for side, condition in _SIDES.items()}
_VISIBLE = or_(
    bindings.c.sponsor_id == bindparam("me"),
    and_(bindings.c.beneficiary_id == bindparam("me"), not_(_OVER)),
    bindings.c.region.like(bindparam("regions")),
)
"""`services.access.sees_binding` in SQL; a test holds the two together."""

_PAGE = {
    (side, status): Statement(
        _joined(condition, _status_is(status), _VISIBLE, bindings.c.id > bindparam("after")).limit(
            bindparam("size")
        )
    )
    for side, condition in _SIDES.items()
    for status in (None, *BindingStatus)
}


async def find_binding(reading: Reading, binding: str, moment: Moment) -> Binding | None:
    """Find a binding as of a moment."""
    row = await reading.one(_BY_ID, id=binding, **moment_params(moment))
    return None if row is None else _binding(row, moment)


async def bindings_of(
    reading: Reading, person: str, moment: Moment, side: str | None = None
) -> list[Binding]:
    """List all bindings of a person, those that are over included; `side` is SPONSOR, BENEFICIARY or None."""
    rows = await reading.all(_OF[side], person=person, **moment_params(moment))
    return [_binding(row, moment) for row in rows]


async def page_of_bindings(
    reading: Reading,
    person: str,
    moment: Moment,
    *,
    size: int,
    after: str = "",
    side: str | None = None,
    status: BindingStatus | None = None,
    me: str = "",
    regions: str = "%",
) -> list[Binding]:
    """List bindings of a person in the order of their making, at most `size` behind the one with the id `after`.

    Only those that are seen by the person `me`, or made in `regions`, a pattern of codes such as `5001%`.
    """
    params = {"person": person, "after": after, "size": size, "me": me, "regions": regions}
    rows = await reading.all(_PAGE[side, status], **params, **moment_params(moment))
    return [_binding(row, moment) for row in rows]


async def add_binding(tx: Transaction, binding: Binding, state_id: str) -> None:
    """Keep a new binding with its first state."""
    await tx.run(
        _ADD,
        id=binding.id,
        sponsor_id=binding.sponsor,
        beneficiary_id=binding.beneficiary,
        relation=binding.relation.value,
        region=binding.region,
        mechanism=binding.mechanism.value,
        channel=binding.channel,
        starts_on=_day(binding.starts_on),
        waits_for=",".join(sorted(wait.value for wait in binding.waits_for)),
        created_at=to_ms(binding.created_at),
    )
    await _add_state(tx, binding, state_id)


async def put_state(tx: Transaction, binding: Binding, state_id: str) -> None:
    """Keep a binding's state from its moment on; the version before ends there."""
    at = moment_params(binding.as_of)
    await tx.run(_END_STATE, binding=binding.id, **at)
    await _add_state(tx, binding, state_id)


async def _add_state(tx: Transaction, binding: Binding, state_id: str) -> None:
    state = binding.state
    await tx.run(
        _ADD_STATE,
        id=state_id,
        binding_id=binding.id,
        consented_at=_ms(state.consented_at),
        reviewed_at=_ms(state.reviewed_at),
        rejected_at=_ms(state.rejected_at),
        starts_at=_ms(state.starts_at),
        ends_at=_ms(state.ends_at),
        ends_on=_day(state.ends_on),
        ended_by=state.ended_by,
        rank=state.rank,
        cap_fen=state.cap_fen,
        uses=None if state.uses is None else ",".join(use.value for use in state.uses),
        from_at=to_ms(binding.as_of.at),
        from_operation=binding.as_of.operation,
        until_at=None,
        until_operation=None,
    )


def _binding(row: Row, moment: Moment) -> Binding:
    return Binding(
        id=row["id"],
        sponsor=row["sponsor_id"],
        beneficiary=row["beneficiary_id"],
        relation=Relation(row["relation"]),
        region=row["region"],
        mechanism=Mechanism(row["mechanism"]),
        channel=row["channel"],
        created_at=from_ms(row["created_at"]),
        starts_on=_from_day(row["starts_on"]),
        waits_for=frozenset(Wait(each) for each in row["waits_for"].split(",") if each),
        state=BindingState(
            consented_at=_from_ms(row["consented_at"]),
            reviewed_at=_from_ms(row["reviewed_at"]),
            rejected_at=_from_ms(row["rejected_at"]),
            starts_at=_from_ms(row["starts_at"]),
            ends_at=_from_ms(row["ends_at"]),
            ends_on=_from_day(row["ends_on"]),
            ended_by=row["ended_by"],
            rank=row["rank"],
            cap_fen=row["cap_fen"],
            uses=None
            if row["uses"] is None
            else tuple(UseKind(each) for each in row["uses"].split(",") if each),
        ),
        as_of=moment,
    )


def _ms(instant: datetime | None) -> int | None:
    return None if instant is None else to_ms(instant)


def _from_ms(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _from_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
