"""People, their insurances, bindings between them, and the operations that made them so."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STRICT = {"sqlite_strict": True}
KINDS = "'EMPLOYEE', 'RESIDENT'"
STATUSES = "'NORMAL', 'SUSPENDED', 'ARREARS', 'ENDED'"
RELATIONS = (
    "'SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT_PATERNAL', 'GRANDPARENT_MATERNAL', 'GRANDCHILD_PATERNAL', "
    "'GRANDCHILD_MATERNAL', 'SPOUSE_PARENT', 'CHILD_SPOUSE', 'PAIRED_HOUSEHOLD', 'DESIGNATED_PERSON', 'OTHER'"
)
MECHANISMS = "'DIRECT_DRAW', 'FAMILY_POOL', 'GRANT', 'WALLET_TRANSFER', 'WALLET_QUOTA'"


def text(name: str, *, null: bool = False) -> sa.Column[str]:
    """Make a column of text."""
    return sa.Column(name, sa.Text, nullable=null)


def number(name: str, *, null: bool = False) -> sa.Column[int]:
    """Make a column of integers."""
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=null)


def version(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Columns of a version."""
    return (
        number("from_at"),
        text("from_operation"),
        number("until_at", null=True),
        text("until_operation", null=True),
        sa.CheckConstraint("(until_at IS NULL) = (until_operation IS NULL)", name=f"{table}_until_whole"),
        sa.CheckConstraint("until_at IS NULL OR until_at >= from_at", name=f"{table}_until_not_before"),
    )


def refers(column: str, to: str, name: str) -> sa.ForeignKeyConstraint:
    """Refer to a row of another table."""
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)


def now_only(name: str, table: str, columns: list[str]) -> None:
    """Make an index over what holds now, each once."""
    now = sa.text("until_at IS NULL")
    op.create_index(name, table, columns, unique=True, sqlite_where=now, postgresql_where=now)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "marks",
        text("name"),
        text("value"),
        sa.PrimaryKeyConstraint("name", name="marks_key"),
        **STRICT,
    )
    op.create_table(
        "persons",
        text("id"),
        text("name_sealed"),
        text("resident_id_sealed"),
        text("resident_id_index"),
        number("created_at"),
        sa.PrimaryKeyConstraint("id", name="persons_key"),
        sa.UniqueConstraint("resident_id_index", name="persons_resident_id_once"),
        sa.CheckConstraint("length(resident_id_index) = 64", name="persons_index_whole"),
        **STRICT,
    )
    op.create_table(
        "insurances",
        text("id"),
        text("person_id"),
        text("kind"),
        text("region"),
        text("status"),
        *version("insurances"),
        sa.PrimaryKeyConstraint("id", name="insurances_key"),
        refers("person_id", "persons", "insurances_of_person"),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="insurances_kind_known"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="insurances_status_known"),
        sa.CheckConstraint("length(region) = 6", name="insurances_region_whole"),
        **STRICT,
    )
    now_only("insurances_one_of_a_kind", "insurances", ["person_id", "kind"])
    op.create_index("insurances_by_person", "insurances", ["person_id", "from_at"])
    op.create_table(
        "bindings",
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
        sa.PrimaryKeyConstraint("id", name="bindings_key"),
        refers("sponsor_id", "persons", "bindings_of_sponsor"),
        refers("beneficiary_id", "persons", "bindings_of_beneficiary"),
        sa.CheckConstraint(f"relation IN ({RELATIONS})", name="bindings_relation_known"),
        sa.CheckConstraint(f"mechanism IN ({MECHANISMS})", name="bindings_mechanism_known"),
        sa.CheckConstraint("sponsor_id <> beneficiary_id", name="bindings_between_two"),
        sa.CheckConstraint("length(region) = 6", name="bindings_region_whole"),
        **STRICT,
    )
    op.create_index("bindings_by_sponsor", "bindings", ["sponsor_id", "id"])
    op.create_index("bindings_by_beneficiary", "bindings", ["beneficiary_id", "id"])
    op.create_table(
        "binding_states",
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
        *version("binding_states"),
        sa.PrimaryKeyConstraint("id", name="binding_states_key"),
        refers("binding_id", "bindings", "binding_states_of_binding"),
        sa.CheckConstraint("rank >= 1", name="binding_states_rank_counts"),
        sa.CheckConstraint("cap_fen IS NULL OR cap_fen >= 0", name="binding_states_cap_not_negative"),
        **STRICT,
    )
    now_only("binding_states_one_now", "binding_states", ["binding_id"])
    op.create_index("binding_states_by_binding", "binding_states", ["binding_id", "from_at"])
    op.create_table(
        "operations",
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
        sa.PrimaryKeyConstraint("id", name="operations_key"),
        sa.UniqueConstraint("subject", "key", name="operations_once"),
        sa.CheckConstraint("(result_type IS NULL) = (result_id IS NULL)", name="operations_result_whole"),
        sa.CheckConstraint("(result_id IS NULL) <> (refusal IS NULL)", name="operations_result_or_refusal"),
        **STRICT,
    )
