"""The scalars of the API: what they accept, and what is refused with which words."""

import re
from datetime import date, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from gongji.domain.clock import SHANGHAI
from gongji.domain.mistake import Mistake
from gongji.domain.money import yuan
from gongji.domain.node_id import read_node_id

RegionCode = NewType("RegionCode", str)
"""GB/T 2260 code of six digits."""

Yuan = NewType("Yuan", int)
"""An amount in fen; yuan at the border."""

ResidentID = NewType("ResidentID", str)
"""A resident identity number, as it was sent."""

_YUAN = re.compile(r"\d{1,13}\.\d{2}", re.ASCII)
_MOST_YUAN = 10**12
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


def _write_instant(instant: datetime) -> str:
    return instant.astimezone(SHANGHAI).isoformat(timespec="milliseconds")


def _read_instant(value: object) -> datetime:
    if isinstance(value, str) and len(value) <= _SHOWN:
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            instant = None
        if instant is not None and instant.tzinfo is not None:
            return instant
    raise GraphQLError(
        f'{_shown(value)} is no instant. Write it as in "2024-12-09T08:00:00+08:00", with its offset.'
    )


def _read_yuan(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_YUAN:
        return value * 100
    if isinstance(value, str) and _YUAN.fullmatch(value) and int(value[:-3]) <= _MOST_YUAN:
        return int(value.replace(".", ""))
    raise GraphQLError(
        f'{_shown(value)} is not an amount of yuan. Write a string with two digits, as in "128.50".'
    )


def _read_resident_id(value: object) -> str:
    # Judged where it is used: what is raised here is shown together with what was sent.
    return value if isinstance(value, str) else ""


def read_cursor(cursor: str | None) -> str | None:
    """Read the id out of a place in a list.

    Raises:
        Mistake: it is no place that was given out.
    """
    if cursor is None:
        return None
    kind, key = read_node_id(cursor)
    if kind != "Cursor":
        raise Mistake("after: this is no cursor that this API has given out.")
    return key


def read_id(node: str, kind: str, field: str) -> str:
    """Read the key out of an id of one kind.

    Raises:
        Mistake: it is no id of that kind.
    """
    found, key = read_node_id(node)
    if found != kind:
        raise Mistake(f"{field}: this is no id of a {kind}. Use one from an answer, unchanged.")
    return key


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="上海时区的日历日,如 2024-12-09。Calendar day in Asia/Shanghai.",
        serialize=date.isoformat,
        parse_value=_read_day,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="时刻,RFC 3339,以 +08:00 表示。Instant, RFC 3339, answered with +08:00.",
        serialize=_write_instant,
        parse_value=_read_instant,
    ),
    Yuan: strawberry.scalar(
        name="Yuan",
        description=(
            '人民币元,两位小数的字符串,如 "128.50";输入也可用整数元,不可用浮点数。'
            "CNY as a decimal string with two digits; input may be a string or an integer number of yuan, never a float."
        ),
        serialize=yuan,
        parse_value=_read_yuan,
    ),
    ResidentID: strawberry.scalar(
        name="ResidentID",
        description=(
            "仅用于输入:18位公民身份号码(GB 11643),回答中一律脱敏。"
            "Input only: 18-character resident identity number (GB 11643); answered masked, as String."
        ),
        serialize=str,
        parse_value=_read_resident_id,
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
