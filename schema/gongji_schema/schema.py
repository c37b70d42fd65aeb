"""The schema: all types put together, and its text."""

from importlib.resources import files

import strawberry
from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, Undefined
from strawberry.schema.config import StrawberryConfig

from gongji_schema import enums
from gongji_schema.direct import resolve_directly
from gongji_schema.mutation import Mutation
from gongji_schema.query import Query
from gongji_schema.scalars import SCALARS

__all__ = ["SDL_FILE", "core_schema", "enums", "make_schema", "snapshot", "written"]

SDL_FILE = "schema.graphql"
"""The snapshot of the schema beside this file, shipped with the package."""


def make_schema() -> strawberry.Schema:
    """Put the schema together."""
    schema = strawberry.Schema(query=Query, mutation=Mutation, config=StrawberryConfig(scalar_map=SCALARS))
    _drop_null_defaults(schema._schema)  # noqa: SLF001 - as below
    return schema


def core_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """Give the schema as graphql-core knows it, plain fields resolved directly."""
    core: GraphQLSchema = schema._schema  # noqa: SLF001 - strawberry has no public way to it
    resolve_directly(core)
    return core


def _drop_null_defaults(core: GraphQLSchema) -> None:
    """Let what may be left out have no default: strawberry writes null for Python's None, which says no more."""
    for kind in core.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            bearers = list(kind.fields.values())
        elif isinstance(kind, GraphQLObjectType):
            bearers = [argument for field in kind.fields.values() for argument in field.args.values()]
        else:
            continue
        for each in bearers:
            if each.default_value is None:
                each.default_value = Undefined


def written(schema: strawberry.Schema) -> str:
    """Write the schema as SDL."""
    return schema.as_str() + "\n"


def snapshot() -> str:
    """Read the SDL that was shipped."""
    return (files("gongji_schema") / SDL_FILE).read_text("utf-8")
