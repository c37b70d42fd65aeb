"""Opaque ids of things the API can find again."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from gongji.domain.mistake import Mistake


def node_id(kind: str, key: str) -> str:
    """Make the id of a thing from its kind and its key."""
    return urlsafe_b64encode(f"{kind}:{key}".encode()).decode().rstrip("=")


def read_node_id(node: str) -> tuple[str, str]:
    """Read kind and key out of an id.

    Raises:
        Mistake: it is no id of ours.
    """
    try:
        kind, found, key = urlsafe_b64decode(node + "=" * (-len(node) % 4)).decode().partition(":")
    except (Error, ValueError):
        kind, found, key = "", "", ""
    if found and node_id(kind, key) != node:
        found = ""
    if not found:
        raise Mistake("id: this is no id that this API has given out. Use one from an answer, unchanged.")
    return kind, key
