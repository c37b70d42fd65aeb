"""How each goal is judged: which checks it takes, by which mechanism it goes, by which channels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gongji.domain.channel import Goal
from gongji.domain.mechanism import Mechanism, Pair
from gongji.domain.route import Route
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.areas import differing_areas, left_to_areas
from gongji.services.asking import Asked
from gongji.services.crossing import judge_wallet, wallet_rule
from gongji.services.means import find_routes, judge_own_balance, judge_place, judge_shareable, mechanism_for
from gongji.services.people import judge_people
from gongji.services.premiums import judge_premium_use


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging a goal gave: all checks, the mechanism, the routes."""

    checks: tuple[Check, ...]
    mechanism: Mechanism | None
    routes: tuple[Route, ...]


def judge_binding(asked: Asked) -> Judged:
    """Judge a binding, or joining a pool: kinship, conditions, places, mechanism, areas and channels."""
    rule, mechanism_check = mechanism_for(asked.sponsor, asked)
    routes, channel_check = find_routes(asked)
    checks = (
        *left_to_areas(asked, judge_people(asked, asked.sponsor)),
        *judge_place(asked),
        mechanism_check,
        *judge_shareable(asked.sponsor),
        *(judge_own_balance(asked.sponsor) if asked.goal is not Goal.PAY_PREMIUM else ()),
        *differing_areas(asked, own_routes=any(not route.channel.general for route in routes)),
        channel_check,
    )
    return Judged(checks, rule.kind if rule else None, routes)


def judge_premium(asked: Asked) -> Judged:
    """Judge paying a relative's resident premium: as a binding, and the use must be allowed."""
    judged = judge_binding(asked)
    # How a bill is paid is not how a premium is; that a way of sharing is missing or unknown still counts.
    checks = [each for each in judged.checks if each.rule != _OF_BILLS or each.outcome is not Outcome.PASS]
    return Judged((*checks, *judge_premium_use(asked)), judged.mechanism, judged.routes)


def judge_sending(asked: Asked) -> Judged:
    """Judge sending money by wallet: kinship by the nation's rule, the wallet open on both sides."""
    rule = wallet_rule(asked.sponsor, asked.pair)
    routes, channel_check = find_routes(asked)
    checks = (
        *judge_people(asked, asked.nation),
        *judge_wallet(asked.sponsor, asked.beneficiary, asked.pair),
        channel_check,
    )
    return Judged(checks, rule.kind if rule else None, routes)


def judge_wallet_opening(asked: Asked) -> Judged:
    """Judge opening a wallet: it must be open where its owner is insured."""
    rule = wallet_rule(asked.sponsor, asked.pair)
    routes, channel_check = find_routes(asked)
    checks = (*judge_wallet(asked.sponsor, asked.sponsor, asked.pair), channel_check)
    return Judged(checks, rule.kind if rule else None, routes)


def judge_ending(asked: Asked) -> Judged:
    """Judge ending a binding: there is none across a province's border."""
    judged = judge_errand(asked)
    place = judge_place(asked) if asked.pair is Pair.OTHER_PROVINCE else ()
    return replace(judged, checks=(*place, *judged.checks))


def judge_errand(asked: Asked) -> Judged:
    """Judge what needs no more than a channel: ending a binding, looking up what was used."""
    rule, _ = mechanism_for(asked.sponsor, asked)
    routes, channel_check = find_routes(asked)
    return Judged((channel_check,), rule.kind if rule else None, routes)


def judge_family_code(asked: Asked) -> Judged:
    """Judge showing a relative's code: possible, and not sharing."""
    routes, channel_check = find_routes(asked)
    text = Text(
        "亲情账户只是代家人展示医保码,花的是家人自己的钱,不是家庭共济;要动用共济人的个人账户须另办绑定。",
        "亲情账户 only shows a relative's code and spends the relative's own money: it is not sharing. Sharing needs a binding.",
    )
    sources = routes[0].channel.sources if routes else ()
    note = Check(
        rule="familyCode", outcome=Outcome.PASS, message=text, declared_by=asked.nation, sources=sources
    )
    return Judged((note, channel_check), None, routes)


_OF_BILLS = f"mechanisms.{Mechanism.DIRECT_DRAW.value}"

JUDGES: Mapping[Goal, Callable[[Asked], Judged]] = {
    Goal.BIND: judge_binding,
    Goal.UNBIND: judge_ending,
    Goal.CHECK_USAGE: judge_errand,
    Goal.PAY_PREMIUM: judge_premium,
    Goal.OPEN_WALLET: judge_wallet_opening,
    Goal.SEND_MONEY: judge_sending,
    Goal.JOIN_POOL: judge_binding,
    Goal.SHOW_FAMILY_CODE: judge_family_code,
}
"""Which judgement answers which goal."""
