"""Ways to do a thing: a channel with what to press and what to bring."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongji.domain.channel import Channel, Goal
from gongji.domain.dated import Confidence
from gongji.domain.mechanism import Mechanism
from gongji.domain.text import Text

_TRUST = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


@dataclass(frozen=True, slots=True)
class Route:
    """One way to do it (办理途径): the channel, its steps in order, the papers it wants."""

    channel: Channel

    @property
    def steps(self) -> tuple[str, ...] | None:
        """What to press, in order; None is unknown."""
        return self.channel.steps

    @property
    def needs(self) -> tuple[str, ...] | None:
        """The papers; None is unknown, empty is none needed."""
        return self.channel.needs


@dataclass(frozen=True, slots=True)
class Alternative:
    """What works instead (替代办法)."""

    goal: Goal
    mechanism: Mechanism | None
    why: Text
    routes: tuple[Route, ...]


def best_first(channels: Iterable[Channel]) -> tuple[Route, ...]:
    """Order channels: online before counter, higher confidence before lower, known steps before unknown ones.

    A nationwide channel is told only where the region has none of its own on the same side, screen or counter.
    """
    listed = list(channels)
    own = {each.online for each in listed if not each.general}
    told = [each for each in listed if not (each.general and each.online in own)]
    return tuple(
        Route(each)
        for each in sorted(
            told, key=lambda each: (not each.online, _TRUST[each.confidence], each.steps is None)
        )
    )
