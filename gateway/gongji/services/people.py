"""Judging the two people of a question: what they are to each other, and how they are insured."""

from gongji.domain.channel import Goal
from gongji.domain.eligibility import Party
from gongji.domain.mechanism import Pair
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.services.asking import Asked
from gongji.services.atlas import Place


def judge_people(asked: Asked, law: Place) -> tuple[Check, ...]:
    """Judge kinship by one place's law, and both sides' insurance by the sponsor's; what binds both is told once."""
    checks: list[Check] = []
    if law.region is not None and asked.question.relations:
        checks.append(judge_kin(law, asked.question.relations))
    region, pair = asked.sponsor.region, _kind_of_pair(asked)
    if region is not None:
        checks += region.admit(asked.sponsor, Party.SPONSOR, asked.question.sponsor, pair)
        checks += region.admit(asked.sponsor, Party.BENEFICIARY, asked.question.beneficiary, pair)
    return tuple(dict.fromkeys(checks))


def judge_kin(law: Place, relations: tuple[Relation, ...]) -> Check:
    """Judge every relation the words can mean; where they come out differently, nothing is settled."""
    region = law.region
    if region is None:
        raise LookupError(f"no plugin has rules for {law.code}")
    checks = [region.kinship(law, relation) for relation in relations]
    if len({check.outcome for check in checks}) == 1:
        return checks[0]
    zh = ";".join(check.message.zh for check in checks)
    en = " ".join(check.message.en for check in checks)
    text = Text(f"这个称呼有几种意思:{zh}", f"The word can mean several relations. {en}")
    return Check(rule="relation", outcome=Outcome.UNKNOWN, message=text, declared_by=law)


def _kind_of_pair(asked: Asked) -> Pair:
    """Conditions of a binding hold though it cannot cross; those of the wallet are its own."""
    binding = asked.goal in {Goal.BIND, Goal.JOIN_POOL, Goal.PAY_PREMIUM}
    return Pair.SAME_PROVINCE if binding and asked.pair is Pair.OTHER_PROVINCE else asked.pair
