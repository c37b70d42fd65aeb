"""Checking region plugins: every mistake, each with its place."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gongji.cli.console import out
from gongji.domain.division import UnknownDivision
from gongji.groundwork import make_atlas
from gongji.host.plugin import PluginStatus
from gongji.policy.completeness import completeness
from gongji.policy.finding import Finding, PolicyError
from gongji.policy.reader import Reader
from gongji.policy.region import DataRegion, Region, folders
from gongji.policy.soundness import soundness
from gongji.services.atlas import Atlas
from gongji.services.casework import try_cases
from gongji.services.layers import stale
from gongji.settings import read_settings


def check(path: Path | None) -> bool:
    """Check a folder of regions, or everything that is installed; tell whether nothing was found."""
    atlas, loaded = make_atlas(read_settings())
    if path is None:
        found = [(code, region) for code, region in atlas.regions.items()]
        findings = [
            Finding(each.name, each.status.value, each.reason or "")
            for each in loaded.plugins.values()
            if each.status is PluginStatus.QUARANTINED
        ]
    else:
        found, findings = _read(path)
    # Each is tried beside the others of its folder, which need not be installed.
    beside = Atlas(
        {**atlas.regions, **{region.code: region for _, region in found}}, atlas.plugins, atlas.clock
    )
    for label, region in found:
        findings += _judge(region, beside, label)
    for finding in findings:
        out(str(finding))
    values = sum(1 for _, region in found for _ in region.policy.rules())
    cases = sum(_count(region) for _, region in found)
    out(f"{len(found)} regions, {values} values, {cases} cases, {len(findings)} findings")
    return not findings


def _count(region: Region) -> int:
    with suppress(PolicyError):  # told as findings already
        return len(region.cases)
    return 0


def _read(path: Path) -> tuple[list[tuple[str, Region]], list[Finding]]:
    if not path.is_dir():
        return [], [Finding(str(path), "", "no such folder.")]
    reader = Reader()
    regions: dict[str, tuple[str, Region]] = {}
    findings: list[Finding] = []
    for label, folder in folders(path, path.name or path.resolve().name):
        try:
            region = DataRegion(*reader.read(folder, label))
        except PolicyError as error:
            findings += error.findings
            continue
        if region.code in regions:
            findings.append(
                Finding(f"{label}/region.toml", "code", f"{region.code} is {regions[region.code][0]}'s too.")
            )
        regions.setdefault(region.code, (label, region))
    if not regions and not findings:
        findings.append(Finding(str(path), "", "no region.toml in it or below."))
    return list(regions.values()), findings


def _judge(region: Region, atlas: Atlas, label: str) -> Iterator[Finding]:
    try:
        cases = tuple(region.cases)
    except PolicyError as error:
        yield from error.findings
        return
    yield from soundness(region.policy, cases, label)
    yield from completeness(region.policy, cases, label, from_files=isinstance(region, DataRegion))
    try:
        place = atlas.place(region.code)
    except UnknownDivision as error:
        yield Finding(f"{label}/region.toml", "code", str(error))
        return
    yield from stale(place, label)
    yield from try_cases(atlas, region, label)
