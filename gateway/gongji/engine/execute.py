"""Runs an operation and tells its result; whatever goes wrong becomes an error the client can read."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationType, execute

from gongji.engine.discreet import discreet
from gongji.engine.documents import Documents
from gongji.engine.limits import Limits
from gongji.engine.meter import Meter, OutOfTime, TooLarge
from gongji.engine.request import Request

log = logging.getLogger("gongji.engine")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request: the response's map, and whether the operation was run at all."""

    body: dict[str, Any]
    ran: bool


@dataclass(frozen=True, slots=True)
class Engine:
    """Answers requests against one schema.

    `mistakes` are exceptions of resolvers that are the client's to mend: their message is shown, with their `code`.
    """

    schema: GraphQLSchema
    documents: Documents
    limits: Limits
    mistakes: tuple[type[Exception], ...] = ()
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """One long execution at a time; others wait for it, within their own time."""

    async def answer(self, request: Request, context: object) -> Answer:
        """Answer a request; never raises for anything a client can send."""
        document = self.documents.get(request.query)
        if document.errors or document.tree is None:
            return self._refused(list(document.errors))
        operation = document.operation(request.operation_name)
        if isinstance(operation, GraphQLError):
            return self._refused([operation])
        if operation.operation is OperationType.SUBSCRIPTION:
            text = "Subscriptions are not served over POST."
            return self._refused([GraphQLError(text, extensions={"code": "SUBSCRIPTION_REFUSED"})])
        try:
            async with asyncio.timeout(self.limits.operation_seconds):
                result = await self._run(document.tree, request, context)
        except (TimeoutError, OutOfTime):
            text = f"The operation took longer than {self.limits.operation_seconds:g} s."
            return _stopped(text, "OPERATION_TIMEOUT")
        except TooLarge:
            text = f"The answer would hold more than {self.limits.values} values: ask for less at a time."
            return _stopped(text, "ANSWER_TOO_LARGE")
        except Exception as error:  # noqa: BLE001 - a bug of ours is never the client's to see
            return Answer({"errors": [_hidden(error)], "data": None}, ran=True)
        if result.data is None and result.errors and all(error.path is None for error in result.errors):
            return self._refused(result.errors)  # variables that do not fit: nothing was run
        body: dict[str, Any] = {"errors": self._told(result.errors)} if result.errors else {}
        return Answer(body | {"data": result.data}, ran=True)

    async def _run(self, tree: DocumentNode, request: Request, context: object) -> ExecutionResult:
        """Execute: at once where it is done soon, in a thread where it is not, so that others are answered meanwhile.

        What is begun at once and takes too long is given up and begun anew: resolvers that do not wait only read.
        """
        meter = Meter(self.limits.values, self.limits.prompt_seconds)
        try:
            result = self._execute(tree, request, context, meter)
        except OutOfTime:
            async with self._room:
                meter = Meter(self.limits.values, self.limits.operation_seconds)
                result = await asyncio.to_thread(self._execute, tree, request, context, meter)
        if isinstance(result, ExecutionResult):
            return result
        meter.allow(self.limits.operation_seconds)  # waiting keeps nobody else waiting
        return await result

    def _execute(
        self, tree: DocumentNode, request: Request, context: object, meter: Meter
    ) -> Awaitable[ExecutionResult] | ExecutionResult:
        return execute(
            self.schema,
            tree,
            context_value=context,
            variable_values=request.variables,
            operation_name=request.operation_name,
            is_awaitable=meter,
        )

    def _refused(self, errors: list[GraphQLError]) -> Answer:
        return Answer({"errors": self._told(errors)}, ran=False)

    def _told(self, errors: list[GraphQLError]) -> list[dict[str, Any]]:
        """Write errors for the client, sorted by path, then message, so that every tier answers alike."""
        ordered = sorted(errors, key=lambda error: ([str(part) for part in error.path or ()], error.message))
        return [self._tell(error) for error in ordered[: self.limits.errors]]

    def _tell(self, error: GraphQLError) -> dict[str, Any]:
        original = error.original_error
        while isinstance(original, GraphQLError) and original.original_error is not None:
            original = original.original_error
        if original is None or isinstance(original, GraphQLError):
            return _formatted(error, "BAD_USER_INPUT")
        if isinstance(original, self.mistakes):
            told = _formatted(error, getattr(original, "code", "BAD_USER_INPUT"))
            return {**told, "message": str(original)}
        return {**_formatted(error, "INTERNAL"), **_hidden(original)}


def _stopped(message: str, code: str) -> Answer:
    return Answer({"errors": [{"message": message, "extensions": {"code": code}}], "data": None}, ran=True)


def _formatted(error: GraphQLError, code: str) -> dict[str, Any]:
    told: dict[str, Any] = dict(error.formatted)
    told["message"] = discreet(error.message)
    return {**told, "extensions": {"code": code, **(error.extensions or {})}}


def _hidden(error: BaseException) -> dict[str, Any]:
    """Log a bug under a number and give the client only that number; the log holds no input of theirs."""
    number = secrets.token_hex(4)
    log.error("internal error %s", number, exc_info=error)
    return {
        "message": f"Internal error {number}. It is ours, not yours; tell the operator this number.",
        "extensions": {"code": "INTERNAL", "id": number},
    }
