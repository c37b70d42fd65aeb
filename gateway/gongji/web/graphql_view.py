"""The GraphQL endpoint: HTTP in, HTTP out, and nothing a client sends is ever our error."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

import orjson

from gongji.domain.viewer import Viewer
from gongji.engine.execute import Engine
from gongji.engine.request import BadRequest, read_request
from gongji.web.authorization import Identify
from gongji.web.negotiate import GRAPHQL_RESPONSE, JSON, is_json, response_type

log = logging.getLogger("gongji.web")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_BODY_SECONDS = 10.0


class Gone(Exception):
    """The client hung up before it had sent its request."""


class GraphQLView:
    """An ASGI application that serves one schema at one address.

    Args:
        identify: tells who sends a request.
        engine: gives what answers a viewer's requests.
        context: makes what resolvers are handed, anew for each request.
    """

    def __init__(
        self, identify: Identify, engine: Callable[[Viewer], Engine], context: Callable[[Viewer], object]
    ) -> None:
        self._identify = identify
        self._engine = engine
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        headers = _read_headers(scope["headers"])
        accepted = response_type(headers.get(b"accept"))
        kind = accepted or JSON
        try:
            _check_head(scope["method"], accepted, headers)
            viewer = self._identify(headers.get(b"authorization"))
            engine = self._engine(viewer)
            body = await _read_body(receive, headers, engine.limits.body_bytes)
            request = read_request(body, engine.limits)
            answer = await engine.answer(request, self._context(viewer))
            # A well-formed request that GraphQL refuses is 400 by the specification's own type, 200 by plain JSON.
            status = 200 if answer.ran or kind == JSON else 400
            payload = _encode(answer.body)
            if len(payload) > engine.limits.answer_bytes:
                payload = _encode(_too_much(engine.limits.answer_bytes))
        except Gone:
            return
        except BadRequest as error:
            status = error.status
            payload = _encode({"errors": [{"message": str(error), "extensions": {"code": error.code}}]})
        await _reply(send, status, kind, payload)


def _read_headers(sent: Iterable[tuple[bytes, bytes]]) -> dict[bytes, str]:
    """Read the headers; one that is sent in several lines is one list."""
    headers: dict[bytes, str] = {}
    for name, value in sent:
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers


def _too_much(bound: int) -> dict[str, Any]:
    text = f"The answer would be larger than {bound} bytes: ask for less at a time."
    return {"errors": [{"message": text, "extensions": {"code": "ANSWER_TOO_LARGE"}}], "data": None}


def _check_head(method: str, accepted: str | None, headers: dict[bytes, str]) -> None:
    if method != "POST":
        raise BadRequest("Send GraphQL operations by POST, as JSON.", "METHOD_NOT_ALLOWED", 405)
    if accepted is None:
        raise BadRequest(
            f"Only {GRAPHQL_RESPONSE} and {JSON} in UTF-8 are spoken here.", "NOT_ACCEPTABLE", 406
        )
    if not is_json(headers.get(b"content-type")):
        raise BadRequest(f"Send the request as {JSON} in UTF-8.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if headers.get(b"content-encoding", "").strip().lower() not in {"", "identity"}:
        raise BadRequest("Compressed requests are not read: send it plain.", "UNSUPPORTED_MEDIA_TYPE", 415)


async def _read_body(receive: Receive, headers: dict[bytes, str], bound: int) -> bytes:
    said = headers.get(b"content-length", "0")
    if said.isdigit() and len(said) < 20 and int(said) > bound:  # noqa: PLR2004 - no length has more digits
        raise _too_large(bound)
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > bound:
                    raise _too_large(bound)
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError as error:
        raise BadRequest(
            f"The body did not arrive within {_BODY_SECONDS:g} s.", "REQUEST_TIMEOUT", 408
        ) from error


def _too_large(bound: int) -> BadRequest:
    return BadRequest(f"The body is larger than {bound} bytes.", "PAYLOAD_TOO_LARGE", 413)


def _encode(body: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(body)
    except TypeError:
        # orjson refuses text with lone surrogates, which only a client's own words can hold.
        return orjson.dumps(_cleaned(body))


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


_WITH_STATUS = {405: (b"allow", b"POST"), 401: (b"www-authenticate", b"Bearer")}
"""Headers that HTTP asks for with a status."""


async def _reply(send: Send, status: int, kind: str, payload: bytes) -> None:
    headers = [
        (b"content-type", f"{kind}; charset=utf-8".encode()),
        (b"content-length", str(len(payload)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if status in _WITH_STATUS:
        headers.append(_WITH_STATUS[status])
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": payload})
