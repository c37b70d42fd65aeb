"""The routes beside /graphql: health, and the schema as text."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route


def routes(schema_text: str, healthy: Callable[[], dict[str, object]]) -> list[BaseRoute]:
    """Make the plain routes.

    Args:
        schema_text: the schema as SDL.
        healthy: tells how the gateway is.
    """

    async def health(_: Request) -> Response:
        return JSONResponse(healthy())

    async def schema(_: Request) -> Response:
        return PlainTextResponse(schema_text, media_type="application/graphql")

    return [Route("/health", health), Route("/schema.graphql", schema)]
