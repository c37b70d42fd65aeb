"""What the explorer's routes answer: pages as they were compressed, what they are told, and what there is without them."""

import gzip

import httpx
import pytest
from starlette.applications import Starlette

from gongji.web.explorer import BUILD, explorer_routes
from gongji.web.pages import Page

PAGES = {
    name: Page(name, gzip.compress(text.encode()), f'W/"{name}"')
    for name, text in {
        "index.html": "<p>GraphiQL</p>",
        "map.html": "<p>地图</p>",
        "guide-api.html": "<p>API</p>",
        "graphiql.js": "1",
        "chunk-ABC.woff2": "2",
    }.items()
}


async def nobody(_):
    return None


def client(pages):
    app = Starlette(routes=explorer_routes(pages, nobody))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://gongji")


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", "<p>GraphiQL</p>", "text/html; charset=utf-8"),
        ("/map", "<p>地图</p>", "text/html; charset=utf-8"),
        ("/guides/api", "<p>API</p>", "text/html; charset=utf-8"),
        ("/explorer/graphiql.js", "1", "text/javascript; charset=utf-8"),
        ("/explorer/chunk-ABC.woff2", "2", "font/woff2"),
    ],
)
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate", "gzip"),
        ("br;q=1, GZIP;q=0.5", "gzip"),
        ("*", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("gzip;q=0.00", None),
        ("", None),
    ],
)
async def test_a_page_is_sent_as_the_client_reads_it(path, body, kind, accepted, encoding):
    async with client(PAGES) as browser:
        response = await browser.get(path, headers={"accept-encoding": accepted})

    assert (response.status_code, response.text) == (200, body)
    assert response.headers["content-type"] == kind
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["vary"] == "accept-encoding"


async def test_what_the_client_has_is_not_sent_again():
    async with client(PAGES) as browser:
        first = await browser.get("/")
        again = await browser.get("/", headers={"if-none-match": first.headers["etag"]})
        other = await browser.get("/", headers={"if-none-match": '"older"'})

    assert (again.status_code, again.content) == (304, b"")
    assert (other.status_code, other.text) == (200, first.text)
    assert first.headers["cache-control"] == "no-cache"


async def test_what_is_named_by_its_content_is_kept_for_good():
    async with client(PAGES) as browser:
        response = await browser.get("/explorer/chunk-ABC.woff2")

    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/map", "/guides/api", "/explorer/graphiql.js"])
async def test_no_page_may_reach_another_host_or_run_what_is_written_into_it(path):
    async with client(PAGES) as browser:
        response = await browser.get(path)

    policy = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == policy["worker-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert ("unsafe-inline" in policy["style-src"]) == (path == "/")  # Monaco's colours
    assert "http" not in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/explorer/nothing.js",
        "/explorer/index.html",
        "/explorer/..%2Fpyproject.toml",
        "/guides/nothing",
        "/explorer/",
        "/maps",
    ],
)
async def test_what_is_not_there_is_not_found(path):
    async with client(PAGES) as browser:
        response = await browser.get(path)

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["/", "/map", "/explorer/graphiql.js", "/explorer/operations.json"])
async def test_pages_are_only_read(path):
    async with client(PAGES) as browser:
        response = await browser.post(path)

    assert response.status_code == 405


@pytest.mark.parametrize("path", ["/", "/map", "/guides/api"])
async def test_without_pages_the_one_command_that_makes_them_is_told_in_two_languages(path):
    async with client({}) as browser:
        response = await browser.get(path)

    assert response.status_code == 200
    assert f"<pre>{BUILD}</pre>" in response.text
    assert "于源代码目录运行" in response.text
    assert "run in the folder of the source" in response.text
    assert "<script" not in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'; base-uri 'none'")


async def test_without_a_demo_family_the_tab_says_what_to_do():
    async with client({}) as browser:
        offer = (await browser.get("/explorer/operations.json")).json()

    bind = next(tab for tab in offer["tabs"] if tab["operation"] == "bind")
    assert bind["variables"]["input"]["beneficiary"] == "run gongji demo first"
    assert bind["headers"] == {"Authorization": "Bearer TOKEN"}


async def test_each_visitor_s_tab_has_a_key_of_its_own():
    async with client({}) as browser:
        keys = {(await browser.get("/explorer/operations.json")).text for _ in range(3)}

    assert len(keys) == 3
