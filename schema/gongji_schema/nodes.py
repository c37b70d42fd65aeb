"""Things that have an id and can be found again."""

from typing import Any

import strawberry

from gongji_schema.words import says


@strawberry.interface(
    name="Node", description="有全局标识、可再次取得的对象。A thing with an id, to be found again."
)
class Node:
    """What `node(id:)` can find."""

    node_id: strawberry.ID = says("全局标识,不透明。Its id, opaque.", name="id")


def is_of(*kinds: type) -> Any:
    """Tell GraphQL which domain objects a type describes, where an interface makes it ask."""

    def check(_: Any, obj: Any, __: Any) -> bool:
        return isinstance(obj, kinds)

    return classmethod(check)
