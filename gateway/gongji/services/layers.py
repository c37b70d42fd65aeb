"""Where a nearer value hides a newer one of a farther layer."""

from collections.abc import Iterator
from dataclasses import fields

from gongji.domain.dated import Combine, Dated, standing
from gongji.policy.finding import Finding
from gongji.services.atlas import Place

_SAID = frozenset(
    {"since", "attested", "until", "sources", "confidence", "note", "combine", "reason", "declared_by"}
)


def stale(place: Place, label: str) -> Iterator[Finding]:
    """Find values in force at the nearest layer that are older than, and differ from, the farther one they hide."""
    if not place.layers or place.layers[0].code != place.code:
        return
    near, *farther = place.layers
    for rule in sorted({each.rule for each in near.rules()} - {"openings"}):
        held = standing([each for each in near.rules() if each.rule == rule], place.on).value
        if held is None or held.reason is not None or held.combine is Combine.ADD:
            continue
        for layer in farther:
            hidden = standing([each for each in layer.rules() if each.rule == rule], place.on).value
            if hidden is not None and hidden.start > held.start and _content(hidden) != _content(held):
                yield Finding(
                    label,
                    rule,
                    f"the value of {held.start} hides a newer one of {hidden.start} from {layer.code}. "
                    "Cite a newer source, or give `reason`.",
                )
                break


def _content(value: Dated) -> tuple[object, ...]:
    return tuple(getattr(value, each.name) for each in fields(value) if each.name not in _SAID)
