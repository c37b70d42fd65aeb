"""What a region's author tests with."""

from importlib import import_module
from importlib.metadata import entry_points

from gongji.domain.clock import Clock, system_clock
from gongji.host.loader import GROUP, load
from gongji.policy.region import DataRegion, Region
from gongji.policy.soundness import soundness
from gongji.services.atlas import Atlas
from gongji.services.casework import try_cases


def assert_sound(package: str) -> None:
    """Assert that a plugin's files can be read and do not contradict themselves.

    Args:
        package: the import name of the plugin, such as `"gongji_hunan"`.
    """
    findings = [
        str(finding)
        for region in _regions(package)
        for finding in soundness(region.policy, region.cases, f"{package}:{region.code}")
    ]
    assert not findings, "\n".join(["", *findings])  # noqa: S101 - this is a test


def run_cases(package: str, clock: Clock = system_clock) -> None:
    """Ask every case of a plugin's `cases.toml` and assert that each comes out as it says.

    The nation's rules are beneath the plugin's own, as in the gateway; other installed plugins stay out.

    Args:
        package: the import name of the plugin.
        clock: in place of the system's.
    """
    regions = _regions(package)
    nation = [point for point in entry_points(group=GROUP) if point.name == "nation"]
    beneath = load(nation)
    atlas = Atlas({**beneath.regions, **{region.code: region for region in regions}}, beneath.plugins, clock)
    findings = [
        str(each) for region in regions for each in try_cases(atlas, region, f"{package}:{region.code}")
    ]
    assert not findings, "\n".join(["", *findings])  # noqa: S101 - this is a test


def _regions(package: str) -> list[Region]:
    """Ask a plugin for its regions as the host does."""
    regions: list[Region] = []
    module = import_module(package)
    register = getattr(module, "register_regions", None)
    if register is None:
        regions.extend(DataRegion.read(package))
    else:
        register(register=regions.append)
    assert regions, f"{package}: hands over no region; no region.toml in it or below."  # noqa: S101 - as above
    return regions
