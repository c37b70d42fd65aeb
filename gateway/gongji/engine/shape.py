"""A walk over a document before it is validated: how deep, how wide, how often the same.

graphql-core's rule for overlapping fields is quadratic in fields of one response key, so a small document could hold a
core for seconds. What passes here cannot.
"""

from collections import Counter
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from gongji.engine.limits import Limits

INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(slots=True)
class _Walk:
    """What a walk through one operation has counted so far."""

    limits: Limits
    fragments: dict[str, FragmentDefinitionNode]
    introspection: bool
    aliases: int = 0
    directives: int = 0
    fields: int = 0


def guard_shape(document: DocumentNode, limits: Limits, *, introspection: bool) -> list[GraphQLError]:
    """Find what in a document is over the limits; an empty list lets it pass.

    Args:
        document: parsed, not yet validated; fragments may be missing or spread themselves.
        limits: the bounds.
        introspection: whether `__schema` and `__type` may be asked.
    """
    fragments = {
        each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
    }
    try:
        for each in document.definitions:
            if isinstance(each, OperationDefinitionNode):
                walk = _Walk(limits, fragments, introspection)
                walk.directives += len(each.directives or ())
                _selections(each.selection_set, walk, 1)
            elif isinstance(each, FragmentDefinitionNode):
                # A fragment no operation spreads is validated all the same.
                bound = limits.schema_depth if introspection else None
                _selections(each.selection_set, _Walk(limits, fragments, introspection), 2, bound)
    except _TooMuch as over:
        return [over.error]
    return []


class _TooMuch(Exception):
    def __init__(self, message: str, code: str, node: object) -> None:
        super().__init__(message)
        self.error = GraphQLError(message, node, extensions={"code": code})  # type: ignore[arg-type]


def _selections(top: SelectionSetNode, walk: _Walk, depth: int, bound: int | None = None) -> None:
    deepest = bound or walk.limits.depth
    if depth > deepest:
        raise _TooMuch(f"The document is deeper than {deepest} levels.", "TOO_DEEP", top)
    keys: Counter[str] = Counter()
    nested: list[tuple[SelectionSetNode, int]] = []
    waiting: list[tuple[SelectionSetNode, tuple[str, ...]]] = [(top, ())]
    while waiting:
        selection_set, spread = waiting.pop()
        for node in selection_set.selections:
            walk.directives += len(node.directives or ())
            _bound(walk.directives, walk.limits.directives, "directives", node)
            if isinstance(node, FieldNode):
                _field(node, keys, walk, depth)
                if node.selection_set:
                    shows = node.name.value in INTROSPECTION
                    nested.append((node.selection_set, walk.limits.schema_depth if shows else deepest))
            elif isinstance(node, InlineFragmentNode):
                waiting.append((node.selection_set, spread))
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                fragment = walk.fragments.get(name)
                walk.fields += 1
                _bound(
                    walk.fields, walk.limits.fields, "fields, fragments counted where they are spread", node
                )
                if fragment is not None and name not in spread:
                    waiting.append((fragment.selection_set, (*spread, name)))
    for selection_set, inner in nested:
        _selections(selection_set, walk, depth + 1, inner)


def _field(node: FieldNode, keys: Counter[str], walk: _Walk, depth: int) -> None:
    limits = walk.limits
    walk.fields += 1
    _bound(walk.fields, limits.fields, "fields, fragments counted where they are spread", node)
    if node.alias:
        walk.aliases += 1
        _bound(walk.aliases, limits.aliases, "aliases", node)
    key = node.alias.value if node.alias else node.name.value
    if len(key) > limits.name:
        raise _TooMuch(f"A name is longer than {limits.name} characters.", "TOO_MANY", node)
    keys[key] += 1
    if keys[key] > limits.same_key:
        raise _TooMuch(
            f"More than {limits.same_key} fields answer to {key!r} in one selection.", "TOO_MANY", node
        )
    if depth == 1:
        _bound(sum(keys.values()), limits.root_fields, "root fields", node)
    if node.name.value in INTROSPECTION and not walk.introspection:
        raise _TooMuch(
            "Introspection is closed. Read the schema at /schema.graphql, or start the gateway with --dev.",
            "INTROSPECTION_CLOSED",
            node,
        )


def _bound(count: int, bound: int, what: str, node: object) -> None:
    if count > bound:
        raise _TooMuch(f"The document has more than {bound} {what}.", "TOO_MANY", node)
