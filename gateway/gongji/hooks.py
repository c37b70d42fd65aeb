"""The hooks of the plugin API; each docstring is its reference."""

from collections.abc import Callable

import pluggy

from gongji.policy.region import Region

PROJECT = "gongji"
"""The name by which plugins and host find one another."""

API_VERSION = "1.0"
"""Version of the plugin API; within a major version, things are only added."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand over the plugin's regions, one call of `register` for each.

    Called once when the gateway starts. A region whose code another plugin has taken is refused, and so is this
    plugin. An exception puts the plugin into quarantine with its reason; the others go on.
    """


@hookspec
def wrap_region(region: Region) -> Region | None:
    """Give another region in place of one, to change its judgement; None leaves it as it is.

    Called once for each region when the gateway starts. Subclass `Region`, take the policy of the given one,
    delegate all but what differs, and give the source.
    """


@hookspec
def startup() -> None:
    """Get ready, before the first request is answered; may be async. At most 5 s, or the plugin is quarantined."""


@hookspec
def shutdown() -> None:
    """Let go of what `startup` took; may be async. At most 5 s."""
