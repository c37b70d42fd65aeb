"""Judging what a binding is to be like: its channel, its days, its cap and its rank."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gongji.domain.cap import SetBy, cap_missing
from gongji.domain.channel import Channel
from gongji.domain.mechanism import Mechanism
from gongji.domain.settlement import SponsorOrder
from gongji.domain.term import EndKind, StartKind
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Check, Outcome
from gongji.services.atlas import Place


def find_channel(
    place: Place, channels: Iterable[Channel], key: str, *, at_counter: bool
) -> tuple[Channel | None, Check]:
    """Find the channel that was named among those that serve, and judge whether it is for whoever uses it."""
    channels = list(channels)
    channel = next((each for each in channels if each.key == key), None)
    if channel is None:
        named = ", ".join(each.key for each in channels if each.online is not at_counter)
        text = Text(
            f"当日没有这个渠道办理此事。可用:{named or '无'}。",
            f"No such channel serves this on that day. There are: {named or 'none'}.",
        )
        return None, Check(rule="channels", outcome=Outcome.FAIL, message=text, declared_by=place)
    if channel.online is at_counter:
        text = _COUNTER_ONLY if not channel.online else _SCREEN_ONLY
        return None, replace(Check.of(channel, Outcome.FAIL, text), rule="channels")
    text = Text(f"通过“{channel.name.zh}”办理。", f"Through {channel.name.en}.")
    return channel, replace(Check.of(channel, Outcome.PASS, text), rule="channels")


def judge_start_date(place: Place, starts_on: date | None) -> Iterator[Check]:
    """Judge a first day that was named."""
    if starts_on is None:
        return
    if place.start is None or place.start.kind is not StartKind.ON_DATE:
        yield _fail("start", _NO_DATES, place)
    elif starts_on < place.on:
        yield Check.of(place.start, Outcome.FAIL, _PAST)


def judge_end_date(place: Place, ends_on: date | None, starts_on: date | None) -> Iterator[Check]:
    """Judge a first day no longer bound that was named: after today, and after the start."""
    if ends_on is None:
        return
    if place.end is None or place.end.kind is not EndKind.ON_DATE:
        yield _fail("end", _NO_DATES, place)
    elif ends_on <= place.on:
        yield Check.of(place.end, Outcome.FAIL, _PAST)
    elif starts_on is not None and ends_on <= starts_on:
        yield Check.of(place.end, Outcome.FAIL, _BACKWARDS)


def judge_cap(place: Place, mechanism: Mechanism | None, cap_fen: int | None) -> Iterator[Check]:
    """Judge the amount that the sponsor sets, or leaves out."""
    rules = [each for each in place.caps if each.mechanism in {None, mechanism}]
    yield from (Check.of(each, Outcome.FAIL, _CAP_MISSING) for each in rules if cap_missing(each, cap_fen))
    if cap_fen is not None and not any(each.set_by is SetBy.SPONSOR for each in rules):
        yield _fail("caps", _NO_CAPS, place)


def judge_uses(place: Place, uses: Iterable[UseKind] | None) -> Iterator[Check]:
    """Judge the uses that a binding is limited to: each must be one that shared money may pay for."""
    wanted = set(uses or ())
    for rule in place.uses:
        if rule.use in wanted and rule.name is None and rule.allowed is not None:
            yield Check.of(rule, Outcome.PASS if rule.allowed else Outcome.FAIL, _ALLOWED[rule.allowed])


def judge_rank(place: Place, rank: int | None, taken: Iterable[int]) -> Iterator[Check]:
    """Judge a rank that was named among the beneficiary's sponsors."""
    if rank is None:
        return
    if (refused := unranked(place)) is not None:
        yield refused
    elif rank in set(taken) and place.settlement is not None:
        yield Check.of(place.settlement, Outcome.FAIL, _TAKEN)


def unranked(place: Place) -> Check | None:
    """Say why a place lets no rank be set; None where it asks sponsors by rank."""
    rule = place.settlement
    order = SponsorOrder.UNKNOWN if rule is None else rule.sponsor_order
    if order is SponsorOrder.RANK:
        return None
    text = _UNKNOWN_ORDER if order is SponsorOrder.UNKNOWN else _NO_RANKS
    return _fail("settlement", text, place) if rule is None else Check.of(rule, Outcome.FAIL, text)


def _fail(rule: str, text: Text, place: Place) -> Check:
    return Check(rule=rule, outcome=Outcome.FAIL, message=text, declared_by=place)


_ALLOWED = {
    True: Text("此用途可以支付。", "Shared money may pay for this."),
    False: Text("此用途不可支付。", "Shared money may not pay for this."),
}
_COUNTER_ONLY = Text("该渠道须由经办人员在窗口办理。", "This channel is a counter: a clerk does it there.")
_SCREEN_ONLY = Text(
    "该渠道须由本人在线办理。", "This channel is on a screen: whose account it is does it there."
)
_NO_DATES = Text("未见当地可自定起止日期的规定。", "No rule of the place is known that lets dates be named.")
_PAST = Text("日期须在今天之后。", "The day is past.")
_BACKWARDS = Text("结束日期不晚于开始日期。", "The end is not after the start.")
_CAP_MISSING = Text("须由共济人设定限额。", "The sponsor must set an amount.")
_NO_CAPS = Text(
    "未见当地由共济人设定限额的规定。", "No rule of the place is known that lets the sponsor set an amount."
)
_TAKEN = Text("该次序已有别的共济人。", "Another sponsor has that rank.")
_NO_RANKS = Text("当地不按设定的次序扣款。", "The place does not ask sponsors by rank.")
_UNKNOWN_ORDER = Text(
    "当地按什么次序扣款未见规定,不能设定次序。",
    "In which order the place asks sponsors is not known, so no rank can be set.",
)
