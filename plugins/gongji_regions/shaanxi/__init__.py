"""Shaanxi province (陕西省) and four of its cities."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the regions over."""
    for region in DataRegion.read(__package__):
        register(region)
