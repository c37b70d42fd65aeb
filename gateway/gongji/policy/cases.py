"""Cases: what a region's law must answer, and what it must say, as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, overload

from gongji.domain.channel import Goal
from gongji.domain.mechanism import InsuranceKind, Mechanism
from gongji.domain.relation import Relation
from gongji.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question, a day, and what must come out (案例).

    `rule` is the check that decides: it fails for NO, is unknown for UNKNOWN, passes for YES. `sponsor` is the
    region of the folder where left out. `channels` are keys that must be offered, `without` keys that must not,
    `alternative` the mechanism that works instead. `covers` names the conflicts that the case shows resolved.
    """

    name: str
    on: date
    verdict: Verdict
    rule: str
    goal: Goal = Goal.BIND
    sponsor: str | None = None
    beneficiary: str | None = None
    relation: Relation | None = None
    kinship_term: str | None = None
    sponsor_insurance: InsuranceKind = InsuranceKind.EMPLOYEE
    beneficiary_insurance: InsuranceKind | None = None
    mechanism: Mechanism | None = None
    alternative: Mechanism | None = None
    channels: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


class Says(dict[str, Any]):
    """Keys of a rule with their values, as they are written in `rules.toml` and `channels.toml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A rule, a day, and what the rule must say then (规则案例).

    `rule` is named as in its history, `says` holds those of its keys that matter; None where no value is known to be
    in force. `place` is the region of the folder where left out, `covers` as in a case.
    """

    name: str
    on: date
    rule: str
    says: Says | None
    place: str | None = None
    covers: tuple[str, ...] = ()


class Unread(Sequence[Case | Holding]):
    """Cases that are read when somebody first looks at them: to serve, a gateway needs none.

    Looking raises PolicyError where they cannot be read.
    """

    def __init__(self, read: Callable[[], tuple[Case | Holding, ...]]) -> None:
        self._read = cache(read)

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> Case | Holding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Case | Holding, ...]: ...

    def __getitem__(self, index: int | slice) -> Case | Holding | tuple[Case | Holding, ...]:
        return self._read()[index]
