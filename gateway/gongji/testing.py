"""What a region's author tests with."""

import sys
from importlib.metadata import EntryPoint, entry_points

from gongji.domain.clock import Clock, system_clock
from gongji.host.loader import GROUP, load
from gongji.policy.finding import PolicyError
from gongji.policy.region import Region
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
    atlas = Atlas({**beneath.given, **{region.code: region for region in regions}}, beneath.plugins, clock)
    findings = [
        str(each) for region in regions for each in try_cases(atlas, region, f"{package}:{region.code}")
    ]
    assert not findings, "\n".join(["", *findings])  # noqa: S101 - this is a test


def _regions(package: str) -> list[Region]:
    """Ask a plugin for its regions as the host does, and fail where the host would put it into quarantine."""
    loaded = load([EntryPoint(name=package, value=package, group=GROUP)])
    reason = loaded.plugins[package].reason
    if reason is not None:
        _tell_all(package)
    assert reason is None, f"{package}: {reason}"  # noqa: S101 - as above
    return list(loaded.given.values())


def _tell_all(package: str) -> None:
    """Raise what is wrong in a plugin's files with every finding; the host keeps the first only."""
    register = getattr(sys.modules.get(package), "register_regions", None)
    try:
        if register is not None:
            register(register=lambda _: None)
    except PolicyError:
        raise
    except Exception:  # noqa: BLE001, S110 - the host's reason says it already
        pass
