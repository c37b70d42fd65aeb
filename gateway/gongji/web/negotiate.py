"""Content negotiation of GraphQL over HTTP."""

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"


def response_type(accept: str | None) -> str | None:
    """Choose the media type of the answer by the Accept header; None where none that we speak is wanted.

    Without a header, and for wildcards, it is `application/json`: clients of old ask so, and read its status codes.
    """
    if accept is None or not accept.strip():
        return JSON
    best, best_quality = None, 0.0
    for offer in accept.split(","):
        name, _, rest = offer.strip().partition(";")
        found = _OFFERS.get(name.strip().lower())
        quality = _quality(rest)
        if found is not None and quality > best_quality and _utf8(rest):
            best, best_quality = found, quality
    return best


def is_json(content_type: str | None) -> bool:
    """Tell whether a request's content type is JSON in UTF-8."""
    if content_type is None:
        return False
    name, _, rest = content_type.partition(";")
    return name.strip().lower() == JSON and _utf8(rest)


_OFFERS = {
    GRAPHQL_RESPONSE: GRAPHQL_RESPONSE,
    JSON: JSON,
    "*/*": JSON,
    "application/*": JSON,
}


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
