"""Crossings between two regions, and all of them at once."""

from datetime import date

import strawberry

from gongji.domain.mechanism import Mechanism
from gongji.domain.verdict import Verdict
from gongji_schema.guide import Check, Route
from gongji_schema.region import Region
from gongji_schema.words import says, told


@strawberry.type(
    name="Crossing", description="两地之间能否共济。Whether sharing crosses from one region to another."
)
class Crossing:
    """One crossing on a day."""

    origin: Region = says("共济人的参保地。Where the sponsor is insured.", name="from")
    to: Region = says("被共济人的参保地。Where the beneficiary is insured.")
    on: date = says("按哪一天的政策。The day whose policy answers.")
    verdict: Verdict = says("结论。The verdict.")
    mechanism: Mechanism | None = says("通过何种方式。By which mechanism.")
    since: date | None = says(
        "自何日起;null 为未开通或未知。Since when; null where it is not open or not known."
    )
    summary: str = told("summary", "一句话的回答。The answer in one sentence.")
    checks: list[Check] = says("逐项检查。Every check.")
    routes: list[Route] = says("途径,好的在前。The ways, best first.")


@strawberry.type(name="CrossingMatrix", description="当日各地之间能否共济。All crossings of a day.")
class CrossingMatrix:
    """A square of verdicts."""

    on: date = says("按哪一天的政策。The day whose policy answers.")
    regions: list[Region] = says("行与列的地区。The regions of the rows and of the columns.")
    verdicts: list[list[Verdict]] = says(
        "verdicts[i][j]:从 regions[i] 到 regions[j];对角线为省内跨市。"
        "From regions[i] to regions[j]; the diagonal is across the cities inside one."
    )
