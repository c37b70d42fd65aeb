"""Amounts of money: integer fen inside, yuan with two digits at the border (金额)."""


def yuan(fen: int) -> str:
    """Write an amount as yuan with two digits."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"
