"""Which errors of SQLite mean that it cannot now, and which are bugs of ours."""

import logging
import sqlite3

from gongji.store.work import StoreUnavailable

log = logging.getLogger("gongji.store")

_CANNOT_NOW = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
}


def unavailable(error: BaseException) -> StoreUnavailable | None:
    """Make what is told of an error that means "not now", and tell the operator; None where it means something else."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None or code & 0xFF not in _CANNOT_NOW:
        return None
    log.error("the store cannot now: %s", error)
    told = StoreUnavailable(f"The store cannot do this now, and kept nothing of it: {error}.")
    told.__cause__ = error
    return told
