"""Statements about operations, and how a refusal is written down."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, insert, select

from gongji.domain.dated import Confidence, Declarer
from gongji.domain.instant import from_ms, to_ms
from gongji.domain.operation import Made, Operation, Refusal
from gongji.domain.person import Moment
from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.store.statement import Statement
from gongji.store.tables import operations
from gongji.store.work import Reading, Row, Transaction

_ADD = Statement(insert(operations))
_FIND = Statement(
    select(operations).where(
        and_(operations.c.subject == bindparam("subject"), operations.c.key == bindparam("key"))
    )
)
_LAST = Statement(select(operations.c.at, operations.c.id).order_by(operations.c.id.desc()).limit(1))

Cited = Callable[[str, str], Source | None]
"""Finds a source by the region that cites it and its id there."""

Place = Callable[[str, date], Declarer]
"""Finds a region as it stood on a day."""


async def add_operation(
    tx: Transaction, operation: Operation, subject: str, fingerprint: str, reason_sealed: str | None
) -> None:
    """Keep what a mutation did, under its sender's key, with the reason that its sender gave."""
    outcome = operation.outcome
    made = outcome if isinstance(outcome, Made) else None
    await tx.run(
        _ADD,
        id=operation.moment.operation,
        subject=subject,
        key=operation.key,
        name=operation.name,
        fingerprint=fingerprint,
        at=to_ms(operation.moment.at),
        result_type=made.kind if made else None,
        result_id=made.id if made else None,
        refusal=None if isinstance(outcome, Made) else _write(outcome),
        reason_sealed=reason_sealed,
    )


async def find_operation(reading: Reading, subject: str, key: str) -> Row | None:
    """Find the row of an operation by its sender and key."""
    return await reading.one(_FIND, subject=subject, key=key)


async def last_moment(reading: Reading) -> Moment | None:
    """Give the moment of the last operation; None where there is none."""
    row = await reading.one(_LAST)
    return None if row is None else Moment(at=from_ms(row["at"]), operation=row["id"])


def read_operation(row: Row, cited: Cited, place: Place) -> Operation:
    """Make an operation of its row."""
    refused = row["refusal"]
    outcome = (
        Made(kind=row["result_type"], id=row["result_id"])
        if refused is None
        else _read(refused, cited, place)
    )
    moment = Moment(at=from_ms(row["at"]), operation=row["id"])
    return Operation(key=row["key"], name=row["name"], moment=moment, outcome=outcome)


def _write(refusal: Refusal) -> str:
    written = {
        "code": refusal.code,
        "message": _pair(refusal.message),
        "hint": None if refusal.hint is None else _pair(refusal.hint),
        "checks": [_write_check(each) for each in refusal.checks],
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _write_check(check: Check) -> dict[str, Any]:
    return {
        "rule": check.rule,
        "outcome": check.outcome.value,
        "message": _pair(check.message),
        "conditional": check.conditional,
        "since": None if check.since is None else check.since.isoformat(),
        "attested": None if check.attested is None else check.attested.isoformat(),
        "sources": [[source.region, source.id] for source in check.sources],
        "confidence": None if check.confidence is None else check.confidence.value,
        "declaredBy": [check.declared_by.code, getattr(check.declared_by, "on", date.min).isoformat()],
    }


def _pair(text: Text) -> list[str]:
    return [text.zh, text.en]


def _read(text: str, cited: Cited, place: Place) -> Refusal:
    found = json.loads(text)
    return Refusal(
        code=found["code"],
        message=Text(*found["message"]),
        hint=None if found["hint"] is None else Text(*found["hint"]),
        checks=tuple(_read_check(each, cited, place) for each in found["checks"]),
    )


def _read_check(found: dict[str, Any], cited: Cited, place: Place) -> Check:
    code, day = found["declaredBy"]
    sources = (cited(*each) for each in found["sources"])
    sure = found.get("confidence")  # refusals written before 2026-11-25 do not have it
    return Check(
        rule=found["rule"],
        outcome=Outcome(found["outcome"]),
        message=Text(*found["message"]),
        conditional=found["conditional"],
        since=_day(found["since"]),
        attested=_day(found["attested"]),
        sources=tuple(each for each in sources if each is not None),
        confidence=None if sure is None else Confidence(sure),
        declared_by=place(code, date.fromisoformat(day)),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
