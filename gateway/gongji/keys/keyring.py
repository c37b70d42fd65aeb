"""The keys of a data folder: made once, in a file that only its owner can read."""

import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "keys.json"
"""The file's name in the data folder."""

_BYTES = 32


class BadKeys(Exception):
    """The folder's keys cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """The keys of one data folder (密钥), 32 bytes each.

    `data` seals what is stored, by key id; `current` names the one that seals anew, older ones still open. `index`
    makes blind indexes and fingerprints and never changes. `token` signs tokens.
    """

    current: str
    data: dict[str, bytes]
    index: bytes
    token: bytes


def make_keyring(folder: Path) -> Keyring:
    """Make the keys of a folder that has none; nothing is ever written over.

    Raises:
        BadKeys: the file is there already, or the folder cannot be written.
    """
    made = {name: b64encode(secrets.token_bytes(_BYTES)).decode() for name in ("index", "token")}
    data = {"1": b64encode(secrets.token_bytes(_BYTES)).decode()}
    text = json.dumps({"current": "1", "data": data, **made}, indent=2) + "\n"
    path, half = folder / FILE, folder / f"{FILE}.{secrets.token_hex(4)}"
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, path)  # fails where the file is there already, which a rename would not
        half.unlink()
        _settle(folder)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise BadKeys(f"{path} cannot be made: {error.strerror}.") from error
    return read_keyring(folder)


def read_keyring(folder: Path) -> Keyring:
    """Read the keys of a folder.

    Raises:
        BadKeys: they are missing, open to others, or damaged.
    """
    path = folder / FILE
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            raw = file.read()
    except FileNotFoundError as error:
        raise BadKeys(
            f"{path} is missing; start `gongji serve` once to make it, or bring it back from the backup."
        ) from error
    except OSError as error:
        raise BadKeys(f"{path} cannot be read: {error.strerror}.") from error
    if os.name == "posix" and mode & 0o077:
        raise BadKeys(f"{path} can be read by others (mode {mode:04o}): close it with chmod 600.")
    try:
        return _read(json.loads(raw))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadKeys(f"{path} is damaged. Bring it back from the backup; nothing was changed.") from error


def _read(found: dict[str, Any]) -> Keyring:
    data = {str(name): _key(text) for name, text in found["data"].items()}
    if found["current"] not in data:
        raise KeyError(found["current"])
    return Keyring(
        current=found["current"], data=data, index=_key(found["index"]), token=_key(found["token"])
    )


def _key(text: str) -> bytes:
    key = b64decode(text, validate=True)
    if len(key) != _BYTES:
        raise ValueError("a key has 32 bytes")
    return key


def _settle(folder: Path) -> None:
    """Make the new name in the folder durable; where a folder cannot be opened, the system does it itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
