"""Rules that people forget: what is written about the house is true of the house."""

import ast
import inspect
import re
import tomllib
from pathlib import Path

import pytest

from gongji import api, hooks
from gongji.domain.channel import ChannelKind, Goal
from gongji.policy.converter import keys
from gongji.policy.reader import HEAD, TABLES

ROOT = Path(__file__).parent.parent
AUTHORS = (ROOT / "plugins/README.md").read_text("utf-8")
GUIDES = ["README.md", "plugins/README.md", "schema/README.md", "gateway/README.md"]
MODULES = sorted(path for room in ("gateway", "schema", "plugins") for path in (ROOT / room).rglob("*.py"))
HOOKS = [name for name, each in vars(hooks).items() if hasattr(each, "gongji_spec")]
FRAME = {"since", "attested", "until", "sources", "confidence", "note", "combine", "reason"}

PROMISED_1_0 = [
    "API_VERSION",
    "Check",
    "DataRegion",
    "InsuranceKind",
    "InsuranceStatus",
    "Insured",
    "Law",
    "Mechanism",
    "Outcome",
    "Pair",
    "Party",
    "Policy",
    "Region",
    "Relation",
    "Source",
    "SourceKind",
    "Text",
    "hookimpl",
]


def test_there_are_four_hooks():
    assert HOOKS == ["register_regions", "wrap_region", "startup", "shutdown"]


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented_with_its_arguments_and_an_example(name):
    hook = getattr(hooks, name)
    arguments = ", ".join(inspect.signature(hook).parameters)

    assert inspect.getdoc(hook)
    assert f"`{name}({arguments})`" in AUTHORS
    assert re.search(rf"def {name}\({arguments}\)", AUTHORS)


def test_the_plugin_api_only_grows():
    assert set(PROMISED_1_0) <= set(api.__all__)
    assert all(hasattr(api, name) for name in api.__all__)


@pytest.mark.parametrize("table", [name for name in TABLES["rules.toml"] if name != "kinship"])
def test_every_table_of_rules_stands_in_the_authors_guide_with_its_keys(table):
    row = next(line for line in AUTHORS.splitlines() if re.match(r"\| `", line) and f"`{table}`" in line)

    for key in set(keys(TABLES["rules.toml"][table])) - FRAME:
        assert f"`{key}`" in row, key


def test_every_key_of_a_rule_s_frame_and_of_the_other_files_is_told():
    told = set(FRAME) | set(HEAD)
    for file, tables in TABLES.items():
        if file != "rules.toml":
            for kind in tables.values():
                told |= set(keys(kind))

    missing = {key for key in told if not re.search(rf"\b{key}\b", AUTHORS)}

    assert missing == set()


def test_every_goal_and_kind_of_channel_is_told():
    assert not [each.value for each in (*Goal, *ChannelKind) if each.value not in AUTHORS]


def test_the_example_plugin_in_the_guide_is_toml_and_python():
    for language, block in re.findall(r"```(toml|python)\n(.*?)```", AUTHORS, re.DOTALL):
        if language == "toml":
            tomllib.loads(block)
        else:
            ast.parse(block)


@pytest.mark.parametrize("guide", GUIDES)
def test_links_in_the_guides_lead_somewhere(guide):
    page = ROOT / guide

    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_gives_each_command_once_in_each_language():
    commands = re.findall(r"^python3 -m venv .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)

    assert len(commands) == 4
    assert len(set(commands)) == 2


def test_no_module_is_too_long():
    long = {
        path.name: lines for path in MODULES if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }

    assert long == {}


def test_no_region_code_stands_in_python_outside_the_plugins():
    allowed = {"000000"}
    found = {
        (path.name, code)
        for path in MODULES
        if "plugins" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for code in re.findall(r"^\d{6}$", node.value)
        if code not in allowed
    }

    assert found == set()
