"""Which part of the sponsor's account relatives may use."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated


class ShareableKind(Enum):
    """Which part of an account is open to relatives (可共济余额).

    FORMULA: the part above `percent` of `reference_fen`, such as a share of last year's average wage.
    """

    ALL = "ALL"
    PAST_YEARS = "PAST_YEARS"
    ABOVE_THRESHOLD = "ABOVE_THRESHOLD"
    FORMULA = "FORMULA"
    BOOK_ENTRY = "BOOK_ENTRY"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareableRule(Dated):
    """The part of the sponsor's balance that relatives may use (可共济余额); amounts in fen."""

    kind: ShareableKind
    threshold_fen: int | None = None
    percent: int | None = None
    reference_fen: int | None = None

    @property
    def rule(self) -> str:
        """`shareable`."""
        return "shareable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """What an account holds, in fen (账户余额): this year's money, that of past years, and what stays on an old card.

    `off_book_fen` is money outside the book-entry account, such as what is left on an old bank card.
    """

    current_year_fen: int
    past_years_fen: int
    frozen_fen: int = 0
    off_book_fen: int = 0

    @property
    def total_fen(self) -> int:
        """All that the account holds."""
        return self.current_year_fen + self.past_years_fen + self.off_book_fen


def shareable_fen(rule: ShareableRule | None, held: Balances) -> int:
    """Tell how much of an account relatives may use now, in fen, never below zero.

    Without a rule, or with an unknown one, all of it: that is the nation's law where a place says nothing. What is
    frozen for somebody already is never open.
    """
    kind = rule.kind if rule else ShareableKind.ALL
    part = held.total_fen
    if rule is not None and kind is ShareableKind.PAST_YEARS:
        part = held.past_years_fen
    elif rule is not None and kind is ShareableKind.ABOVE_THRESHOLD:
        part -= rule.threshold_fen or 0
    elif rule is not None and kind is ShareableKind.FORMULA:
        # Rounded up: the region keeps the fraction of a fen, never the relative.
        part -= -(-(rule.reference_fen or 0) * (rule.percent or 0) // 100)
    elif kind is ShareableKind.BOOK_ENTRY:
        part -= held.off_book_fen
    return max(0, min(part, held.total_fen - held.frozen_fen))
