"""The pages built from `gateway/explorer`: GraphiQL, the map and the guides, served from memory as they were compressed."""

import gzip
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

PACKAGE = "gongji_explorer"
"""Where the built pages lie; made when gongji is installed, so that it may be missing."""

_KINDS = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "woff": "font/woff",
    "woff2": "font/woff2",
}

_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "style-src 'self'{styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

GUARDS = {
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Headers of every answer to a browser."""

BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of an answer that needs nothing beside itself."""

_MONACO = {"index.html": " 'unsafe-inline'"}
"""GraphiQL's editor writes style elements and attributes, and has no colours without; no other page may."""


@dataclass(frozen=True, slots=True)
class Page:
    """One built file, compressed (页面文件)."""

    name: str
    packed: bytes
    tag: str

    def respond(self, request: Request) -> Response:
        """Answer a request for it: 304 where the client has it already, plain where it reads no gzip."""
        headers = {
            # What has its content's hash in its name never changes.
            "cache-control": "public, max-age=31536000, immutable"
            if self.name.startswith("chunk-")
            else "no-cache",
            "content-security-policy": _POLICY.format(styles=_MONACO.get(self.name, "")),
            "etag": self.tag,
            "vary": "accept-encoding",
            **GUARDS,
        }
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = self.packed
        if _reads_gzip(request.headers.get("accept-encoding", "")):
            headers["content-encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
        kind = _KINDS.get(self.name.rpartition(".")[2], "application/octet-stream")
        return Response(body, headers=headers | {"content-type": kind})


_NEEDED = {"index.html", "map.html"}


def built_pages() -> dict[str, Page]:
    """Read the built pages by their names; none where they were left out at install, or are not whole."""
    try:
        folder = files(PACKAGE)
    except ModuleNotFoundError:
        return {}
    pages = {page.name: page for each in folder.iterdir() if (page := _read(each))}
    return pages if pages.keys() >= _NEEDED else {}


def _reads_gzip(accepted: str) -> bool:
    named = [each.partition(";") for each in accepted.lower().split(",")]
    reads = {name.strip(): quality.strip().rstrip("0.") != "q=" for name, _, quality in named}
    return reads.get("gzip", reads.get("*", False))


def _read(file: Traversable) -> Page | None:
    if not file.name.endswith(".gz"):
        return None
    packed = file.read_bytes()
    return Page(file.name.removesuffix(".gz"), packed, f'W/"{hashlib.sha256(packed).hexdigest()[:32]}"')
