"""Opening a data folder: its database, its keys, and that the two belong together."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gongji.keys.keyring import BadKeys, Keyring, make_keyring, read_keyring
from gongji.keys.sealing import CannotOpen, Sealer
from gongji.store.folder import Folder
from gongji.store.migrating import BadDatabase, migrate

_MARK = "gongji"


def open_folder(folder: Folder) -> Keyring:
    """Bring a folder's database to the newest shape and give its keys; make both where it is new.

    Raises:
        BadDatabase: the database cannot be used, or is missing beside its keys.
        BadKeys: the keys cannot be used, are missing beside what they sealed, or are those of another database.
    """
    database, keys = folder.database, folder.keys
    if keys.exists() and not (database.exists() and database.stat().st_size):
        raise BadDatabase(
            f"{database} is missing or empty beside {keys.name}. Bring it back from the backup, or give another "
            "folder with --data; nothing was changed."
        )
    migrate(database)
    keyring = (
        make_keyring(folder.path) if not keys.exists() and _is_new(database) else read_keyring(folder.path)
    )
    _hold_together(database, keyring, folder)
    return keyring


def _is_new(database: Path) -> bool:
    """Tell whether nothing was ever sealed in a database."""
    with closing(sqlite3.connect(database)) as connection:
        found: int = connection.execute("SELECT count(*) FROM marks").fetchone()[0]
    return found == 0


def _hold_together(database: Path, keyring: Keyring, folder: Folder) -> None:
    """Mark a new database with its keys, and see that an older one was marked with them."""
    sealer = Sealer(keyring)
    try:
        with closing(sqlite3.connect(database)) as connection, connection:
            row = connection.execute("SELECT value FROM marks WHERE name = 'keys'").fetchone()
            if row is None:
                mark = f"{sealer.seal(_MARK, 'marks.keys')} {sealer.blind(_MARK, 'marks')}"
                connection.execute("INSERT INTO marks (name, value) VALUES ('keys', ?)", (mark,))
                return
    except sqlite3.Error as error:
        raise BadDatabase(f"{database} cannot be used: {error}.") from error
    sealed, _, blind = row[0].partition(" ")
    try:
        fits = sealer.open(sealed, "marks.keys") == _MARK and sealer.blind(_MARK, "marks") == blind
    except CannotOpen:
        fits = False
    if not fits:
        raise BadKeys(
            f"{folder.keys} holds other keys than those {database.name} was sealed with. Bring the right ones back "
            "from the backup; nothing was changed."
        )
