"""Sharing across the border of a pooling area or of a province."""

from dataclasses import dataclass

from gongji.domain.dated import Dated
from gongji.domain.mechanism import Mechanism


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingRule(Dated):
    """Whether sharing crosses a border (异地共济); `supported` None is unknown.

    `partial` tells that it holds in some areas only. `open_areas` is no part of the law: it is worked out from the
    snapshots of the day.
    """

    supported: bool | None
    mechanism: Mechanism | None = None
    partial: bool = False
    open_areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CityCrossing(CrossingRule):
    """Sharing between cities of one province (省内跨统筹区)."""

    @property
    def rule(self) -> str:
        """`crossCity`."""
        return "crossCity"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceCrossing(CrossingRule):
    """Sharing between provinces (跨省)."""

    @property
    def rule(self) -> str:
        """`crossProvince`."""
        return "crossProvince"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Dated):
    """A snapshot of where the wallet is open (医保钱包开通名单); snapshots are not monotone.

    Codes: `whole` are open everywhere inside, `some` in part, `closed` expressly not, `unknown` expressly not known.
    A `complete` snapshot names every province that had any; one it leaves out was not open that day.
    """

    whole: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    complete: bool = False

    @property
    def rule(self) -> str:
        """`openings`."""
        return "openings"
