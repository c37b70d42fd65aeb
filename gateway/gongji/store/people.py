"""Statements about people and their insurances."""

from sqlalchemy import and_, bindparam, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.instant import to_ms
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.person import Insurance, Moment, Person
from gongji.keys.sealing import Sealer
from gongji.store.statement import ListStatement, Statement
from gongji.store.tables import insurances, persons
from gongji.store.work import Reading, Row, Transaction


def holds_at(table: object) -> ColumnElement[bool]:
    """Pick the versions of a table in force at a moment: after `at`, `operation` and what came before them."""
    c = table.c  # type: ignore[attr-defined]
    begun = or_(
        c.from_at < bindparam("at"),
        and_(c.from_at == bindparam("at"), c.from_operation <= bindparam("operation")),
    )
    lasting = or_(
        c.until_at.is_(None),
        c.until_at > bindparam("at"),
        and_(c.until_at == bindparam("at"), c.until_operation > bindparam("operation")),
    )
    return and_(begun, lasting)


def moment_params(moment: Moment) -> dict[str, object]:
    """Give the parameters of `holds_at`."""
    return {"at": to_ms(moment.at), "operation": moment.operation}


_ADD_PERSON = Statement(insert(persons))
_ADD_INSURANCE = Statement(insert(insurances))
_END_INSURANCE = Statement(
    update(insurances)
    .where(
        insurances.c.person_id == bindparam("person"),
        insurances.c.kind == bindparam("of_kind"),
        insurances.c.until_at.is_(None),
    )
    .values(until_at=bindparam("at"), until_operation=bindparam("operation"))
)
_BY_INDEX = Statement(select(persons).where(persons.c.resident_id_index == bindparam("index")))
_BY_IDS = ListStatement(
    lambda size: select(persons).where(persons.c.id.in_([bindparam(f"value_{i}") for i in range(size)]))
)
_INSURANCES = ListStatement(
    lambda size: (
        select(insurances)
        .where(
            insurances.c.person_id.in_([bindparam(f"value_{i}") for i in range(size)]), holds_at(insurances)
        )
        .order_by(insurances.c.person_id, insurances.c.kind)
    )
)


async def add_person(tx: Transaction, sealer: Sealer, person: Person) -> None:
    """Keep a new person, sealed."""
    await tx.run(
        _ADD_PERSON,
        id=person.id,
        name_sealed=sealer.seal(person.full_name, f"persons.name/{person.id}"),
        resident_id_sealed=sealer.seal(person.number, f"persons.resident_id/{person.id}"),
        resident_id_index=sealer.blind(person.number, "resident_id"),
        created_at=to_ms(person.as_of.at),
    )


async def find_by_number(tx: Reading, sealer: Sealer, number: str, moment: Moment) -> Person | None:
    """Find a person by their identity number."""
    row = await tx.one(_BY_INDEX, index=sealer.blind(number, "resident_id"))
    return None if row is None else _person(row, sealer, moment)


async def find_persons(reading: Reading, sealer: Sealer, ids: list[str], moment: Moment) -> dict[str, Person]:
    """Find people by their ids, at most 100; who is not there is left out."""
    statement, params = _BY_IDS.of(ids)
    return {row["id"]: _person(row, sealer, moment) for row in await reading.all(statement, **params)}


async def find_insurances(reading: Reading, ids: list[str], moment: Moment) -> dict[str, list[Insurance]]:
    """Find the insurances of people at a moment, at most 100 people."""
    statement, params = _INSURANCES.of(ids, **moment_params(moment))
    found: dict[str, list[Insurance]] = {each: [] for each in ids}
    for row in await reading.all(statement, **params):
        found[row["person_id"]].append(_insurance(row))
    return found


async def put_insurance(tx: Transaction, new_id: str, insurance: Insurance, moment: Moment) -> None:
    """Keep a person's insurance of a kind as it is from a moment on; the version before ends there."""
    at = {"at": to_ms(moment.at), "operation": moment.operation}
    await tx.run(_END_INSURANCE, person=insurance.person, of_kind=insurance.kind.value, **at)
    await tx.run(
        _ADD_INSURANCE,
        id=new_id,
        person_id=insurance.person,
        kind=insurance.kind.value,
        region=insurance.region,
        status=insurance.status.value,
        from_at=at["at"],
        from_operation=at["operation"],
        until_at=None,
        until_operation=None,
    )


def _person(row: Row, sealer: Sealer, moment: Moment) -> Person:
    return Person(
        id=row["id"],
        full_name=sealer.open(row["name_sealed"], f"persons.name/{row['id']}"),
        number=sealer.open(row["resident_id_sealed"], f"persons.resident_id/{row['id']}"),
        as_of=moment,
    )


def _insurance(row: Row) -> Insurance:
    return Insurance(
        person=row["person_id"],
        kind=InsuranceKind(row["kind"]),
        region=row["region"],
        status=InsuranceStatus(row["status"]),
    )
