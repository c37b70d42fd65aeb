"""Sealing what is stored of people, and finding it again without opening it."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gongji.keys.keyring import Keyring

_NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed text does not open: another key, another place, or damage. The message holds nothing of it."""


class Sealer:
    """Seals texts with AES-256-GCM and makes blind indexes with HMAC-SHA-256 (加密与盲索引)."""

    def __init__(self, keyring: Keyring) -> None:
        self._current = keyring.current
        self._ciphers = {name: AESGCM(key) for name, key in keyring.data.items()}
        self._index = keyring.index

    def seal(self, text: str, place: str) -> str:
        """Seal a text for one place, such as `persons.name/ID`; it opens nowhere else."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(), place.encode())
        return f"{self._current}.{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """Open a sealed text.

        Raises:
            CannotOpen: it was sealed with another key or for another place, or is damaged.
        """
        name, _, body = sealed.partition(".")
        try:
            raw = urlsafe_b64decode(body)
            return (
                self._ciphers[name].decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], place.encode()).decode()
            )
        except (KeyError, ValueError, InvalidTag) as error:
            raise CannotOpen(f"{place} does not open with the keys of this folder") from error

    def blind(self, text: str, purpose: str) -> str:
        """Make an index by which a text is found again and from which it cannot be read, of 64 hexadecimal digits.

        Args:
            text: what is looked for.
            purpose: what the index is for; indexes of two purposes cannot be held against one another.
        """
        return hmac.new(self._index, f"{purpose}\0{text}".encode(), sha256).hexdigest()
