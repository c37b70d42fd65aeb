"""The scalars of the API: what they accept, and what is refused with which words."""

import re
from datetime import date
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

RegionCode = NewType("RegionCode", str)
"""GB/T 2260 code of six digits."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"\d{6}", re.ASCII)
_SHOWN = 40


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _read_day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise GraphQLError(f'{_shown(value)} is not a calendar day. Write it as a string, as in "2024-12-09".')


def _read_code(value: object) -> str:
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    raise GraphQLError(
        f'{_shown(value)} is not a region code. Write the six digits of GB/T 2260 as a string, as in "500000".'
    )


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="上海时区的日历日,如 2024-12-09。Calendar day in Asia/Shanghai.",
        serialize=date.isoformat,
        parse_value=_read_day,
    ),
    RegionCode: strawberry.scalar(
        name="RegionCode",
        description=(
            "GB/T 2260 六位行政区划代码,如 500000;000000 为全国,660000 为新疆生产建设兵团。"
            "GB/T 2260 six digits: 500000. 000000 is the nation, 660000 the XPCC (兵团)."
        ),
        serialize=str,
        parse_value=_read_code,
    ),
}
"""How each Python type stands in the schema."""
