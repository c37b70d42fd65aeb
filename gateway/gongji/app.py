"""Puts the rooms together; the only module that sees them all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import Route

from gongji.__about__ import __version__
from gongji.domain.clock import Clock, system_clock
from gongji.domain.mistake import Mistake
from gongji.engine.documents import Documents
from gongji.engine.execute import Engine
from gongji.engine.limits import Limits
from gongji.host import lifespan
from gongji.host.loader import Loaded, load
from gongji.services.atlas import Atlas
from gongji.services.crossing import Matrices
from gongji.settings import Settings
from gongji.web.graphql_view import GraphQLView
from gongji.web.routes import routes
from gongji_schema.context import Context
from gongji_schema.schema import core_schema, make_schema, written


@dataclass(frozen=True, slots=True)
class Gateway:
    """The gateway put together: what serves HTTP, and what was loaded."""

    app: Starlette
    loaded: Loaded


def make_atlas(settings: Settings, clock: Clock = system_clock) -> tuple[Atlas, Loaded]:
    """Load the plugins that the settings allow and lay out what they know."""
    loaded = load(allow=settings.plugins_allow or None, block=settings.plugins_block)
    return Atlas(loaded.regions, loaded.plugins, clock), loaded


def make_gateway(settings: Settings, clock: Clock = system_clock) -> Gateway:
    """Put the gateway together."""
    atlas, loaded = make_atlas(settings, clock)
    matrices = Matrices(atlas)
    schema = make_schema()
    core = core_schema(schema)
    limits = Limits(body_bytes=settings.body_kib * 1024, operation_seconds=settings.operation_seconds)
    engine = Engine(core, Documents(core, limits, introspection=settings.dev), limits, mistakes=(Mistake,))
    view = GraphQLView(engine, lambda: Context(atlas, matrices, tuple(loaded.plugins.values())))

    @asynccontextmanager
    async def run(_: Starlette) -> AsyncIterator[None]:
        await lifespan.start(loaded)
        atlas.take(loaded.regions, loaded.plugins)
        try:
            yield
        finally:
            await lifespan.stop(loaded)

    def healthy() -> dict[str, object]:
        return {"status": "ok", "version": __version__, "regions": len(loaded.regions)}

    graphql = Route("/graphql", view, methods=None)
    return Gateway(Starlette(routes=[graphql, *routes(written(schema), healthy)], lifespan=run), loaded)
