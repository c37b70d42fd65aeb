"""The store's contract: what is acknowledged is kept, what is refused has left nothing."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import bindparam, func, insert, select

from gongji.store import tables
from gongji.store.migrating import HEAD, BadDatabase, migrate, upgrade
from gongji.store.sqlite import open_sqlite
from gongji.store.statement import ListStatement, Statement
from gongji.store.work import StoreUnavailable

persons = tables.persons
ADD = Statement(insert(persons))
COUNT = Statement(select(func.count().label("n")).select_from(persons))
FIND = Statement(select(persons).where(persons.c.id == bindparam("id")))


def row(serial, size=1):
    return {
        "id": f"p{serial:05}",
        "name_sealed": "n" * size,
        "resident_id_sealed": "r",
        "resident_id_index": f"{serial:064}",
        "created_at": serial,
    }


def adding(serial, size=1, then=None):
    async def work(tx):
        await tx.run(ADD, **row(serial, size))
        if then is not None:
            await then(tx)
        return serial

    return work


async def opened_at(path):
    migrate(path)
    return await open_sqlite(path)


@pytest.fixture
async def store(tmp_path):
    opened = await opened_at(tmp_path / "gongji.db")
    yield opened
    await opened.close()


async def test_what_is_acknowledged_is_read_by_everyone(store):
    done = await asyncio.gather(*(store.transact(adding(serial)) for serial in range(300)))

    assert done == list(range(300))
    assert (await store.one(COUNT))["n"] == 300
    assert (await store.one(FIND, id="p00007"))["created_at"] == 7
    assert await store.one(FIND, id="nobody") is None


async def test_a_work_that_fails_leaves_nothing_and_hurts_no_other_of_its_batch(store):
    async def fail(_):
        raise LookupError("no")

    works = [store.transact(adding(serial, then=fail if serial % 3 == 0 else None)) for serial in range(30)]
    done = await asyncio.gather(*works, return_exceptions=True)

    assert [isinstance(each, LookupError) for each in done] == [serial % 3 == 0 for serial in range(30)]
    assert (await store.one(COUNT))["n"] == 20


async def test_a_work_may_await_nothing_but_its_transaction(store):
    async def idle(_):
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="awaited something else"):
        await store.transact(adding(1, then=idle))

    assert (await store.one(COUNT))["n"] == 0


async def test_a_constraint_that_does_not_hold_is_an_error_of_that_work_alone(store):
    await store.transact(adding(1))

    first, second = await asyncio.gather(
        store.transact(adding(1)), store.transact(adding(2)), return_exceptions=True
    )

    assert isinstance(first, sqlite3.IntegrityError)
    assert second == 2


@pytest.mark.parametrize("size", [1, 20_000, 400_000])
async def test_when_the_disk_is_full_who_was_refused_left_no_row_and_who_was_not_is_there(tmp_path, size):
    store = await opened_at(tmp_path / "gongji.db")

    async def bound(tx):
        tx.connection.execute("PRAGMA max_page_count = 120")

    await store.transact(bound)
    works = [store.transact(adding(serial, size if serial % 5 == 0 else 1)) for serial in range(300)]
    done = await asyncio.gather(*works, return_exceptions=True)
    kept = [serial for serial in done if isinstance(serial, int)]
    refused = [each for each in done if not isinstance(each, int)]
    await store.close()

    with closing(sqlite3.connect(tmp_path / "gongji.db")) as connection:
        rows = [at for (at,) in connection.execute("SELECT created_at FROM persons ORDER BY created_at")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert rows == kept
    assert all(isinstance(each, StoreUnavailable) for each in refused)
    assert bool(refused) is (size > 1)


async def test_readers_cannot_write(store):
    with pytest.raises(StoreUnavailable, match="readonly"):
        await store.one(ADD, **row(1))


async def test_a_closed_store_refuses_and_has_finished_what_waited(tmp_path):
    store = await opened_at(tmp_path / "gongji.db")
    waiting = [asyncio.ensure_future(store.transact(adding(serial))) for serial in range(100)]
    await asyncio.sleep(0)

    await store.close()

    assert [await each for each in waiting] == list(range(100))
    with pytest.raises(StoreUnavailable, match="closing"):
        await store.transact(adding(200))


async def test_the_file_is_its_owner_s_alone_and_durable(tmp_path, store):
    async def pragmas(tx):
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [tx.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await store.transact(pragmas) == ["wal", 2, 1]
    assert (tmp_path / "gongji.db").stat().st_mode & 0o777 == 0o600


def shape(connection):
    """Read what a database is made of, one set of lines a table or index."""
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines())
        for name, sql in made
        if name != "alembic_version"
    }


def test_the_migrations_make_just_the_tables_that_statements_are_built_for(tmp_path):
    migrate(tmp_path / "made.db")
    upgrade(tmp_path / "migrated.db")

    with (
        closing(sqlite3.connect(tmp_path / "made.db")) as one,
        closing(sqlite3.connect(tmp_path / "migrated.db")) as two,
    ):
        assert shape(one) == shape(two)
        assert {*tables.metadata.tables} < {*shape(one)}, "the tables, and their indexes"
        for each in (one, two):
            assert each.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
            assert each.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_constraint_has_a_name():
    unnamed = [
        (table.name, constraint)
        for table in tables.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]

    assert unnamed == []


def spoil(path, how):
    if how == "newer":
        migrate(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
    elif how == "foreign":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE cats (name TEXT)")
    elif how == "damaged":
        migrate(path)
        with path.open("r+b") as file:
            file.seek(4096 * 3)
            file.write(b"\xff" * 4096 * 4)
    else:
        path.write_bytes(b"Dear diary, " * 1000)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("newer", "is of version 9999, newer than this gateway's"),
        ("foreign", "is a database, but not one of gongji's"),
        ("damaged", "is damaged"),
        ("no database", "is damaged, or no database"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_and_left_alone(tmp_path, how, words):
    path = tmp_path / "gongji.db"
    spoil(path, how)
    before = path.read_bytes()

    with pytest.raises(BadDatabase, match=words):
        migrate(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("count", [1, 2, 8, 9, 100])
async def test_a_list_of_any_length_is_found_by_few_statements(store, count):
    found = ListStatement(
        lambda size: select(persons.c.id).where(
            persons.c.id.in_([bindparam(f"value_{i}") for i in range(size)])
        )
    )
    for serial in range(count):
        await store.transact(adding(serial))

    statement, params = found.of([f"p{serial:05}" for serial in range(count)])

    assert len(await store.all(statement, **params)) == count
