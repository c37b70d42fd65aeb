"""The gateway as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx
import pytest

COMMAND = [sys.executable, "-m", "gongji", "serve"]
PATIENCE = 30
"""Seconds a process may take; it needs two."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(process, url):
    """Ask until the process answers; one that has ended never will."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return httpx.get(url, timeout=PATIENCE, trust_env=False)
        except httpx.ConnectError:
            time.sleep(0.02)
    pytest.fail(f"no answer from {url}; exit code {process.poll()}")


@contextmanager
def serving(environ):
    """Run the gateway until it is killed; give where it answers, and the kill."""
    url = f"http://127.0.0.1:{environ['GONGJI_PORT']}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(COMMAND, env=environ, **quiet) as process:
        try:
            answer(process, f"{url}/health")
            yield url, lambda: os.kill(process.pid, signal.SIGKILL)
        finally:
            process.kill()
