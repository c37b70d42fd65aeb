"""Messages that say what is wrong without repeating what was sent, which may be about a person."""

import re

LONGEST = 400
"""The longest message, in characters."""

_OBJECT = re.compile(r", found: [\[{].*", re.DOTALL)
_LONG_NUMBER = re.compile(r"\d{12,}[\dXx]?")


def discreet(message: str) -> str:
    """Leave objects and lists out of a message, cover long numbers, and cut it where it is too long."""
    told = _LONG_NUMBER.sub("…", _OBJECT.sub(".", message))
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"
