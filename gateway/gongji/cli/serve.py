"""Starting the gateway: what can go wrong is found before the first request, and said in one sentence."""

import gc
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from gongji.__about__ import __version__
from gongji.app import Gateway, make_gateway
from gongji.cli.console import console, out
from gongji.host.plugin import PluginStatus
from gongji.keys.keyring import BadKeys, Keyring
from gongji.settings import Settings
from gongji.store.folder import BadFolder, Folder
from gongji.store.migrating import BadDatabase
from gongji.store.opening import open_folder
from gongji.web.explorer import BUILD
from gongji.web.patience import PatientProtocol


class CannotStart(Exception):
    """The gateway cannot start; the message says why and what to do."""


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        CannotStart: the data folder cannot be used, or the port is taken.
    """
    logging.basicConfig(format="%(levelname)s: %(name)s: %(message)s", level=logging.WARNING)
    logging.getLogger("gongji").setLevel(settings.log_level.upper())
    with hold_folder(settings.data) as (folder, keyring), _listen(settings.host, settings.port) as listener:
        gateway = make_gateway(settings, folder=folder, keyring=keyring)
        _banner(settings, gateway)
        gc.freeze()  # nearly all made so far stays: the collector need not look at it after each request
        gc.enable()
        _run(gateway, settings, listener)


@contextmanager
def hold_folder(path: Path) -> Iterator[tuple[Folder, Keyring]]:
    """Take a data folder for this process, its keys read and its database brought to the newest shape.

    Raises:
        CannotStart: it cannot be used.
    """
    try:
        folder = Folder.hold(path)
    except BadFolder as error:
        raise CannotStart(str(error)) from error
    with folder:
        try:
            keyring = open_folder(folder)
        except (BadKeys, BadDatabase) as error:
            raise CannotStart(str(error)) from error
        yield folder, keyring


def _run(gateway: Gateway, settings: Settings, listener: socket.socket) -> None:
    config = uvicorn.Config(
        gateway.app,
        log_level=settings.log_level,
        access_log=False,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, proto)
        if os.name == "posix":  # elsewhere it would let two gateways share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except UnicodeError as error:
        raise CannotStart(
            f"cannot listen on {host!r}: that is no host name. Give another with --host."
        ) from error
    except OSError as error:
        raise CannotStart(
            f"cannot listen on {host}:{port}: {error.strerror}. Give another with --host or --port."
        ) from error
    return listener


def _banner(settings: Settings, gateway: Gateway) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    active = [each for each in gateway.loaded.plugins.values() if each.status is PluginStatus.ACTIVE]
    codes = [code for plugin in active for code in plugin.codes]
    title = f"gongji {__version__}  共济"
    address = f"http://{host}:{settings.port}"
    lines = [
        f"explorer  {address}/  and  {address}/map"
        if gateway.explorer
        else f"explorer  not built: run {BUILD} in the folder of the source",
        f"GraphQL   {address}/graphql",
        f"data      {settings.data.resolve()}",
        f"regions   {len(codes)}: {' '.join(sorted(codes))}",
    ]
    lines += [
        f"{each.status.value.lower():9} {each.name}: {each.reason}"
        for each in gateway.loaded.plugins.values()
        if each.status is not PluginStatus.ACTIVE
    ]
    if console.is_terminal:
        console.print(title, style="bold")
    else:
        out(title)
    for line in lines:
        out(line)
