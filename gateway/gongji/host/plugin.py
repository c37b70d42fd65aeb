"""What the host knows of each plugin it met."""

from dataclasses import dataclass, replace
from enum import Enum


class PluginStatus(Enum):
    """What became of a plugin (插件状态)."""

    ACTIVE = "ACTIVE"
    QUARANTINED = "QUARANTINED"
    BLOCKED = "BLOCKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A plugin and its state (插件): the name of its entry point, its distribution, the codes of its regions."""

    name: str
    version: str
    api: str
    distribution: str | None
    status: PluginStatus = PluginStatus.ACTIVE
    reason: str | None = None
    codes: tuple[str, ...] = ()

    def quarantined(self, reason: str) -> "Plugin":
        """Give the same plugin put out of use, with the reason."""
        return replace(self, status=PluginStatus.QUARANTINED, reason=reason, codes=())
