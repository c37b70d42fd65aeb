"""Hainan province (海南省)."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the province over."""
    for region in DataRegion.read(__package__):
        register(region)
