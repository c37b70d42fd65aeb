"""Which relatives may be helped."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongji.domain.dated import FRAME, Dated, Declarer, Standing
from gongji.domain.relation import WORDS, Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.domain.version import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class KinshipRule(Dated):
    """The relatives a sponsor may help (共济亲属范围).

    `unsettled` are relations of which sources leave open whether they count, or in which areas of the region.
    `permits` marks a national rule that only permits: a province follows from its own dated entry. `first` marks
    the rule with which sharing began: before it nobody could be helped.
    """

    allowed: tuple[Relation, ...]
    unsettled: tuple[Relation, ...] = ()
    permits: bool = False
    first: bool = False

    @property
    def rule(self) -> str:
        """`kinship`."""
        return "kinship"

    @property
    def in_words(self) -> str:
        """The relatives, in one line."""
        return in_words(self, FRAME | {"permits", "first"})

    def with_farther(self, allowed: Iterable[Relation], unsettled: Iterable[Relation]) -> "KinshipRule":
        """Add the relatives of a farther layer; who is allowed is settled."""
        every = tuple(dict.fromkeys((*self.allowed, *allowed)))
        doubtful = dict.fromkeys((*self.unsettled, *unsettled))
        return replace(self, allowed=every, unsettled=tuple(each for each in doubtful if each not in every))


def judge_kinship(found: Standing[KinshipRule], relation: Relation, declarer: Declarer) -> Check:
    """Judge whether a relative may be helped.

    A designated person may be anyone. Where the rule in force is unknown, nothing can be said; where there was none,
    nobody could be helped.
    """
    word = WORDS[relation]
    rule = found.value
    if rule is None and found.unsure is not None:
        return Check.of(found.unsure, Outcome.UNKNOWN, _unknown(found.unsure))
    if rule is None:
        return Check(rule="kinship", outcome=Outcome.FAIL, message=_NONE_YET, declared_by=declarer)
    if relation in rule.allowed:
        text = Text(
            f"“{word.zh}”在可共济的亲属范围内。", f"“{word.en}” is among the relatives who may be helped."
        )
        return Check.of(rule, Outcome.PASS, text)
    if Relation.DESIGNATED_PERSON in rule.allowed:
        text = Text(
            "当时不限亲属类别,指定的人即可。",
            "Any designated person was enough; the kind of relative did not matter.",
        )
        return Check.of(rule, Outcome.PASS, text)
    if relation in rule.unsettled:
        text = Text(
            f"“{word.zh}”是否在范围内,各地不一或来源未定。",
            f"Whether “{word.en}” counts differs by area or is left open by the sources.",
        )
        return Check.of(rule, Outcome.UNKNOWN, text)
    return Check.of(rule, Outcome.FAIL, _refusal(rule, relation))


_NOBODY = Text("当日没有任何亲属可以共济。", "On that day no relative could be helped.")

_NONE_YET = Text("当日尚无可共济亲属的规定。", "On that day no rule let any relative be helped.")


def _unknown(rule: KinshipRule) -> Text:
    if rule.permits:
        return Text(
            "国家允许,但当地自何日起实行未查到。",
            "The nation permits it; since when this place follows is not known.",
        )
    day = rule.attested
    return Text(
        f"最早见于{day}的来源,此前的亲属范围未知。",
        f"First seen in a source of {day}; the relatives before that day are unknown.",
    )


def _refusal(rule: KinshipRule, relation: Relation) -> Text:
    reached = rule.allowed or rule.unsettled
    if not reached:
        return _NOBODY
    word = WORDS[relation]
    zh = "、".join(WORDS[each].zh for each in reached)
    en = ", ".join(WORDS[each].en for each in reached)
    if not rule.allowed:
        return Text(
            f"“{word.zh}”不在可共济的亲属范围内(至多可能有:{zh})。",
            f"“{word.en}” is not among the relatives who may be helped (at most, and not surely: {en}).",
        )
    hint = _HINTS.get(relation, Text("", ""))
    return Text(
        f"“{word.zh}”不在可共济的亲属范围内(范围:{zh})。{hint.zh}",
        f"“{word.en}” is not among the relatives who may be helped ({en}).{hint.en}",
    )


_HINTS = {
    Relation.SPOUSE_PARENT: Text(
        "配偶本人若有职工医保个人账户,可由配偶为其父母办理。",
        " A spouse with an employee account may help their own parents.",
    ),
    Relation.CHILD_SPOUSE: Text(
        "子女本人若有职工医保个人账户,可由子女为其配偶办理。",
        " A child with an employee account may help their own spouse.",
    ),
}
