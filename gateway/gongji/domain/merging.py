"""Merging rules of one list over the layers of a place, by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from gongji.domain.dated import Combine, V, resolve, standing


@dataclass(frozen=True, slots=True)
class Merged(Generic[V]):
    """The rules of one list over all layers: those in force, and those that may be, though no source is that old."""

    values: tuple[V, ...]
    unsure: tuple[V, ...]


def merge(
    layers: Sequence[Sequence[V]],
    on: date,
    mode: Callable[[V], Combine],
    unknown: Callable[[V], V] | None = None,
) -> Merged[V]:
    """Merge by name: the nearest layer that speaks of a rule decides, unless its value adds to the farther's.

    A value that is not attested yet decides as well: what farther layers say is then not known to apply, unless they
    say the same.

    Args:
        layers: the versions that each layer declares, nearest first.
        on: the day.
        mode: tells how a value meets those of farther layers.
        unknown: makes of a value that is not attested yet one that stands as unknown among the values.
    """
    values: list[V] = []
    unsure: list[V] = []
    closed: set[str] = set()
    for index, versions in enumerate(layers):
        here: set[str] = set()
        for rule, each in _by_rule(versions):
            found = standing(each, on)
            said = found.value or found.unsure
            if (
                rule in closed
                or said is None
                or (found.value is None and _repeats(said, layers[index + 1 :], on))
            ):
                continue
            if found.value is not None:
                values.append(said)
            else:
                unsure.append(said)
                values += [unknown(said)] if unknown else []
            if mode(said) is Combine.REPLACE:
                here.add(rule)
        closed |= here
    return Merged(tuple(values), tuple(unsure))


def _repeats(value: V, farther: Iterable[Sequence[V]], on: date) -> bool:
    """Tell whether a value that is not attested yet says what the farther layers' value in force says."""
    held = resolve([[each for each in layer if each.rule == value.rule] for layer in farther], on).value
    return held is not None and held.says_as(value)


def _by_rule(versions: Iterable[V]) -> Iterable[tuple[str, list[V]]]:
    grouped: dict[str, list[V]] = {}
    for version in versions:
        grouped.setdefault(version.rule, []).append(version)
    return grouped.items()
