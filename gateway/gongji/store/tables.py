"""The tables, as the newest migration leaves them.

Columns hold integers and text only: instants are milliseconds since 1970 in UTC, amounts are fen, days are ISO text,
ids are UUIDs made by us. What changes keeps every version: a row holds from one operation until another.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind, Mechanism
from gongji.domain.relation import Relation

metadata = MetaData()


def text(name: str, *, null: bool = False) -> Column[str]:
    """Make a column of text."""
    return Column(name, Text, nullable=null)


def number(name: str, *, null: bool = False) -> Column[int]:
    """Make a column of integers of 64 bits."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), nullable=null)


def _one_of(column: str, members: Iterable[Enum], name: str) -> CheckConstraint:
    listed = ", ".join(f"'{member.value}'" for member in members)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def _refers(column: str, to: str, name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([column], [f"{to}.id"], name=name)


def _key(name: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint("id", name=name)


def _version(table: str) -> tuple[Any, ...]:
    """Columns of a version: in force from one operation until another; no `until` is now."""
    return (
        number("from_at"),
        text("from_operation"),
        number("until_at", null=True),
        text("until_operation", null=True),
        CheckConstraint("(until_at IS NULL) = (until_operation IS NULL)", name=f"{table}_until_whole"),
        CheckConstraint("until_at IS NULL OR until_at >= from_at", name=f"{table}_until_not_before"),
    )


marks = Table(
    "marks",
    metadata,
    text("name"),
    text("value"),
    PrimaryKeyConstraint("name", name="marks_key"),
    sqlite_strict=True,
)

persons = Table(
    "persons",
    metadata,
    text("id"),
    text("name_sealed"),
    text("resident_id_sealed"),
    text("resident_id_index"),
    number("created_at"),
    _key("persons_key"),
    UniqueConstraint("resident_id_index", name="persons_resident_id_once"),
    CheckConstraint("length(resident_id_index) = 64", name="persons_index_whole"),
    sqlite_strict=True,
)

insurances = Table(
    "insurances",
    metadata,
    text("id"),
    text("person_id"),
    text("kind"),
    text("region"),
    text("status"),
    *_version("insurances"),
    _key("insurances_key"),
    _refers("person_id", "persons", "insurances_of_person"),
    _one_of("kind", InsuranceKind, "insurances_kind_known"),
    _one_of("status", InsuranceStatus, "insurances_status_known"),
    CheckConstraint("length(region) = 6", name="insurances_region_whole"),
    sqlite_strict=True,
)
Index(
    "insurances_one_of_a_kind",
    insurances.c.person_id,
    insurances.c.kind,
    unique=True,
    sqlite_where=insurances.c.until_at.is_(None),
    postgresql_where=insurances.c.until_at.is_(None),
)
Index("insurances_by_person", insurances.c.person_id, insurances.c.from_at)

bindings = Table(
    "bindings",
    metadata,
    text("id"),
    text("sponsor_id"),
    text("beneficiary_id"),
    text("relation"),
    text("region"),
    text("mechanism"),
    text("channel"),
    text("starts_on", null=True),
    text("waits_for"),
    number("created_at"),
    _key("bindings_key"),
    _refers("sponsor_id", "persons", "bindings_of_sponsor"),
    _refers("beneficiary_id", "persons", "bindings_of_beneficiary"),
    _one_of("relation", Relation, "bindings_relation_known"),
    _one_of("mechanism", Mechanism, "bindings_mechanism_known"),
    CheckConstraint("sponsor_id <> beneficiary_id", name="bindings_between_two"),
    CheckConstraint("length(region) = 6", name="bindings_region_whole"),
    sqlite_strict=True,
)
Index("bindings_by_sponsor", bindings.c.sponsor_id, bindings.c.id)
Index("bindings_by_beneficiary", bindings.c.beneficiary_id, bindings.c.id)

binding_states = Table(
    "binding_states",
    metadata,
    text("id"),
    text("binding_id"),
    number("consented_at", null=True),
    number("reviewed_at", null=True),
    number("rejected_at", null=True),
    number("starts_at", null=True),
    number("ends_at", null=True),
    text("ends_on", null=True),
    text("ended_by", null=True),
    number("rank"),
    number("cap_fen", null=True),
    text("uses", null=True),
    *_version("binding_states"),
    _key("binding_states_key"),
    _refers("binding_id", "bindings", "binding_states_of_binding"),
    CheckConstraint("rank >= 1", name="binding_states_rank_counts"),
    CheckConstraint("cap_fen IS NULL OR cap_fen >= 0", name="binding_states_cap_not_negative"),
    sqlite_strict=True,
)
Index(
    "binding_states_one_now",
    binding_states.c.binding_id,
    unique=True,
    sqlite_where=binding_states.c.until_at.is_(None),
    postgresql_where=binding_states.c.until_at.is_(None),
)
Index("binding_states_by_binding", binding_states.c.binding_id, binding_states.c.from_at)

operations = Table(
    "operations",
    metadata,
    text("id"),
    text("subject"),
    text("key"),
    text("name"),
    text("fingerprint"),
    number("at"),
    text("result_type", null=True),
    text("result_id", null=True),
    text("refusal", null=True),
    text("reason_sealed", null=True),
    _key("operations_key"),
    UniqueConstraint("subject", "key", name="operations_once"),
    CheckConstraint("(result_type IS NULL) = (result_id IS NULL)", name="operations_result_whole"),
    CheckConstraint("(result_id IS NULL) <> (refusal IS NULL)", name="operations_result_or_refusal"),
    sqlite_strict=True,
)
