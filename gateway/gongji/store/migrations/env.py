"""Runs the migrations inside one transaction each, on the database that is handed over."""

import sqlite3

from alembic import context
from sqlalchemy import create_engine

path = context.config.attributes["path"]


def _connect() -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


engine = create_engine("sqlite://", creator=_connect)
with engine.connect() as connection:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.exec_driver_sql("COMMIT")
engine.dispose()
