"""How a relative's resident premium is paid from the account."""

from dataclasses import dataclass
from enum import Enum

from gongji.domain.dated import Dated
from gongji.domain.text import Text


class PremiumFlow(Enum):
    """The way the money of a premium goes (缴费方式).

    DIRECT_DEBIT: the account is debited. REIMBURSED: paid first, given back to a bank account. REFUNDED_TO_CARD:
    given back to the card. WITH_RECEIPT: drawn against a receipt.
    """

    DIRECT_DEBIT = "DIRECT_DEBIT"
    REIMBURSED = "REIMBURSED"
    REFUNDED_TO_CARD = "REFUNDED_TO_CARD"
    WITH_RECEIPT = "WITH_RECEIPT"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiumRule(Dated):
    """How a relative's resident premium is paid (代缴居民医保).

    `working_days` bounds how long the money is under way; `whole_only` refuses a partial payment; `cancelling` says
    how a payment is undone.
    """

    flow: PremiumFlow
    working_days: int | None = None
    whole_only: bool = False
    cancelling: Text | None = None

    @property
    def rule(self) -> str:
        """`premium`."""
        return "premium"
