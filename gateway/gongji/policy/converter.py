"""How tables of TOML become the domain's frozen dataclasses."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from gongji.domain.dated import Nowhere
from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.policy import values
from gongji.policy.cases import Says

_STAMPED = frozenset({"declared_by", "region", "open_areas"})
"""Fields that no file holds: they are worked out."""

_STAMPS: dict[str, Callable[[str], Any]] = {"declared_by": Nowhere, "region": str}
"""How the code of the region that is read is stamped onto a row."""

_STAMP = "\0"
"""Under which key the stamp is handed over, as if it stood in the file: replacing it afterwards takes twice as long."""

Cite = Callable[[Any, Any], tuple[Source, ...]]


def keys(kind: type) -> list[str]:
    """List the keys a table of this kind may have in a file."""
    return [_key(each.name) for each in fields(kind) if each.name not in _STAMPED]


def make_converter(cite: Cite, code: Callable[[], str]) -> Converter:
    """Make a converter that refuses unknown keys and converts nothing silently.

    Args:
        cite: turns a list of source ids into sources, or says which is unknown.
        code: the code of the region being read.
    """
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, values.exactly(str, "a string"))
    converter.register_structure_hook(int, values.exactly(int, "a whole number"))
    converter.register_structure_hook(bool, values.exactly(bool, "true or false"))
    converter.register_structure_hook(date, values.day)
    converter.register_structure_hook(date | None, values.day_or_unknown)
    converter.register_structure_hook(bool | None, values.flag_or_unknown)
    converter.register_structure_hook(Text, values.text)
    converter.register_structure_hook(Says | None, values.says)
    converter.register_structure_hook_factory(_is_enum, values.member)
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _tuple_hook(converter, kind))
    converter.register_structure_hook_factory(_is_row, lambda kind: _row_hook(converter, kind, cite, code))
    return converter


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_row(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind) and kind is not Text


def _tuple_hook(converter: Converter, kind: Any) -> Callable[[Any, Any], Any]:
    items: Any = list.__class_getitem__(get_args(kind)[0])
    structure = converter.get_structure_hook(items)

    def take(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is not a list. Write it in brackets, also where it is one.")  # noqa: TRY004
        return tuple(structure(value, items))

    return take


def _row_hook(
    converter: Converter, kind: type, cite: Cite, code: Callable[[], str]
) -> Callable[[Any, Any], Any]:
    names = {each.name for each in fields(kind)}
    overrides: dict[str, Any] = {}
    for name in names:
        if name in _STAMPS:
            overrides[name] = override(rename=_STAMP, struct_hook=lambda value, _: value)
        elif name in _STAMPED:
            overrides[name] = override(omit=True)
        elif name.endswith("_fen"):
            overrides[name] = override(rename=_key(name), struct_hook=values.fen)
        elif name == "sources":
            overrides[name] = override(struct_hook=cite)
    structure: Any = make_dict_structure_fn(kind, converter, **overrides)
    stamp = next((make for name, make in _STAMPS.items() if name in names), None)

    def take(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is not a table.")  # noqa: TRY004
        return structure(value if stamp is None else {**value, _STAMP: stamp(code())}, kind)

    return take


def _key(name: str) -> str:
    return name.replace("_fen", "_yuan")
