"""The data folder: who may use it, and what stands in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from gongji.keys.keyring import FILE as KEYS

DATABASE = "gongji.db"
LOCK = "gateway.lock"


class BadFolder(Exception):
    """The data folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A data folder (数据目录), locked while one gateway holds it."""

    path: Path
    lock: FileLock

    @classmethod
    def hold(cls, path: Path) -> "Folder":
        """Take a folder for one gateway, and make it where it is not there.

        Raises:
            BadFolder: it cannot be written, or another gateway has it.
        """
        lock = FileLock(path / LOCK, mode=0o600)
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock.acquire(timeout=0)
        except Timeout as error:
            raise BadFolder(
                f"the data folder {path} is held by another gateway. Stop it, or give another with --data."
            ) from error
        except OSError as error:
            raise BadFolder(
                f"the data folder {path} cannot be written: {error.strerror}. Give another with --data."
            ) from error
        return cls(path, lock)

    @property
    def database(self) -> Path:
        """The file of the embedded database."""
        return self.path / DATABASE

    @property
    def keys(self) -> Path:
        """The file of the keys."""
        return self.path / KEYS

    def release(self) -> None:
        """Let another gateway have it."""
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
