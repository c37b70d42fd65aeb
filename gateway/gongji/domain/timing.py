"""When what happens."""

from dataclasses import dataclass

from gongji.domain.mechanism import Mechanism
from gongji.domain.named import NamedRule
from gongji.domain.text import Text

NOT_KNOWN = Text.same("unknown")
"""How an unknown time is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingRule(NamedRule):
    """When an event takes place or counts (时限与生效); `mechanism` narrows it to one way of sharing.

    `value` says when, or "unknown".
    """

    event: str
    value: Text
    mechanism: Mechanism | None = None

    @property
    def known(self) -> bool:
        """Tell whether anybody knows when."""
        return self.value != NOT_KNOWN

    @property
    def rule(self) -> str:
        """`timing.EVENT`."""
        return f"timing.{self.event}"
