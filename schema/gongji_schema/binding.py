"""Bindings, and pages of them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from gongji.domain import binding
from gongji.domain.binding import Binding as Bound
from gongji.domain.binding import BindingStatus
from gongji.domain.clock import shanghai_day
from gongji.domain.mechanism import Mechanism
from gongji.domain.node_id import node_id
from gongji.domain.relation import Relation
from gongji.domain.use import UseKind
from gongji.services.records import Page
from gongji_schema import rules
from gongji_schema.context import Context
from gongji_schema.nodes import Node, is_of
from gongji_schema.region import Region
from gongji_schema.scalars import Yuan
from gongji_schema.words import says

if TYPE_CHECKING:
    from gongji_schema.person import Person

Info = strawberry.Info[Context, None]
LazyPerson = Annotated["Person", strawberry.lazy("gongji_schema.person")]


async def _sponsor(root: strawberry.Parent[Bound], info: Info) -> Any:
    return await info.context.people.load((root.sponsor, root.as_of))


async def _beneficiary(root: strawberry.Parent[Bound], info: Info) -> Any:
    return await info.context.people.load((root.beneficiary, root.as_of))


def _region(root: strawberry.Parent[Bound], info: Info) -> Any:
    return info.context.atlas.place(root.region, shanghai_day(root.created_at))


def _channel(root: strawberry.Parent[Bound], info: Info) -> Any:
    return info.context.atlas.place(root.region, shanghai_day(root.created_at)).channel(root.channel)


@strawberry.type(name="Binding", description="家庭共济绑定。A family binding between two people.")
class Binding(Node):
    """Who pays for whom, under which law."""

    is_type_of = is_of(binding.Binding)
    sponsor: LazyPerson = strawberry.field(resolver=_sponsor, description="共济人。Whose account pays.")
    beneficiary: LazyPerson = strawberry.field(
        resolver=_beneficiary, description="被共济人。The relative who is helped."
    )
    relation: Relation = says("被共济人是共济人的什么人。What the beneficiary is to the sponsor.")
    region: Region = strawberry.field(
        resolver=_region,
        description="适用哪里的规则,按办理之日。Whose law it was made under, on the day it was made.",
    )
    mechanism: Mechanism = says("共济方式。How money reaches the relative.")
    channel: rules.Channel = strawberry.field(
        resolver=_channel,
        description="办理渠道。The channel it was made through.",
        graphql_type=rules.Channel,
    )
    status: BindingStatus = says("状态,由各时刻推得。How it stands, derived from its instants.")
    rank: int = says("多名共济人中的次序。Its place among the beneficiary's sponsors.")
    cap_fen: Yuan | None = says("共济人设定的限额。The most the sponsor lets be drawn.", name="cap")
    uses: list[UseKind] | None = says("限定的用途;null 为不限。The uses it is limited to; null is all.")
    created_at: datetime = says("办理时刻。When it was made.")
    starts_at: datetime | None = says(
        "生效时刻;null 为尚待同意或审核。From when it counts; null while it waits."
    )
    ends_at: datetime | None = says("终止时刻。When it ends.")


def _cursor(root: strawberry.Parent[Bound]) -> str:
    return node_id("Cursor", root.id)


def _itself(root: strawberry.Parent[Bound]) -> Any:
    return root


@strawberry.type(name="BindingEdge", description="一页中的一条。One binding of a page.")
class BindingEdge:
    """A binding with its place in the list."""

    cursor: str = strawberry.field(resolver=_cursor, description="位置。Its place in the list.")
    node: Binding = strawberry.field(resolver=_itself, description="绑定。The binding.", graphql_type=Binding)


@strawberry.type(name="PageInfo", description="这一页之前之后还有没有。What lies before and behind a page.")
class PageInfo:
    """Where a page stands."""

    has_next_page: bool = says("后面还有。Whether there are more.")
    has_previous_page: bool = says("前面还有。Whether some lie before.")
    start_cursor: str | None = says("第一条的位置。The place of the first.")
    end_cursor: str | None = says("最后一条的位置。The place of the last.")


def _edges(root: strawberry.Parent[Page]) -> Any:
    return root.bindings


def _page_info(root: strawberry.Parent[Page]) -> PageInfo:
    cursors = [node_id("Cursor", each.id) for each in root.bindings]
    return PageInfo(
        has_next_page=root.more,
        has_previous_page=root.after,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


@strawberry.type(name="BindingConnection", description="一页绑定。A page of bindings.")
class BindingConnection:
    """Some of a person's bindings, in the order of their making."""

    edges: list[BindingEdge] = strawberry.field(
        resolver=_edges, description="各条。The bindings.", graphql_type=list[BindingEdge]
    )
    page_info: PageInfo = strawberry.field(
        resolver=_page_info, description="前后。What lies before and behind."
    )
