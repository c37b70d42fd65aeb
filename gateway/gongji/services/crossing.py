"""Whether sharing crosses from one place to another on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongji.domain.channel import Goal
from gongji.domain.crossing import CityCrossing
from gongji.domain.dated import Standing
from gongji.domain.division import Level, division, lineage
from gongji.domain.mechanism import WALLET, Mechanism, MechanismRule, Pair
from gongji.domain.openness import judge_openness, opened, opened_since
from gongji.domain.route import Route, best_first
from gongji.domain.text import Text, joined
from gongji.domain.verdict import Check, Outcome, Verdict, conclude
from gongji.services.atlas import Atlas, Place
from gongji.services.pairing import pairing
from gongji.services.unruled import NO_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Whether sharing crosses from one place to another (异地共济)."""

    origin: Place
    to: Place
    on: date
    verdict: Verdict
    mechanism: Mechanism | None
    since: date | None
    summary: Text
    checks: tuple[Check, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class CrossingMatrix:
    """All crossings of a level on a day (异地共济一览); `verdicts[i][j]` is from `regions[i]` to `regions[j]`."""

    on: date
    regions: tuple[Place, ...]
    verdicts: tuple[tuple[Verdict, ...], ...]


def wallet_rule(place: Place, pair: Pair) -> MechanismRule | None:
    """Find the wallet's mechanism in force for a pair of places."""
    fit = {pair, Pair.SAME_PROVINCE} if pair is Pair.SAME_AREA else {pair}
    return next(
        (rule for rule in place.mechanisms if rule.kind in WALLET and fit.intersection(rule.pairs)), None
    )


def judge_wallet(sponsor: Place, beneficiary: Place, pair: Pair) -> tuple[Check, ...]:
    """Judge whether the wallet reaches from one place to another: its mechanism, and its opening in both."""
    rule = wallet_rule(sponsor, pair)
    if rule is None:
        text = Text("当日医保钱包尚未启用。", "On that day the medical insurance wallet did not exist yet.")
        return (_missing("mechanisms", text, sponsor),)
    places = [sponsor] if sponsor.code == beneficiary.code else [sponsor, beneficiary]
    return (
        Check.of(rule, Outcome.PASS, _WALLET_TEXT[rule.kind]),
        *(_judge_opening(place) for place in places),
    )


def judge_cities(sponsor: Place, beneficiary: Place) -> tuple[Check, ...]:
    """Judge whether sharing reaches another city of the province, by the law of both."""
    checks = [_judge_city(place) for place in (sponsor, beneficiary)]
    same = (checks[0].declared_by.code, checks[0].outcome) == (checks[1].declared_by.code, checks[1].outcome)
    return tuple(checks[:1] if same else checks)


def cross(atlas: Atlas, origin: str, to: str, on: date | None) -> Crossing:
    """Answer whether sharing crosses from one place to another.

    Inside one province the binding itself crosses; between provinces only the wallet does.
    """
    start, end = atlas.place(origin, on), atlas.place(to, on)
    pair, _ = pairing(start, end)
    if pair is Pair.OTHER_PROVINCE:
        checks = judge_wallet(start, end, pair)
        rule = wallet_rule(start, pair)
        days = [
            rule.start if rule else None,
            *(opened_since(p.code, p.openings, lineage) for p in (start, end)),
        ]
        known = [day for day in days if day is not None]
        since = max(known) if len(known) == len(days) else None
        mechanism = rule.kind if rule else None
        channels = [
            c for goal in (Goal.OPEN_WALLET, Goal.SEND_MONEY) for c in start.channels_for(goal, pair, to)
        ]
    else:
        checks = judge_cities(start, end)
        found = start.cross_city
        since = found.since if found else None
        mechanism = next((each.kind for each in start.mechanisms if each.kind not in WALLET), None)
        wanted = Pair.SAME_PROVINCE if origin == to else pair
        channels = [*start.channels_for(Goal.BIND, wanted, to)]
    verdict = conclude(checks)
    closed = verdict in {Verdict.NO, Verdict.UNKNOWN}
    return Crossing(
        origin=start,
        to=end,
        on=start.on,
        verdict=verdict,
        mechanism=mechanism,
        since=None if closed else since,
        summary=_summary(start, end, verdict, checks),
        checks=checks,
        routes=() if verdict is Verdict.NO else best_first(dict.fromkeys(channels)),
    )


class Matrices:
    """Works out all crossings of a day, and keeps the last few days asked for."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._kept = lru_cache(maxsize=64)(self._work_out)

    def on(self, day: date | None, level: Level) -> CrossingMatrix:
        """Answer all crossings between the places of a level; the diagonal is across the cities inside one."""
        return self._kept(day or self._atlas.today(), level)

    def _work_out(self, on: date, level: Level) -> CrossingMatrix:
        places = tuple(self._atlas.places(on, level))
        wallets = [judge_wallet(place, place, Pair.OTHER_PROVINCE) for place in places]
        rows = tuple(
            tuple(
                conclude((_judge_city(place),)) if i == j else conclude((*wallets[i], *wallets[j]))
                for j in range(len(places))
            )
            for i, place in enumerate(places)
        )
        return CrossingMatrix(on, places, rows)


def _judge_opening(place: Place) -> Check:
    found = opened(place.code, place.openings, lineage)
    return judge_openness(found, place.name, place, lambda code: division(code).name)


def _judge_city(place: Place) -> Check:
    found: Standing[CityCrossing] = place.cross_city_standing
    rule = found.value or found.unsure
    name = place.name
    if rule is None:
        text = Text(
            f"{name.zh}当日尚无省内跨统筹区共济。", f"{name.en} had no sharing across its cities on that day."
        )
        return _missing("crossCity", text, place)
    if found.value is None or rule.supported is None:
        text = Text(
            f"{name.zh}当日是否支持省内跨统筹区共济未知。",
            f"Whether {name.en} shared across its cities then is not known.",
        )
        return Check.of(rule, Outcome.UNKNOWN, text)
    if not rule.supported:
        text = Text(f"{name.zh}不支持省内跨统筹区共济。", f"{name.en} does not share across its cities.")
        return Check.of(rule, Outcome.FAIL, text)
    if rule.partial and isinstance(rule.declared_by, Place):
        name = rule.declared_by.name  # a province's "in part" does not say which part a city is
    text = Text(f"{name.zh}支持省内跨统筹区共济。", f"{name.en} shares across the cities of the province.")
    if rule.partial:
        note = (rule.note,) if rule.note else ()
        text = joined(
            (
                Text(f"{name.zh}部分地区支持省内跨统筹区共济。", f"Parts of {name.en} share across cities."),
                *note,
            )
        )
    return Check.of(rule, Outcome.PASS, text, conditional=rule.partial)


def _missing(rule: str, text: Text, place: Place) -> Check:
    """Judge a rule that no layer has: it did not exist yet, unless the nation's rules are not loaded."""
    outcome, message = (Outcome.UNKNOWN, NO_RULES) if place.baseless else (Outcome.FAIL, text)
    return Check(rule=rule, outcome=outcome, message=message, declared_by=place)


def _summary(start: Place, end: Place, verdict: Verdict, checks: Sequence[Check]) -> Text:
    decided = next(
        (each for each in checks if each.outcome is not Outcome.PASS or each.conditional), checks[-1]
    )
    head = _HEADS[verdict]
    return Text(
        f"{start.name.zh}→{end.name.zh}:{head.zh}{decided.message.zh}",
        f"{start.name.en} to {end.name.en}: {head.en} {decided.message.en}",
    )


_HEADS = {
    Verdict.YES: Text("可以。", "yes."),
    Verdict.CONDITIONAL: Text("有条件。", "under conditions."),
    Verdict.NO: Text("不可以。", "no."),
    Verdict.UNKNOWN: Text("未知。", "unknown."),
}

_WALLET_TEXT = {
    Mechanism.WALLET_TRANSFER: Text("医保钱包转账已启用。", "Wallet transfers were open."),
    Mechanism.WALLET_QUOTA: Text(
        "医保钱包共济额度已启用(虚拟额度,资金不划转)。", "Wallet quotas are open: frozen, never moved."
    ),
}
