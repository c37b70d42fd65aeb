"""A province, or the nation, asked about as a whole, where its areas differ."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongji.domain.division import Level
from gongji.domain.mechanism import Mechanism
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Place
from gongji.services.means import mechanism_for
from gongji.services.people import judge_kin


def differing_areas(asked: Asked, *, own_routes: bool) -> Iterator[Check]:
    """Name the areas whose answer differs from the whole's, or that have channels of their own where it has none."""
    whole = asked.sponsor
    candidates = _areas_with_rules(whole)
    if not candidates:
        return
    answer = _answer(whole, asked)
    areas = [
        area
        for area in candidates
        if _answer(area, asked) != answer or (not own_routes and _has_routes(area, asked))
    ]
    if not areas:
        return
    zh = "、".join(f"{area.name.zh}({area.code})" for area in areas)
    en = ", ".join(f"{area.name.en} ({area.code})" for area in areas)
    text = Text(
        f"{whole.name.zh}各地不一,以下地区另有规定,请按具体地区查询:{zh}。",
        f"Areas of {whole.name.en} differ; these have rules of their own, ask for the very area: {en}.",
    )
    yield Check(rule="areas", outcome=Outcome.PASS, conditional=True, message=text, declared_by=whole)


def left_to_areas(asked: Asked, checks: Sequence[Check]) -> Iterator[Check]:
    """Make a province's refusal a condition where some of its areas let the relative in, a doubt where one might.

    The nation's refusal stays one: it is no place to be insured in.
    """
    for check in checks:
        if (
            check.rule != "kinship"
            or check.outcome is not Outcome.FAIL
            or asked.sponsor.level is Level.NATION
        ):
            yield check
            continue
        judged = [
            (area, judge_kin(area, asked.question.relations)) for area in _areas_with_rules(asked.sponsor)
        ]
        allowed, unknown = (
            [area.name for area, found in judged if found.outcome is outcome]
            for outcome in (Outcome.PASS, Outcome.UNKNOWN)
        )
        if not allowed and not unknown:
            yield check
            continue
        outcome, (one, other) = (Outcome.PASS, _MAY) if allowed else (Outcome.UNKNOWN, _MIGHT)
        names = allowed or unknown
        zh, en = "、".join(each.zh for each in names), ", ".join(each.en for each in names)
        said = check.message
        text = Text(f"{one.format(zh)}其他地区:{said.zh}", f"{other.format(en)} Elsewhere: {said.en}")
        yield replace(check, outcome=outcome, conditional=bool(allowed), message=text)


_MAY = ("{}可以。", "It may be done in {}.")
_MIGHT = ("{}是否可以未知。", "Whether it may be done in {} is not known.")


def _areas_with_rules(whole: Place) -> list[Place]:
    if whole.level in {Level.PREFECTURE, Level.COUNTY}:
        return []
    below = {Level.PROVINCE} if whole.level is Level.NATION else {Level.PREFECTURE, Level.COUNTY}
    return [area for area in whole.atlas.places(whole.on, within=whole.code) if area.level in below]


def _answer(place: Place, asked: Asked) -> tuple[Outcome | None, Mechanism | None]:
    """What decides a place's answer: whether the relative is let in, and by which mechanism."""
    relations = asked.question.relations
    rule, _ = mechanism_for(place, asked)
    return judge_kin(place, relations).outcome if relations else None, rule.kind if rule else None


def _has_routes(area: Place, asked: Asked) -> bool:
    found = replace(asked, sponsor=area).channels_for(asked.goal)
    wanted = asked.question.online
    return any(each.declared_by.code == area.code and wanted in {None, each.online} for each in found)
