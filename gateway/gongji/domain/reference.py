"""What a region tells beside its rules: words, numbers to ring, questions, and where sources disagree.

How sure it is stands beside it where somebody weighed it; None is not said.
"""

from dataclasses import dataclass

from gongji.domain.dated import Confidence
from gongji.domain.source import Source


@dataclass(frozen=True, slots=True)
class Term:
    """The words a region uses for one role (当地用语)."""

    role: str
    words: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number to ask (咨询电话); `number` as it is dialled."""

    number: str
    name: str
    sources: tuple[Source, ...]
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Faq:
    """A question people ask, and its answer (常见问题)."""

    question: str
    answer: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one side says (一种说法)."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that contradict one another, and which is followed and why (来源冲突)."""

    topic: str
    claims: tuple[Claim, ...]
    resolution: str
