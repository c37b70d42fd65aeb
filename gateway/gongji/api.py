"""The plugin API: everything of ours that a region may import."""

from gongji.domain.eligibility import InsuranceStatus, Insured, Party
from gongji.domain.law import Law
from gongji.domain.mechanism import InsuranceKind, Mechanism, Pair
from gongji.domain.policy import Policy
from gongji.domain.relation import Relation
from gongji.domain.source import Source, SourceKind
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.hooks import API_VERSION, hookimpl
from gongji.policy.region import DataRegion, Region

__all__ = [
    "API_VERSION",
    "Check",
    "DataRegion",
    "InsuranceKind",
    "InsuranceStatus",
    "Insured",
    "Law",
    "Mechanism",
    "Outcome",
    "Pair",
    "Party",
    "Policy",
    "Region",
    "Relation",
    "Source",
    "SourceKind",
    "Text",
    "hookimpl",
]
