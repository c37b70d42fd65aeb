"""Identity numbers of people who do not exist."""

from stdnum.cn.ric import calc_check_digit


def number(serial: int, born: str = "19800101") -> str:
    """Make an identity number of somebody born on a day."""
    digits = f"110101{born}{serial:03}"
    return digits + calc_check_digit(f"{digits}0")
