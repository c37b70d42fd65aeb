"""Instants as they are stored: whole milliseconds since 1970 in UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(instant: datetime) -> int:
    """Give an instant as milliseconds; parts of one are cut off."""
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Give the instant of a number of milliseconds, in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND
