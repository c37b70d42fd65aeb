"""Where a value is written."""

import re
from dataclasses import dataclass
from enum import Enum

from gongji.domain.node_id import node_id

ADDRESS = re.compile(r"https?://[^\s/]\S*")
"""An address of the web; no other kind is ever shown as a link."""


class SourceKind(Enum):
    """What a source is (来源类别); trust falls from the first to the last."""

    OFFICIAL = "OFFICIAL"
    NEWS = "NEWS"
    AGGREGATOR = "AGGREGATOR"
    SEED = "SEED"
    BACKGROUND = "BACKGROUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, news item or page that states a value (来源).

    `id` is unique inside its region, `region` the code of the region that cites it. `date` is as exact as it is
    known: "2022-07-07", "2024-12", "2025" or "~2025-04". `number` is the document number (文号). A mirror or farm
    page has `link_safe = false` and is never shown as a link.
    """

    id: str
    title: str
    kind: SourceKind
    date: str | None = None
    url: str | None = None
    number: str | None = None
    issuer: str | None = None
    link_safe: bool = True
    note: str | None = None
    region: str = ""

    @property
    def link(self) -> str | None:
        """The address, where it is fit to be shown."""
        fit = self.link_safe and self.url is not None and ADDRESS.fullmatch(self.url)
        return self.url if fit else None

    @property
    def node_id(self) -> str:
        """Its id in the API."""
        return node_id("Source", f"{self.region}/{self.id}")
