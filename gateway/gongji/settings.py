"""The gateway's settings: read once, from the environment and a TOML file, into one frozen object."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import tomli

PREFIX = "GONGJI_"
"""What the names of environment variables begin with: `GONGJI_PORT`."""

FILE = "GONGJI_CONFIG"
"""The variable that names the TOML file."""


class BadSettings(Exception):
    """A setting cannot be used; the message says which, where it came from, and what would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this gateway runs (设置).

    `plugins_allow` empty loads every plugin. `dev` opens introspection. `body_kib` bounds a request's body,
    `operation_seconds` how long one operation may take.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = Path("gongji-data")
    dev: bool = False
    log_level: str = "info"
    plugins_allow: tuple[str, ...] = ()
    plugins_block: tuple[str, ...] = ()
    body_kib: int = 256
    operation_seconds: int = 10

    def lines(self) -> Iterator[str]:
        """Write the settings as lines of TOML."""
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, bool | int):
                yield f"{each.name} = {str(value).lower()}"
            elif isinstance(value, tuple):
                yield f"{each.name} = [{', '.join(json.dumps(part, ensure_ascii=False) for part in value)}]"
            else:
                yield f"{each.name} = {json.dumps(str(value), ensure_ascii=False)}"


_RANGES = {"port": range(1, 65536), "body_kib": range(1, 65537), "operation_seconds": range(1, 601)}
_LEVELS = ("critical", "error", "warning", "info", "debug")
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def read_settings(environ: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Read the settings: what is given on the command line, else the environment, else the file, else the default.

    Args:
        environ: in place of the process's environment.
        given: values from the command line; None is not given.

    Raises:
        BadSettings: a value that cannot be used, or a name nobody knows.
    """
    env = os.environ if environ is None else environ
    known = {each.name for each in fields(Settings)}
    values: dict[str, Any] = {}
    for name, raw in _from_file(env.get(FILE)).items():
        if name not in known:
            raise BadSettings(f"{env[FILE]}: {name}: no such setting. Known: {', '.join(sorted(known))}.")
        values[name] = _value(name, raw, f"{env[FILE]}: {name}")
    for variable, raw in sorted(env.items()):
        name = variable.removeprefix(PREFIX).lower()
        if not variable.startswith(PREFIX) or variable == FILE:
            continue
        if name in known:
            values[name] = _value(name, raw, variable)
        elif name not in _NOT_OURS:
            raise BadSettings(f"{variable}: no such setting. Known: {', '.join(sorted(known))}.")
    values |= {name: _value(name, raw, f"--{name}") for name, raw in given.items() if raw is not None}
    return Settings(**values)


_NOT_OURS = frozenset({"explorer"})
"""Variables with our prefix that steer the build, not the gateway."""


def _from_file(path: str | None) -> dict[str, Any]:
    if not path:
        return {}
    try:
        return tomli.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise BadSettings(f"{FILE}={path}: cannot be read: {error.strerror}.") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: not TOML: {error}.") from error


def _value(name: str, raw: Any, where: str) -> Any:
    if name in _RANGES:
        return _number(raw, _RANGES[name], where)
    if name == "dev":
        return _flag(raw, where)
    if name.startswith("plugins_"):
        return _names(raw, where)
    if not isinstance(raw, str | Path):
        raise BadSettings(f"{where}: {raw!r} is not a text.")
    if not str(raw):
        raise BadSettings(f"{where}: is empty.")
    if name == "data":
        return _folder(raw, where)
    if name == "log_level":
        if str(raw).lower() not in _LEVELS:
            raise BadSettings(f"{where}: {raw!r} is not one of {', '.join(_LEVELS)}.")
        return str(raw).lower()
    return str(raw)


def _names(raw: Any, where: str) -> tuple[str, ...]:
    names = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(names, list | tuple) or not all(isinstance(each, str) for each in names):
        raise BadSettings(f"{where}: {raw!r} is not a list of names.")
    return tuple(name for each in names if (name := each.strip()))


def _folder(raw: str | Path, where: str) -> Path:
    try:
        return Path(raw).expanduser()
    except RuntimeError as error:
        raise BadSettings(f"{where}: {str(raw)!r}: {error}") from error


def _number(raw: Any, allowed: range, where: str) -> int:
    try:
        number = int(str(raw))
    except ValueError:
        number = None
    if number is None or isinstance(raw, bool) or number not in allowed:
        raise BadSettings(f"{where}: {raw!r} is not a whole number from {allowed[0]} to {allowed[-1]}.")
    return number


def _flag(raw: Any, where: str) -> bool:
    word = str(raw).lower()
    if word not in _TRUE + _FALSE:
        raise BadSettings(f"{where}: {raw!r} is not true or false.")
    return word in _TRUE
