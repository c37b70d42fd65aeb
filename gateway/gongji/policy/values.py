"""How single values stand in TOML, and what is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from gongji.domain.text import Text
from gongji.policy.cases import Says
from gongji.policy.finding import nearest

UNKNOWN = "unknown"
"""How an unknown value is written, wherever one may be unknown."""


_QUOTABLE = (int, float, date)


def _shown(value: object) -> str:
    shown = str(value) if isinstance(value, date) else repr(value)
    return f"{shown} ({type(value).__name__})"


def exactly(kind: type, name: str) -> Callable[[Any, Any], Any]:
    """Make a hook that takes a value of just this type and converts nothing silently."""

    def take(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            quote = f' Write it in quotes: "{value}".' if kind is str and type(value) in _QUOTABLE else ""
            raise ValueError(f"{_shown(value)} is not {name}.{quote}")
        return value

    return take


def day(value: Any, _: Any) -> date:
    """Take a calendar day, written bare: 2024-12-09."""
    if type(value) is not date:
        raise ValueError(f"{_shown(value)} is not a day. Write it bare, as in 2024-12-09.")
    return value


def day_or_unknown(value: Any, _: Any) -> date | None:
    """Take a calendar day or "unknown"."""
    return None if value == UNKNOWN else day(value, _)


def flag_or_unknown(value: Any, _: Any) -> bool | None:
    """Take true, false or "unknown"."""
    if value == UNKNOWN:
        return None
    if type(value) is not bool:
        raise ValueError(f'{_shown(value)} is not true, false or "unknown".')
    return value


def says(value: Any, _: Any) -> Says | None:
    """Take the keys a rule must have, or "unknown" where no value is known to be in force."""
    if value == UNKNOWN:
        return None
    if not isinstance(value, dict) or not value:
        raise ValueError(
            f'{_shown(value)} is neither keys of the rule, as in {{ value = "5" }}, nor "unknown".'
        )
    return Says(value)


def text(value: Any, _: Any) -> Text:
    """Take a text: a string for both languages, or a table of `zh` and `en`."""
    if isinstance(value, str) and value:
        return Text.same(value)
    if (
        isinstance(value, dict)
        and set(value) == {"zh", "en"}
        and all(isinstance(v, str) and v for v in value.values())
    ):
        return Text(value["zh"], value["en"])
    raise ValueError(f'{_shown(value)} is not a text. Write a string, or {{ zh = "…", en = "…" }}.')


def member(kind: type[Enum]) -> Callable[[Any, Any], Any]:
    """Make a hook that takes a value of an enumeration by its name in the files."""
    known = {each.value: each for each in kind}

    def take(value: Any, _: Any) -> Any:
        if isinstance(value, str) and value in known:
            return known[value]
        raise ValueError(f"{value!r} is not one of {', '.join(known)}.{nearest(str(value), known)}")

    return take


def fen(value: Any, _: Any) -> int | None:
    """Take an amount in yuan, a string with two digits, as integer fen."""
    if isinstance(value, str):
        try:
            amount = Decimal(value)
        except InvalidOperation:
            amount = None
        if amount is not None and amount.is_finite() and amount >= 0 and amount.as_tuple().exponent == -2:  # noqa: PLR2004
            return int(amount * 100)
    raise ValueError(
        f'{_shown(value)} is not an amount in yuan. Write a string with two digits, as in "1000.00".'
    )
