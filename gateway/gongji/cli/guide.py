"""The guide on the terminal: a question in, a page out."""

from contextlib import suppress
from datetime import date

from gongji.app import make_atlas
from gongji.cli.page import Page
from gongji.domain.channel import Goal
from gongji.domain.mistake import Mistake
from gongji.domain.relation import Relation
from gongji.domain.text import Language
from gongji.services.guide import guide
from gongji.services.questions import question_of
from gongji.settings import read_settings


def show(
    sponsor: str, beneficiary: str | None, *, kin: str | None, goal: Goal, on: str | None, lang: Language
) -> None:
    """Answer one question and write the answer out."""
    atlas, _ = make_atlas(read_settings())
    relation = Relation[kin.upper()] if kin and kin.upper() in Relation.__members__ else None
    question = question_of(
        goal=goal,
        on=_day(on) or atlas.today(),
        sponsor_region=sponsor,
        beneficiary_region=beneficiary,
        relation=relation,
        kinship_term=None if relation else kin,
    )
    Page(lang).write(guide(atlas, question))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # nor 20241209 or 2024-W50-1, which Python takes too
            return day
    raise Mistake(f"--on: {text!r} is not a calendar day. Write it as in 2024-12-09.")
