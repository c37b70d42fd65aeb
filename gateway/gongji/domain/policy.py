"""Everything one region declares: its law on every day, as data."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

from gongji.domain.cap import CapRule
from gongji.domain.channel import Channel
from gongji.domain.consent import ConsentRule
from gongji.domain.crossing import CityCrossing, Opening, ProvinceCrossing
from gongji.domain.dated import Combine, Dated
from gongji.domain.eligibility import EligibilityRule
from gongji.domain.exclusivity import ExclusivityRule
from gongji.domain.kinship import KinshipRule
from gongji.domain.limit import LimitRule
from gongji.domain.mechanism import MechanismRule
from gongji.domain.premium import PremiumRule
from gongji.domain.reference import Conflict, Faq, Hotline, Term
from gongji.domain.settlement import SettlementRule
from gongji.domain.shareable import ShareableRule
from gongji.domain.source import Source
from gongji.domain.term import EndRule, StartRule
from gongji.domain.text import Text
from gongji.domain.timing import TimingRule
from gongji.domain.use import UseRule


class Pooling(Enum):
    """The level at which money is pooled (统筹层次)."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What one region declares, all versions of all rules (一地的政策); the newest version stands last.

    `combine` gives the default way in which nearer layers meet farther ones, for each rule; the nation's counts.
    """

    code: str
    name: Text
    pooling: Pooling = Pooling.UNKNOWN
    combine: dict[str, Combine] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    mechanisms: tuple[MechanismRule, ...] = ()
    kinship: tuple[KinshipRule, ...] = ()
    eligibility: tuple[EligibilityRule, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    uses: tuple[UseRule, ...] = ()
    settlement: tuple[SettlementRule, ...] = ()
    shareable: tuple[ShareableRule, ...] = ()
    caps: tuple[CapRule, ...] = ()
    exclusivity: tuple[ExclusivityRule, ...] = ()
    consent: tuple[ConsentRule, ...] = ()
    start: tuple[StartRule, ...] = ()
    end: tuple[EndRule, ...] = ()
    premium: tuple[PremiumRule, ...] = ()
    timing: tuple[TimingRule, ...] = ()
    cross_city: tuple[CityCrossing, ...] = ()
    cross_province: tuple[ProvinceCrossing, ...] = ()
    openings: tuple[Opening, ...] = ()
    channels: tuple[Channel, ...] = ()
    glossary: tuple[Term, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    faq: tuple[Faq, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[str, ...] = ()

    def rules(self) -> Iterator[Dated]:
        """Go through every version of every rule."""
        for each in fields(self):
            values: Any = getattr(self, each.name)
            if isinstance(values, tuple):
                yield from (value for value in values if isinstance(value, Dated))
