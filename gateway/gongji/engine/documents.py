"""Documents: parsed, guarded and validated once, then kept."""

from collections import OrderedDict
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)

from gongji.engine.limits import Limits
from gongji.engine.shape import guard_shape

_KEPT = 512
_KEPT_TOKENS = 50_000
"""A token of a document in memory weighs some 400 bytes."""
_MAX_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was found: its tree, or what is wrong with it (文档)."""

    tree: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()

    @property
    def tokens(self) -> int:
        """How many tokens it has."""
        return self.tree.token_count if self.tree else 0

    def operation(self, name: str | None) -> OperationDefinitionNode | GraphQLError:
        """Pick the operation to run, or say why none can be picked."""
        found = (
            [each for each in self.tree.definitions if isinstance(each, OperationDefinitionNode)]
            if self.tree
            else []
        )
        if name is not None:
            found = [each for each in found if each.name and each.name.value == name]
        if len(found) == 1:
            return found[0]
        text = (
            f"The document has no operation named {name!r}."
            if name is not None
            else "The document has several operations: name one in operationName."
            if found
            else "The document has no operation."
        )
        return GraphQLError(text, extensions={"code": "OPERATION_RESOLUTION_FAILURE"})


class Documents:
    """Keeps sound documents by their text, bounded in number and in tokens.

    Args:
        schema: what documents are validated against.
        limits: the bounds on a document.
        introspection: whether `__schema` and `__type` may be asked.
    """

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, introspection: bool = False) -> None:
        self._schema = schema
        self._limits = limits
        self._introspection = introspection
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._tokens = 0

    def get(self, source: str) -> Document:
        """Give the document of a text, from memory where it was seen before."""
        found = self._kept.get(source)
        if found is not None:
            self._kept.move_to_end(source)
            return found
        document = self._read(source)
        if document.tree is not None and not document.errors:
            self._keep(source, document)
        return document

    def _read(self, source: str) -> Document:
        limits = self._limits
        if len(source) > limits.characters:
            return _refused(f"The document is longer than {limits.characters} characters.", "TOO_MANY")
        if source.count("\n") + source.count("\r") > limits.lines:  # each error counts them all for its place
            return _refused(f"The document has more than {limits.lines} lines.", "TOO_MANY")
        try:
            tree = parse(source, max_tokens=limits.tokens, allow_empty_selection_sets=False)
        except GraphQLSyntaxError as error:
            if "more than" in error.description and "tokens" in error.description:
                return _refused(f"The document has more than {limits.tokens} tokens.", "TOO_MANY")
            if "nested too deeply" in error.description:
                return _refused(f"The document is deeper than {limits.depth} levels.", "TOO_DEEP")
            error.extensions = {"code": "GRAPHQL_PARSE_FAILED"}
            return Document(None, (error,))
        except RecursionError:
            return _refused(f"The document is deeper than {limits.depth} levels.", "TOO_DEEP")
        errors = guard_shape(tree, self._limits, introspection=self._introspection)
        if not errors:
            errors = validate(self._schema, tree, specified_rules, max_errors=_MAX_ERRORS)
            if errors and errors[-1].message == "Validation aborted.":
                return _refused(
                    "The document takes too long to check: its fragments meet too often.", "TOO_MANY"
                )
            for each in errors:
                each.extensions = {"code": "GRAPHQL_VALIDATION_FAILED", **(each.extensions or {})}
        return Document(tree, tuple(errors))

    def _keep(self, source: str, document: Document) -> None:
        self._kept[source] = document
        self._tokens += document.tokens
        while len(self._kept) > _KEPT or self._tokens > _KEPT_TOKENS:
            _, oldest = self._kept.popitem(last=False)
            self._tokens -= oldest.tokens


def _refused(text: str, code: str) -> Document:
    return Document(None, (GraphQLError(text, extensions={"code": code}),))
