"""People, as far as the viewer may see them."""

from typing import Annotated, Any

import strawberry

from gongji.domain import person
from gongji.domain.binding import BindingStatus
from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.person import Insurance as Insured
from gongji.domain.person import Person as Somebody
from gongji.domain.viewer import Viewer as Asking
from gongji.services.access import sees_person
from gongji.services.records import Page, Wanted
from gongji_schema.binding import BindingConnection, Info
from gongji_schema.enums import BindingRole
from gongji_schema.nodes import Node, is_of
from gongji_schema.region import Region
from gongji_schema.scalars import read_cursor
from gongji_schema.words import says


def _insured_in(root: strawberry.Parent[Insured], info: Info) -> Any:
    return info.context.atlas.place(root.region)


@strawberry.type(name="Insurance", description="参保信息。One scheme a person is insured in.")
class Insurance:
    """How somebody is insured."""

    kind: InsuranceKind = says("险种。The scheme.")
    region: Region = strawberry.field(
        resolver=_insured_in, description="参保地,按今天的政策。Where, as its policy stands today."
    )
    status: InsuranceStatus = says("参保状态。How it stands.")


async def _insurances(root: strawberry.Parent[Somebody], info: Info) -> Any:
    held = await info.context.insured.load((root.id, root.as_of))
    return held if sees_person(info.context.viewer, root, held) else []


async def _bindings(
    root: strawberry.Parent[Somebody],
    info: Info,
    first: Annotated[int, strawberry.argument(description="最多几条,1至100。How many at most, 1 to 100.")],
    after: Annotated[
        str | None, strawberry.argument(description="从这一条之后。Behind this place in the list.")
    ] = None,
    role: Annotated[
        BindingRole | None, strawberry.argument(description="只看此人作为哪一方的。Only those in this role.")
    ] = None,
    status: Annotated[
        BindingStatus | None, strawberry.argument(description="只看这一状态的。Only those of this status.")
    ] = None,
) -> Any:
    held = await info.context.insured.load((root.id, root.as_of))
    if not sees_person(info.context.viewer, root, held):
        return Page(bindings=(), more=False, after=False)
    wanted = Wanted(
        person=root.id,
        moment=root.as_of,
        first=first,
        after=read_cursor(after),
        side=role and role.value,
        status=status,
    )
    return await info.context.page(wanted)


@strawberry.type(
    name="Person", description="参保人;姓名和证件号码脱敏。An insured person; name and number are masked."
)
class Person(Node):
    """Somebody, and what the viewer may see of them."""

    is_type_of = is_of(person.Person)
    name: str = says("姓名,脱敏。The name, masked.")
    resident_id: str = says("证件号码,脱敏。The identity number, masked.")
    insurances: list[Insurance] = strawberry.field(
        resolver=_insurances, description="参保信息。How they are insured.", graphql_type=list[Insurance]
    )
    bindings: BindingConnection = strawberry.field(
        resolver=_bindings,
        description="绑定,按办理先后。Their bindings, in the order of their making.",
        graphql_type=BindingConnection,
    )


async def _viewer_person(root: strawberry.Parent[Asking], info: Info) -> Any:
    return None if root.person is None else await info.context.person(root.person, info.context.now)


def _roles(root: strawberry.Parent[Asking]) -> list[str]:
    return sorted(role.value for role in root.roles)


@strawberry.type(name="Viewer", description="当前访问者。Who is asking.")
class Viewer:
    """The bearer of the token."""

    person: Person | None = strawberry.field(
        resolver=_viewer_person,
        description="本人;机构、经办人等没有。The person; null for others.",
        graphql_type=Person | None,
    )
    roles: list[str] = strawberry.field(resolver=_roles, description="角色。The roles.")
