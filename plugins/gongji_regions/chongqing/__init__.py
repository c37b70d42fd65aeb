"""Chongqing municipality (重庆市) and one of its districts."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the municipality over."""
    for region in DataRegion.read(__package__):
        register(region)
