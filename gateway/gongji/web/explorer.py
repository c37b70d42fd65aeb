"""The routes of the explorer: GraphiQL at `/`, the map, the guides, and what they are told of the gateway."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from gongji.web.pages import BARE, GUARDS, Page
from gongji_schema.shipped import ShippedTab, read_operations, read_tabs

Sister = Callable[[str], Awaitable[str | None]]
"""Finds the id of the sister whom `gongji demo` enrolled in a region; None where there is none."""

_NO_SISTER = "run gongji demo first"

_PLAIN = GUARDS | {"content-security-policy": BARE}

BUILD = ".venv/bin/pip install -e ."
"""The one command that makes the pages, in the folder of the source."""

_UNBUILT = f"""<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>gongji 共济</title></head>
<body>
<h1>gongji 共济</h1>
<p>网关在运行,但安装时没有做成网页(GraphiQL 与地图)。请在能访问 npm 的机器上,于源代码目录运行:</p>
<p lang="en">The gateway is running, but its pages (GraphiQL and the map) were not built when it was installed.
With npm's registry in reach, run in the folder of the source:</p>
<pre>{BUILD}</pre>
<p>然后重新启动。接口照常可用。<span lang="en">Then start again. The API works as ever:</span></p>
<ul>
<li>POST <a href="graphql">/graphql</a></li>
<li>GET <a href="schema.graphql">/schema.graphql</a></li>
<li>GET <a href="health">/health</a></li>
</ul>
</body>
</html>
"""


def explorer_routes(pages: Mapping[str, Page], sister: Sister) -> list[BaseRoute]:
    """Make the routes of the explorer.

    Args:
        pages: the built pages; empty where they were left out, which the routes then explain.
        sister: finds whom the demo's tab binds.
    """
    operations = {name: asdict(each) for name, each in read_operations().items()}
    tabs = read_tabs()

    async def offer(_: Request) -> Response:
        shown = [await fill(tab) for tab in tabs]
        return JSONResponse(
            {"operations": operations, "tabs": shown}, headers=_PLAIN | {"cache-control": "no-store"}
        )

    async def fill(tab: ShippedTab) -> dict[str, object]:
        found = await sister(tab.family) if tab.family else None
        return tab.filled({"uuid": str(uuid4()), "sister": found or _NO_SISTER})

    def page(name: str) -> Callable[[Request], Awaitable[Response]]:
        async def show(request: Request) -> Response:
            return pages[name].respond(request) if pages else HTMLResponse(_UNBUILT, headers=_PLAIN)

        return show

    async def guide(request: Request) -> Response:
        if not pages:
            return HTMLResponse(_UNBUILT, headers=_PLAIN)
        return found(request, f"guide-{request.path_params['name']}.html")

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        return found(request, "" if name.endswith(".html") else name)  # those have addresses of their own

    def found(request: Request, name: str) -> Response:
        page = pages.get(name)
        return page.respond(request) if page else PlainTextResponse("Not Found", 404, headers=_PLAIN)

    return [
        Route("/", page("index.html")),
        Route("/map", page("map.html")),
        Route("/guides/{name}", guide),
        Route("/explorer/operations.json", offer),
        Route("/explorer/{name}", asset),
    ]
