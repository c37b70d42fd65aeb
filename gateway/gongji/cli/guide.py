"""The guide on the terminal: a question in, a page out."""

from dataclasses import dataclass

from gongji.cli.day import read_day
from gongji.cli.page import Page
from gongji.domain.channel import Goal
from gongji.domain.kin_reading import readings
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.mistake import Mistake
from gongji.domain.relation import Relation
from gongji.domain.text import Language
from gongji.groundwork import make_atlas
from gongji.services.guide import guide
from gongji.services.questions import question_of
from gongji.settings import read_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A question as it was typed."""

    sponsor: str
    beneficiary: str | None
    kin: str | None
    goal: Goal
    on: str | None
    sponsor_insurance: InsuranceKind
    beneficiary_insurance: InsuranceKind | None
    online: bool | None


def show(asked: Words, lang: Language) -> None:
    """Answer one question and write the answer out."""
    atlas, _ = make_atlas(read_settings())
    kin = asked.kin
    relation = Relation[kin.upper()] if kin and kin.upper() in Relation.__members__ else None
    term = None if relation else kin
    if term is not None and not readings(term):
        known = ", ".join(Relation.__members__)
        raise Mistake(
            f"--kin: {term[:20]!r} is not a word for a relative that is known here. Or write one of {known}."
        )
    question = question_of(
        goal=asked.goal,
        on=read_day(asked.on) or atlas.today(),
        sponsor_region=asked.sponsor,
        beneficiary_region=asked.beneficiary,
        relation=relation,
        kinship_term=term,
        sponsor_insurance=asked.sponsor_insurance,
        beneficiary_insurance=asked.beneficiary_insurance,
        online=asked.online,
    )
    Page(lang).write(guide(atlas, question))
