"""Judging a binding that somebody asks for: by the law of the sponsor's place on that day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongji.domain.channel import Channel, Goal
from gongji.domain.clock import shanghai_day
from gongji.domain.consent import asks_commitment
from gongji.domain.counting import Bound, judge_limits
from gongji.domain.eligibility import InsuranceStatus, Party
from gongji.domain.exclusivity import excludes
from gongji.domain.mechanism import Mechanism, Pair
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.question import Question
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Atlas
from gongji.services.means import judge_place, mechanism_for
from gongji.services.people import judge_people
from gongji.services.terms import (
    find_channel,
    judge_cap,
    judge_end_date,
    judge_rank,
    judge_start_date,
    judge_uses,
)


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


def ask_about(
    atlas: Atlas, relation: Relation, sponsor: Insurance, beneficiary: Insurance, moment: Moment
) -> Asked:
    """Put the question whether two people, insured like that, may be bound at a moment."""
    question = Question(
        goal=Goal.BIND,
        on=shanghai_day(moment.at),
        sponsor_region=sponsor.region,
        beneficiary_region=beneficiary.region,
        relations=(relation,),
        sponsor_insurance=sponsor.kind,
        sponsor_status=sponsor.status,
        beneficiary_insurance=beneficiary.kind,
        beneficiary_status=beneficiary.status,
    )
    return Asked.of(atlas, question)


def judge_two(asked: Asked) -> tuple[Check, ...]:
    """Judge the two people and where they are insured, as they are at that moment."""
    return (*judge_people(asked, asked.sponsor), *_judge_ended(asked), *judge_place(asked))


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
    asked = ask_about(atlas, request.relation, sponsor, beneficiary, moment)
    way, mechanism_check = mechanism_for(asked.sponsor, asked)
    mechanism = way.kind if way else None
    channel, channel_check = find_channel(
        asked.sponsor, asked.channels_for(Goal.BIND), request.channel, at_counter=request.at_counter
    )
    checks = [
        *judge_two(asked),
        mechanism_check,
        *judge_limits(asked.sponsor.limits, bound, request.relation, mechanism),
        *_judge_bound(asked, bound),
        *_judge_terms(asked, request, bound, mechanism),
    ]
    if asked.pair is not Pair.OTHER_PROVINCE:  # no channel serves what cannot be
        checks.append(channel_check)
    return Judgement(asked=asked, checks=tuple(checks), mechanism=mechanism, channel=channel)


def _judge_ended(asked: Asked) -> Iterator[Check]:
    """An insurance that has ended insures nobody, whatever else a place asks."""
    question = asked.question
    for status, party, text in (
        (question.sponsor_status, Party.SPONSOR, _SPONSOR_ENDED),
        (question.beneficiary_status, Party.BENEFICIARY, _BENEFICIARY_ENDED),
    ):
        if status is InsuranceStatus.ENDED:
            rule = next(
                (each for each in asked.sponsor.eligibility if each.party in {party, Party.BOTH}), None
            )
            bare = Check(rule="insurance", outcome=Outcome.FAIL, message=text, declared_by=asked.sponsor)
            yield bare if rule is None else replace(bare, sources=rule.sources, declared_by=rule.declared_by)


def _judge_bound(asked: Asked, bound: Bound) -> Iterator[Check]:
    """Judge what both have bound already: the same pair twice, and roles that shut one another out."""
    if any(each.beneficiary == bound.beneficiary for each in bound.sponsored_now):
        yield Check(rule="binding", outcome=Outcome.FAIL, message=_TWICE, declared_by=asked.sponsor)
    rule = asked.sponsor.exclusivity
    if rule is not None:
        shut = excludes(rule.kind, bound.roles(bound.sponsor), bound.roles(bound.beneficiary))
        yield Check.of(rule, Outcome.FAIL if shut else Outcome.PASS, _SHUT_OUT if shut else _NOT_SHUT_OUT)


def _judge_terms(
    asked: Asked, request: Request, bound: Bound, mechanism: Mechanism | None
) -> Iterator[Check]:
    """Judge the promise, the days, the cap and the rank that were given."""
    place = asked.sponsor
    if place.consent is not None and asks_commitment(place.consent):
        signed = request.commitment_signed
        yield Check.of(
            place.consent, Outcome.PASS if signed else Outcome.FAIL, _SIGNED if signed else _NOT_SIGNED
        )
    yield from judge_uses(place, request.uses)
    yield from judge_start_date(place, request.starts_on)
    yield from judge_end_date(place, request.ends_on, request.starts_on)
    yield from judge_cap(place, mechanism, request.cap_fen)
    yield from judge_rank(place, request.rank, bound.ranks)


_SPONSOR_ENDED = Text("共济人的参保已终止。", "The sponsor's insurance has ended.")
_BENEFICIARY_ENDED = Text("被共济人的参保已终止。", "The beneficiary's insurance has ended.")
_TWICE = Text("这两人之间已有绑定。", "These two are bound already.")
_SHUT_OUT = Text("双方已有的共济关系与此互斥。", "What the two are bound in already shuts this out.")
_NOT_SHUT_OUT = Text("与双方已有的共济关系不互斥。", "What the two are bound in does not shut this out.")
_SIGNED = Text("已签署承诺书。", "The promise is signed.")
_NOT_SIGNED = Text("须签署承诺书。", "The promise must be signed.")
