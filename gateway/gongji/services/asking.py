"""A question with its places looked up and what it left out made plain."""

from dataclasses import dataclass

from gongji.domain.channel import Channel, Goal
from gongji.domain.division import NATION
from gongji.domain.mechanism import InsuranceKind, Pair
from gongji.domain.question import Question
from gongji.domain.relation import Relation
from gongji.services.atlas import Atlas, Place
from gongji.services.pairing import pairing


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its setting: the two places and the nation on the day, and how the two stand to each other."""

    question: Question
    sponsor: Place
    beneficiary: Place
    nation: Place
    pair: Pair
    pair_taken: bool

    @classmethod
    def of(cls, atlas: Atlas, question: Question) -> "Asked":
        """Look up the places of a question.

        Raises:
            UnknownDivision: a code is not one of GB/T 2260.
        """
        sponsor = atlas.place(question.sponsor_region, question.on)
        beneficiary = atlas.place(question.beneficiary_region or question.sponsor_region, question.on)
        pair, taken = pairing(sponsor, beneficiary)
        return cls(question, sponsor, beneficiary, atlas.place(NATION, question.on), pair, taken)

    def channels_for(self, goal: Goal) -> tuple[Channel, ...]:
        """List the sponsor's channels for a goal between the two."""
        fit = self.sponsor.channels_for(goal, self.pair, self.beneficiary.code)
        return tuple(each for each in fit if not set(each.beneficiaries).isdisjoint(self.beneficiaries))

    @property
    def goal(self) -> Goal:
        """What is wanted."""
        return self.question.goal

    @property
    def relation(self) -> Relation | None:
        """The relation, where the words leave but one."""
        relations = self.question.relations
        return relations[0] if len(relations) == 1 else None

    @property
    def beneficiaries(self) -> tuple[InsuranceKind, ...]:
        """The schemes the beneficiary may be insured in, as far as the question says."""
        said = self.question.beneficiary_insurance
        return tuple(InsuranceKind) if said is None else (said,)

    def assumed(self, *, kinship: bool) -> tuple[str, ...]:
        """Name what was left out and taken to fit, by the input's fields; `insuranceStatus` has none."""
        question = self.question
        named = {
            "relation": kinship and not question.relations,
            "beneficiaryRegion": question.beneficiary_region is None,
            "poolingArea": self.pair_taken,
            "beneficiaryInsurance": question.beneficiary_insurance is None,
            "insuranceStatus": True,
        }
        return tuple(name for name, left_out in named.items() if left_out)
