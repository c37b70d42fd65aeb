"""The value of a rule in one line, for its history."""

from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from gongji.domain.money import yuan
from gongji.domain.text import Text

_NAMES = frozenset({"name", "key", "event"})


def in_words(value: Any, frame: frozenset[str]) -> str:
    """Write the parts of a value that differ from what goes without saying, in one line.

    A value of one part is that part: `SPOUSE, PARENT, CHILD`. Others are named: `kind=ABOVE_THRESHOLD threshold=1000.00`.

    Args:
        value: a rule, which is a dataclass.
        frame: its fields that say when and where it holds, not what.
    """
    parts: dict[str, str] = {}
    for each in fields(value):
        said: Any = getattr(value, each.name)
        default = each.default if each.default_factory is MISSING else each.default_factory()
        if each.name not in frame and each.name not in _NAMES and said != default:
            parts[each.name] = _say(each.name, said)
    if isinstance(said := getattr(value, "name", None), Text):
        parts = {"name": said.zh, **parts}
    if len(parts) == 1:
        return next(iter(parts.values()))
    return " ".join(f"{name.removesuffix('_fen')}={said}" for name, said in parts.items())


def _say(name: str, said: Any) -> str:
    match said:
        case None:
            return "unknown"
        case bool():
            return "true" if said else "false"
        case int() if name.endswith("_fen"):
            return yuan(said)
        case Enum():
            return said.name
        case Text():
            return said.zh
        case dict():
            return ", ".join(f"{_say('', key)}={_say('', each)}" for key, each in said.items())
        case tuple():
            return ", ".join(_say("", each) for each in said)
        case _:
            return str(said)
