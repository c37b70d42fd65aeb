"""Who sends a request: the bearer token in its Authorization header."""

from collections.abc import Callable

from gongji.domain.viewer import ANONYMOUS, Viewer
from gongji.engine.request import BadRequest
from gongji.keys.tokens import BadToken

Identify = Callable[[str | None], Viewer]
"""Tells who sends a request by its Authorization header; None is no header."""


def bearer(header: str | None, read: Callable[[str], Viewer]) -> Viewer:
    """Read the viewer out of an Authorization header.

    Args:
        header: as it was sent.
        read: reads a token.

    Raises:
        BadRequest: 401, where there is a header that cannot be used.
    """
    if header is None:
        return ANONYMOUS
    scheme, _, token = header.strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise BadRequest("Send the token as `Authorization: Bearer …`.", "UNAUTHENTICATED", 401)
    try:
        return read(token.strip())
    except BadToken as error:
        raise BadRequest(str(error), "UNAUTHENTICATED", 401) from None
