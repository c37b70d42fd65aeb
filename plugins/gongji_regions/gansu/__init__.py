"""Gansu province (甘肃省) and four of its cities."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the province over, and its city."""
    for region in DataRegion.read(__package__):
        register(region)
