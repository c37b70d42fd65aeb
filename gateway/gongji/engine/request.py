"""Reading a request's body: JSON of bounded depth, with the parameters of GraphQL over HTTP."""

import re
from dataclasses import dataclass, field
from typing import Any

import orjson

from gongji.engine.limits import Limits


class BadRequest(Exception):
    """The request is no GraphQL request; `status` is HTTP's word for it."""

    def __init__(self, message: str, code: str = "BAD_REQUEST", status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One GraphQL request (请求)."""

    query: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None


def read_request(body: bytes, limits: Limits) -> Request:
    """Read a request out of a body.

    Raises:
        BadRequest: with what is wrong and what to send.
    """
    data = _read_json(body, limits)
    if isinstance(data, list):
        raise BadRequest("Batches are not served: send one operation a request.", "BATCH_REFUSED")
    if not isinstance(data, dict):
        raise BadRequest('The body must be a JSON object with a string "query".')
    query = data.get("query")
    if not isinstance(query, str) or not query:
        hint = "; persisted queries are not served" if "extensions" in data and query is None else ""
        raise BadRequest(f'"query" must be a string that holds a GraphQL document{hint}.')
    variables = _optional(data, "variables", dict, "an object")
    operation_name = _optional(data, "operationName", str, "a string")
    _optional(data, "extensions", dict, "an object")
    return Request(query, variables or {}, operation_name)


def _optional(data: dict[str, Any], name: str, kind: type, words: str) -> Any:
    value = data.get(name)
    if value is not None and not isinstance(value, kind):
        raise BadRequest(f'"{name}" must be {words} or null.')
    return value


def _read_json(body: bytes, limits: Limits) -> Any:
    if not body:
        raise BadRequest('The body is empty: send a JSON object with a string "query".')
    if _deeper(body, limits.json_depth):
        raise BadRequest(f"The JSON is nested deeper than {limits.json_depth} levels.", "JSON_TOO_DEEP")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadRequest(
            f"The body is not JSON in UTF-8: {error.msg} at character {error.pos}.", "BAD_JSON"
        ) from error


# Possessive, and taking an unfinished string too: else each quote in one would be tried as a beginning, in turn.
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")


def _deeper(body: bytes, bound: int) -> bool:
    """Tell whether brackets outside strings nest deeper than a bound, without reading the values."""
    if body.count(b"[") + body.count(b"{") <= bound:
        return False
    depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > bound:
            return True
    return False
