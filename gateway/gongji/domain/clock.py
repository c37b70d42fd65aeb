"""The time of the subject: days are counted in Asia/Shanghai."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The zone in which a day begins and ends, whatever the host's."""

Clock = Callable[[], datetime]
"""Gives the present instant, in any zone."""


def system_clock() -> datetime:
    """Give the present instant."""
    return datetime.now(UTC)


def today(clock: Clock) -> date:
    """Give the day it is in Shanghai."""
    return clock().astimezone(SHANGHAI).date()


def shanghai_day(instant: datetime) -> date:
    """Give the day an instant falls on in Shanghai."""
    return instant.astimezone(SHANGHAI).date()


def midnight(day: date) -> datetime:
    """Give the instant at which a day begins in Shanghai, in UTC."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def next_midnight(instant: datetime) -> datetime:
    """Give the next 00:00 in Shanghai after an instant, in UTC."""
    return midnight(shanghai_day(instant) + timedelta(days=1))
