"""How enumerations of the domain get their words in the schema, and texts their language."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Annotated, Any, TypeVar

import strawberry

from gongji.domain.text import Language
from gongji_schema.direct import TEXT

E = TypeVar("E", bound=type[Enum])


def described(kind: E, description: str, values: Mapping[str, str]) -> E:
    """Make an enumeration of the domain a GraphQL enum in which every value is described.

    Args:
        kind: the domain's enumeration; its member names are the GraphQL values.
        description: Chinese first, then English.
        values: the description of each member, by name.

    Raises:
        KeyError: a member has no description.
    """
    wrapped = strawberry.enum(kind, description=description)
    definition: Any = wrapped.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = values[value.name]
    return wrapped


described(
    Language, "回答所用的语言。The language of an answer.", {"ZH": "中文。Chinese.", "EN": "英文。English."}
)

Lang = Annotated[Language, strawberry.argument(description="用哪种语言回答。The language to answer in.")]


def told(attribute: str, description: str) -> Any:
    """Make a field that tells a text in the language asked for.

    Args:
        attribute: the attribute of the domain object that holds the text.
        description: Chinese first, then English.
    """

    def resolve(root: strawberry.Parent[Any], lang: Lang = Language.ZH) -> str:
        words: str = getattr(root, attribute).tell(lang)
        return words

    return strawberry.field(resolver=resolve, description=description, metadata={TEXT: attribute})


def told_if_any(attribute: str, description: str) -> Any:
    """Make a field that tells a text where there is one, else null."""

    def resolve(root: strawberry.Parent[Any], lang: Lang = Language.ZH) -> str | None:
        text = getattr(root, attribute)
        return None if text is None else text.tell(lang)

    return strawberry.field(resolver=resolve, description=description, metadata={TEXT: attribute})


def says(description: str, *, name: str | None = None, kind: Any = None) -> Any:
    """Make a field that shows a plain attribute.

    Args:
        description: Chinese first, then English.
        name: its GraphQL name, where the attribute's own will not do.
        kind: its GraphQL type, where the annotation cannot name it.
    """
    return strawberry.field(description=description, name=name, graphql_type=kind)


def finds(resolver: Callable[..., Any], description: str, kind: Any) -> Any:
    """Make a field that takes arguments.

    Args:
        resolver: takes the domain object and the arguments.
        description: Chinese first, then English.
        kind: its GraphQL type; the resolver answers with domain objects of that shape.
    """
    return strawberry.field(resolver=resolver, description=description, graphql_type=kind)
