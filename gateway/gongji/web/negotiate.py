"""Content negotiation of GraphQL over HTTP."""

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"


def response_type(accept: str | None) -> str | None:
    """Choose the media type of the answer by the Accept header; None where none that we speak is wanted.

    Without a header, and for wildcards, it is `application/json`: clients of old ask so, and read its status codes.
    """
    if accept is None or not accept.strip():
        return JSON
    said: dict[str, tuple[int, float]] = {}
    order: list[str] = []
    for offer in accept.split(","):
        name, _, rest = offer.strip().partition(";")
        exactness, kinds = _OFFERS.get(name.strip().lower(), (0, ()))
        for kind in kinds if _utf8(rest) else ():
            order.append(kind)
            if exactness > said.get(kind, (0, 0.0))[0]:
                said[kind] = (exactness, _quality(rest))
    wanted = [kind for kind in dict.fromkeys(order) if said[kind][1] > 0]
    return max(wanted, key=lambda kind: said[kind][1], default=None)


def is_json(content_type: str | None) -> bool:
    """Tell whether a request's content type is JSON in UTF-8."""
    if content_type is None:
        return False
    name, _, rest = content_type.partition(";")
    return name.strip().lower() == JSON and _utf8(rest)


_OFFERS: dict[str, tuple[int, tuple[str, ...]]] = {
    GRAPHQL_RESPONSE: (3, (GRAPHQL_RESPONSE,)),
    JSON: (3, (JSON,)),
    "application/*": (2, (JSON, GRAPHQL_RESPONSE)),
    "*/*": (1, (JSON, GRAPHQL_RESPONSE)),
}
"""How exactly a range names types, and which of ours it takes, the preferred first."""


def _parameters(rest: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rest.split(";"))
    return {
        name.strip().lower(): value.strip().strip('"').lower() for name, _, value in pairs if name.strip()
    }


def _utf8(rest: str) -> bool:
    return _parameters(rest).get("charset", "utf-8") in {"utf-8", "utf8"}


def _quality(rest: str) -> float:
    try:
        return min(1.0, max(0.0, float(_parameters(rest).get("q", "1"))))
    except ValueError:
        return 0.0
