"""Dated, cited values and how one finds which is in force.

`since` is the first day in force, `until` the first day no longer. Where the first day is unknown, the value is
in force from `attested`, the day of the earliest source that shows it, and unknown before: never silently absent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Generic, Protocol, TypeVar

from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.domain.version import in_words


class Confidence(Enum):
    """How sure a value is (可信度)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Combine(Enum):
    """How a nearer layer's value meets the farther layer's value of the same rule (叠加方式)."""

    REPLACE = "replace"
    ADD = "add"


class Declarer(Protocol):
    """The region that declares a value; known by its code wherever it stands."""

    @property
    def code(self) -> str:
        """GB/T 2260 code."""
        ...


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Stands for the declaring region until a reader or a layer names it."""

    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A value with its days, its sources and how sure it is; the base of every rule (规则)."""

    since: date | None
    attested: date | None = None
    until: date | None = None
    sources: tuple[Source, ...]
    confidence: Confidence
    note: Text | None = None
    combine: Combine | None = None
    reason: Text | None = None
    declared_by: Declarer = Nowhere()

    @property
    def rule(self) -> str:
        """The rule this value belongs to, as `history` names it."""
        return type(self).__name__

    @property
    def start(self) -> date:
        """The first day from which this value may be relied upon."""
        return self.since or self.attested or date.max

    @property
    def in_words(self) -> str:
        """What the value says, in one line, without its days."""
        return in_words(self, FRAME)

    def says_as(self, other: "Dated") -> bool:
        """Tell whether another value of the rule says the same, whenever and by whomever it is said."""
        return type(self) is type(other) and all(
            getattr(self, each.name) == getattr(other, each.name)
            for each in fields(self)
            if each.name not in FRAME
        )

    def holds(self, on: date) -> bool:
        """Tell whether the value is in force on a day."""
        return self.start <= on and (self.until is None or on < self.until)

    def may_hold(self, on: date) -> bool:
        """Tell whether nobody knows: the first day is unknown and the day lies before the first source."""
        return self.since is None and on < self.start


FRAME = frozenset(each.name for each in fields(Dated))
"""The fields that say when and where a value holds, not what it says."""

V = TypeVar("V", bound=Dated)


@dataclass(frozen=True, slots=True)
class Standing(Generic[V]):
    """What one layer, or all layers together, say of one rule on a day.

    `value` is None where no value is in force; then `unsure` is the earliest later value of unknown first day, if
    there is one: the rule may have been in force already, and nobody knows.
    """

    value: V | None
    unsure: V | None = None


def standing(versions: Iterable[V], on: date) -> Standing[V]:
    """Find the value in force on a day among the versions of one rule at one layer.

    Of several in force the one that started last wins; of two that started together, the later in the file.
    """
    value = unsure = None
    for version in versions:
        if version.holds(on):
            if value is None or version.start >= value.start:
                value = version
        elif version.may_hold(on) and (unsure is None or version.start < unsure.start):
            unsure = version
    return Standing(value, None if value else unsure)


def resolve(layers: Sequence[Sequence[V]], on: date) -> Standing[V]:
    """Find the value in force among layers given from the nearest to the farthest.

    A layer that may have had a value already, but shows none, is not passed over in silence: what a farther layer
    says is then not known to apply, and the answer is unsure; unless both say the same.
    """
    for index, versions in enumerate(layers):
        found = standing(versions, on)
        if found.unsure is not None:
            farther = resolve(layers[index + 1 :], on)
            return farther if farther.value and farther.value.says_as(found.unsure) else found
        if found.value is not None:
            return found
    return Standing(None)
