"""What the law of each region says of chosen rules, one cell each."""

from collections.abc import Callable, Iterator

from gongji.domain.dated import Dated
from gongji.domain.division import NATION
from gongji.domain.limit import LimitRule
from gongji.domain.mistake import Mistake
from gongji.domain.named import NamedRule
from gongji.domain.relation import WORDS
from gongji.domain.settlement import ORDER_WORDS
from gongji.domain.text import Language, Text
from gongji.policy.finding import nearest
from gongji.services.atlas import Place
from gongji.services.history import KINDS
from gongji.services.holding import in_force

NOTHING, UNKNOWN, NATIONAL = "-", "?", "="
"""What stands in a cell where no rule is in force, where one may be but nobody knows, and where it is the nation's."""

Cell = Callable[[Place, Language], str]


def columns(wanted: str, places: list[Place]) -> dict[str, Cell]:
    """Find what fills each column that is asked for.

    Args:
        wanted: names with commas between: `kinship,sponsors,limits`; kinds of rules, or single ones as in `history`.
        places: the rows, whose rules may be named.

    Raises:
        Mistake: a name is none of a rule.
    """
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    known = {rule for place in places for rule in place.rule_names()}
    known = (known | KINDS | _OWN.keys()) - {"openings"}  # snapshots: ask `crossings`
    for name in names or [wanted]:
        if name not in known:
            hint = nearest(name, known) or " Take kinship, sponsors, limits, or a rule as in its history."
            raise Mistake(f"--compare: {name[:60]!r} is not the name of a rule.{hint}")
    return {name: _OWN.get(name) or _cell(name) for name in names}


def _kinship(place: Place, lang: Language) -> str:
    if place.kinship is None:
        return UNKNOWN if place.kinship_standing.unsure or place.borrowed else NOTHING
    return _list(lang, (WORDS[each].tell(lang) for each in place.kinship.allowed))


def _sponsors(place: Place, lang: Language) -> str:
    if place.settlement is None:
        return UNKNOWN if place.settlement_standing.unsure else NOTHING
    order = ORDER_WORDS[place.settlement.sponsor_order].tell(lang)
    return f"{order}; {_SINGLE.tell(lang)}" if place.settlement.one_sponsor_a_bill else order


def _cell(name: str) -> Cell:
    """Make the cell of a kind of rules, or of one rule; of a list, what the nation says is not said again in each row."""

    def fill(place: Place, lang: Language) -> str:
        held = [each for each in in_force(place) if name in _names(each)]
        every = held
        if place.code != NATION:
            held = [each for each in held if name == each.rule or each.declared_by.code != NATION]
        if held:
            return "; ".join(_said(each, lang, alone=name == each.rule) for each in held)
        if every:
            return NATIONAL
        versions = (each for layer in place.layers for each in layer.rules() if name in _names(each))
        return UNKNOWN if any(each.may_hold(place.on) for each in versions) else NOTHING

    return fill


def _names(rule: Dated) -> tuple[str, str]:
    return rule.rule, rule.rule.partition(".")[0]


def _said(rule: Dated, lang: Language, *, alone: bool) -> str:
    said = rule.amount.tell(lang) if isinstance(rule, LimitRule) else rule.in_words
    if alone:
        return said
    title = rule.title.tell(lang) if isinstance(rule, NamedRule) else rule.rule.partition(".")[2]
    return f"{title}: {said}" if title else said


def _list(lang: Language, words: Iterator[str]) -> str:
    return ("、" if lang is Language.ZH else ", ").join(words)


_OWN: dict[str, Cell] = {"kinship": _kinship, "sponsors": _sponsors}
_SINGLE = Text("一笔只用一名共济人", "one sponsor a bill")
