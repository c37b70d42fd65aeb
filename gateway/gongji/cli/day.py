"""The day a command is asked for."""

from contextlib import suppress
from datetime import date

from gongji.domain.mistake import Mistake


def read_day(text: str | None) -> date | None:
    """Read what was typed behind `--on`; None where nothing was.

    Raises:
        Mistake: it is no calendar day.
    """
    if text is None:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # nor 20241209 or 2024-W50-1, which Python takes too
            return day
    raise Mistake(f"--on: {text!r} is not a calendar day. Write it as in 2024-12-09.")
