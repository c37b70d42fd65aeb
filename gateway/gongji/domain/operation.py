"""Operations: what a mutation did, found again by the key its sender gave it."""

from dataclasses import dataclass

from gongji.domain.mistake import Mistake
from gongji.domain.person import Moment
from gongji.domain.text import Text
from gongji.domain.verdict import Check


class KeyReused(Mistake):
    """A key that its sender used already, for something else."""

    code = "KEY_REUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What the law or a region says no to, with every check (拒绝)."""

    code: str
    message: Text
    checks: tuple[Check, ...] = ()
    hint: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What an operation made or changed: its kind and its id."""

    kind: str
    id: str


Outcome = Made | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One mutation that was carried out, or refused (操作)."""

    key: str
    name: str
    moment: Moment
    outcome: Outcome
