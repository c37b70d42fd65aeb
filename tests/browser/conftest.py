"""A real browser, looking at the gateway as it is served, with the demo's families in its folder."""

import os
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from gongji.web.pages import built_pages
from process import COMMAND, PATIENCE, free_port, serving

expect.set_options(timeout=PATIENCE * 1000)

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--no-sandbox",  # CI is root in a container of its own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = """
document.addEventListener('securitypolicyviolation',
  (event) => window.violated(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session", autouse=True)
def _able(request):
    """Skip where there is nothing to look with or at; under --require-browser that is a failure."""
    lacks = [
        name for name, there in (("chromium", CHROMIUM), ("the built pages", built_pages())) if not there
    ]
    if lacks:
        end = pytest.fail if request.config.getoption("--require-browser") else pytest.skip
        end(f"missing: {', '.join(lacks)}")


@pytest.fixture(scope="session")
def demo(tmp_path_factory, _able):
    """The demo's rows in a folder of their own, and what a gateway on it sees."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GONGJI_")}
    folder = tmp_path_factory.mktemp("served")
    environ = inherited | {"GONGJI_DATA": str(folder / "data"), "GONGJI_PORT": str(free_port())}
    done = subprocess.run(
        [*COMMAND[:-1], "demo"], env=environ, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return environ, [line.split("\t") for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def token(demo):
    """The token of the sponsor whose sister the explorer's tab binds."""
    return next(row[4] for row in demo[1] if row[0] == "500000" and row[2].endswith("sponsor"))


@pytest.fixture(scope="session")
def url(demo):
    with serving(demo[0]) as (address, _):
        yield address


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(_able):
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser, url):
    """Open a page in a browser that was never here before; whatever it does wrong fails the test in the end."""
    contexts, hosts, wrongs = [], set(), []

    def hear(said):
        # That the gateway refused something is told by the answer, and checked by the test that asked for it.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            wrongs.append(said.text)

    def meet(response):
        if response.status >= 400 and not response.url.endswith("/graphql"):
            wrongs.append(f"{response.url}: {response.status}")

    def miss(request):
        if request.failure != "net::ERR_ABORTED":  # a page was left while it was still loading
            wrongs.append(f"{request.url}: {request.failure}")

    async def visit(path, **context):
        chosen = {"viewport": {"width": 1440, "height": 860}, "locale": "zh-CN"} | context
        contexts.append(await browser.new_context(**chosen))
        opened = contexts[-1]
        await opened.expose_binding("violated", lambda _, what: wrongs.append(f"against the policy: {what}"))
        await opened.add_init_script(WATCH)
        opened.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        opened.on("weberror", lambda raised: wrongs.append(str(raised.error)))
        opened.on("console", hear)
        opened.on("response", meet)
        opened.on("requestfailed", miss)
        page = await opened.new_page()
        await page.goto(url + path)
        return page

    yield visit

    for context in contexts:
        await context.close()
    assert hosts - {""} == {urlsplit(url).netloc}
    assert wrongs == []
