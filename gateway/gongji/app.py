"""Puts the rooms together; the only module that sees them all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema
from starlette.applications import Starlette
from starlette.routing import Route

from gongji.__about__ import __version__
from gongji.domain.clock import Clock, system_clock
from gongji.domain.mistake import Mistake
from gongji.domain.node_id import node_id
from gongji.domain.viewer import ANONYMOUS, Role, Viewer
from gongji.engine.documents import Documents
from gongji.engine.execute import Engine
from gongji.engine.limits import Limits
from gongji.groundwork import make_atlas
from gongji.host import lifespan
from gongji.host.loader import Loaded
from gongji.keys.keyring import Keyring
from gongji.keys.tokens import Tokens
from gongji.services.atlas import Atlas
from gongji.services.crossing import Matrices
from gongji.services.demo import find_sister
from gongji.services.desk import Desk, open_desk
from gongji.settings import Settings
from gongji.store.folder import Folder
from gongji.store.sqlite import open_sqlite
from gongji.store.work import StoreUnavailable
from gongji.web.authorization import Identify, bearer
from gongji.web.explorer import explorer_routes
from gongji.web.graphql_view import GraphQLView
from gongji.web.pages import built_pages
from gongji.web.routes import routes
from gongji_schema.context import Context
from gongji_schema.schema import core_schema, make_schema, written


@dataclass(slots=True)
class Gateway:
    """The gateway put together: what serves HTTP, what was loaded, whether it has pages, and the desk while it runs."""

    app: Starlette
    loaded: Loaded
    atlas: Atlas
    explorer: bool
    desk: Desk | None = None


async def make_desk(folder: Folder, keyring: Keyring, atlas: Atlas, clock: Clock) -> Desk:
    """Open a data folder's store, and the desk over it."""
    return await open_desk(await open_sqlite(folder.database), atlas, keyring, clock)


def make_gateway(
    settings: Settings,
    clock: Clock = system_clock,
    folder: Folder | None = None,
    keyring: Keyring | None = None,
    loaded: Loaded | None = None,
) -> Gateway:
    """Put the gateway together.

    Args:
        settings: how it runs.
        clock: in place of the system's.
        folder: the data folder, held by this process; without one only the policy is answered.
        keyring: the folder's keys.
        loaded: the plugins, where they are loaded already.
    """
    atlas, loaded = make_atlas(settings, clock, loaded)
    matrices = Matrices(atlas)
    schema = make_schema()
    core = core_schema(schema)

    @asynccontextmanager
    async def run(_: Starlette) -> AsyncIterator[None]:
        await lifespan.start(loaded)
        atlas.take(loaded.regions, loaded.plugins)
        try:
            if folder is not None and keyring is not None:
                gateway.desk = await make_desk(folder, keyring, atlas, clock)
            yield
        finally:
            if gateway.desk is not None:
                await gateway.desk.store.close()
            await lifespan.stop(loaded)

    def context(viewer: Viewer) -> Context:
        return Context(
            atlas=atlas,
            matrices=matrices,
            plugins=tuple(loaded.plugins.values()),
            open_desk=gateway.desk,
            viewer=viewer,
        )

    def healthy() -> dict[str, object]:
        return {"status": "ok", "version": __version__, "regions": len(loaded.regions)}

    async def sister(code: str) -> str | None:
        try:
            found = gateway.desk and await find_sister(gateway.desk, code)
        except Exception:  # noqa: BLE001 - whatever is wrong with the store, the pages are worth showing
            return None
        return node_id("Person", found) if found else None

    view = GraphQLView(_identify(keyring, clock), _engines(core, settings), context)
    graphql = Route("/graphql", view, methods=None)
    pages = built_pages()
    explorer = explorer_routes(pages, sister)
    app = Starlette(routes=[graphql, *routes(written(schema), healthy), *explorer], lifespan=run)
    app.router.redirect_slashes = False  # a redirect would lead to whatever Host a client names
    gateway = Gateway(app, loaded, atlas, explorer=bool(pages))
    return gateway


def _identify(keyring: Keyring | None, clock: Clock) -> Identify:
    if keyring is None:
        return lambda _: ANONYMOUS
    tokens = Tokens(keyring.token, clock)
    return lambda header: bearer(header, tokens.read)


def _engines(core: GraphQLSchema, settings: Settings) -> Any:
    """Make the engine for everybody, and the one for developers, who may see the schema."""
    limits = Limits(body_bytes=settings.body_kib * 1024, operation_seconds=settings.operation_seconds)
    closed, opened = (
        Engine(
            core, Documents(core, limits, introspection=shown), limits, mistakes=(Mistake, StoreUnavailable)
        )
        for shown in (settings.dev, True)
    )
    return lambda viewer: opened if viewer.may(Role.DEVELOPER) else closed
