"""What became of an operation, as of its own moment: the first answer, whatever fields a retry selects."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import strawberry

from gongji.domain.binding import Binding as Bound
from gongji.domain.operation import Made, Operation, Refusal
from gongji.domain.operation import Operation as Done
from gongji_schema.binding import Binding, Info
from gongji_schema.context import Context
from gongji_schema.nodes import Node, is_of
from gongji_schema.words import says


@dataclass(frozen=True, slots=True)
class Order:
    """A beneficiary's bindings in the order in which they are asked."""

    bindings: list[Bound]


@strawberry.type(name="Ranked", description="新的次序。The new order.")
class Ranked:
    """Bindings, the first to be asked first."""

    is_type_of = is_of(Order)
    bindings: list[Binding] = says("绑定,先扣的在前。The bindings, the first to be asked first.")


async def answer(context: Context, operation: Operation) -> Any:
    """Give what an operation made as it was then, or its refusal."""
    outcome, moment = operation.outcome, operation.moment
    if isinstance(outcome, Refusal):
        return outcome
    match outcome.kind:
        case "Binding":
            return await context.records.made(outcome.id, moment)
        case "Ranked":
            return Order(await context.records.sponsors_ranked(outcome.id, moment))
        case _:
            return await context.records.made_person(outcome.id, moment)


async def _result(root: strawberry.Parent[Done], info: Info) -> Any:
    made = root.outcome
    if not isinstance(made, Made) or made.kind == "Ranked":
        return None
    return await answer(info.context, root)


def _refused(root: strawberry.Parent[Done]) -> bool:
    return isinstance(root.outcome, Refusal)


def _at(root: strawberry.Parent[Done]) -> datetime:
    return root.moment.at


@strawberry.type(name="Operation", description="一次操作的结果。What became of a mutation.")
class OperationType:
    """An operation of the viewer's, found by its key."""

    is_type_of = is_of(Done)
    key: strawberry.ID = says("操作的 key。Its key.")
    name: str = says("操作名。The mutation.")
    at: datetime = strawberry.field(resolver=_at, description="时刻。When.")
    refused: bool = strawberry.field(resolver=_refused, description="是否被拒绝。Whether it was refused.")
    result: Node | None = strawberry.field(
        resolver=_result,
        description="结果;被拒绝时没有。What it made; null where refused.",
        graphql_type=Node | None,
    )
