"""What the law, or a region, says no to."""

import strawberry

from gongji.domain.operation import Refusal
from gongji_schema.guide import Check
from gongji_schema.nodes import is_of
from gongji_schema.region import Region
from gongji_schema.words import says, told, told_if_any


@strawberry.interface(name="Problem", description="没有办成的原因。Why something was not done.")
class Problem:
    """What all problems tell."""

    code: str = says("供程序使用的代码。For programs.")
    message: str = told("message", "原因。Why.")


@strawberry.type(name="Refused", description="政策不允许。The rule that said no, and where it is written.")
class Refused(Problem):
    """A refusal, with every check."""

    is_type_of = is_of(Refusal)
    checks: list[Check] = says("逐项检查及出处。Every check, with its sources.")
    hint: str | None = told_if_any("hint", "怎样才能办成。What would help.")


@strawberry.type(
    name="RegionUnavailable", description="地区系统暂时不可用。A region's system does not answer now."
)
class RegionUnavailable(Problem):
    """A region that cannot be asked at the moment."""

    region: Region = says("哪个地区。Which region.")
    retry_after_seconds: int | None = says("几秒后可再试。After how many seconds to try again.")
