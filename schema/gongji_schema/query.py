"""The questions that may be asked: the policy by everyone, records by those whose they are."""

from datetime import date
from typing import Annotated, Any

import strawberry

from gongji.domain.division import Level
from gongji.domain.kin_reading import KinshipReading as Reading
from gongji.domain.kin_reading import readings
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.node_id import read_node_id
from gongji.domain.viewer import Role
from gongji.services import crossing, finding, guide
from gongji.services.access import require
from gongji.services.questions import question_of
from gongji_schema import enums
from gongji_schema.context import Context
from gongji_schema.crossing import Crossing, CrossingMatrix
from gongji_schema.guide import Guide, Question
from gongji_schema.kinship import KinshipReading
from gongji_schema.nodes import Node
from gongji_schema.outcomes import OperationType
from gongji_schema.person import Person, Viewer
from gongji_schema.references import Source
from gongji_schema.region import Plugin, Region
from gongji_schema.scalars import RegionCode, read_id

__all__ = ["Query", "enums"]

Info = strawberry.Info[Context, None]

On = Annotated[
    date | None,
    strawberry.argument(description="哪一天,默认今天(上海)。The day; today in Shanghai where left out."),
]
Code = Annotated[RegionCode, strawberry.argument(description="GB/T 2260 代码。The region's code.")]


@strawberry.type(
    name="Query", description="查询:政策人人可用,记录凭令牌。The policy for everyone, records with a token."
)
class Query:
    """Everything that can be asked."""

    @strawberry.field(
        graphql_type=list[Region],
        description="地区列表;不给层级则为有自己规则的地区。Regions; without a level, those with rules of their own.",
    )
    def regions(
        self,
        info: Info,
        level: Annotated[
            Level | None, strawberry.argument(description="只看这一层级。Only this level.")
        ] = None,
        within: Annotated[
            RegionCode | None, strawberry.argument(description="只看这一地区之内。Only inside this region.")
        ] = None,
        on: On = None,
    ) -> Any:
        """List regions."""
        return finding.find_places(info.context.atlas, on, level, within)

    @strawberry.field(
        graphql_type=Region | None, description="某地某日的政策。A region as its policy stood on a day."
    )
    def region(self, info: Info, code: Code, on: On = None) -> Any:
        """Find a region."""
        return info.context.atlas.place(code, on)

    @strawberry.field(
        graphql_type=Guide,
        description=(
            "最重要的问题:这两个人之间能不能办、走哪个渠道、一步一步怎么办;不能办时,为什么、改用什么。"
            "The one question behind all others: can this be done between these two, how, and if not, why and what instead."
        ),
    )
    def guide(self, info: Info, input: Question) -> Any:  # noqa: A002 - the contract's name
        """Answer one question."""
        atlas = info.context.atlas
        asked = question_of(
            goal=input.goal,
            on=input.on or atlas.today(),
            sponsor_region=input.sponsor_region,
            beneficiary_region=input.beneficiary_region,
            relation=input.relation,
            kinship_term=input.kinship_term,
            sponsor_insurance=input.sponsor_insurance or InsuranceKind.EMPLOYEE,
            beneficiary_insurance=input.beneficiary_insurance,
            online=input.online,
        )
        return guide.guide(atlas, asked)

    @strawberry.field(
        graphql_type=list[KinshipReading],
        description="称呼(岳父、爱人、外婆、老婆的妈妈……)可能指的亲属关系。A word for a relative, to the relations it can mean.",
    )
    def kinship(
        self,
        term: Annotated[
            str, strawberry.argument(description="称呼,最多20字。The word, at most 20 characters.")
        ],
    ) -> tuple[Reading, ...]:
        """Read a word for a relative."""
        return readings(term)

    @strawberry.field(
        graphql_type=Crossing,
        description="两地之间能否共济。Whether sharing crosses from one region to another.",
    )
    def crossing(
        self,
        info: Info,
        origin: Annotated[
            RegionCode,
            strawberry.argument(name="from", description="共济人的参保地。Where the sponsor is insured."),
        ],
        to: Annotated[
            RegionCode, strawberry.argument(description="被共济人的参保地。Where the beneficiary is insured.")
        ],
        on: On = None,
    ) -> Any:
        """Answer one crossing."""
        return crossing.cross(info.context.atlas, origin, to, on)

    @strawberry.field(
        graphql_type=CrossingMatrix, description="各地之间能否共济的一览。All crossings of a day."
    )
    def crossings(
        self,
        info: Info,
        on: On = None,
        level: Annotated[
            Level | None, strawberry.argument(description="地区层级。The level of the regions.")
        ] = Level.PROVINCE,
    ) -> Any:
        """Answer all crossings."""
        return finding.find_matrix(info.context.matrices, on, level or Level.PROVINCE)

    @strawberry.field(graphql_type=Source | None, description="一个出处。A source.")
    def source(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="出处的标识。The source's id.")],  # noqa: A002 - the contract's name
    ) -> Any:
        """Find a source by its id."""
        return finding.find_source(info.context.atlas, str(id))

    @strawberry.field(
        graphql_type=list[Plugin],
        description="网关遇到的全部插件,含未启用的。Every plugin met, also those refused.",
    )
    def plugins(self, info: Info) -> Any:
        """List the plugins."""
        return list(info.context.plugins)

    @strawberry.field(
        graphql_type=Viewer | None, description="当前访问者;匿名为 null。Who is asking; null without a token."
    )
    def viewer(self, info: Info) -> Any:
        """Tell who is asking."""
        return info.context.viewer if info.context.viewer.roles else None

    @strawberry.field(
        graphql_type=Person | None,
        description="参保人;无权查看即为 null。A person; null where not there, or not yours.",
    )
    async def person(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="参保人的标识。The person's id.")],  # noqa: A002 - the contract's name
    ) -> Any:
        """Find a person."""
        return await info.context.person(read_id(id, "Person", "id"), info.context.now)

    @strawberry.field(
        graphql_type=OperationType | None,
        description="自己的一次操作,凭 key 查得。What became of a mutation whose answer got lost, for the one who sent it.",
    )
    async def operation(
        self,
        info: Info,
        key: Annotated[
            strawberry.ID, strawberry.argument(description="操作的 key。The key it was sent with.")
        ],
    ) -> Any:
        """Find an operation of the viewer's."""
        require(info.context.viewer, *Role)
        return await info.context.records.operation(str(key))

    @strawberry.field(graphql_type=Node | None, description="按标识取得对象。A thing by its id.")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="标识。Its id.")],  # noqa: A002 - the contract's name
    ) -> Any:
        """Find anything that has an id; a region keeps the day its id was given out for."""
        kind, key = read_node_id(str(id))
        if kind == "Person":
            return await info.context.person(key, info.context.now)
        if kind == "Binding":
            return await info.context.records.binding(key, info.context.now)
        return finding.find_node(info.context.atlas, str(id))
