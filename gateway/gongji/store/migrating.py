"""Bringing a database to the newest shape, and refusing one that cannot be brought there."""

import os
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from sqlalchemy.schema import CreateIndex, CreateTable

from gongji.store.busy import unavailable
from gongji.store.statement import ddl
from gongji.store.tables import metadata

HEAD = "0001"
"""The newest migration; a test holds it to the chain."""


class BadDatabase(Exception):
    """The database cannot be used; the message says why and what to do, and nothing was changed."""


def migrate(path: Path) -> None:
    """Bring a database to the newest shape; make it where it is not there.

    Raises:
        BadDatabase: it is newer than this gateway, damaged, or no database of ours.
    """
    if not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    found = _version(path)
    if found == HEAD:
        return
    if found is not None and found not in _known():
        raise BadDatabase(
            f"{path} is of version {found}, newer than this gateway's {HEAD}. Update the gateway; nothing was changed."
        )
    try:
        _make(path) if found is None else upgrade(path)
    except sqlite3.Error as error:
        raise BadDatabase(
            f"{path} cannot be brought to version {HEAD}: {error}. Nothing of it was changed."
        ) from error


def _version(path: Path) -> str | None:
    """Read which migration a database has; None where it is empty."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if "alembic_version" in names:
                return _checked(path, connection, names)
    except sqlite3.Error as error:
        if unavailable(error):
            raise BadDatabase(
                f"{path} cannot be opened: {error}. See that it and its folder may be written."
            ) from error
        raise BadDatabase(
            f"{path} is damaged, or no database ({error}). Bring it back from the backup; nothing was changed."
        ) from error
    if names:
        raise BadDatabase(f"{path} is a database, but not one of gongji's. Give another folder with --data.")
    return None


def _checked(path: Path, connection: sqlite3.Connection, names: set[str]) -> str:
    """Read the version of a database of ours, and see that it is whole."""
    checked = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = None if row is None else str(row[0])
    if checked != "ok":
        wrong = checked
    elif version is None:
        wrong = "no version"
    elif version == HEAD and (missing := metadata.tables.keys() - names):
        wrong = ", ".join(sorted(missing))
    else:
        return version
    raise BadDatabase(f"{path} is damaged ({wrong}). Bring it back from the backup; nothing was changed.")


def _known() -> set[str]:
    steps = (files("gongji.store") / "migrations" / "versions").iterdir()
    return {entry.name[:4] for entry in steps if entry.name[:4].isdigit()}


def _make(path: Path) -> None:
    """Make the newest shape in an empty database, which is where the migrations lead, as a test holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        for table in metadata.sorted_tables:
            connection.execute(ddl(CreateTable(table)))
            for index in sorted(table.indexes, key=lambda each: str(each.name)):
                connection.execute(ddl(CreateIndex(index)))
        connection.execute(_VERSIONS)
        connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))
        connection.execute("COMMIT")


_VERSIONS = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""As Alembic makes it."""


def upgrade(path: Path) -> None:
    """Run the migrations that a database has not had.

    Raises:
        BadDatabase: one fails; nothing of it stays.
    """
    from alembic import command  # noqa: PLC0415 - a tenth of a start to import, and few starts need it
    from alembic.config import Config  # noqa: PLC0415 - as above
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(files("gongji.store") / "migrations"))
    config.attributes["path"] = path
    try:
        command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise BadDatabase(
            f"{path} cannot be brought to version {HEAD}: {error}. Nothing of it was changed."
        ) from error
