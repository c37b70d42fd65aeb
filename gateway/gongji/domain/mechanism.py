"""How money reaches the relative, and between whom."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from gongji.domain.dated import FRAME, Dated
from gongji.domain.version import in_words


class Mechanism(Enum):
    """How money reaches the relative (共济方式)."""

    DIRECT_DRAW = "DIRECT_DRAW"
    FAMILY_POOL = "FAMILY_POOL"
    GRANT = "GRANT"
    WALLET_TRANSFER = "WALLET_TRANSFER"
    WALLET_QUOTA = "WALLET_QUOTA"


WALLET = frozenset({Mechanism.WALLET_TRANSFER, Mechanism.WALLET_QUOTA})
"""The mechanisms of 医保钱包, the only ones that cross a province's border."""


class Pair(Enum):
    """Where the two are insured, seen from each other (双方参保地)."""

    SAME_AREA = "SAME_AREA"
    SAME_PROVINCE = "SAME_PROVINCE"
    OTHER_PROVINCE = "OTHER_PROVINCE"


class Ownership(Enum):
    """Whose the money is once it has been moved (资金归属)."""

    SPONSOR = "SPONSOR"
    POOL = "POOL"
    BENEFICIARY = "BENEFICIARY"


class InsuranceKind(Enum):
    """The scheme a person is insured in (险种)."""

    EMPLOYEE = "EMPLOYEE"
    RESIDENT = "RESIDENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismTerms(Dated):
    """The base of rules that each way of sharing may have of its own; without a `mechanism` they are the binding's."""

    table: ClassVar[str]
    mechanism: Mechanism | None = None

    @property
    def rule(self) -> str:
        """The table's name, with the mechanism where it has one: `end`, `end.WALLET_QUOTA`."""
        return self.table if self.mechanism is None else f"{self.table}.{self.mechanism.value}"

    @property
    def in_words(self) -> str:
        """What the value says, in one line, without its days and its mechanism, which the rule's name tells."""
        return in_words(self, FRAME | {"mechanism"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismRule(Dated):
    """A way of sharing that is open (共济方式).

    `pairs` tells between whom; `beneficiaries` limits it to relatives of one scheme, where a city treats the pairs
    differently; `ownership` tells whose the money is once moved (a plain draw moves none before the bill).
    """

    kind: Mechanism
    pairs: tuple[Pair, ...] = (Pair.SAME_AREA, Pair.SAME_PROVINCE)
    beneficiaries: tuple[InsuranceKind, ...] = (InsuranceKind.EMPLOYEE, InsuranceKind.RESIDENT)
    ownership: Ownership | None = None

    @property
    def rule(self) -> str:
        """`mechanisms.KIND`."""
        return f"mechanisms.{self.kind.value}"
