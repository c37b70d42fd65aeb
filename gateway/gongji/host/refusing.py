"""Why a plugin is not let in, in words for its author."""

import inspect
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gongji import hooks
from gongji.policy.finding import PolicyError, nearest

_KNOWN = {name: each for name, each in vars(hooks).items() if hasattr(each, f"{hooks.PROJECT}_spec")}
_MARK = f"{hooks.PROJECT}_impl"


def refuse_hooks(module: object) -> str | None:
    """Say what is wrong with the hooks of a module; None where nothing is."""
    found = dict(_marked(module))
    if not found:
        return "has no hook: write @hookimpl over register_regions, and let the entry point name the module."
    for name, function in found.items():
        if name not in _KNOWN:
            return f"no such hook {name!r}.{nearest(name, _KNOWN)} Known: {', '.join(_KNOWN)}."
        takes = list(inspect.signature(_KNOWN[name]).parameters)
        wrong = [each for each in inspect.signature(function).parameters if each not in takes]
        if wrong:
            return f"{name} takes ({', '.join(takes)}), not {wrong[0]!r}."
    return None


def _marked(module: object) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, each in vars(module).items() if hasattr(module, "__dict__") else ():
        if inspect.isroutine(each) and getattr(each, _MARK, None) is not None:
            yield name, each


def reason_of(error: BaseException, doing: str) -> str:
    """Say in one line what a plugin failed at, how, and where in its own files."""
    if isinstance(error, PolicyError):
        first, *rest = error.findings
        return f"{first}" + (f" (and {len(rest)} more: run gongji check PATH on its folder)" if rest else "")
    told = f"{doing}: {type(error).__name__}: {error}".removesuffix(": ")
    return " ".join(f"{told}{_where(error)}".split())


def _where(error: BaseException) -> str:
    """Name the last line of the plugin's own that was run; nothing where it was none of its."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.lineno and "importlib" not in frame.filename and not _ours(frame.filename)
    ]
    if not frames:
        return ""
    path = Path(frames[-1].filename)
    return f" ({path.parent.name}/{path.name}:{frames[-1].lineno})"


def _ours(file: str) -> bool:
    parts = Path(file).parts
    return "gongji" in parts or "pluggy" in parts
