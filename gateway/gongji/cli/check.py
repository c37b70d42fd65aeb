"""Checking region plugins: every mistake, each with its place."""

from collections.abc import Iterator
from pathlib import Path

from gongji.app import make_atlas
from gongji.cli.console import out
from gongji.domain.division import UnknownDivision
from gongji.policy.finding import Finding, PolicyError
from gongji.policy.reader import Reader
from gongji.policy.region import Region, folders
from gongji.policy.soundness import soundness
from gongji.services.atlas import Atlas
from gongji.services.casework import try_cases
from gongji.services.layers import stale
from gongji.settings import read_settings


def check(path: Path | None) -> bool:
    """Check a folder of regions, or everything that is installed; tell whether nothing was found."""
    atlas, loaded = make_atlas(read_settings())
    findings: list[Finding] = []
    if path is None:
        regions = list(atlas.regions.values())
        findings += [
            Finding(each.name, each.status.value, each.reason or "")
            for each in loaded.plugins.values()
            if each.reason
        ]
    else:
        regions, findings = _read(path)
    for region in regions:
        findings += _judge(region, atlas)
    for finding in findings:
        out(str(finding))
    values = sum(1 for region in regions for _ in region.policy.rules())
    cases = sum(len(region.cases) for region in regions)
    out(f"{len(regions)} regions, {values} values, {cases} cases, {len(findings)} findings")
    return not findings


def _read(path: Path) -> tuple[list[Region], list[Finding]]:
    if not path.is_dir():
        return [], [Finding(str(path), "", "no such folder.")]
    reader = Reader()
    regions: list[Region] = []
    findings: list[Finding] = []
    for label, folder in folders(path, path.resolve().name):
        try:
            regions.append(Region(*reader.read(folder, label)))
        except PolicyError as error:
            findings += error.findings
    if not regions and not findings:
        findings.append(Finding(str(path), "", "no region.toml in it or below."))
    return regions, findings


def _judge(region: Region, atlas: Atlas) -> Iterator[Finding]:
    label = f"{region.code}"
    yield from soundness(region.policy, region.cases, label)
    with_it = Atlas({**atlas.regions, region.code: region}, atlas.plugins, atlas.clock)
    try:
        place = with_it.place(region.code)
    except UnknownDivision as error:
        yield Finding(label, "code", str(error))
        return
    yield from stale(place, label)
    yield from try_cases(with_it, region, label)
