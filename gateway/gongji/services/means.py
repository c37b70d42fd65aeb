"""Finding the means: whether a binding reaches the place, by which mechanism, through which channels."""

from dataclasses import replace

from gongji.domain.channel import Goal
from gongji.domain.mechanism import WALLET, Mechanism, MechanismRule, Pair
from gongji.domain.route import Route, best_first
from gongji.domain.settlement import OWN_WORDS
from gongji.domain.shareable import ShareableKind, shareable_words
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Place
from gongji.services.crossing import judge_cities
from gongji.services.unruled import NO_RULES

POOLED = frozenset({Mechanism.FAMILY_POOL, Mechanism.GRANT})
"""Mechanisms one joins rather than binds."""


def judge_place(asked: Asked) -> tuple[Check, ...]:
    """Judge whether a binding reaches from one place to the other."""
    if asked.pair is Pair.SAME_AREA:
        return ()
    if asked.pair is Pair.SAME_PROVINCE:
        return judge_cities(asked.sponsor, asked.beneficiary)
    text = Text(
        "家庭共济绑定不能跨省;跨省共济只能通过医保钱包。",
        "A binding cannot cross a province's border; between provinces only the wallet (医保钱包) shares.",
    )
    rule = asked.nation.cross_province
    sources = rule.sources if rule else ()
    return (
        Check(rule="pair", outcome=Outcome.FAIL, message=text, declared_by=asked.nation, sources=sources),
    )


def mechanism_for(place: Place, asked: Asked) -> tuple[MechanismRule | None, Check]:
    """Find the way of sharing that a binding between the two takes; the nearest layer's first."""
    pooled = asked.goal is Goal.JOIN_POOL
    pair = Pair.SAME_PROVINCE if asked.pair is Pair.OTHER_PROVINCE else asked.pair

    def fits(rule: MechanismRule) -> bool:
        return (
            rule.kind not in WALLET
            and pair in rule.pairs
            and not set(rule.beneficiaries).isdisjoint(asked.beneficiaries)
            and (not pooled or rule.kind in POOLED)
        )

    rule = next(filter(fits, place.mechanisms), None)
    if rule is not None:
        return rule, Check.of(rule, Outcome.PASS, _MECHANISM_TEXT[rule.kind])
    doubtful = [
        rule
        for rule in place.merged_mechanisms.unsure
        if rule.kind not in WALLET and (not pooled or rule.kind in POOLED)
    ]
    others = any(rule.kind not in WALLET for rule in place.mechanisms)
    # Where nothing is in force yet, a way that is first seen later may have had other bounds then.
    unsure = next(filter(fits, doubtful), None) or (None if others else next(iter(doubtful), None))
    if unsure is not None:
        text = Text(
            f"共济方式最早见于{unsure.attested}的来源,此前未知。",
            f"The mechanism is first seen in a source of {unsure.attested}; before, it is not known.",
        )
        return None, Check.of(unsure, Outcome.UNKNOWN, text)
    if place.baseless:
        return None, Check(rule="mechanisms", outcome=Outcome.UNKNOWN, message=NO_RULES, declared_by=place)
    text = _NO_POOL if pooled else _NOT_BETWEEN if others else _NO_MECHANISM
    return None, Check(rule="mechanisms", outcome=Outcome.FAIL, message=text, declared_by=place)


def judge_shareable(place: Place) -> tuple[Check, ...]:
    """Tell which part of the sponsor's account is open, where it is not all of it."""
    found = place.shareable_standing
    if found.unsure is not None:
        return (Check.of(found.unsure, Outcome.UNKNOWN, _SHAREABLE_UNKNOWN),)
    if found.value is None or found.value.kind in {ShareableKind.ALL, ShareableKind.UNKNOWN}:
        return ()
    return (Check.of(found.value, Outcome.PASS, shareable_words(found.value)),)


def judge_own_balance(place: Place) -> tuple[Check, ...]:
    """Tell whose money pays first, where it is not the usual way: the own account, then the sponsor's."""
    rule = place.settlement
    words = OWN_WORDS.get(rule.own_balance) if rule else None
    return () if rule is None or words is None else (Check.of(rule, Outcome.PASS, words),)


def find_routes(asked: Asked) -> tuple[tuple[Route, ...], Check]:
    """Find the channels for the goal between the two, and the check that says whether there is any."""
    channels = asked.channels_for(asked.goal)
    online = asked.question.online
    fit = [each for each in channels if online in {None, each.online}]
    if fit:
        routes = best_first(fit)
        best = routes[0].channel
        text = Text(f"已知{len(routes)}个办理渠道。", f"{len(routes)} channel(s) known.")
        return routes, replace(Check.of(best, Outcome.PASS, text), rule="channels")
    where = {True: Text("线上", "online "), False: Text("线下", "offline "), None: Text("", "")}[online]
    hint = (
        Text("换一种办理方式仍有渠道。", " There are others if you do not insist.")
        if channels
        else Text("", "")
    )
    text = Text(
        f"当日没有已知的{where.zh}办理渠道。{hint.zh}可拨打12393咨询。",
        f"No {where.en}channel is known for that day.{hint.en} Ring 12393 to ask.",
    )
    return (), Check(rule="channels", outcome=Outcome.UNKNOWN, message=text, declared_by=asked.sponsor)


_MECHANISM_TEXT = {
    Mechanism.DIRECT_DRAW: Text(
        "结算时直接扣共济人的个人账户。", "The sponsor's account is debited when a bill is settled."
    ),
    Mechanism.FAMILY_POOL: Text(
        "先把钱划入家庭共济账户,家人从中支付。",
        "Money is moved into a family pool first; relatives pay from it.",
    ),
    Mechanism.GRANT: Text(
        "在家庭组内授权一个额度,家人在额度内使用。", "An amount is granted within a group; relatives use it."
    ),
}

_NO_MECHANISM = Text("当日当地没有家庭共济的方式。", "On that day the place had no way of family sharing.")

_NOT_BETWEEN = Text(
    "当地的家庭共济当日不适用于这两个参保地之间,或这一险种的家人。",
    "The place's way of sharing was not open on that day between two such places, or to relatives of such a scheme.",
)

_SHAREABLE_UNKNOWN = Text(
    "当日可共济的余额范围未知。", "Which part of the account was open then is not known."
)

_NO_POOL = Text(
    "当地没有共济账户(资金池)或家庭组,绑定即可使用。",
    "The place has no family pool or group; a binding is what it uses.",
)
