"""The operations that are shipped beside the schema, and the tabs that the explorer makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import tomli
from graphql import OperationDefinitionNode, parse

_FOLDER = files("gongji_schema") / "operations"


@dataclass(frozen=True, slots=True)
class ShippedOperation:
    """One file of `operations/`: its operation's name, its title in Chinese and English, and its text."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ShippedTab:
    """A tab of the explorer: an operation by its file's name, what it is first asked with, and whose demo family fills it."""

    operation: str
    variables: dict[str, Any]
    headers: dict[str, str] | None = None
    family: str | None = None

    def filled(self, fills: Mapping[str, str]) -> dict[str, Any]:
        """Write the tab down, with what stands in braces in its variables filled in: `{uuid}`."""
        return {
            "operation": self.operation,
            "variables": _filled(self.variables, fills),
            "headers": self.headers,
        }


def read_operations() -> dict[str, ShippedOperation]:
    """Read the shipped operations, each under the name of its file.

    The first line of a file is its title, as a comment: `# 两地之间 Guide`.
    """
    found = (each for each in _FOLDER.iterdir() if each.name.endswith(".graphql"))
    return {
        each.name.removesuffix(".graphql"): _read(each.read_text("utf-8"))
        for each in sorted(found, key=lambda each: each.name)
    }


def read_tabs() -> list[ShippedTab]:
    """Read `tabs.toml`: the explorer's tabs, in their order."""
    found = tomli.loads((_FOLDER / "tabs.toml").read_text("utf-8"))["tab"]
    return [ShippedTab(**each) for each in found]


def _filled(value: Any, fills: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, fills) for key, each in value.items()}
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        return fills[value[1:-1]]
    return value


def _read(text: str) -> ShippedOperation:
    operation = next(each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode))
    if operation.name is None:
        raise LookupError("a shipped operation has no name")
    return ShippedOperation(operation.name.value, text.split("\n", 1)[0].removeprefix("# "), text)
