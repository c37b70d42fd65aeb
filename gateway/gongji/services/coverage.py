"""What each region rules itself, and how well that is known: its best kind of source and its newest one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongji.domain.policy import Policy
from gongji.domain.source import Source, SourceKind

KINDS = (
    "kinship",
    "mechanisms",
    "channels",
    "eligibility",
    "limits",
    "uses",
    "settlement",
    "shareable",
    "caps",
    "exclusivity",
    "consent",
    "start",
    "end",
    "premium",
    "timing",
    "crossCity",
    "crossProvince",
    "openings",
)
"""The columns, from what people ask most."""

_TRUST = list(SourceKind)


@dataclass(frozen=True, slots=True)
class Covered:
    """How well one kind of rule is known (收录情况): `newest` is empty where no source has a date."""

    best: SourceKind
    newest: str

    @classmethod
    def by(cls, sources: Iterable[Source]) -> "Covered":
        """Weigh sources together."""
        listed = list(sources)
        # "2024/2025" is some day of the two years: the later one.
        dates = [each.date.lstrip("~").rpartition("/")[2] for each in listed if each.date]
        return cls(min((each.kind for each in listed), key=_TRUST.index), max(dates, default=""))


def cover(policy: Policy) -> dict[str, Covered]:
    """Tell of which kinds of rules a region declares values itself, on any day, and how well each is known."""
    cited: dict[str, list[Source]] = defaultdict(list)
    for value in policy.rules():
        cited[value.rule.partition(".")[0]] += value.sources
    return {kind: Covered.by(cited[kind]) for kind in KINDS if cited[kind]}


def table(policies: Iterable[Policy]) -> Iterator[str]:
    """Write the coverage of regions as a table in Markdown, cities below their province."""
    yield f"| code | region | {' | '.join(KINDS)} | gaps |"
    yield "|---|---|" + "---|" * (len(KINDS) + 1)
    for policy in sorted(policies, key=lambda each: each.code):
        known = cover(policy)
        cells = [_cell(known.get(kind)) for kind in KINDS]
        name = policy.name.zh if policy.name.zh == policy.name.en else f"{policy.name.zh} {policy.name.en}"
        yield f"| {policy.code} | {name} | {' | '.join(cells)} | {len(policy.gaps)} |"


def _cell(covered: Covered | None) -> str:
    if covered is None:
        return ""
    # A space and a dot at which no page breaks the line.
    return f"{covered.best.value[0]}\N{NO-BREAK SPACE}{covered.newest[:7].replace('-', '.') or '?'}"
