"""What day it is, which is a matter of Shanghai alone."""

from datetime import UTC, date, datetime

from gongji.domain.clock import today


def test_today_is_counted_in_shanghai():
    assert today(lambda: datetime(2024, 12, 8, 16, 0, tzinfo=UTC)) == date(2024, 12, 9)
    assert today(lambda: datetime(2024, 12, 8, 15, 59, 59, tzinfo=UTC)) == date(2024, 12, 8)
