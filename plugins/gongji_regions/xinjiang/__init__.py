"""Xinjiang (新疆维吾尔自治区) and two of its prefectures."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the region over."""
    for region in DataRegion.read(__package__):
        register(region)
