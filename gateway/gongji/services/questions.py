"""Making a question of what a client sent."""

from datetime import date

from gongji.domain.channel import Goal
from gongji.domain.kin_reading import readings
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.mistake import Mistake
from gongji.domain.question import Question
from gongji.domain.relation import Relation


def question_of(
    *,
    goal: Goal,
    on: date,
    sponsor_region: str,
    beneficiary_region: str | None = None,
    relation: Relation | None = None,
    kinship_term: str | None = None,
    sponsor_insurance: InsuranceKind = InsuranceKind.EMPLOYEE,
    beneficiary_insurance: InsuranceKind | None = None,
    online: bool | None = None,
) -> Question:
    """Make a question, its words read into relations.

    Raises:
        Mistake: both a relation and a word for it, or a word nobody knows.
    """
    return Question(
        goal=goal,
        on=on,
        sponsor_region=sponsor_region,
        beneficiary_region=beneficiary_region,
        relations=_relations(relation, kinship_term),
        kinship_term=kinship_term,
        sponsor_insurance=sponsor_insurance,
        beneficiary_insurance=beneficiary_insurance,
        online=online,
    )


def _relations(relation: Relation | None, term: str | None) -> tuple[Relation, ...]:
    if term is None:
        return () if relation is None else (relation,)
    if relation is not None:
        raise Mistake("relation, kinshipTerm: give one of the two, not both.")
    found = tuple(dict.fromkeys(reading.relation for reading in readings(term)))
    if not found:
        raise Mistake(
            f"kinshipTerm: {term[:20]!r} is not a word for a relative that is known here. Give `relation` instead."
        )
    return found
