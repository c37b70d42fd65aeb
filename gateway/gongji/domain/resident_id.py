"""Resident identity numbers (公民身份号码, GB 11643-1999): validated, never shown whole.

Residence permits of people from Hong Kong, Macau and Taiwan (81, 82, 83) and permanent residence cards of foreigners
(9) have the same shape. District codes are not looked up: new ones appear every year, and old ones stay on old cards.
"""

import re
import unicodedata
from datetime import date

from stdnum.cn.ric import calc_check_digit

from gongji.domain.mistake import Mistake

_SHAPE = re.compile(r"(?:[1-6]\d|7[1-3]|8[1-3]|9\d)\d{15}[\dX]", re.ASCII)
_OLDEST = date(1870, 1, 1)


class BadResidentId(Mistake):
    """Not an identity number; the message never repeats what was sent."""


def read_resident_id(text: str, today: date) -> str:
    """Read an identity number of 18 characters; a small x and full-width digits are understood.

    Args:
        text: what was written.
        today: the day it is; nobody was born later.

    Raises:
        BadResidentId: its length, characters, date of birth or check digit are wrong.
    """
    number = unicodedata.normalize("NFKC", text).strip().upper() if len(text) <= 40 else text  # noqa: PLR2004
    if not _SHAPE.fullmatch(number):
        raise BadResidentId(
            "residentId: not 18 characters of an identity number: 17 digits, then a digit or X."
        )
    if number[-1] != calc_check_digit(number):
        raise BadResidentId(
            "residentId: the last character does not fit the others; one of them is mistyped."
        )
    try:
        born = birthday(number)
    except ValueError:
        born = date.max
    if not _OLDEST <= born <= today:
        raise BadResidentId("residentId: characters 7 to 14 are no day of birth.")
    return number


def birthday(number: str) -> date:
    """Give the day of birth that an identity number holds."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def age(number: str, on: date) -> int:
    """Give the age in full years on a day."""
    born = birthday(number)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def masked(number: str) -> str:
    """Write an identity number so that nobody can read it: the first and the last character stay."""
    return f"{number[0]}{'*' * (len(number) - 2)}{number[-1]}"


def masked_name(name: str) -> str:
    """Write a person's name so that only the first character stays."""
    return name[0] + "*" * max(1, len(name) - 1)
