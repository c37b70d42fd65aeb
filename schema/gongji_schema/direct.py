"""Resolvers as graphql-core calls them, for the fields that need no more than an attribute.

Strawberry wraps every resolver for arguments, extensions and awaitables. A plain attribute, or a text in the language
asked for, has none of them; most of an answer is made of these.
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema

from gongji.domain.text import Language

TEXT = "gongji-text"
"""In a field's metadata: the attribute that holds its `Text`."""


def resolve_directly(core: GraphQLSchema) -> None:
    """Give the plain fields of a schema their direct resolvers."""
    for kind in core.type_map.values():
        for field in kind.fields.values() if isinstance(kind, GraphQLObjectType) else ():
            declared = field.extensions.get("strawberry-definition")
            if declared is None:
                continue
            if declared.is_basic_field:
                field.resolve = _attribute(declared.python_name)
            elif TEXT in declared.metadata:
                field.resolve = _text(declared.metadata[TEXT])


def _attribute(name: str) -> Callable[..., Any]:
    def resolve(root: Any, _: Any) -> Any:
        return getattr(root, name)

    return resolve


def _text(name: str) -> Callable[..., str | None]:
    def resolve(root: Any, _: Any, lang: Language = Language.ZH) -> str | None:
        text = getattr(root, name)
        return None if text is None else text.tell(lang)

    return resolve
