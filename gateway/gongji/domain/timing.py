"""When what happens."""

from dataclasses import dataclass

from gongji.domain.mechanism import Mechanism
from gongji.domain.named import NamedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingRule(NamedRule):
    """When an event takes place or counts (时限与生效); `mechanism` narrows it to one way of sharing."""

    event: str
    value: str
    mechanism: Mechanism | None = None

    @property
    def rule(self) -> str:
        """`timing.EVENT`."""
        return f"timing.{self.event}"
