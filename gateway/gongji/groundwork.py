"""Loads the plugins and lays out what they know: all that is needed to answer from the policy."""

from gongji.domain.clock import Clock, system_clock
from gongji.host.loader import Loaded, load
from gongji.services.atlas import Atlas
from gongji.settings import Settings


def make_atlas(
    settings: Settings, clock: Clock = system_clock, loaded: Loaded | None = None
) -> tuple[Atlas, Loaded]:
    """Load the plugins that the settings allow, unless they are loaded, and lay out what they know."""
    loaded = loaded or load(allow=settings.plugins_allow or None, block=settings.plugins_block)
    return Atlas(loaded.regions, loaded.plugins, clock), loaded
