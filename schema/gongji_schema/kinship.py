"""What a word for a relative can mean."""

import strawberry

from gongji.domain.relation import Relation
from gongji_schema.words import says, told


@strawberry.type(
    name="KinshipReading", description="一个称呼的一种理解。One thing a word for a relative can mean."
)
class KinshipReading:
    """A reading of a word."""

    relation: Relation = says("亲属关系。The relation.")
    chain: str = says("从共济人到这位亲属的关系链。The way from the sponsor to the relative.")
    label: str = told("label", "说法。In words.")
