"""Judging the two people of a question: what they are to each other, and how they are insured."""

from gongji.domain.channel import Goal
from gongji.domain.eligibility import Party
from gongji.domain.mechanism import Pair
from gongji.domain.relation import Relation
from gongji.domain.text import Text, joined
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Place
from gongji.services.regional import ask_admit, ask_kinship


def judge_people(asked: Asked, law: Place) -> tuple[Check, ...]:
    """Judge kinship by one place's law, and both sides' insurance by the sponsor's; what binds both is told once."""
    checks: list[Check] = []
    if asked.question.relations:
        checks.append(judge_kin(law, asked.question.relations))
    crosses = asked.pair is Pair.OTHER_PROVINCE and asked.goal in _BINDING
    # A binding that cannot cross has a sponsor to judge, and no beneficiary: its conditions are those of the province.
    pair = Pair.SAME_PROVINCE if crosses else asked.pair
    checks += ask_admit(asked.sponsor, Party.SPONSOR, asked.question.sponsor, pair)
    if not crosses:
        checks += ask_admit(asked.sponsor, Party.BENEFICIARY, asked.question.beneficiary, pair)
    return tuple(dict.fromkeys(checks))


def judge_kin(law: Place, relations: tuple[Relation, ...]) -> Check:
    """Judge every relation the words can mean; where they come out differently, nothing is settled."""
    checks = [ask_kinship(law, relation) for relation in relations]
    if len({check.outcome for check in checks}) == 1:
        return checks[0]
    told = joined(check.message for check in checks)
    text = Text(f"这个称呼有几种意思:{told.zh}", f"The word can mean several relations. {told.en}")
    return Check(rule="relation", outcome=Outcome.UNKNOWN, message=text, declared_by=law)


_BINDING = frozenset({Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM})
