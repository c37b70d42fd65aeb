"""Our own regions: sound, true to their cases, and no more privileged than a stranger's."""

import ast
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from gongji.domain.division import Level, division
from gongji.domain.verdict import Verdict
from gongji.host.loader import load
from gongji.host.plugin import PluginStatus
from gongji.policy.cases import Case
from gongji.services.coverage import table
from gongji.testing import assert_sound, run_cases
from outside import built_in

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "plugins/gongji_regions"
POINTS = built_in()
OURS = {"gongji", "gongji_schema", "gongji_regions"}
each_plugin = pytest.mark.parametrize(
    "package", [each.value for each in POINTS], ids=[each.name for each in POINTS]
)


def imported(module: Path) -> set[str]:
    """List what a module imports, at its head or inside."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            # Two dots climb out of the region's own package, to another region.
            found.add("gongji_regions" if node.level > 1 else node.module or ".")
    return found


@each_plugin
def test_a_built_in_region_is_sound(package):
    assert_sound(package)


@each_plugin
def test_the_cases_of_a_built_in_region_come_out_as_they_say(package):
    run_cases(package)


@each_plugin
def test_a_built_in_region_imports_nothing_of_ours_but_the_plugin_api(package):
    (folder,) = find_spec(package).submodule_search_locations
    names = {name for module in Path(folder).rglob("*.py") for name in imported(module)}

    ours = {name for name in names if name.split(".")[0] in OURS}

    assert ours <= {"gongji.api"}


@each_plugin
def test_a_built_in_plugin_loads_by_itself(package):
    (plugin,) = load([each for each in POINTS if each.value == package]).plugins.values()

    assert (plugin.status, plugin.reason) == (PluginStatus.ACTIVE, None)
    assert plugin.codes


def test_every_region_folder_comes_in_by_an_entry_point():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    points = project["project"]["entry-points"]["gongji.regions"]
    folders = {each.parent.name for each in FOLDER.glob("*/region.toml")}

    assert points == {name: f"gongji_regions.{name}" for name in sorted(folders)}


@each_plugin
def test_a_province_has_six_cases_or_more_and_one_of_them_a_refusal(package):
    for code, region in load([each for each in POINTS if each.value == package]).given.items():
        if division(code).level is not Level.PREFECTURE:
            assert len(region.cases) >= 6
            assert Verdict.NO in {each.verdict for each in region.cases if isinstance(each, Case)}


@each_plugin
def test_every_conflict_of_a_built_in_region_is_shown_resolved_by_a_case(package):
    for code, region in load([each for each in POINTS if each.value == package]).given.items():
        covered = {topic for each in region.cases for topic in each.covers}

        assert {each.topic for each in region.policy.conflicts} <= covered, code


def test_the_authors_guide_shows_what_is_covered_as_it_is():
    guide = (ROOT / "plugins/README.md").read_text("utf-8")
    shown = guide.partition("<!-- coverage -->")[2].partition("<!-- /coverage -->")[0]

    regions = load(POINTS).regions.values()

    assert shown.split("\n")[2:-2] == list(table(each.policy for each in regions)), (
        "put in what `gongji regions --coverage` prints"
    )


def test_no_two_built_in_plugins_give_the_same_region():
    loaded = load(POINTS)

    codes = [code for plugin in loaded.plugins.values() for code in plugin.codes]
    assert sorted(codes) == sorted(set(codes)) == sorted(loaded.regions)
