"""Guangxi autonomous region (广西壮族自治区) and its cities Liuzhou, Nanning and Wuzhou."""

from collections.abc import Callable

from gongji.api import DataRegion, Region, hookimpl


@hookimpl
def register_regions(register: Callable[[Region], None]) -> None:
    """Hand the autonomous region over, and its cities."""
    for region in DataRegion.read(__package__):
        register(region)
