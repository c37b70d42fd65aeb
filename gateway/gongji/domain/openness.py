"""Whether the wallet is open in a place on a day, read from dated snapshots."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongji.domain.crossing import Opening
from gongji.domain.dated import Declarer
from gongji.domain.division import NATION
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome


class Openness(Enum):
    """How far the wallet is open in a place (医保钱包开通情况)."""

    OPEN = "OPEN"
    SOME = "SOME"
    CLOSED = "CLOSED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Opened:
    """How far the wallet is open in a place, which snapshot says so, and which areas inside are named as open."""

    openness: Openness
    snapshot: Opening | None = None
    areas: tuple[str, ...] = ()


Lineage = Callable[[str], Sequence[str]]
"""Gives a place's code and those of all it lies in, nearest first."""

Names = Callable[[str], Text]
"""Gives the name of a place by its code."""


def opened(code: str, snapshots: Sequence[Opening], lineage: Lineage) -> Opened:
    """Tell how far the wallet is open in a place.

    The newest snapshot that says something of the place decides. One that opens a province in part says nothing of
    an area inside it that it does not name: an older one may.

    Args:
        code: the place.
        snapshots: those known on the day, newest first.
        lineage: how places lie in one another.
    """
    around = frozenset(lineage(code)) - {NATION}
    province = lineage(code)[-2] if len(lineage(code)) > 1 else code
    partly: Opening | None = None
    for snapshot in snapshots:
        if around.intersection(snapshot.whole):
            return Opened(Openness.OPEN, snapshot)
        inside = tuple(area for area in (*snapshot.whole, *snapshot.some) if code in lineage(area)[1:])
        if code in snapshot.some or inside:
            return Opened(Openness.SOME, snapshot, _areas(code, snapshots, lineage))
        # Once a newer one opens the province in part, an older one can only name the area itself: it closes nothing.
        own = around - {province} if partly else around
        if own.intersection(snapshot.closed):
            return Opened(Openness.CLOSED, snapshot)
        if own.intersection(snapshot.unknown):
            return _named(around - {province}, snapshots) or Opened(Openness.UNKNOWN, snapshot)
        if snapshot.complete and not partly and not _mentions(snapshot, province, lineage):
            return Opened(Openness.CLOSED, snapshot)
        if partly is None and around.intersection(snapshot.some):
            partly = snapshot
    return Opened(Openness.UNKNOWN, partly)


def opened_since(code: str, snapshots: Sequence[Opening], lineage: Lineage) -> date | None:
    """Find the first day of the unbroken run of snapshots in which a place has been as open as now."""
    now = opened(code, snapshots, lineage)
    since: date | None = None
    for index, snapshot in enumerate(snapshots):
        if opened(code, snapshots[index:], lineage).openness is not now.openness:
            break
        since = snapshot.start
    return since if now.openness in {Openness.OPEN, Openness.SOME} else None


def judge_openness(found: Opened, name: Text, declarer: Declarer, names: Names = Text.same) -> Check:
    """Make the check that tells whether a place takes part in the wallet.

    Args:
        found: how far it is open there.
        name: the place, for the message.
        declarer: who answers where no snapshot says anything.
        names: gives the name of an area by its code.
    """
    outcome, text, conditional = _WORDS[found.openness]
    message = Text(text.zh.format(name.zh), text.en.format(name.en))
    if found.areas:
        areas = [names(code) for code in found.areas]
        zh, en = "、".join(each.zh for each in areas), ", ".join(each.en for each in areas)
        message = Text(f"{message.zh}(已知:{zh})", f"{message.en} (known: {en})")
    if found.snapshot is None:
        return Check(
            rule="openings", outcome=outcome, message=message, declared_by=declarer, conditional=conditional
        )
    return Check.of(found.snapshot, outcome, message, conditional=conditional)


_WORDS: dict[Openness, tuple[Outcome, Text, bool]] = {
    Openness.OPEN: (Outcome.PASS, Text("{}已开通医保钱包。", "The wallet is open in {}."), False),
    Openness.SOME: (
        Outcome.PASS,
        Text(
            "{}只有部分地区开通医保钱包,请按具体地区查询。",
            "The wallet is open in parts of {} only; ask for the very area.",
        ),
        True,
    ),
    Openness.CLOSED: (
        Outcome.FAIL,
        Text("{}当日未开通医保钱包。", "The wallet was not open in {} on that day."),
        False,
    ),
    Openness.UNKNOWN: (
        Outcome.UNKNOWN,
        Text("{}当日是否开通医保钱包未查到。", "Whether the wallet was open in {} on that day is not known."),
        False,
    ),
}


def _named(areas: frozenset[str], snapshots: Sequence[Opening]) -> Opened | None:
    """Find a snapshot that names an area itself: what is unknown of its province does not close it again."""
    held = next((each for each in snapshots if areas.intersection(each.whole)), None)
    return None if held is None else Opened(Openness.OPEN, held)


def _areas(code: str, snapshots: Sequence[Opening], lineage: Lineage) -> tuple[str, ...]:
    """List the areas inside a place that any snapshot so far names as open."""
    named = (area for snapshot in snapshots for area in snapshot.whole if code in lineage(area)[1:])
    return tuple(sorted(set(named)))


def _mentions(snapshot: Opening, province: str, lineage: Lineage) -> bool:
    named = (*snapshot.whole, *snapshot.some, *snapshot.closed, *snapshot.unknown)
    return any(province in lineage(area) for area in named)
