"""Which part of the sponsor's account relatives may use."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated
from gongji.domain.money import yuan
from gongji.domain.text import Text


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


def shareable_words(rule: ShareableRule) -> Text:
    """Say which part of an account relatives may use."""
    amount = yuan(rule.reference_fen or rule.threshold_fen or 0)
    text, kept = _WORDS[rule.kind], yuan(_kept_fen(rule))
    return Text(text.zh.format(amount, rule.percent, kept), text.en.format(amount, rule.percent, kept))


def _kept_fen(rule: ShareableRule) -> int:
    """Work out what a formula keeps back; rounded up: the region keeps the fraction of a fen, never the relative."""
    return -(-(rule.reference_fen or 0) * (rule.percent or 0) // 100)


_WORDS = {
    ShareableKind.ALL: Text("个人账户余额均可共济。", "All of the account may be shared."),
    ShareableKind.PAST_YEARS: Text(
        "只有历年结余(往年积累)可以共济,当年划入的不可。",
        "Only past years' money may be shared, not this year's.",
    ),
    ShareableKind.ABOVE_THRESHOLD: Text(
        "只有余额中超过{0}元的部分可以共济。", "Only what exceeds {0} yuan of the balance may be shared."
    ),
    ShareableKind.FORMULA: Text(
        "只有余额中超过{2}元({0}元的{1}%)的部分可以共济。",
        "Only what exceeds {2} yuan ({1}% of {0}) of the balance may be shared.",
    ),
    ShareableKind.BOOK_ENTRY: Text(
        "只有记账资金可以共济,留在旧卡里的不可。",
        "Only book-entry money may be shared, not what is left on an old card.",
    ),
    ShareableKind.UNKNOWN: Text("可共济的部分未知。", "Which part may be shared is not known."),
}


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
        part -= _kept_fen(rule)
    elif kind is ShareableKind.BOOK_ENTRY:
        part -= held.off_book_fen
    return max(0, min(part, held.total_fen - held.frozen_fen))
