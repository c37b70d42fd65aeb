"""Judging a binding that somebody asks for: by the law of the sponsor's place on that day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongji.domain.cap import CapRule, SetBy, cap_missing
from gongji.domain.channel import Channel, Goal
from gongji.domain.clock import shanghai_day
from gongji.domain.consent import asks_commitment
from gongji.domain.counting import Bound, judge_limits
from gongji.domain.exclusivity import excludes
from gongji.domain.mechanism import Mechanism
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.question import Question
from gongji.domain.relation import Relation
from gongji.domain.settlement import SponsorOrder
from gongji.domain.term import EndKind, StartKind
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Atlas
from gongji.services.means import judge_place, mechanism_for
from gongji.services.people import judge_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for (绑定申请), its two people looked up."""

    sponsor: Person
    beneficiary: Person
    relation: Relation
    channel: str
    commitment_signed: bool
    starts_on: date | None = None
    ends_on: date | None = None
    cap_fen: int | None = None
    uses: tuple[UseKind, ...] | None = None
    rank: int | None = None
    at_counter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What came of judging: every check, and what a binding is made of where none fails."""

    asked: Asked
    checks: tuple[Check, ...]
    mechanism: Mechanism | None
    channel: Channel | None


def judge_request(
    atlas: Atlas, request: Request, sponsor: Insurance, beneficiary: Insurance, bound: Bound, moment: Moment
) -> Judgement:
    """Judge a request for a binding.

    Args:
        atlas: the law.
        request: what was asked for.
        sponsor: how the sponsor is insured.
        beneficiary: how the beneficiary is insured.
        bound: the bindings both have had.
        moment: when.
    """
    asked = Asked.of(
        atlas,
        Question(
            goal=Goal.BIND,
            on=shanghai_day(moment.at),
            sponsor_region=sponsor.region,
            beneficiary_region=beneficiary.region,
            relations=(request.relation,),
            sponsor_insurance=sponsor.kind,
            sponsor_status=sponsor.status,
            beneficiary_insurance=beneficiary.kind,
            beneficiary_status=beneficiary.status,
        ),
    )
    mechanism, mechanism_check = mechanism_for(asked.sponsor, asked)
    channel, channel_check = find_channel(asked, request.channel, at_counter=request.at_counter)
    checks = (
        *judge_people(asked, asked.sponsor),
        *judge_place(asked),
        mechanism_check,
        *judge_limits(asked.sponsor.limits, bound, request.relation),
        *_judge_bound(asked, bound),
        *_judge_terms(asked, request),
        channel_check,
    )
    return Judgement(
        asked=asked, checks=checks, mechanism=mechanism.kind if mechanism else None, channel=channel
    )


def find_channel(asked: Asked, key: str, *, at_counter: bool) -> tuple[Channel | None, Check]:
    """Find the channel that was named, and judge whether it serves the goal, the pair and whoever uses it."""
    open_now = asked.sponsor.channels_for(asked.goal, asked.pair)
    channel = next((each for each in open_now if each.key == key), None)
    if channel is None:
        named = ", ".join(each.key for each in open_now if each.online is not at_counter)
        text = Text(
            f"当日没有可用的渠道“{key[:40]}”办理此事。可用:{named or '无'}。",
            f"No channel {key[:40]!r} serves this on that day. There are: {named or 'none'}.",
        )
        return None, Check(rule="channels", outcome=Outcome.FAIL, message=text, declared_by=asked.sponsor)
    if channel.online is at_counter:
        text = _COUNTER_ONLY if not channel.online else _SCREEN_ONLY
        return None, replace(Check.of(channel, Outcome.FAIL, text), rule="channels")
    text = Text(f"通过“{channel.name.zh}”办理。", f"Through {channel.name.en}.")
    return channel, replace(Check.of(channel, Outcome.PASS, text), rule="channels")


def _judge_bound(asked: Asked, bound: Bound) -> Iterator[Check]:
    """Judge what both have bound already: the same pair twice, and roles that shut one another out."""
    if any(each.beneficiary == bound.beneficiary for each in bound.sponsored_now):
        yield Check(rule="binding", outcome=Outcome.FAIL, message=_TWICE, declared_by=asked.sponsor)
    rule = asked.sponsor.exclusivity
    if rule is not None:
        shut = excludes(rule.kind, bound.roles(bound.sponsor), bound.roles(bound.beneficiary))
        yield Check.of(rule, Outcome.FAIL if shut else Outcome.PASS, _SHUT_OUT if shut else _NOT_SHUT_OUT)


def _judge_terms(asked: Asked, request: Request) -> Iterator[Check]:
    """Judge the promise, the days, the cap and the rank that were given."""
    place = asked.sponsor
    if place.consent is not None and asks_commitment(place.consent):
        signed = request.commitment_signed
        yield Check.of(
            place.consent, Outcome.PASS if signed else Outcome.FAIL, _SIGNED if signed else _NOT_SIGNED
        )
    if request.starts_on is not None:
        dated = place.start is not None and place.start.kind is StartKind.ON_DATE
        yield from _days(asked, "start", request.starts_on, dated=dated)
    if request.ends_on is not None:
        dated = place.end is not None and place.end.kind is EndKind.ON_DATE
        yield from _days(asked, "end", request.ends_on, dated=dated)
        if request.starts_on is not None and request.ends_on <= request.starts_on:
            yield Check(rule="end", outcome=Outcome.FAIL, message=_BACKWARDS, declared_by=place)
    yield from judge_cap(asked, request.cap_fen)
    if request.rank is not None:
        ranked = place.settlement is not None and place.settlement.sponsor_order is SponsorOrder.RANK
        if not ranked:
            yield Check(rule="settlement", outcome=Outcome.FAIL, message=NO_RANKS, declared_by=place)


def judge_cap(asked: Asked, cap_fen: int | None) -> Iterator[Check]:
    """Judge the amount that the sponsor sets, or leaves out."""
    rules: list[CapRule] = [each for each in asked.sponsor.caps if each.mechanism is None]
    yield from (Check.of(each, Outcome.FAIL, _CAP_MISSING) for each in rules if cap_missing(each, cap_fen))
    if cap_fen is not None and not any(each.set_by is SetBy.SPONSOR for each in rules):
        yield Check(rule="caps", outcome=Outcome.FAIL, message=_NO_CAPS, declared_by=asked.sponsor)


def _days(asked: Asked, rule: str, day: date, *, dated: bool) -> Iterator[Check]:
    if not dated:
        yield Check(rule=rule, outcome=Outcome.FAIL, message=_NO_DATES, declared_by=asked.sponsor)
    elif day < asked.question.on:
        yield Check(rule=rule, outcome=Outcome.FAIL, message=_PAST, declared_by=asked.sponsor)


_COUNTER_ONLY = Text("该渠道须由经办人员在窗口办理。", "This channel is a counter: a clerk does it there.")
_SCREEN_ONLY = Text(
    "该渠道须由共济人本人在线办理。", "This channel is on a screen: the sponsor does it there."
)
_TWICE = Text("这两人之间已有绑定。", "These two are bound already.")
_SHUT_OUT = Text("双方已有的共济关系与此互斥。", "What the two are bound in already shuts this out.")
_NOT_SHUT_OUT = Text("与双方已有的共济关系不互斥。", "What the two are bound in does not shut this out.")
_SIGNED = Text("已签署承诺书。", "The promise is signed.")
_NOT_SIGNED = Text("须签署承诺书。", "The promise must be signed.")
_NO_DATES = Text("当地不能自定起止日期。", "The place lets no dates be named.")
_PAST = Text("日期已过。", "The day is past.")
_BACKWARDS = Text("结束日期不晚于开始日期。", "The end is not after the start.")
_CAP_MISSING = Text("须由共济人设定限额。", "The sponsor must set an amount.")
_NO_CAPS = Text("当地不由共济人设定限额。", "The place lets the sponsor set no amount.")
NO_RANKS = Text("当地不按设定的次序扣款。", "The place does not ask sponsors by rank.")
